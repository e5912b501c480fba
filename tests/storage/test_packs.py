"""The packs that come with duban: each loads, names its clauses, and holds what its file says."""

import re
import tomllib
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from domain.ladder import Ahead
from domain.packs import FinishedMeans, Pack, Packs, Review
from domain.packs.pack import Section
from domain.terms import Immediate, Ongoing, SameDay, SpanTerm
from domain.vocabulary import DayUnit, ResultClass, Source
from storage.packs import bundled_packs, packs_with

WD, ND, MONTHS = DayUnit.WORKING_DAYS, DayUnit.NATURAL_DAYS, DayUnit.MONTHS
PACKS = Packs(bundled_packs())
TEXTS = {
    one.name.removesuffix(".toml"): tomllib.loads(one.read_text("utf-8"))
    for one in (files("domain.packs") / "texts").iterdir()
}
UNITS = {"个工作日": WD, "天": ND, "个月": MONTHS}
WRITTEN = [
    (name, section, key, value)
    for name, text in TEXTS.items()
    for section, keys in text.items()
    if isinstance(keys, dict)
    for key, value in keys.items()
    if key not in ("clause", "classes", "after")
]


def in_pack(name: str, section: str, key: str) -> Any:  # noqa: ANN401 - whatever the field holds
    return getattr(getattr(PACKS.by_name[name], section), key)


def test_every_file_is_a_pack_and_every_pack_a_file() -> None:
    assert PACKS.by_name.keys() == TEXTS.keys()


@pytest.mark.parametrize("pack", PACKS.by_name.values(), ids=lambda pack: pack.name)
def test_every_section_names_its_clause(pack: Pack) -> None:
    sections = [getattr(pack, one.name) for one in fields(Pack)]
    clauses = [section.clause for section in sections if isinstance(section, Section)]
    assert len(clauses) == len(fields(Pack)) - 5  # name, title, document, sources, aliases
    assert all(len(clause) >= 4 for clause in clauses)
    assert len(pack.title) <= 14
    assert pack.document


@pytest.mark.parametrize(("name", "section", "key", "value"), WRITTEN)
def test_what_is_written_is_what_holds(name: str, section: str, key: str, value: object) -> None:
    held = in_pack(name, section, key)
    span = re.fullmatch(r"(\d+)(个工作日|天|个月)", value) if isinstance(value, str) else None
    if span:
        n, unit = int(span[1]), UNITS[span[2]]
        assert held == (Ahead(n, unit) if key == "ahead" else SpanTerm(n, unit))
    elif value == "当日":
        assert held == (Ahead(0) if key == "ahead" else SameDay())
    else:
        assert (list(held) if isinstance(held, tuple) else held) == value


@pytest.mark.parametrize("pack", PACKS.by_name.values(), ids=lambda pack: pack.name)
def test_every_result_has_a_word_and_every_class_a_look_back(pack: Pack) -> None:
    assert all(pack.result.name_of(one) for one in ResultClass)
    assert pack.look_back.after.keys() == set(ResultClass)


@pytest.mark.parametrize("pack", PACKS.by_name.values(), ids=lambda pack: pack.name)
def test_no_term_is_without_end_and_none_exceeds_the_longest(pack: Pack) -> None:
    answer = pack.answer
    for term in (answer.within, answer.between, answer.longest, pack.extension.length, pack.redo.within):
        assert not isinstance(term, Immediate | Ongoing)
    if isinstance(answer.within, SpanTerm) and isinstance(answer.longest, SpanTerm):
        assert answer.within.unit is answer.longest.unit
        assert answer.within.n < answer.longest.n


@pytest.mark.parametrize("source", Source)
def test_every_source_has_a_pack_and_that_is_its_own_if_it_bears_its_name(source: Source) -> None:
    pack = PACKS.of(source)
    assert pack.name in (source.value, "generic")
    assert pack.sources in ((), (source,))


# Finding 2: no two places share the same numbers.
CO = {"shanghai": (1, MONTHS), "shandong": (1, MONTHS), "qingdao": (1, MONTHS), "zhejiang": (2, MONTHS)}
CO |= {"henan": (2, MONTHS), "chongqing": (30, WD), "chongming": (1, MONTHS), "generic": (1, MONTHS)}
RETURN = {"shanghai": (7, WD), "chongming": (7, WD), "shandong": (5, ND), "qingdao": (5, WD)}
RETURN |= {"henan": (10, WD), "zhejiang": (10, ND), "chongqing": (10, WD), "petition": (5, WD)}
REDO = {"shanghai": 1, "beijing": 2, "shandong": 1, "henan": 1, "zhejiang": 1, "chongqing": 2, "sichuan": 3}


@pytest.mark.parametrize(("name", "term"), CO.items())
def test_a_co_handlers_limit_is_that_of_its_paper(name: str, term: tuple[int, DayUnit]) -> None:
    assert in_pack(name, "co_opinion", "within") == SpanTerm(*term)


@pytest.mark.parametrize(("name", "term"), RETURN.items())
def test_the_window_for_returning_is_that_of_its_paper(name: str, term: tuple[int, DayUnit]) -> None:
    assert in_pack(name, "returning", "within") == SpanTerm(*term)


@pytest.mark.parametrize(("name", "months"), REDO.items())
def test_handling_anew_takes_as_long_as_its_paper_says(name: str, months: int) -> None:
    assert in_pack(name, "redo", "within") == SpanTerm(months, MONTHS)


def test_chengde_asks_three_days_ahead_reports_two_days_ahead_and_returns_on_the_same_day() -> None:
    chengde = PACKS.by_name["chengde"]
    assert (chengde.extension.ahead, chengde.extension.times) == (Ahead(3), 1)
    assert (chengde.report.ahead, chengde.report.required, chengde.report.signed) == (Ahead(2), True, True)
    assert (chengde.returning.within, chengde.returning.reassign_within) == (SameDay(), SameDay())
    assert PACKS.of(Source.APPEAL_DIRECT).returning == chengde.returning


def test_malong_counts_what_is_being_solved_among_its_a() -> None:
    result = PACKS.by_name["malong"].result
    assert [result.name_of(one) for one in ResultClass] == ["A类", "A类", "B类", "B类"]
    assert result.finished_means is FinishedMeans.RESOLVED
    assert PACKS.by_name["malong"].contact.face_required


def test_a_plenary_proposal_of_sichuan_has_five_months_and_one_between_sessions_three() -> None:
    answer = PACKS.by_name["sichuan"].answer
    assert answer.term(in_session=True) == SpanTerm(5, MONTHS)
    assert answer.term(in_session=False) == SpanTerm(3, MONTHS)
    assert PACKS.by_name["shanghai"].answer.term(in_session=False) == SpanTerm(3, MONTHS)


def test_a_petition_has_sixty_days_and_thirty_more_once() -> None:
    petition = PACKS.of(Source.PETITION)
    assert (petition.answer.within, petition.answer.longest) == (SpanTerm(60, ND), SpanTerm(90, ND))
    assert (petition.extension.times, petition.extension.length) == (1, SpanTerm(30, ND))


def test_zhengzhou_reviews_answers_before_they_count() -> None:
    assert in_pack("zhengzhou", "review", "when") is Review.BEFORE


def test_an_office_adds_a_pack_and_replaces_a_section_of_another(tmp_path: Path) -> None:
    head = 'document = "本区办法"\n'
    (tmp_path / "benqu.toml").write_text(f'title = "本区"\n{head}based_on = "chongqing"\n', "utf-8")
    own = f'title = "上海"\n{head}based_on = "shanghai"\n[redo]\nwithin = "15天"\nclause = "本区第八条"\n'
    (tmp_path / "shanghai.toml").write_text(own, "utf-8")
    (tmp_path / "notes.txt").write_text("no pack", "utf-8")
    packs = packs_with(tmp_path)
    assert packs.keys() == {*bundled_packs(), "benqu"}
    assert packs["benqu"].co_opinion == bundled_packs()["chongqing"].co_opinion
    assert packs["shanghai"].redo.within == SpanTerm(15, ND)
    assert packs["shanghai"].returning == bundled_packs()["shanghai"].returning
    assert packs["chongming"].redo == packs["shanghai"].redo  # what is based on it follows


@pytest.mark.parametrize("said", ["上海", "重庆", "承德", "马龙", "12345", "通用"])
def test_a_pack_is_found_by_what_people_call_it(said: str) -> None:
    assert len(PACKS.find(said)) == 1
