"""The company's address book on the old host: departments, their people, somebody by his mobile (8.1)."""

import re
from collections.abc import Iterable
from typing import Final

from bot.messengers.dingtalk.calls import ApiCalls
from bot.messengers.dingtalk.fields import Json, identifier_of, list_of, object_of, text_of
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rulings import GONE
from domain.messages import BookTrouble, Verdict
from domain.rosters.contacts import ROOT, AddressBook, Department, Listed

_PEOPLE_PER_PAGE: Final = 100
_MOST_DEPARTMENTS, _MOST_PAGES = 2_000, 200
_NAME, _MOBILE = 60, 30
_DENIED: Final = frozenset({"60011", "88", "Forbidden.AccessDenied.AccessTokenPermissionDenied"})
_OUT_OF_RANGE: Final = frozenset({"50002", "50004"})
_NAMED: Final = re.compile(r"\b(qyapi_[a-z_]+|fieldMobile|Contact\.[A-Za-z.]+)\b")
# What each call needs, should the refusal not name it.
_NEEDS: Final = {
    "topapi/v2/department/listsub": "qyapi_get_department_list",
    "topapi/v2/department/get": "qyapi_get_department_list",
    "topapi/v2/user/list": "qyapi_get_department_member",
    "topapi/v2/user/getbymobile": "qyapi_get_member_by_mobile",
    "topapi/v2/user/get": "qyapi_get_member",
}


class AddressBooks:
    """The address-book side of `DingTalkClient`. These calls are not counted against the month (1.3)."""

    def __init__(self, calls: ApiCalls) -> None:
        self._calls = calls

    async def read(self) -> AddressBook:
        """Every department the app may see, with its people. Raises BookTrouble."""
        scopes = object_of((await self._ask_scopes()).get("auth_org_scopes"))
        allowed = [number for number in map(_number, list_of(scopes.get("authed_dept"))) if number]
        departments = await self._departments(allowed or [])
        people = await self._people(departments)
        alone = [one for one in map(identifier_of, list_of(scopes.get("authed_user"))) if one]
        people |= {one: await self._person(one) for one in alone if one not in people}
        return AddressBook(tuple(departments.values()), tuple(people.values()))

    async def find(self, mobile: str) -> Listed | None:
        """Whoever has that mobile; None if nobody the app may see has it. Raises BookTrouble."""
        try:
            answer = await self._look_up("topapi/v2/user/getbymobile", {"mobile": mobile})
        except _Gone:
            return None
        user_id = identifier_of(object_of(answer.get("result")).get("userid"))
        if user_id is None:
            return None
        try:
            listed = await self._person(user_id)
        except BookTrouble:  # the name is worth having, not worth failing for
            return Listed(user_id, mobile=mobile)
        return Listed(user_id, listed.name, mobile, listed.departments)

    async def _ask_scopes(self) -> Json:
        try:
            return await self._calls.consult("auth/scopes")
        except WireRefusal as refusal:
            raise _trouble("auth/scopes", refusal) from refusal

    async def _departments(self, allowed: Iterable[int]) -> dict[int, Department]:
        """Those at the top of what is allowed, and everything below them."""
        found, open_ones = dict[int, Department](), list(allowed)
        for number in open_ones:
            if number != ROOT:
                answer = await self._look_up("topapi/v2/department/get", {"dept_id": number})
                found[number] = _department(object_of(answer.get("result")), number)
            else:
                found[ROOT] = Department(ROOT, "")
        while open_ones and len(found) < _MOST_DEPARTMENTS:
            number = open_ones.pop()
            answer = await self._look_up("topapi/v2/department/listsub", {"dept_id": number})
            for one in map(object_of, list_of(answer.get("result"))):
                below = _department(one, _number(one.get("dept_id")))
                if below.id and below.id not in found:
                    found[below.id] = below
                    open_ones.append(below.id)
        return found

    async def _people(self, departments: Iterable[int]) -> dict[str, Listed]:
        people: dict[str, Listed] = {}
        for number in departments:
            cursor = 0
            for _ in range(_MOST_PAGES):
                asked = {"dept_id": number, "cursor": cursor, "size": _PEOPLE_PER_PAGE}
                result = object_of((await self._look_up("topapi/v2/user/list", asked)).get("result"))
                for one in map(object_of, list_of(result.get("list"))):
                    if listed := _listed(one):
                        people.setdefault(listed.user_id, listed)
                cursor = _number(result.get("next_cursor"))
                if result.get("has_more") is not True or not cursor:
                    break
        return people

    async def _person(self, user_id: str) -> Listed:
        try:
            answer = await self._look_up("topapi/v2/user/get", {"userid": user_id})
        except _Gone:
            return Listed(user_id)
        return _listed(object_of(answer.get("result"))) or Listed(user_id)

    async def _look_up(self, api: str, body: Json) -> Json:
        try:
            return await self._calls.look_up(api, body)
        except WireRefusal as refusal:
            raise _trouble(api, refusal) from refusal


class _Gone(BookTrouble):
    """Nobody like that, or nobody the app may see."""


def _trouble(api: str, refusal: WireRefusal) -> BookTrouble:
    """What an administrator has to know: which permission is missing, or that nothing may be seen."""
    if refusal.ruling is GONE:
        return _Gone(refusal.code, refusal.ruling.verdict)
    if refusal.code in _DENIED and refusal.ruling.verdict is Verdict.ALERT:
        named = _NAMED.findall(refusal.detail) or [_NEEDS.get(api, "")]
        return BookTrouble("denied", Verdict.ALERT, tuple(dict.fromkeys(filter(None, named))))
    code = "out_of_range" if refusal.code in _OUT_OF_RANGE else refusal.code
    return BookTrouble(code, refusal.ruling.verdict)


def _department(answer: Json, number: int) -> Department:
    return Department(number, text_of(answer.get("name"), _NAME), _number(answer.get("parent_id")) or None)


def _listed(answer: Json) -> Listed | None:
    user_id = identifier_of(answer.get("userid"))
    if user_id is None:
        return None
    numbers = tuple(filter(None, map(_number, list_of(answer.get("dept_id_list")))))
    return Listed(user_id, text_of(answer.get("name"), _NAME), _mobile_of(answer), numbers)


def _mobile_of(answer: Json) -> str:
    """The eleven digits, without the country."""
    return text_of(answer.get("mobile"), _MOBILE).removeprefix("+86").replace("-", "").strip()


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
