"""Every shape a table comes in: columns in any order, titles, several tables, merged cells, notes below."""

from datetime import UTC, date, datetime

import pytest

from domain.tables.errors import NoHeaderRow
from domain.tables.grid import Cell, Grid, Merge
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.reading import read_tables
from domain.vocabulary import AppealKind, AssignmentRole, DeadlineKind, Source
from domain.zone import OFFICE_ZONE
from tests.domain.tables.papers import CASE_COLUMNS, GOOD, case_of, cases, codes, read, table, world


def test_columns_are_found_by_name_in_any_order_with_spaces_and_line_breaks() -> None:
    header = ("办 结\n时 限", "主办单位（牵头）", "序号", "建议编号", "交办日期：", "案　由", "没见过的列")
    grid = table(header, ("2026-11-30", "区水利局", 7.0, "建议007", date(2026, 9, 1), "修桥", "随便"))
    (verdict,) = read(grid)
    case = case_of(verdict)
    assert (verdict.row, case.number, case.title, case.deadline.on) == (
        3,
        "建议007",
        "修桥",
        date(2026, 11, 30),
    )


def test_the_first_row_may_be_the_header_or_stand_far_below() -> None:
    rows = [[GOOD[column] for column in CASE_COLUMNS]]
    (near,) = read(Grid("代表建议", (CASE_COLUMNS, *map(tuple, rows))))
    (far,) = read(Grid("代表建议", ((), ("某区",), (None,), ("2026年",), CASE_COLUMNS, *map(tuple, rows))))
    assert (near.row, far.row) == (2, 6)
    assert case_of(near).key == case_of(far).key


def test_two_tables_on_one_sheet_are_each_read_under_their_own_header_and_title() -> None:
    swapped = (*CASE_COLUMNS[1:], CASE_COLUMNS[0])
    first = tuple(GOOD[column] for column in CASE_COLUMNS)
    proposal = {**GOOD, "编号": "提案001", "案由": "关于修路的提案"}
    second = tuple(proposal[column] for column in swapped)
    grid = Grid(
        "Sheet1", (("代表建议交办表",), CASE_COLUMNS, first, (), ("政协提案交办表",), swapped, second)
    )
    one, two = map(case_of, read(grid))
    assert (one.source, one.number) == (Source.DEPUTY_SUGGESTION, "建议001")
    assert (two.source, two.number) == (Source.CPPCC_PROPOSAL, "提案001")


def test_a_header_repeated_on_every_page_is_no_data() -> None:
    row = tuple(GOOD[column] for column in CASE_COLUMNS)
    other = tuple({**GOOD, "编号": "建议002"}[column] for column in CASE_COLUMNS)
    verdicts = read(Grid("代表建议", (CASE_COLUMNS, row, CASE_COLUMNS, other)))
    assert [(verdict.row, verdict.verdict) for verdict in verdicts] == [(2, Verdict.OK), (4, Verdict.OK)]


def test_a_header_of_two_merged_lines_is_read_by_its_lower_one() -> None:
    rows = (
        ("编号", "案由", "办理单位", None, "交办日期", "办结时限"),
        (None, None, "主办单位", "会办单位", None, None),
        ("建议001", "修桥", "区水利局", "柳湾镇", "2026-09-01", "三个月"),
    )
    merged = (*(Merge(0, at, 1, at) for at in (0, 1, 4, 5)), Merge(0, 2, 0, 3))
    (verdict,) = read(Grid("代表建议", rows, merged))
    assert case_of(verdict).units == (("区水利局", AssignmentRole.LEAD), ("柳湾镇", AssignmentRole.CO))


def test_blank_lines_totals_headings_notes_and_signatures_are_no_data_and_are_told() -> None:
    grid = cases({})
    below = (
        (),
        (None, "  "),
        ("一、城乡建设类（1件）",),
        ("合计", None, None, "1件"),
        ("注：以上时限均含当日。",),
        ("填表人：苏禾", None, "审核人：陆川", None, "日期：2026.9.1"),
        (None, None, None, None, None, "2026年9月1日"),
    )
    reading = read_tables([Grid(grid.sheet, (*grid.rows, *below))], world())
    assert [verdict.row for verdict in reading.verdicts] == [3]
    assert [row.row for row in reading.skipped_rows] == [6, 7, 8, 9, 10]
    assert reading.skipped_rows[1].text == "合计 1件"


def test_a_lone_number_or_title_is_data_and_gets_its_verdict() -> None:
    grid = cases({})
    number, title = read(Grid(grid.sheet, (*grid.rows, ("建议002",), (None, "只有案由"))))[1:]
    assert {number.verdict, title.verdict} == {Verdict.BAD}
    assert (number.number, title.number) == ("建议002", "")


def test_lines_with_nothing_but_a_printed_serial_are_blank() -> None:
    header = ("序号", "任务名称", "年度目标", "单位", "牵头单位", "完成时限")
    grid = table(header, (1.0, "修路", 5.0, "条", "柳湾镇", "2026-12-31"), (2.0,), sheet="民生实事")
    assert [verdict.row for verdict in read(grid)] == [3]


def test_a_livelihood_table_counts_from_today_and_the_unit_column_is_its_measure() -> None:
    header = ("序号", "级别", "任务名称", "年度目标", "单位", "牵头单位", "配合单位", "完成时限", "目前进度")
    row = (3.0, "区", "新建口袋公园", 20.0, "处", "区城市管理局", "柳湾镇", "2026年12月31日", 32.0)
    (verdict,) = read(table(header, row, sheet="民生实事"))
    case = case_of(verdict)
    assert (case.source, case.number, case.identity, case.ordinal) == (
        Source.LIVELIHOOD_PROJECT,
        "实事03",
        "3",
        3,
    )
    assert (case.target, case.measure, case.progress) == (20.0, "处", 32.0)
    assert (case.assigned_on, case.assigned_as_written) == (date(2026, 9, 22), False)
    assert case.content == "级别：区"
    assert codes(verdict) == [ProblemCode.ASSIGNED_TODAY]


def test_a_netizen_table_has_figures_for_numbers_and_a_kind_of_appeal() -> None:
    header = (
        "留言编号",
        "留言主题",
        "留言内容",
        "留言时间",
        "责任单位",
        "协办单位",
        "交办日期",
        "办结时限",
        "诉求类别",
    )
    row = (
        88291.0,
        "路灯不亮",
        "北门外\n三盏",
        "2026-09-01 21:43:50",
        "区城市管理局",
        "",
        "2026.9.8",
        "10个工作日",
        "投诉",
    )
    case = case_of(read(table(header, row, sheet="网民留言"))[0])
    assert (case.number, case.identity, case.ordinal) == ("88291", "88291", 88291)
    assert case.appeal_kind is AppealKind.COMPLAINT
    assert case.received_at == datetime(2026, 9, 1, 13, 43, 50, tzinfo=UTC)
    assert case.content == "北门外\n三盏"
    assert case.deadline.on == date(2026, 9, 21)


def test_cases_between_sessions_are_told_apart_by_their_titles() -> None:
    header = ("编号", "案由", "提出人", "主办单位", "交办日期", "办结时限")
    rows = (
        ("闭会1", "关于修桥的建议", "苏禾", "区水利局", "2026-08-31", "3个月"),
        ("2", "关于修路的提案", "陆川、沈青", "柳湾镇", "2026-08-31", "3个月"),
        ("3", "修井", "陆川", "柳湾镇", "2026-08-31", "3个月"),
    )
    one, two, three = read(table(header, *rows, sheet="闭会期间", title="闭会期间建议提案"))
    assert case_of(one).key == (Source.DEPUTY_SUGGESTION, 2026, "闭会1")
    assert case_of(two).key == (Source.CPPCC_PROPOSAL, 2026, "闭会2")
    assert (case_of(two).in_session, case_of(two).proposers) == (False, ("陆川", "沈青"))
    assert codes(three) == [ProblemCode.UNKNOWN_SOURCE]


def test_a_rectification_list_has_no_numbers_and_keeps_its_other_columns_as_text() -> None:
    header = ("主要方面", "重点问题", "意见建议", "整改措施", "责任单位", "整改期限")
    rows = (
        ("一、认识不深", "过程走得浅", "压实责任", "开会部署", "区财政局 区水利局", "持续推进"),
        (None, "办法不多", "举一反三", "建立清单", "区财政局", "持续推进"),
    )
    grid = Grid("整改清单", (header, *rows), (Merge(1, 0, 2, 0),))
    first, second = read(grid)
    assert (first.verdict, codes(first)) == (
        Verdict.ASK,
        [ProblemCode.SEVERAL_LEADS, ProblemCode.ASSIGNED_TODAY],
    )
    case = case_of(second)
    assert (case.source, case.number) == (Source.RECTIFICATION_ITEM, "整改02")
    assert case.content == "主要方面：一、认识不深\n意见建议：举一反三\n整改措施：建立清单"
    assert case.deadline.kind is DeadlineKind.ONGOING


@pytest.mark.parametrize(
    ("sheet", "title", "source"),
    [
        ("人大代表建议", "", Source.DEPUTY_SUGGESTION),
        ("Sheet1", "2026年区政协提案交办表", Source.CPPCC_PROPOSAL),
        ("网民留言", "", Source.NETIZEN_MESSAGE),
        ("12345", "", Source.HOTLINE_ORDER),
        ("Sheet1", "“民声直达”诉求台账", Source.APPEAL_DIRECT),
        ("信访件", "", Source.PETITION),
        ("“互联网+督查”问题线索", "", Source.INSPECTION_CLUE),
        ("民生实事", "", Source.LIVELIHOOD_PROJECT),
        ("审议意见问题整改清单", "", Source.RECTIFICATION_ITEM),
        ("上级交办", "", Source.SUPERIOR_ORDER),
        ("代表联络站意见", "", Source.STATION_OPINION),
        ("Sheet1", "", Source.DEPUTY_SUGGESTION),  # the row's own number says 建议
    ],
)
def test_the_source_is_told_by_the_sheet_the_title_or_the_row(sheet: str, title: str, source: Source) -> None:
    row = {"编号": "建议001"} if sheet == "Sheet1" and not title else {"编号": "9"}
    (verdict,) = read(cases(row, sheet=sheet, title=title))
    assert case_of(verdict).source is source


def test_a_table_of_unknown_source_is_refused_row_by_row() -> None:
    header = ("编号", "案由", "主办单位", "交办日期", "办结时限")
    row = ("9", "修桥", "区水利局", "2026-09-01", "三个月")
    (verdict,) = read(table(header, row, sheet="Sheet1", title=""))
    assert (verdict.verdict, codes(verdict)) == (Verdict.BAD, [ProblemCode.UNKNOWN_SOURCE])


def test_all_date_styles_mean_the_same_day() -> None:
    real: list[Cell] = [date(2026, 9, 3), datetime(2026, 9, 3, tzinfo=OFFICE_ZONE), 46268.0]
    written = [
        "2026-9-3",
        "2026/09/03",
        "2026.9.3",
        "2026年9月3日",
        "２０２６年９月３日",
        "2026年9月3日（周四）",
        " 9月3日 ",
    ]
    styles = [*real, *written]
    rows: list[dict[str, Cell]] = [
        {"编号": f"建议{at}", "交办日期": style} for at, style in enumerate(styles, start=1)
    ]
    assert {case_of(verdict).assigned_on for verdict in read(cases(*rows))} == {date(2026, 9, 3)}


def test_sheets_without_a_table_are_left_out_and_named() -> None:
    reading = read_tables([Grid("填表说明", (("请如实填写",),)), cases({})], world())
    assert (len(reading.verdicts), reading.skipped_sheets) == (1, ("填表说明",))


def test_a_file_without_any_header_is_refused_as_a_whole() -> None:
    with pytest.raises(NoHeaderRow) as refusal:
        read_tables([Grid("甲", (("姓名", "年龄"),)), Grid("乙", ())], world(), file="名单.xlsx")
    assert refusal.value.facts == {"file": "名单.xlsx", "sheets": ["甲", "乙"]}
