"""A table that is silent on the limit: the rule's is proposed, with its date and clause."""

from dataclasses import replace
from datetime import date

from domain.packs import Packs
from domain.tables.grid import Grid
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.reading import read_tables
from domain.tables.records import CaseRecord, RowVerdict
from domain.vocabulary import Source
from handlers.importing.reading import explain
from storage.packs import bundled_packs
from tests.domain.tables.papers import cases, world

PACKS = Packs(bundled_packs(), {Source.CPPCC_PROPOSAL: "sichuan"})
ANSWERS = {source: PACKS.of(source).answer for source in Source}


def read_silent(sheet: str = "人大代表建议", term: str | None = None) -> RowVerdict:
    grid: Grid = cases({"办结时限": term, "编号": "012"}, sheet=sheet, title=f"{sheet}交办表")
    (verdict,) = read_tables([grid], replace(world(), answers=ANSWERS), file="表.xlsx").verdicts
    return verdict


def limit_of(verdict: RowVerdict) -> tuple[str, date | None]:
    assert isinstance(verdict.record, CaseRecord)
    return verdict.record.term, verdict.record.deadline.on


def test_the_rules_term_is_asked_about_with_date_and_clause() -> None:
    verdict = read_silent()
    assert verdict.verdict is Verdict.ASK
    assert limit_of(verdict) == ("3个月", date(2026, 12, 1))
    words = [explain(one) for one in verdict.problems if one.code is ProblemCode.TERM_BY_RULE]
    assert words == [
        "没有写「办结时限」：按代表法第五十一、五十二条是3个月，到12月1日（周二），要不要照此交办？"
    ]


def test_a_proposal_between_sessions_has_its_own_term() -> None:
    assert limit_of(read_silent("政协提案"))[0] == "5个月"
    assert limit_of(read_silent("闭会期间政协提案"))[0] == "3个月"


def test_what_is_written_is_never_asked_about() -> None:
    verdict = read_silent(term="2026-11-30")
    assert verdict.verdict is Verdict.OK
    assert limit_of(verdict)[1] == date(2026, 11, 30)


def test_where_no_rule_speaks_the_limit_is_missing_as_before() -> None:
    verdict = read_silent("上级交办")
    assert verdict.verdict is Verdict.BAD
    assert ProblemCode.MISSING_CELL in {one.code for one in verdict.problems}
