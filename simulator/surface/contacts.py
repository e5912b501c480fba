"""The old host's address book, as far as permissions and visible range let the app see. dingtalk.md 8.1."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from simulator.company import ROOT_DEPARTMENT, Person
from simulator.messenger import MESSENGER, Messenger
from simulator.refusals import Refusal
from simulator.surface.requests import accept_old, read_form_or_json, take_text

MOBILE_DIGITS: Final = 11
MOST_PER_PAGE: Final = 100
_MOBILES: Final = "fieldMobile"


async def tell_scopes(request: web.Request) -> web.Response:
    """`GET /auth/scopes`: the top departments of the visible range, and the fields that may be read."""
    messenger = request.app[MESSENGER]
    top = [messenger.company.number_of(path) for path in messenger.faults.visible_departments]
    fields = ["name"] if _MOBILES in messenger.faults.missing_scopes else ["name", "mobile"]
    scopes = {"authed_dept": top or [ROOT_DEPARTMENT], "authed_user": []}
    return accept_old(auth_user_field=fields, condition_field=[], auth_org_scopes=scopes)


async def get_user(request: web.Request) -> web.Response:
    """`POST /topapi/v2/user/get`."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    user_id = take_text(body, "userid")
    if not user_id:
        raise Refusal(33012, "无效的USERID")
    if not messenger.company.is_reachable(user_id):
        raise Refusal(60121, "找不到该用户")
    if not is_shown(messenger, user_id):
        raise Refusal(50002, "请求的员工userid不在授权范围内")
    described = _describe(messenger, messenger.company.people[user_id])
    if user_id in messenger.faults.hide_union_id:
        del described["unionid"]
    return accept_old(result=described, request_id="practice")


async def find_by_mobile(request: web.Request) -> web.Response:
    """`POST /topapi/v2/user/getbymobile`."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    mobile = take_text(body, "mobile")
    if not (mobile.isdecimal() and len(mobile) == MOBILE_DIGITS):
        raise Refusal(40104, "无效的手机号码")
    for person in _employees(messenger):
        if person.mobile == mobile:
            result = {"userid": person.user_id, "exclusive_account_userid_list": []}
            return accept_old(result=result, request_id="practice")
    raise Refusal(60121, "找不到该用户")


async def list_user_ids(request: web.Request) -> web.Response:
    """`POST /topapi/user/listid`: all in one department, not paged."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    found = [one.user_id for one in _members(messenger, body)]
    return accept_old(result={"userid_list": found}, request_id="practice")


async def list_names(request: web.Request) -> web.Response:
    """`POST /topapi/user/listsimple`: page by page, id and name."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    page, rest = _page(_members(messenger, body), body)
    people = [{"userid": one.user_id, "name": one.name} for one in page]
    return accept_old(result=rest | {"list": people}, request_id="practice")


async def list_people(request: web.Request) -> web.Response:
    """`POST /topapi/v2/user/list`: page by page, with all that the permissions show."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    page, rest = _page(_members(messenger, body), body)
    people = [_describe(messenger, one) for one in page]
    return accept_old(result=rest | {"list": people}, request_id="practice")


async def get_department(request: web.Request) -> web.Response:
    """`POST /topapi/v2/department/get`."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    number = _read_department(messenger, body)
    return accept_old(result=_department(messenger, number), request_id="practice")


async def list_departments(request: web.Request) -> web.Response:
    """`POST /topapi/v2/department/listsub`: one level."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    result = [_department(messenger, number) for number in _below(messenger, body)]
    return accept_old(result=result, request_id="practice")


async def list_numbers(request: web.Request) -> web.Response:
    """`POST /topapi/v2/department/listsubid`: one level, numbers only."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    return accept_old(result={"dept_id_list": _below(messenger, body)}, request_id="practice")


def is_shown(messenger: Messenger, user_id: str) -> bool:
    """Whether somebody is an employee within the app's visible range."""
    company, visible = messenger.company, messenger.faults.visible_departments
    if not company.is_reachable(user_id):
        return False
    return not visible or any(_is_below(company.people[user_id].department, path) for path in visible)


def _employees(messenger: Messenger) -> list[Person]:
    return [one for one in messenger.company.employees() if is_shown(messenger, one.user_id)]


def _members(messenger: Messenger, body: Mapping[str, Any]) -> list[Person]:
    number = _read_department(messenger, body)
    return [one for one in _employees(messenger) if messenger.company.department_id(one) == number]


def _page(people: list[Person], body: Mapping[str, Any]) -> tuple[list[Person], dict[str, Any]]:
    """One page from `cursor` on, and where the next begins."""
    cursor, size = _whole(body.get("cursor"), 0), _whole(body.get("size"), 0)
    if not 0 < size <= MOST_PER_PAGE:
        raise Refusal(40035, "不合法的参数：size")
    page, has_more = people[cursor : cursor + size], len(people) > cursor + size
    return page, {"has_more": has_more} | ({"next_cursor": cursor + size} if has_more else {})


def _whole(value: object, default: int) -> int:
    text = str(value)
    return int(text) if text.isdecimal() else default


def _department(messenger: Messenger, number: int) -> dict[str, Any]:
    company = messenger.company
    if number == ROOT_DEPARTMENT:
        return {"dept_id": number, "name": "演练单位"}
    name = company.departments()[number].rpartition("/")[2]
    return {"dept_id": number, "name": name, "parent_id": company.parent_of(number)}


def _below(messenger: Messenger, body: Mapping[str, Any]) -> list[int]:
    above, company = _read_department(messenger, body), messenger.company
    return [number for number in company.departments() if company.parent_of(number) == above]


def _describe(messenger: Messenger, person: Person) -> dict[str, Any]:
    described: dict[str, Any] = {
        "userid": person.user_id,
        "unionid": person.union_id,
        "name": person.name,
        "avatar": "",
        "title": person.title,
        "dept_id_list": [messenger.company.department_id(person)],
        "active": True,
        "admin": False,
        "boss": False,
        "senior": False,
    }
    is_told = person.mobile and _MOBILES not in messenger.faults.missing_scopes
    return described | ({"mobile": person.mobile} if is_told else {})


def _read_department(messenger: Messenger, body: Mapping[str, Any]) -> int:
    company, wanted = messenger.company, str(body.get("dept_id", ROOT_DEPARTMENT))
    if not (wanted.isdecimal() and (int(wanted) == ROOT_DEPARTMENT or int(wanted) in company.departments())):
        raise Refusal(60003, "部门不存在")
    path = company.departments().get(int(wanted), "")
    visible = messenger.faults.visible_departments
    if visible and not any(_is_below(path, top) for top in visible):
        raise Refusal(50004, "请求的部门id不在授权范围内")
    return int(wanted)


def _is_below(path: str, top: str) -> bool:
    return path == top or path.startswith(f"{top}/")
