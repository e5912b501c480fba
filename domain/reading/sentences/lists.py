"""The lists people ask for: 我的, 快到期, 今天谁到期, 谁还没签收, 待我批的."""

import re

from domain import intents
from domain.intents import Intent, Which
from domain.numerals import read_number
from domain.permissions import OFFICE, SUPERVISING, UNIT
from domain.reading.rules import Message
from domain.reading.scene import Scene

_LOOK = r"(?:查看?|看看?|列出|还)?"
_THINGS = r"(?:待办件|待办|件|清单|案子|案件|任务|事项|申请|请求|单位)?"
_WHICH = r"(?:哪些|哪几件|什么|几个|几件|多少|吗)"
_ASK = rf"(?:有?{_WHICH})?[?]?"

_MINE = re.compile(
    rf"{_LOOK}(?:我们?(?:单位)?(?:手上|手里|现在|名下)?还?有?{_WHICH}?的?|还?有哪些|手上的){_THINGS}{_ASK}"
    r"|清单|列表|任务|待办件?"
)
_PENDING = re.compile(
    rf"(?:有{_WHICH}?)?{_LOOK}(?:待我?审?批|待审核|需?要我?批|等我批|待办|审批)的?{_THINGS}{_ASK}"
)

_WHO = r"(?:谁|哪些单位|哪几?个单位|哪几?家|哪些人|各单位|所有单位)"
_WEEK = r"(?:周|星期|礼拜)"
_WHEN = rf"今[天日]|明[天日]|[本这]{_WEEK}|这个{_WEEK}|一周内|下个?{_WEEK}|近期|最近"
_DUE = r"(?:快要?|就要|将要?|即将|会|要|临)*(?:到期|截止)"
_OVER = r"(?:已经?)?(?:超期|逾期|过期|超时)"
_UNSIGNED = r"(?:没有?|未|不|待)签(?:收|件)?"
_LIST = re.compile(
    rf"(?:还?有没有|还?有)?{_LOOK}(?P<before>{_WHO})?的?(?P<when>{_WHEN})?内?有?(?P<between>{_WHO})?(?:还有?|有)?{_WHICH}?"
    rf"(?:(?P<due>{_DUE})|(?P<over>{_OVER})|(?P<unsigned>{_UNSIGNED}))了?的?{_THINGS}"
    rf"(?:(?:是|有)(?P<after>{_WHO})|{_ASK})[?]?"
)
_DAYS = {
    "今": Which.TODAY,
    "明": Which.TOMORROW,
    "近": Which.DUE_SOON,
    "最": Which.DUE_SOON,
    "下": Which.NEXT_WEEK,
}
_ALL = r"(?:都|全部?|一起|给我|挨个|统统|再)*"
_URGE = r"催(?:一?[催下遍]|办)?"
# 催没签收的: the list of them, with the button that urges; nobody is urged by these words alone.
_URGED = re.compile(
    r"(?:请|帮我|麻烦)?(?:[催督][办促]?|把)(?:一?[下催]|所有|全部|那些|还|这些|各单位|\s)*"
    rf"(?:(?P<over>{_OVER})|(?P<unsigned>{_UNSIGNED}))了?的?{_THINGS}{_ALL}(?:{_URGE})?(?:一?[遍下]|了)*"
    rf"|(?:还|所有|全部)*(?:(?P<over2>{_OVER})|(?P<unsigned2>{_UNSIGNED}))了?的{_THINGS}{_ALL}{_URGE}(?:一?[遍下]|了)*"
)
_PAGE = re.compile(r"第?(?P<page>[0-9]{1,3})页$")
_LONGEST = 40


def read_list(message: Message) -> Intent | None:
    """The list that the whole message asks for, perhaps its 第2页."""
    folded = message.unspaced
    if len(folded) > _LONGEST:
        return None
    page = _PAGE.search(folded)
    number = read_number(page["page"]) if page else None
    return _read(folded[: page.start()] if page else folded, number or 1, message.scene)


def _read(folded: str, page: int, scene: Scene) -> Intent | None:
    supervises = not SUPERVISING.isdisjoint(scene.roles)
    if _PENDING.fullmatch(folded) and (supervises or not folded.startswith("待办")):
        return intents.ShowPending()
    if _MINE.fullmatch(folded):
        return intents.ShowMine(page=page)
    urged = _URGED.fullmatch(folded)
    if urged is not None:
        return intents.ShowOffice(Which.OVERDUE if urged["over"] or urged["over2"] else Which.UNSIGNED)
    found = _LIST.fullmatch(folded)
    return _read_named(found, page, scene) if found else None


def _read_named(found: re.Match[str], page: int, scene: Scene) -> Intent:
    over_all = found["before"] or found["between"] or found["after"]
    if over_all or (UNIT.isdisjoint(scene.roles) and not OFFICE.isdisjoint(scene.roles)):
        return intents.ShowOffice(_which(found), page)
    return intents.ShowMine(_which(found), page)


def _which(found: re.Match[str]) -> Which:
    if found["over"]:
        return Which.OVERDUE
    if found["unsigned"]:
        return Which.UNSIGNED
    return _DAYS.get(found["when"][0], Which.THIS_WEEK) if found["when"] else Which.DUE_SOON
