"""Policy packs: 规则, 规则 12, 规则 建议 用 上海, 12 用 重庆 规则 因为…, 对照 上海 重庆."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import SUPERVISING
from domain.reading.naming.references import read_refs
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.rules import Message
from domain.reading.text.normalising import Passage

_LONGEST = 300  # a reason may be a sentence
_RULES = r"(?:办理|适用的?)?(?:规则|政策包)"
_NAME = r"[^\s,;:。、?]{2,24}?"
_PAGE = rf"(?:\s*第?(?P<page>{NUMBER})页)?"
_LOOK = r"(?:看看|看一下|查看|看下|现在的?|各?来源的?|\s)*"
_USE = r"(?:以后|今后|一律|统一|都|也|就|请|改|换|采|适|\s)*(?:用|按照?)\s*"
_ALL = re.compile(rf"{_LOOK}{_RULES}(?:都?有?哪些|是什么|列表|一览)?{_PAGE}\??")
_ONE = re.compile(rf"{_LOOK}{_RULES}\s*(?P<pack>{_NAME}){_PAGE}")
_CHOOSE = re.compile(
    rf"(?:把)?(?P<named>{_RULES})?\s*(?P<source>{SOURCE_WORD})的?(?P<after>{_RULES})?\s*{_USE}"
    rf"(?P<pack>{_NAME})的?\s*(?P<last>{_RULES})?(?:办理?)?"
)
_OF_CASE = re.compile(rf"的?(?:是|适?用的?|按|什么|哪个|哪些|哪份|的)*{_RULES}(?:是什么|呢)?\??")
_BECAUSE = r"(?:因为|由于|理由是?|原因是?|[,:;。、\s])+"
_OVERRIDE = re.compile(
    rf"(?:的?{_RULES})?\s*{_USE}(?P<pack>{_NAME})的?\s*(?:{_RULES}(?:来?办理?|处理|执行)?)(?:{_BECAUSE}|$)"
)
_OVERRIDE_NAMED = re.compile(rf"\s*{_USE}(?P<pack>{_NAME})(?:的?\s*{_RULES})?(?:{_BECAUSE}|$)")
_HEAD = re.compile(rf"{_LOOK}{_RULES}\s*")
_COMPARE = re.compile(
    rf"(?:规则)?对照(?:一下)?\s*(?P<one>{_NAME})\s*(?:[,、和与跟同]|\s)\s*(?P<other>{_NAME})"
    rf"(?:的?{_RULES})?(?:有(?:什么|哪些)(?:不同|不一样|区别))?{_PAGE}"
)


def read_pack_rules(message: Message) -> Intent | None:
    """The wish about policy packs, if the whole message is one."""
    if len(message.folded) > _LONGEST or not re.search(r"规则|政策包|对照", message.folded):
        return None
    return _compare(message) or _of_cases(message) or _choose(message) or _show(message)


def _compare(message: Message) -> Intent | None:
    found = _COMPARE.fullmatch(message.folded)
    return intents.CompareRules(found["one"], found["other"], _page(found)) if found else None


def _of_cases(message: Message) -> Intent | None:
    """The cases in front, or after the word: 12 用 重庆 规则, 规则 12, 规则 12 用 重庆."""
    naming = message.opening.naming
    if naming.refs:
        rest = message.opening.rest
        if _OF_CASE.fullmatch(rest.folded.strip()):
            return intents.ShowRules(naming.refs)
        return _override(naming.refs, rest, _OVERRIDE, message)
    head = _HEAD.match(message.folded)
    after = read_refs(message.passage.after(head.end())) if head else None
    if after is None or not after.refs:
        return None
    if not after.rest.folded.strip():
        return intents.ShowRules(after.refs)
    return _override(after.refs, after.rest, _OVERRIDE_NAMED, message)


def _override(
    refs: tuple[intents.CaseRef, ...], rest: Passage, pattern: re.Pattern[str], message: Message
) -> Intent | None:
    """Free text of a unit speaks of rules too: 12按消防规则整改了."""
    found = pattern.match(rest.folded)
    if found is None or SUPERVISING.isdisjoint(message.scene.roles):
        return None
    return intents.OverrideRules(refs, found["pack"], rest.after(found.end()).told)


def _choose(message: Message) -> Intent | None:
    found = _CHOOSE.fullmatch(message.folded)
    if found is None or not (found["named"] or found["after"] or found["last"]):
        return None
    source = SOURCES[found["source"]]
    return intents.ChooseRules(source, found["pack"]) if source else None


def _show(message: Message) -> Intent | None:
    if found := _ALL.fullmatch(message.folded):
        return intents.ShowRules(page=_page(found))
    found = _ONE.fullmatch(message.folded)
    if found is None:
        return None
    if source := SOURCES.get(found["pack"]):
        return intents.ShowRules(source=source, page=_page(found))
    return intents.ShowRules(pack=found["pack"], page=_page(found))


def _page(found: re.Match[str]) -> int:
    return (read_number(found["page"]) if found["page"] else None) or 1
