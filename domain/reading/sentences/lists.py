"""The lists people ask for: 我的, 快到期, 今天谁到期, 谁还没签收, 待我批的."""

import re
from dataclasses import replace

from domain import intents
from domain.intents import Intent, Which
from domain.numerals import read_number
from domain.permissions import OFFICE, PARTNERS, SUPERVISING, UNIT
from domain.reading.days.periods import read_day
from domain.reading.naming.units import is_registered
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
_ME = r"(?:我们?|咱们?|我局|我单位|本单位|我们单位)?(?:这边|这里|手[上里头]|名下|现在|目前|自己|的)*"
_TO_DO = (
    r"(?:要|得|该|需要|应该|没|没有|还没有?|未|等着)(?:我们?)?(?:弄完?|办[完结]?|做完?|交|报|搞完?|处理完?"
    r"|完成|回复?|答复|反馈|弄好|办好)"
)
_WHAT = r"(?:啥|什么|哪几?[个件些]|哪些|几[个件]|多少)"
# 我手上还有啥没弄完的, 这周有啥要交的不, 国庆节前我要交哪几个: asked of what he himself has to do.
_TASKS = re.compile(
    rf"{_ME}(?P<when>今[天日]|明[天日]|[本这](?:周|星期|礼拜)|下个?(?:周|星期|礼拜)|最近|近期)?(?:之?内"
    rf"|里)?{_ME}(?:还|都|要)*有?(?:{_WHAT}|没有)?"
    rf"(?:件|东西|活儿?|事情?|任务|案子)?(?:是|还)?{_TO_DO}的?{_THINGS}(?:有|是)?{_WHAT}?(?:件|个)?(?:的"
    rf"|呢|呀|啊|不|吗|没有?)*[?]*"
)
# 我这边最急的是哪个, 先办哪件: the list of his own has the most urgent first.
_FIRST = re.compile(
    rf"{_ME}(?:现在|目前)?(?:哪[一几]?[个件些](?:事情?|案子|任务)?(?:是|要)?(?:最|比较)(?:急|要紧|紧急|着急|紧)"
    rf"|最(?:急|要紧|紧急|着急|紧)的?(?:{_THINGS})?(?:是|有)?{_WHAT}?(?:件|个)?"
    rf"|(?:应该|该|要|得)?先(?:办|做|弄|处理){_WHAT}(?:件|个)?(?:好)?)(?:呢|呀|啊)?[?]*"
)
_MAY_ASK = re.compile(rf"{_WHAT}|有|[?]|[吗不]$")
_BEFORE_DAY = re.compile(
    r"(?:(?:国庆|中秋|元旦|春节|节|放假|月底|年底|周末)(?:节|假期?)?之?前|[本这]个?月"
    r"|月底)"
)
_MINE_LIST = re.compile(r"(?:我们?|咱们?|我局|我单位|本单位)(?:这边|这里|单位|手[上里头]|名下|现在|目前)*")
_PENDING = re.compile(
    rf"(?:还?有{_WHICH}?)?{_LOOK}(?:待我?审?批|要我?审?批|待审核|需?要我?批|等我批|待办"
    rf"|审批)的?{_THINGS}{_ASK}"
)

_WHO = r"(?:谁|哪些单位|哪几?个单位|哪几?家|哪些人|各单位|所有单位)"
_WEEK = r"(?:周|星期|礼拜)"
_WHEN = rf"今[天日]|明[天日]|[本这]{_WEEK}|这个{_WEEK}|一周内|下个?{_WEEK}|近期|最近"
_DUE = r"(?:快要?|就要|将要?|即将|会|要|临)*(?:到期|截止)"
_OVER = r"(?:已经?)?(?:超期|逾期|过期|超时)"
_UNSIGNED = r"(?:没有?|未|不|待)签(?:收|件)?"
_LIST = re.compile(
    rf"(?:现在|目前)?(?:还?有没有"
    rf"|还?有)?{_LOOK}(?P<before>{_WHO})?的?(?P<when>{_WHEN})?内?有?(?P<between>{_WHO})?(?:还有?"
    rf"|有)?{_WHICH}?"
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
_WEEK_OR_ALL = {True: Which.THIS_WEEK, False: Which.ALL}
_ALL = r"(?:都|全部?|一起|给我|挨个|统统|再)*"
_URGE = r"催(?:一?[催下遍]|办)?"
_LAGGING = rf"(?:(?P<today>今[天日])(?:{_DUE})?|(?P<over>{_OVER})|(?P<unsigned>{_UNSIGNED}))了?的?{_THINGS}"
_THOSE = r"(?:一?[下催遍]|所有|全部|那些|还|这些|各单位|的)*"
_AGAIN = r"(?:一?[遍下]|了|一催)*"
# 催没签收的: all of them, after a yes.
_URGED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:把|将|给)?{_THOSE}{_LAGGING}{_ALL}{_URGE}{_AGAIN}",
        rf"(?:都|全部)?[催督][办促]?{_THOSE}{_LAGGING}{_ALL}{_AGAIN}",
    )
)
_HOW = r"(?:(?:怎么?样|咋样|如何)了?)"
# How it stands over all: 在办情况, 今天情况怎么样.
_STATE = re.compile(
    rf"{_LOOK}(?:今[天日]|现在|目前|当前|最近|全区|总体|整体|各单位|全部|所有|的)*(?:在办|办理|督办"
    rf"|工作)?(?:件|事项)?的?(?:总?情况|进展|数字){_HOW}?[?]*"
    rf"|(?:今[天日]|现在|目前|全区|总体|整体|各单位|全部)*(?:办得|办的|进展){_HOW}[?]*"
    rf"|{_LOOK}(?:全部|所有|现在|目前|一?共)*(?:有|还有)?{_WHICH}?(?:件|个)?(?:在办|没办完|未办结"
    rf"|没办结)的?{_THINGS}{_ASK}"
)
_KEY = re.compile(
    rf"{_LOOK}(?:所有|全部|在办|我的|今年)?的?重点(?:督办)?(?:件|事项|案件|建议|提案)的?"
    rf"(?:(?:办得|办的|办理|进展|情况|进度)*的?(?:情况|进展|进度|{_HOW})|{_ASK})[?]*"
)
# What a leader or a partner has to look at: 今天有什么要我看的.
_TO_WATCH = re.compile(
    rf"(?:今[天日]|现在|目前|最近|[本这]周)*还?有?{_WHAT}?(?:件|事情?|东西|问题)?是?(?:要|需要|该|得|值得)"
    rf"我?(?:们)?(?:看看?|关注|过问|管|操心|留意)一?下?的?{_THINGS}{_ASK}[吗呢啊]?[?]*"
)
_DUE_ON = re.compile(
    rf"{_LOOK}(?:在)?(?P<day>[^,的?]{{2,12}}?)(?:{_DUE})的?{_THINGS}(?:都?有?{_WHO}|{_ASK})[?]*"
)
_OF_UNIT = re.compile(
    rf"{_LOOK}(?P<unit>[\u4e00-\u9fff]{{2,20}}?)(?:现在|目前|这边|那边|手[上里]|名下|的|还|都)*"
    rf"(?:有?{_WHICH}?(?:件|个)?(?:没|未|还没)(?:办[完结]|完成|答复)的?|在办的?|(?:办得|办的|办理|进展"
    rf"|情况|进度)+{_HOW}?|{_HOW}|有?{_WHICH}件?"
    rf"|有?(?P<when>{_WHEN})?{_WHICH}?(?:件|个)?(?:(?P<due>{_DUE})|(?P<over>{_OVER})"
    rf"|(?P<unsigned>{_UNSIGNED}))了?的?)(?:的?{_THINGS}){_ASK}[?]*"
)
_PAGE = re.compile(r"第?(?P<page>[0-9]{1,3})页$")
_LONGEST = 40
_OVER_ALL = OFFICE | PARTNERS  # who looks beyond one unit


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
    if not UNIT.isdisjoint(scene.roles) and (own := _read_own(folded, page)):
        return own
    for pattern in _URGED:
        if urged := pattern.fullmatch(folded):
            return intents.Urge(everybody=True, which=_which_lag(urged))
    return _read_over_all(folded, page, scene)


def _read_own(folded: str, page: int) -> Intent | None:
    """What he himself has to do, in his own words, and 我这边有没有超期的."""
    if _FIRST.fullmatch(folded):
        return intents.ShowMine(page=page)
    words = _BEFORE_DAY.sub("", folded, count=1)
    found = _TASKS.fullmatch(words)
    if found and _MAY_ASK.search(words):
        return intents.ShowMine(_DAYS.get((found["when"] or "-")[0], _WEEK_OR_ALL[bool(found["when"])]), page)
    mine = _MINE_LIST.match(folded)
    listed = _LIST.fullmatch(folded, mine.end()) if mine else None
    if listed is None or listed["before"] or listed["between"] or listed["after"]:
        return None
    return intents.ShowMine(_which(listed), page)


def _read_over_all(folded: str, page: int, scene: Scene) -> Intent | None:
    """The lists that the office asks for; two in one breath are answered one by one."""
    if found := _LIST.fullmatch(folded):
        return _read_named(found, page, scene)
    if _OVER_ALL.isdisjoint(scene.roles):
        return None
    for pattern, which in ((_STATE, Which.ALL), (_KEY, Which.KEY), (_TO_WATCH, Which.TO_WATCH)):
        if pattern.fullmatch(folded):
            return intents.ShowOffice(which, page)
    first, _, second = folded.partition(",")
    lists = [found and _read_named(found, page, scene) for found in map(_LIST.fullmatch, (first, second))]
    match lists:
        case [intents.ShowOffice() as one, intents.ShowOffice() as other]:
            return replace(one, also=other.which)
        case _:
            return _read_due_on(folded, page, scene) or _read_of_unit(folded, page, scene)


def _read_due_on(folded: str, page: int, scene: Scene) -> Intent | None:
    """9月30号到期的有哪些."""
    found = _DUE_ON.fullmatch(folded)
    on = read_day(found["day"], scene) if found else None
    return intents.ShowOffice(Which.ALL, page, on=on) if on else None


def _read_of_unit(folded: str, page: int, scene: Scene) -> Intent | None:
    """住建局办得怎么样, 城管局有几件没办完, 青石镇超期的."""
    found = _OF_UNIT.fullmatch(folded)
    if not found or not is_registered(found["unit"], scene.units):
        return None
    which = _which(found) if found["over"] or found["unsigned"] or found["due"] else Which.ALL
    return intents.ShowOffice(which, page, found["unit"])


def _which_lag(urged: re.Match[str]) -> Which:
    if urged["today"]:
        return Which.TODAY
    return Which.OVERDUE if urged["over"] else Which.UNSIGNED


def _read_named(found: re.Match[str], page: int, scene: Scene) -> Intent:
    over_all = found["before"] or found["between"] or found["after"]
    if over_all or (UNIT.isdisjoint(scene.roles) and not _OVER_ALL.isdisjoint(scene.roles)):
        return intents.ShowOffice(_which(found), page)
    return intents.ShowMine(_which(found), page)


def _which(found: re.Match[str]) -> Which:
    if found["over"]:
        return Which.OVERDUE
    if found["unsigned"]:
        return Which.UNSIGNED
    return _DAYS.get(found["when"][0], Which.THIS_WEEK) if found["when"] else Which.DUE_SOON
