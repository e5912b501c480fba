"""半月报, 出半月报, 发出 报告3, 半月报 发给 王主任: what is said of the office's reports."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import read_number
from domain.permissions import OFFICE, SUPERVISING
from domain.reading.days.halves import read_stretch
from domain.reading.naming.scopes import Named, read_scope
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.text.reasons import strip_head
from domain.reading.text.word_lists import split_words
from domain.vocabulary import PostRole, ReportKind

_WORDS: Final[dict[ReportKind, tuple[str, ...]]] = {
    ReportKind.WEEKLY: split_words("周督查 周督查报告 督查周报 周报 周督查情况"),
    ReportKind.HALF_MONTH: split_words("半月报 半月报告 督办半月报 督办工作半月报 半月情况报告"),
    ReportKind.MONTHLY: split_words("月调度 月调度报告 月调度情况 督办月报 月报 月度报告"),
    ReportKind.QUARTERLY: split_words("季通报 季度通报 季报 季度报告 季度报 季督查"),
    ReportKind.ANNUAL: split_words("年考评 年度考评 年报 年度报告 年终考评"),
    ReportKind.BURDEN: split_words("负担月报 负担报告 减负月报"),
    ReportKind.AD_HOC: split_words("专题报告 专报 专项报告"),
}
_KINDS: Final = {word: kind for kind, words in _WORDS.items() for word in words}
KIND: Final = rf"(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
_ANY: Final = rf"(?:{KIND}|报告|报表|简报|总结|旬报|半年报)"
_MAKE: Final = (
    r"(?:出|生成|做|写|来|编制?|导出|拉|弄|拟|汇总|要)(?:一?[份个张下期])?"  # 发 is another matter: to others
)
_WISH: Final = r"(?:帮我|给我|请|要|再|现在|来|我要|重新)*"
_NUMBER: Final = r"报告\s?(?:第\s?)?(?P<number>[0-9]{1,6})(?:\s?号)?"
_ONE: Final = rf"(?:{_NUMBER}|(?:这[份个])?(?:{KIND}|报告|草稿))"
_NUMBER2, _ONE2 = (
    pattern.replace("<number>", "<number2>").replace("<kind>", "<kind2>") for pattern in (_NUMBER, _ONE)
)
_PAGE: Final = r"(?:\s?第\s?(?P<page>[0-9]{1,3})\s?页)?"

_MAKING = re.compile(
    rf"{_WISH}{_MAKE}\s*(?P<before>.{{0,40}}?)的?(?:督办|督查|工作|办理)*{_ANY}\s*(?P<after>.*)"
)
_REMAKING = re.compile(rf"(?:重编|重新编制?|再编)\s*{_NUMBER}|{_NUMBER2}\s*(?:重编|重新编制?)")
_LOOK = r"(?:查看|看一?看|看下?|调阅?|发我|给我|发)?"
_AFTER = r"(?:呢|发我|给我|看看)?"
_SHOWING = tuple(
    re.compile(_LOOK + pattern + _AFTER)
    for pattern in (
        rf"(?:上一?[期份]|最近一?[期份]?)?的?{KIND}\s*(?P<days>.{{0,24}}?)",
        rf"(?P<days>.{{1,12}}?)的?{KIND}",
    )
)
_BY_NUMBER = re.compile(rf"(?:查看|看一?看|看下?|调阅?|打开)?{_NUMBER}")
_LISTING = re.compile(rf"(?:历次|历期|以前的?|过去的?|往期的?|所有的?|全部的?)(?:{KIND}|报告){_PAGE}")
_REVIEWING = re.compile(
    r"(?:审核?|审批|看)(?:待审的?|要审的?)?报告(?:草稿)?|(?:待审的?|要审的?)报告|报告待审"
)
_SEND = r"(?:发出|签发|印发|发送|批准发出|同意发出|可以发出?)"
_BACK = r"(?:退回修改|退回|打回|退改)"
_NOT = r"(?:不发|不要发|别发|先?不发出|作废)"
_ISSUING = re.compile(rf"(?:确认)?{_SEND}\s*{_ONE}|{_ONE2}\s*(?:可以)?(?:{_SEND}|发吧)")
_RETURNING = re.compile(rf"{_BACK}\s*{_ONE}\s*[,:]?\s*|{_ONE2}\s*{_BACK}\s*[,:]?\s*")
_DROPPING = re.compile(rf"{_NOT}\s*{_ONE}|{_NUMBER2}\s*{_NOT}")
_SETTINGS = re.compile(r"(?:查看|看看?)?报告(?:的)?(?:设置|安排|计划|发给谁)|报告都?发给谁")
_LONGEST = 80


def read_periodic(message: Message) -> Intent | None:
    """What the whole message wants of a report; of a unit's people 报告 12 is their own report on a case."""
    if len(message.folded) > _LONGEST and not _RETURNING.match(message.folded):
        return None
    return next(filter(None, _readings(message)), None)


def _readings(message: Message) -> Iterator[Intent | None]:
    folded, scene = message.folded, message.scene
    if _is_office(scene):
        yield _read_numbered(folded)
        yield _read_decision(message)
    if found := _LISTING.fullmatch(folded):
        yield intents.ListReports(_kind(found), int(found["page"] or 1))
    for pattern in _SHOWING:
        if found := pattern.fullmatch(folded):
            yield _show(found, scene)
    if found := _MAKING.fullmatch(folded):
        yield _make(found, scene)


def _is_office(scene: Scene) -> bool:
    """Numbers of reports belong to those who get them; nobody of a unit means one by 报告 3."""
    return not scene.roles.isdisjoint(OFFICE | {PostRole.DISCIPLINE_COPY})


def _read_numbered(folded: str) -> Intent | None:
    if found := _REMAKING.fullmatch(folded):
        numbers = re.findall(r"[0-9]+", found[0])
        return intents.RemakeReport(int(numbers[0]))
    if found := _BY_NUMBER.fullmatch(folded):
        return intents.ShowReport(int(found["number"]))
    return intents.ShowReportPlans() if _SETTINGS.fullmatch(folded) else None


def _read_decision(message: Message) -> Intent | None:
    """发出, 退回, 不发: an approver's; what he says of a case is another matter."""
    folded = message.folded
    if message.scene.roles.isdisjoint(SUPERVISING):
        return None
    if _REVIEWING.fullmatch(folded):
        return intents.ReviewDrafts()
    for pattern, make in ((_ISSUING, intents.IssueReport), (_DROPPING, intents.DropDraft)):
        if found := pattern.fullmatch(folded):
            return make(_number(found), _kind(found))
    return _read_return(message)


def _read_return(message: Message) -> Intent | None:
    """退回 报告3 数字不对; without number and kind only if nothing else is said."""
    found = _RETURNING.match(message.folded)
    if not found or not (_number(found) or _kind(found) or found.end() == len(message.folded)):
        return None
    reason = strip_head(message.passage.after(found.end()).whole)
    return intents.ReturnDraft(_number(found), _kind(found), reason)


def _number(found: re.Match[str]) -> int:
    said = found.groupdict()
    return read_number(said.get("number") or said.get("number2") or "0") or 0


def kind_of(found: re.Match[str]) -> ReportKind:
    """The kind that a pattern with KIND found."""
    said = found.groupdict()
    return _KINDS[said.get("kind") or said.get("kind2") or ""]


def _kind(found: re.Match[str]) -> ReportKind | None:
    said = found.groupdict()
    word = said.get("kind") or said.get("kind2")
    return _KINDS[word] if word else None


def _show(found: re.Match[str], scene: Scene) -> Intent | None:
    """半月报 8月下半月; the bare words for the dispatch list stay that list's."""
    if found[0] == "月调度":
        return None
    days = found["days"].strip()
    if not days:
        return intents.ShowReport(kind=_kind(found))
    stretch = read_stretch("".join(days.split()), scene.today)
    return intents.ShowReport(0, _kind(found), *stretch) if stretch else None


def _make(found: re.Match[str], scene: Scene) -> Intent | None:
    """The days, sources and unit stand before the word or after it."""
    kind = _kind(found)
    said = "".join((found["before"] + found["after"]).split())
    if said in ("本期", "这期", "截至今天", "到今天", "截至目前"):
        return intents.MakeReport(kind, running=True)
    if stretch := read_stretch(said, scene.today):
        return _made(kind, Named(), stretch, scene)
    scope = read_scope(said, scene)
    if scope is None or scope.key or scope.between is not None:
        return None
    days = (scope.since, scope.until or scene.today) if scope.since else None
    return _made(kind, scope, days, scene)


def _made(
    kind: ReportKind | None, scope: Named, days: tuple[date, date] | None, scene: Scene
) -> intents.MakeReport:
    if kind is None and (days or scope.sources or scope.unit):
        kind = ReportKind.AD_HOC
    first, last = days or (None, None)
    last = min(last, scene.today) if last else None
    return intents.MakeReport(kind, first, last, sources=scope.sources, unit=scope.unit)
