"""An open question answered with 改成10月20日, 不对，是13 or 14不要: the same wish, put otherwise."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.days.wording import split_limit
from domain.reading.naming.references import LAST_DAY, Naming, read_refs
from domain.reading.naming.units import read_unit
from domain.reading.scene import OpenQuestion, Scene
from domain.reading.text.normalising import Passage, fold

_GAP = r"[\s,。!、:]*"
_WRONG = r"(?:不对|不是|错了|说错了?|写错了?|弄错了?|搞错了?|不不|不)"
_PARTS: Final = {
    "理由": "reason", "原因": "reason", "时间": "until", "日期": "until", "时限": "until", "期限": "until",
    "内容": "text", "答复": "text", "回复": "text", "意见": "text", "单位": "proposed_unit",
    "编号": "refs", "件号": "refs", "标题": "title", "案由": "title", "主办单位": "lead", "主办": "lead",
    "牵头": "lead", "独办": "lead", "会办单位": "co", "会办": "co", "协办": "co",
}  # fmt: skip
_ALIKE: Final = {"until": "deadline", "proposed_unit": "lead"}  # 时限 and 单位 of a case that is handed out
_INTO = re.compile(
    rf"(?:{_WRONG}{_GAP})?(?:的|请|帮我|给我|我?要|我?想|把|那|就|再|还是|都)*(?P<part>{'|'.join(_PARTS)})?"
    rf"(?:还是|应该|再|的|要|想|请)*(?P<verb>改[成为到至]?|更改[为到]|修改为|更正为|换[成到]?|应该?是|应为|延[到至]|推[到至]|写成|调[整到]?[到为成至]?)"
    rf"{_GAP}"
)
_IS = re.compile(rf"{_WRONG}{_GAP}(?:我说的)?(?:应该?)?(?:是|为){_GAP}")
_IS_NOT = re.compile(r"(?:不对[\s,]*)?不是\s*")
_BUT = re.compile(rf"{_GAP}(?:而)?(?:应该?)?(?:是|为){_GAP}")
_FREE = ("改成", "改为", "更改为", "修改为", "更正为", "换成", "写成")
_TAIL = " ,。!的了"
_STRIKE_FIRST = re.compile(
    r"(?:把)?(?:不要|不用|不办|不签|不退|不延|不报|去掉|去除|删掉|删除|删了|除了|除去|除掉|划掉|拿掉|剔除|取消|别办|别签|别退|别延"
    r"|先?(?:不|别)(?:办|签|退|延|要|报|弄|动)?)了?\s*"
)
_TAKE = re.compile(r"(?:把|将|那|这)*")
_STRIKE_AFTER = re.compile(
    r"(?:号|件|的|这件|这个|那个|也|就|都|先|暂时|暂|[\s,])*"
    r"(?:不要|不用|不算|去掉|去除|删掉|删除|删了?|除外|取消|划掉|拿掉|剔除|算了?|放一放|放着|等等再说|以后再说|不了"
    r"|(?:不|别)(?:签收|退回|延期|签|退|延|办|报|弄|动|提交))(?:了|吧|啦|掉)*"
    r"(?:[\s,]*(?:其他|其它|其余|别)的?(?:都|全部?|照常)*(?:确认|可以|对|办|要|提交|不变)?了?)?"
)
_STRIKE_TAIL = re.compile(
    r"(?:号|件|的|了|吧|以?外|这件|那件|[\s,])*(?:其他|其它|其余|别)?的?(?:都|全部?)?(?:确认|可以|对|办|要)?"
)


def read_strike(passage: Passage, question: OpenQuestion) -> intents.Strike | None:
    """14不要, 不要14, 除了14其他都确认: only what hangs on the open question can be struck.

    Of a table any case may be named; one that is not in it changes nothing, and the table is shown again.
    """
    naming = read_refs(passage.skip(_TAKE))
    if not naming.refs or not _STRIKE_AFTER.fullmatch(naming.rest.folded):
        first = _STRIKE_FIRST.match(passage.folded)
        naming = read_refs(passage.after(first.end())) if first else Naming((), passage)
        if not naming.refs or not _STRIKE_TAIL.fullmatch(naming.rest.folded):
            return None
    asked = tuple(ref for ref in naming.refs if ref.is_among(question.cases))
    is_table = len(question.cases) > 1
    return intents.Strike(naming.refs) if is_table or len(asked) == len(naming.refs) else None


def read_amendment(passage: Passage, scene: Scene) -> Intent | None:
    """The open question with another day, reason, text or case; two meanings that fit are both offered."""
    question = scene.question
    if question is None:
        return None
    if not question.parts:
        return _ask_again(passage, question)
    found = _read_not_but(passage, question)
    if found is None:
        found = list(dict.fromkeys(_read_into(passage, question, scene)))
    if len(found) > 1:
        return intents.Unclear(tuple(found), passage.message.strip())
    return found[0] if found else _ask_again(passage, question)


def _ask_again(passage: Passage, question: OpenQuestion) -> intents.Amend | None:
    """改成… that fits no part of what waits for a yes: to be said anew, while the question stays."""
    into = _INTO.match(passage.folded)
    plain = into is not None and into["verb"] in _FREE and bool(passage.folded[into.end() :].strip(_TAIL))
    return intents.Amend(passage.typed) if plain and question.yes_no and not question.harmless else None


def _read_not_but(passage: Passage, question: OpenQuestion) -> list[intents.Amend] | None:
    """不是12，是13: only if 12 is what was asked about."""
    lead = _IS_NOT.match(passage.folded)
    if lead is None:
        return None
    rest = passage.after(lead.end())
    wrong = read_refs(rest, spaced=False, ranges=False)
    but = _BUT.match(wrong.rest.folded) if wrong.refs else None
    if but and "refs" in question.parts and all(ref.is_among(question.cases) for ref in wrong.refs):
        right = read_refs(wrong.rest.after(but.end()))
        if right.refs and not right.rest.folded.strip(_TAIL):
            return [intents.Amend("", "refs", right.refs, wrong.refs)]
    wrong_day = split_limit(rest)
    but = _BUT.match(wrong_day.rest.folded) if wrong_day.wording else None
    if but and "until" in question.parts:
        day = split_limit(wrong_day.rest.after(but.end()))
        return [intents.Amend(day.wording, "until")] if _is_all(day.rest) and day.wording else None
    return None


def _read_into(passage: Passage, question: OpenQuestion, scene: Scene) -> Iterator[intents.Amend]:
    """改成10月20日, 14改到15号, 理由改成设计变更, 不对，是13."""
    own = read_refs(passage)
    of = own.refs if own.refs and all(ref.is_among(question.cases) for ref in own.refs) else ()
    start = own.rest if of else passage
    into = _INTO.match(start.folded)
    lead = into or _IS.match(start.folded)
    if lead is None and _is_other_day(passage, question):
        yield intents.Amend(passage.typed, "until")
    if lead is None or (own.refs and not of):
        return
    rest = start.after(lead.end())
    if not rest.folded.strip(_TAIL):
        return
    if into and into["part"]:
        amends = _read_said(_PARTS[into["part"]], rest, question)
    else:
        amends = _read_value(rest, into["verb"] if into else "", question, scene)
    yield from (replace(amend, of=of) for amend in amends)


def _read_said(part: str, rest: Passage, question: OpenQuestion) -> Iterator[intents.Amend]:
    """理由改成设计变更: the part was said."""
    part = _ALIKE[part] if part not in question.parts and part in _ALIKE else part
    if part in question.parts:
        yield intents.Amend(rest.whole, part, read_refs(rest).refs if part == "refs" else ())


def _read_value(rest: Passage, verb: str, question: OpenQuestion, scene: Scene) -> Iterator[intents.Amend]:
    """改到15号, 改成设计变更: the value tells which part is meant; free words are the text or the reason."""
    told = list(_read_plainly(rest, question, scene, towards=verb.endswith(("到", "至"))))
    yield from told
    free = next((part for part in ("text", "reason") if part in question.parts), "")
    if not told and free and verb in _FREE and not (question.words or question.day):
        yield intents.Amend(rest.whole, free)


def _read_plainly(
    rest: Passage, question: OpenQuestion, scene: Scene, *, towards: bool
) -> Iterator[intents.Amend]:
    """Whatever the words are as a whole: a day, a case, a unit. After 到 a number is a day."""
    parts = question.parts
    limit = split_limit(rest, after_to=towards)
    as_day = limit.wording if limit.wording and _is_all(limit.rest) else ""
    naming = read_refs(rest, ranges=False)
    named = naming.refs if naming.refs and _is_all(naming.rest) else ()
    day = "deadline" if "deadline" in parts else "until"
    if day in parts and (as_day or (question.day and _may_be_day(named))):
        yield intents.Amend(as_day or f"{named[0].ordinal}号", day)
    known = any(case.ordinal == ref.ordinal for case in scene.cases for ref in named)
    if "refs" in parts and named and not (as_day and (towards or not naming.maybe_day or not known)):
        yield intents.Amend(rest.typed, "refs", named)
    unit = read_unit(rest.folded.strip(_TAIL), scene.units)
    whose = next((part for part in ("proposed_unit", "lead") if part in parts), "")
    if whose and unit:
        yield intents.Amend(unit, whose)


def _is_other_day(passage: Passage, question: OpenQuestion) -> bool:
    """10月9日 where 9月30日 and 10月8日 were offered."""
    limit = split_limit(passage)
    offered = "until" in question.parts and any(
        split_limit(fold(label)).wording for label in question.choices
    )
    return offered and bool(limit.wording) and _is_all(limit.rest)


def _may_be_day(named: tuple[CaseRef, ...]) -> bool:
    return len(named) == 1 and named[0].source is None and named[0].ordinal <= LAST_DAY


def _is_all(rest: Passage) -> bool:
    return not rest.folded.strip(_TAIL)
