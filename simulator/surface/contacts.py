"""The old host's address book. dingtalk.md 8.1."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from simulator.company import ROOT_DEPARTMENT, Company, Person
from simulator.messenger import MESSENGER
from simulator.refusals import Refusal
from simulator.surface.requests import accept_old, read_form_or_json, take_text

MOBILE_DIGITS: Final = 11


async def get_user(request: web.Request) -> web.Response:
    """`POST /topapi/v2/user/get`."""
    messenger, body = request.app[MESSENGER], await read_form_or_json(request)
    company, user_id = messenger.company, take_text(body, "userid")
    if not user_id:
        raise Refusal(33012, "无效的USERID")
    if not company.is_reachable(user_id):
        raise Refusal(60121, "找不到该用户")
    described = _describe(company, company.people[user_id])
    if user_id in messenger.faults.hide_union_id:
        del described["unionid"]
    return accept_old(result=described, request_id="practice")


async def find_by_mobile(request: web.Request) -> web.Response:
    """`POST /topapi/v2/user/getbymobile`."""
    company, body = request.app[MESSENGER].company, await read_form_or_json(request)
    mobile = take_text(body, "mobile")
    if not (mobile.isdecimal() and len(mobile) == MOBILE_DIGITS):
        raise Refusal(40104, "无效的手机号码")
    for person in company.employees():
        if person.mobile == mobile:
            result = {"userid": person.user_id, "exclusive_account_userid_list": []}
            return accept_old(result=result, request_id="practice")
    raise Refusal(60121, "找不到该用户")


async def list_user_ids(request: web.Request) -> web.Response:
    """`POST /topapi/user/listid`: all in one department, not paged."""
    company, body = request.app[MESSENGER].company, await read_form_or_json(request)
    department = _read_department(company, body)
    found = [one.user_id for one in company.employees() if company.department_id(one) == department]
    return accept_old(result={"userid_list": found}, request_id="practice")


async def list_departments(request: web.Request) -> web.Response:
    """`POST /topapi/v2/department/listsub`: one level; all stand directly below the root."""
    company, body = request.app[MESSENGER].company, await read_form_or_json(request)
    below = company.departments() if _read_department(company, body) == ROOT_DEPARTMENT else {}
    result = [
        {"dept_id": number, "name": name, "parent_id": ROOT_DEPARTMENT} for number, name in below.items()
    ]
    return accept_old(result=result, request_id="practice")


def _describe(company: Company, person: Person) -> dict[str, Any]:
    described: dict[str, Any] = {
        "userid": person.user_id,
        "unionid": person.union_id,
        "name": person.name,
        "avatar": "",
        "title": person.title,
        "dept_id_list": [company.department_id(person)],
        "active": True,
        "admin": False,
        "boss": False,
        "senior": False,
    }
    return described | ({"mobile": person.mobile} if person.mobile else {})


def _read_department(company: Company, body: Mapping[str, Any]) -> int:
    wanted = str(body.get("dept_id", ROOT_DEPARTMENT))
    if wanted.isdecimal() and (int(wanted) == ROOT_DEPARTMENT or int(wanted) in company.departments()):
        return int(wanted)
    raise Refusal(60003, "部门不存在")
