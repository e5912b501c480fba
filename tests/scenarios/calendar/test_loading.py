"""A year's notice by chat: shown with what it moves, taken over by one 确认, told, and taken back as one."""

import json
from io import BytesIO

import pytest
from docx import Document

from storage.desks import Item, find_items
from storage.ledger import history, verify
from tests.domain.calendars import OFFICIAL
from tests.domain.holidays.notices import BODY_2027, notice
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, case, suggestions
from tests.scenarios.town import Heard, Town

NOVEMBER, MORNING_AFTER = "2026-11-10 10:00", "2026-11-11 09:00"
# Three months end on 2027-02-10, within 春节; a date on paper lies there too; working days end before it.
TABLES = (
    suggestions(
        case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "三个月", on="2026-11-10"),
        case("建议013", "关于学校周边停车难的建议", EDUCATION, "2027-02-10", on="2026-11-10"),
        case("建议014", "关于夜间施工扰民的建议", CITY, "30个工作日", on="2026-11-10"),
    ),
)
MOVED = "2027年2月10日（周三 暂定） → 2027年2月14日（周日 班）"


async def item_of(t: Town, ordinal: int) -> Item:
    async with t.database.reader() as session:
        (item,) = await find_items(session, ordinal)
        return item


async def due(t: Town, ordinal: int) -> tuple[str, bool]:
    assignment = (await item_of(t, ordinal)).assignment
    return str(assignment.deadline_on), assignment.provisional


async def load(t: Town) -> Heard:
    await t.admin.says(notice(2027))
    return await t.admin.says("确认")


async def test_before_it_is_taken_over_the_notice_is_shown_with_what_it_moves(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        asked = await t.admin.says(notice(2027))
        assert "导入2027年放假安排？" in asked.title
        assert "春节：2月5日（周五）至2月12日（周五），8 天；2月14日（周日）、2月20日（周六）补班" in asked
        assert "1 件的时限会改" in asked
        assert f"建议012 区住房和城乡建设局：{MOVED}" in asked
        assert "1 件“暂定”的时限会成为正式的" in asked
        assert "条提醒，其中今天 0 条" in asked
        assert asked.labels == ["确认导入", "取消"]
        assert await due(t, 12) == ("2027-02-10", True), "nothing counts before the yes"
        assert "会改的时限 1 件" in await t.admin.says("时限改动")
        await t.admin.says("取消")
        assert await due(t, 12) == ("2027-02-10", True)
        assert 2027 not in (await t.rules()).calendar.official_years


async def test_a_rule_based_limit_moves_and_a_date_on_paper_never_does(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        before = [await due(t, number) for number in (13, 14)]
        done = await load(t)
        assert "2027年放假安排已导入" in done.title
        assert MOVED in done
        assert await due(t, 12) == ("2027-02-14", False)
        assert [await due(t, number) for number in (13, 14)] == before
        entries = await history_of(t, "assignment:", 12)
        assert ("2027-02-10", "2027-02-14") in entries


async def history_of(t: Town, kind: str, ordinal: int) -> list[tuple[str, str]]:
    item = await item_of(t, ordinal)
    async with t.database.reader() as session:
        assert (await verify(session)).broken_at is None
        entries = await history(session, f"{kind}{item.id}")
    return [(e.facts["before"], e.facts["until"]) for e in entries if e.act == "limit_recounted"]


async def test_the_unit_and_the_office_are_told_once(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        _ = [who.hears() for who in t.speakers]
        await load(t)
        await t.time_goes_to(MORNING_AFTER)
        told = t.liaison.hears()
        assert "时限由暂定的2027年2月10日（周三 休）改为2027年2月14日（周日 班）" in told
        assert "2027年放假安排已公布" in told
        assert "时限由" not in t.teacher.hears(), "a date on paper did not move"
        office = t.supervisor.hears()
        assert "秦越更新了2027年放假安排，1 件时限改动" in office
        assert "建议012 区住房和城乡建设局：2月10日（周三） → 2月14日（周日）" in office
        assert "更新了" not in t.admin.hears()
        assert "顺延到 2027年2月14日（周日 班）" in await t.liaison.says("怎么算的 12")
        assert MOVED.replace("暂定", "休") in await t.supervisor.says("时限改动")


async def test_the_change_is_taken_back_as_one_and_who_was_told_hears_it(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        await load(t)
        await t.time_goes_to(MORNING_AFTER)
        _ = t.liaison.hears(), t.supervisor.hears()
        undone = await t.admin.says("撤回")
        if "确认" in undone.text:  # it was done a day ago
            undone = await t.admin.says("确认")
        assert "放假安排和时限都恢复原样（1 件）" in undone
        assert await due(t, 12) == ("2027-02-10", True)
        calendar = (await t.rules()).calendar
        assert 2027 not in calendar.official_years
        assert dict(calendar.marks) == dict(OFFICIAL.marks)
        await t.time_goes_to("2026-11-12 09:00")
        assert "放假安排的改动已撤回" in t.liaison.hears()
        assert "撤回了2027年放假安排的改动" in t.supervisor.hears()
        assert (await load(t)).title == "2027年放假安排已导入", "and it can be done again"
        assert await due(t, 12) == ("2027-02-14", False)


async def test_once_a_unit_has_acted_on_it_the_change_stays(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        await load(t)
        await t.time_goes_by(minutes=5)
        await t.liaison.says("签收 12")
        assert "已按新的时限在办 建议012，不能整批撤回了" in await t.admin.says("撤回")
        assert await due(t, 12) == ("2027-02-14", False)


async def test_who_has_not_been_told_of_the_case_hears_the_new_day_with_it(town: Opens) -> None:
    """At night nothing goes out: in the morning there is the push, with the day that holds by then."""
    async with town("2026-11-10 21:00", tables=TABLES) as t:
        _ = t.liaison.hears()
        await load(t)
        await t.time_goes_to("2026-11-11 09:00")
        told = t.liaison.hears()
        assert "2027年2月14日（周日 班）" in told
        assert "时限由" not in told


async def test_a_limit_that_moved_is_announced_by_the_new_day(town: Opens) -> None:
    """Three days before Sunday the 14th all is holiday: the last working day before is the 4th."""
    async with town("2027-02-02 10:00", tables=TABLES) as t:
        await load(t)
        await t.liaison.says("签收 12")
        _ = t.liaison.hears()
        await t.time_goes_to("2027-02-04 10:00")
        assert "还剩10天" in t.liaison.hears()
        await t.time_goes_to("2027-02-14 08:00")
        assert not t.liaison.hears(), "no word in the holidays"
        await t.time_goes_to("2027-02-15 10:00")
        assert "建议012" in t.liaison.hears(), "overdue, on the Monday after a Sunday that is worked"


def docx(text: str) -> bytes:
    document, kept = Document(), BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(kept)
    return kept.getvalue()


def as_json() -> bytes:
    marks = ((on, mark) for on, mark in OFFICIAL.marks.items() if on.year == 2026)
    days = [{"name": mark.name, "date": str(on), "isOffDay": not mark.is_working} for on, mark in marks]
    return json.dumps({"year": 2026, "days": days}).encode()


FILES = [
    ("国务院办公厅关于2027年部分节假日安排的通知.docx", docx(notice(2027))),
    ("2027放假通知.txt", notice(2027).encode("gb18030")),
    ("2027放假通知.txt", notice(2027).encode("utf-8-sig")),
]


@pytest.mark.parametrize(("name", "data"), FILES)
async def test_a_file_does_as_well(town: Opens, name: str, data: bytes) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        assert "导入2027年放假安排？" in await t.admin.sends(name, data)
        assert "已导入" in await t.admin.taps("确认导入")
        assert name in await t.admin.says("日历 2027") or "国办发明电" in await t.admin.says("日历 2027")
        assert await due(t, 12) == ("2027-02-14", False)


async def test_a_file_of_any_name_is_taken_when_it_was_asked_for(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        assert "请把2027年放假通知的原文粘贴过来" in await t.admin.says("导入2027年放假安排")
        assert "读不了" in await t.admin.sends("新建.docx", b"PK\x03\x04 broken")
        await t.admin.says("导入2027年放假安排")
        assert "导入2027年放假安排？" in await t.admin.sends("新建.docx", docx(notice(2027)))


async def test_a_table_of_a_known_year_changes_nothing(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        assert "2026年的安排已经是这样" in await t.admin.sends("holiday_2026.json", as_json())


async def test_a_wrong_notice_is_refused_with_what_is_wrong_and_may_be_sent_again(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        wrong = notice(2027).replace("2月14日（周日）", "2月14日（周一）").replace("共8天", "共9天")
        heard = await t.admin.says(wrong)
        assert "2027年2月14日是周日，原文写的是周一" in heard
        assert "2月5日（周五）至2月12日（周五）是 8 天，原文写共 9 天" in heard
        assert 2027 not in (await t.rules()).calendar.official_years
        assert "导入2027年放假安排？" in await t.admin.says(notice(2027)), "the question is still open"


async def test_what_is_only_doubtful_stands_in_the_question(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        heard = await t.admin.says(notice(2027).replace("9月26日（周日）、", ""))
        assert "请核对：工作日里放假 18 天，除去法定的应补班 5 天，原文补班 4 天" in heard
        assert heard.labels == ["确认导入", "取消"]


async def test_a_notice_without_a_year_is_asked_about(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        bare = BODY_2027.replace("（周五）", "").replace("（周日）", "")
        for weekday in "一二三四六":
            bare = bare.replace(f"（周{weekday}）", "")
        bare = bare.replace("（农历除夕、周五）", "")
        asked = await t.admin.says(bare)
        assert "这是哪一年的放假安排" in asked
        assert "2027年" in asked.labels
        assert "导入2027年放假安排？" in await t.admin.taps("2027年")


async def test_only_an_administrator_may_load_a_year(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        for who in (t.liaison, t.supervisor):
            assert "导入2027年" not in await who.says(notice(2027))
            await who.says("取消")
            await who.says("导入放假安排")
            assert "导入2027年" not in await who.says(notice(2027))
        assert 2027 not in (await t.rules()).calendar.official_years


async def test_a_year_that_did_not_come_with_the_program_cannot_be_put_to_use(town: Opens) -> None:
    async with town(NOVEMBER, tables=TABLES) as t:
        assert "程序没有带 2027 年的放假安排" in await t.admin.says("日历 启用 2027")
        assert "2026年的安排已经是这样" in await t.admin.says("日历 启用 2026")
