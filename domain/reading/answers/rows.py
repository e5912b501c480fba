"""Rows of the table that waits for a yes: 第二条去掉, 建议那个先不要, 只要009, 就报提案的."""

import re

from domain import intents
from domain.intents import CaseRef
from domain.numerals import NUMBER, read_number
from domain.reading.naming.references import read_refs
from domain.reading.naming.source_words import SOURCES
from domain.reading.scene import OpenQuestion
from domain.reading.text.normalising import Passage, fold

_NOT = (
    r"(?:先?(?:不要|不用|不办|不报|不签|不退|不延|不算)|去掉|去除|删掉|删了?|拿掉|划掉|剔除|取消|除外|算了"
    r"|先?别(?:办|报|签|退|延)|放一放|放着)"
)
_ITEM = r"(?:个|项|条|件|行)"
_PLACE = rf"第\s*(?P<place>{NUMBER})\s*{_ITEM}?"
_LAST = rf"最?后(?:面|边)?(?:那|的|一)*{_ITEM}"
_STRUCK = re.compile(
    rf"(?:把|将)?(?:{_PLACE}|(?P<last>{_LAST})|(?P<source>[\u4e00-\u9fff]{{2,6}}?))(?:的|那{_ITEM}|那几{_ITEM}|这{_ITEM})*"
    rf"(?P<all>都|全部?)?(?:也|就|先)*{_NOT}(?:了|吧|掉)*"
)
_STRUCK_FIRST = re.compile(rf"{_NOT}(?:{_PLACE}|(?P<last>{_LAST}))(?:了|吧)*")
_KEEP = re.compile(r"(?:那|就)?(?:只|仅|就)(?:要|留下?|保留|报|办|签收?|退回?|延期?|提交|确认)+")
_KEPT = re.compile(
    r"(?:号|的|那|这|个|件|条|几|一|就行|就好|就可以|就是|了|吧|[\s,])*(?:(?:其他|其它|其余|别)的?(?:都|先)*(?:不要|不办|取消)了?)?"
)


def read_rows(passage: Passage, question: OpenQuestion) -> intents.Strike | None:
    """What is struck from the table; of a single act there are no rows."""
    if len(question.rows) < 2:  # noqa: PLR2004 – a table
        return None
    return _read_struck(passage.folded, question) or _read_kept(passage, question)


def _read_struck(folded: str, question: OpenQuestion) -> intents.Strike | None:
    found = _STRUCK.fullmatch(folded) or _STRUCK_FIRST.fullmatch(folded)
    if found is None:
        return None
    said = found.groupdict()
    if said.get("source"):
        rows = _of_source(said["source"], question)
        one = len(rows) == 1 or bool(said.get("all"))
        return _strike(rows) if rows and one else None
    place = len(question.rows) if said.get("last") else read_number(said["place"]) or 0
    return _strike([question.rows[place - 1]]) if 1 <= place <= len(question.rows) else None


def _read_kept(passage: Passage, question: OpenQuestion) -> intents.Strike | None:
    """只要009: everything else is struck."""
    lead = _KEEP.match(passage.folded)
    if lead is None:
        return None
    rest = passage.after(lead.end())
    naming = read_refs(rest)
    if naming.refs and _KEPT.fullmatch(naming.rest.folded):
        kept = [row for row in question.rows if any(ref.is_among(_refs(row)) for ref in naming.refs)]
    else:
        word = max((word for word in SOURCES if rest.folded.startswith(word)), key=len, default="")
        fits = word and _KEPT.fullmatch(rest.folded[len(word) :])
        kept = _of_source(word, question) if fits else []
    others = [row for row in question.rows if row not in kept]
    return (_strike(others) or intents.Strike(())) if kept else None  # nothing to strike: it is shown again


def _of_source(word: str, question: OpenQuestion) -> list[str]:
    """The rows that are of the source: 提案012 of 提案."""
    source = SOURCES.get(word)
    return [row for row in question.rows if source and any(ref.source is source for ref in _refs(row))]


def _refs(row: str) -> tuple[CaseRef, ...]:
    return read_refs(fold(row)).refs


def _strike(rows: list[str]) -> intents.Strike | None:
    refs = tuple(ref for row in rows for ref in _refs(row))
    return intents.Strike(refs) if refs else None
