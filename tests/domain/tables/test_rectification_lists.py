"""Any list of this shape comes back cell by cell, and reading it again changes nothing."""

from dataclasses import replace
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from domain.masking import mask
from domain.tables.grid import Cell, Grid, Merge
from domain.tables.lists import lay_out
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.reading import read_tables
from domain.tables.records import CaseRecord, KnownWorld
from domain.tables.sheets import Sheet
from domain.vocabulary import AssignmentRole, DeadlineKind, Source
from handlers.workbooks.writing import write_xlsx
from tests.domain.tables.annexes import ANNEX, COLUMNS, LONG, TITLE, after, as_grid, office, shown
from tests.domain.tables.papers import UNITS, codes

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufeff\u200b"), max_size=30
)
TEXTS = st.builds(
    "{}{}".format, st.sampled_from(["", "=", "+", "-", "@", "'", "\t=", "“", "一、", "1."]), WORDS
) | st.just("第一行\n第二行")
PROBLEMS = st.builds("问题{}{}".format, WORDS, st.sampled_from(["", "，措施不实" * 60]))
HANDLERS = st.sampled_from(
    ["各承办单位", "区水利局 各承办单位", "区水利局各承办单位", "区财政局", "各部门", "区财政局、区水利局"]
)
TERMS = st.sampled_from(["持续推进", "长期坚持", "2026-12-31", "2026年12月31日", "三个月"])
ITEMS = st.tuples(PROBLEMS, TEXTS, TEXTS, HANDLERS, TERMS)
ASPECTS = st.lists(
    st.tuples(TEXTS, st.lists(ITEMS, min_size=1, max_size=3), st.booleans()), min_size=1, max_size=4
)


def read(grid: Grid, known: KnownWorld | None = None) -> list[CaseRecord]:
    """Everything that a yes would apply."""
    reading = read_tables([grid], known or office())
    return [one.record for one in reading.verdicts if isinstance(one.record, CaseRecord)]


def single(units: str) -> Grid:
    """A list of one row."""
    return Grid("Sheet1", ((TITLE,), COLUMNS, ("一", "问题", "", "", units, "持续推进")))


def write(records: list[CaseRecord]) -> Sheet:
    (sheet,) = lay_out(one.row for one in records if one.row)
    return sheet


def reopen(sheet: Sheet) -> Grid:
    """The sheet as a spreadsheet file holds it."""
    page = CalamineWorkbook.from_filelike(BytesIO(write_xlsx([sheet]))).get_sheet_by_index(0)
    merged = [Merge(*begin, *end) for begin, end in page.merged_cell_ranges or ()]
    rows = [tuple(map(str, row)) for row in page.to_python(skip_empty_area=False)]
    return Grid(page.name, tuple(rows), tuple(merged))


@st.composite
def lists(draw: st.DrawFn) -> Grid:
    """A list with its title, its header on any page, aspects over several rows, notes below."""
    rows: list[tuple[Cell, ...]] = [(TITLE,)] if draw(st.booleans()) else []
    rows.append(COLUMNS)
    merged = []
    for aspect, items, again in draw(ASPECTS):
        rows += [COLUMNS] if again else []
        top = len(rows)
        rows += [(aspect if place == 0 else "", *item) for place, item in enumerate(items)]
        if len(items) > 1 and draw(st.booleans()):
            merged.append(Merge(top, 0, len(rows) - 1, 0))
    rows += draw(st.sampled_from([[], [("填表人：某某",)], [(), ("注：以上均为持续推进", "", "")]]))
    return Grid(draw(st.sampled_from(["Sheet1", "整改清单"])), tuple(rows), tuple(merged))


@given(lists())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_list_survives_being_imported_and_exported_and_imported(grid: Grid) -> None:
    records = read(grid)
    again = reopen(write(records))
    assert shown(again.rows) == shown(as_grid(Sheet(grid.sheet, blank(grid), grid.merged)).rows)
    assert sorted(again.merged, key=str) == sorted(grid.merged, key=str)
    verdicts = read_tables([again], after(records)).verdicts
    assert [codes(one) for one in verdicts] == [[ProblemCode.UNCHANGED]] * len(records)
    assert {one.number for one in verdicts} == {one.number for one in records}


def blank(grid: Grid) -> tuple[tuple[str, ...], ...]:
    """The cells as texts; a merged range holds its text once."""
    return tuple(tuple(str(cell or "") for cell in row) for row in grid.rows)


def test_the_annex_is_read_with_its_units_terms_and_whole_texts() -> None:
    records = read(ANNEX)
    assert [one.number for one in records] == ["整改01", "整改02", "整改03", "整改04", "整改05"]
    assert {one.source for one in records} == {Source.RECTIFICATION_ITEM}
    assert {one.deadline.kind for one in records} == {DeadlineKind.ONGOING}
    assert dict(records[0].units) == {
        "区大数据管理局": AssignmentRole.LEAD, **dict.fromkeys(UNITS[:3], AssignmentRole.CO),
    }  # fmt: skip
    assert dict(records[1].units) == dict.fromkeys(UNITS[:3], AssignmentRole.SPLIT)
    assert records[2].units == records[0].units
    assert records[3].units == (("区水利局", AssignmentRole.SOLE),)
    assert records[2].title.endswith("…")
    assert len(records[2].title) <= 200
    assert LONG in records[2].content
    assert "主要方面：三、结果不准" in records[4].content


def test_the_annex_is_written_as_it_came_with_numbers_kept_private() -> None:
    sheet = write([replace(one, row=one.row.changed(mask)) for one in read(ANNEX) if one.row])
    again = reopen(sheet)
    expected = [[mask(cell) for cell in row] for row in shown(ANNEX.rows)]
    assert shown(again.rows) == expected
    assert set(again.merged) == set(ANNEX.merged)
    assert "138****8000" in str(again.rows[7][3])
    assert {v.verdict for v in read_tables([again], after(read(ANNEX))).verdicts} == {Verdict.OK}


def test_without_merged_cells_the_text_stands_in_each_of_them_and_nothing_has_changed() -> None:
    flat = write(read(ANNEX)).filled()
    assert flat[3][0] == "一、认识不深"
    verdicts = read_tables([Grid("清单", flat)], after(read(ANNEX))).verdicts
    assert [codes(one) for one in verdicts] == [[ProblemCode.UNCHANGED]] * 5


def test_a_changed_measure_is_told_as_such_and_a_changed_problem_keeps_its_number() -> None:
    rows = list(ANNEX.rows)
    rows[3] = (None, "个别单位办法不多", "深入调研", "另建机制", "各承办单位", "持续推进")
    rows[6] = ("三、结果不准", "分类把握不准", "核查\n落实", "@培训", "区水利局", "持续推进")
    verdicts = read_tables([replace(ANNEX, rows=tuple(rows))], after(read(ANNEX))).verdicts
    assert [one.number for one in verdicts] == ["整改01", "整改02", "整改03", "整改04", "整改05"]
    differing = {one.number: p for one in verdicts for p in one.problems if p.code is ProblemCode.DIFFERS}
    assert set(differing) == {"整改02", "整改04"}
    assert "整改措施" in differing["整改02"].suggestions[-1]


def test_a_row_that_was_left_out_leaves_no_gap_and_its_range_shrinks() -> None:
    records = [one for one in read(ANNEX) if one.number != "整改01"]
    sheet = write(records)
    assert sheet.lines[2][0] == "一、认识不深"
    assert {(m.top, m.left, m.bottom) for m in sheet.merged} == {(0, 0, 0), (5, 0, 6)}


def test_a_second_list_of_the_year_has_numbers_of_its_own() -> None:
    other = replace(
        single("区水利局"),
        rows=(("专项整改清单",), COLUMNS, ("一", "另一个", "", "", "区水利局", "持续推进")),
    )
    (verdict,) = read_tables([other], after(read(ANNEX))).verdicts
    assert (verdict.number, verdict.verdict) == ("整改06", Verdict.OK)


def test_units_are_told_apart_however_they_are_run_together() -> None:
    for cell in ("区水利局 各承办单位", "区水利局各承办单位", "区水利局、各承办单位", "区水利局\n各承办单位"):
        (record,) = read(single(cell))
        assert record.units[0] == ("区水利局", AssignmentRole.LEAD), cell
        assert record.parties_as_written == (cell, "")


def test_which_units_a_group_means_is_asked_unless_the_office_has_said_it() -> None:
    grid = single("各承办单位")
    (asked,) = read_tables([grid], office()).verdicts
    assert (asked.verdict, codes(asked)[0]) == (Verdict.ASK, ProblemCode.UNIT_GROUP)
    (told,) = read_tables([grid], office(groups={"各承办单位": ("区财政局", "区水利局")})).verdicts
    assert told.verdict is Verdict.OK
    assert isinstance(told.record, CaseRecord)
    assert [unit for unit, _ in told.record.units] == ["区财政局", "区水利局"]
    vague = single("各有关单位")
    (open_,) = read_tables([vague], office()).verdicts
    assert (open_.verdict, open_.record, codes(open_)[0]) == (Verdict.ASK, None, ProblemCode.VAGUE_GROUP)


def test_a_name_the_register_does_not_have_may_stand_for_one_that_it_has() -> None:
    grid = single("区政府办公室各承办单位")
    (unknown,) = read_tables([grid], office()).verdicts
    assert unknown.problems[0].found == "区政府办公室"
    groups = {"区政府办公室": ("区大数据管理局",), "各承办单位": ("区水利局",)}
    (record,) = read(grid, office(groups=groups))
    assert dict(record.units) == {"区大数据管理局": AssignmentRole.SPLIT, "区水利局": AssignmentRole.SPLIT}
