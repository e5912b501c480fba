"""What five offices published comes out of cases in the tables, asked for in the chat, to the last digit."""

from dataclasses import replace
from datetime import date

from domain.vocabulary import AssignmentState, ResultClass, Satisfaction, Source
from tests.figures.cases import ANSWERED, Batch, Office
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town, at

SUGGESTION, PROPOSAL = Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL
HAPPY, UNHAPPY, SILENT = Satisfaction.SATISFIED, Satisfaction.DISSATISFIED, Satisfaction.NOT_GIVEN
NEW_YEARS_EVE = "2024-12-31 10:00"


async def zhengzhou(t: Town) -> None:
    """A district of Zhengzhou, 2024.

    Of the 132 messages 108 were rated satisfied, 12 dissatisfied, and 12 not at all after urging: 108 of 120
    are 90 %, while of 132 no whole number is.
    """
    open_one = Batch(source=SUGGESTION, more={"pack": "zhengzhou"})
    done = replace(open_one, state=ANSWERED, answered_at=at("2024-06-20 10:00"))
    message = replace(done, source=Source.NETIZEN_MESSAGE)
    project = Source.LIVELIHOOD_PROJECT
    target = {"title": "区残联：残疾儿童康复救助", "target": 20, "progress": 32, "measure": "人"}
    await Office(t.database, date(2024, 3, 1)).holds(
        replace(done, count=95),
        replace(done, count=148, source=PROPOSAL),
        replace(open_one, count=3, more=open_one.more | {"in_session": False}),
        replace(open_one, count=9, source=Source.INSPECTION_CLUE),
        replace(done, source=project, more=done.more | target),
        replace(done, count=6, source=project),
        replace(open_one, count=39, source=project),
        replace(message, count=108, satisfaction=HAPPY),
        replace(message, count=12, satisfaction=UNHAPPY),
        replace(message, count=12, satisfaction=SILENT),
    )


async def test_243_suggestions_and_proposals_all_finished(town: Opens) -> None:
    async with town(now=NEW_YEARS_EVE, tables=()) as t:
        await zhengzhou(t)
        heard = await t.supervisor.says("会议期间建议提案办结率")
        assert heard.title == "建议提案办结率 100%"
        assert "100%（243/243），算法：已答复 ÷ 应答复" in heard, "办结 means answered there"
        assert "0%（0/243），算法：办理结果为“已经解决”" in heard, "the other meaning stands beside it"
        sheet = await t.supervisor.says("统计 会议期间建议提案")
        assert "建议 95 件：答复 95（100%）" in sheet
        assert "提案 148 件：答复 148（100%）" in sheet
        assert "合计 243 件：答复 243（100%）" in sheet


async def test_what_is_not_finished_is_counted_too(town: Opens) -> None:
    async with town(now=NEW_YEARS_EVE, tables=()) as t:
        await zhengzhou(t)
        assert "建议 3 件：答复 0（0%），在办 3" in await t.supervisor.says("闭会统计")
        assert "督查线索 9 件：答复 0（0%），在办 9" in await t.supervisor.says("统计 线索")
        projects = await t.supervisor.says("统计 实事")
        assert "民生实事 46 件：答复 7（15.22%），在办 39" in projects
        assert "区残联：残疾儿童康复救助 32/20人 160%" in projects


async def test_132_messages_answered_and_nine_of_ten_satisfied(either_town: Opens) -> None:
    async with either_town(now=NEW_YEARS_EVE, tables=()) as t:
        await zhengzhou(t)
        assert "100%（132/132）" in await t.district_leader.says("留言回复率")
        heard = await t.district_leader.says("留言满意率")
        assert "90%（108/120）" in heard
        assert "催后没评价的不计" in heard
        assert "另有 12 件已答复、还没评价" in heard
        assert "统计：433 件" in (await t.district_leader.says("统计")).title


async def test_215_all_in_time_and_986_satisfied(either_town: Opens) -> None:
    async with either_town(now="2025-12-31 10:00", tables=()) as t:
        on_its_day = Batch(
            source=PROPOSAL,
            state=AssignmentState.RATED,
            deadline_on=date(2025, 6, 3),
            answered_at=at("2025-06-03 23:59"),
        )
        await Office(t.database, date(2025, 3, 3)).holds(
            replace(on_its_day, count=126, source=SUGGESTION, satisfaction=HAPPY),
            replace(on_its_day, count=86, satisfaction=Satisfaction.MOSTLY),
            replace(on_its_day, count=3, satisfaction=UNHAPPY),
        )
        assert "100%（215/215）" in await t.supervisor.says("建议提案按期率")
        assert "98.6%（212/215）" in await t.supervisor.says("建议提案满意率")
        assert "0%（0/215）" in await t.supervisor.says("建议提案超期率")
        sheet = await t.supervisor.says("统计")
        assert "合计 215 件：答复 215（100%），按期 215/215（100%），满意 212/215（98.6%）" in sheet
        assert "共 3 件" in await t.supervisor.says("建议提案哪些不满意")


async def test_six_rows_that_go_on_are_neither_finished_nor_late(town: Opens) -> None:
    async with town(now=NEW_YEARS_EVE, tables=()) as t:
        row = {"pack": "chongming", "term": "持续推进"}
        await Office(t.database, date(2024, 9, 1)).holds(
            Batch(source=Source.RECTIFICATION_ITEM, count=6, more=row)
        )
        assert "整改事项 6 件：答复 0（0%），在办 6" in await t.supervisor.says("统计 整改")
        assert "还没有到期或答复的件" in await t.supervisor.says("整改按期率")
        assert "0%（0/6），算法：办理结果为“已经解决”" in await t.supervisor.says("整改办结率")


async def test_targets_of_a_hundred_percent_are_reached_and_missed(town: Opens) -> None:
    async with town(now=NEW_YEARS_EVE, tables=()) as t:
        closed = Batch(source=Source.APPEAL_DIRECT, state=AssignmentState.CLOSED, more={"pack": "chengde"})
        office = Office(t.database, date(2024, 9, 1))
        await office.holds(replace(closed, count=12, visited=HAPPY), replace(closed, count=5))
        assert "办结率 100%" in (await t.supervisor.says("诉求办结率")).title
        assert "100%（12/12）" in await t.supervisor.says("诉求回访满意率"), "only who was visited can say"
        await office.holds(replace(closed, visited=UNHAPPY))
        assert "92.3%（12/13）" in await t.supervisor.says("回访满意率")


async def malong(t: Town) -> None:
    """Malong, 2025: A类 is 已解决 or 正在解决; 38 deputies voted on each of four key cases."""
    done = Batch(
        source=SUGGESTION,
        state=AssignmentState.RATED,
        satisfaction=HAPPY,
        met=True,
        answered_at=at("2025-08-20 10:00"),
        more={"pack": "malong"},
    )
    resolved = replace(done, result=ResultClass.RESOLVED)
    await Office(t.database, date(2025, 3, 3)).holds(
        replace(resolved, count=4, votes={"satisfied": 38}, more=done.more | {"key_case": True}),
        replace(resolved, count=33),
        replace(done, count=21, result=ResultClass.UNDER_WAY),
        replace(done, count=37, result=ResultClass.PLANNED),
    )


async def test_95_with_58_of_class_a(either_town: Opens) -> None:
    async with either_town(now="2025-12-31 10:00", tables=()) as t:
        await malong(t)
        heard = await t.supervisor.says("建议办结率")
        assert heard.title == "建议办结率 61.05%"
        assert "61.05%（58/95），算法：办理结果为“A类”（单位自报）÷ 应答复" in heard
        assert "100%（95/95），算法：已答复 ÷ 应答复" in heard
        assert "小数点后两位" in heard
        sheet = await t.supervisor.says("统计 建议")
        assert "答复 95（100%），办结 58（61.05%），满意 95/95（100%）" in sheet
        assert "A类 58（61.1%）、B类 37（38.9%）" in sheet


async def test_answered_met_and_satisfied_all_of_them(town: Opens) -> None:
    async with town(now="2025-12-31 10:00", tables=()) as t:
        await malong(t)
        for rate in ("办复率", "面商率", "满意率"):
            assert "100%（95/95）" in await t.supervisor.says(f"建议{rate}")
        votes = await t.supervisor.says("重点建议满意率")
        assert "100%（4/4）" in votes
        assert "100%（152/152），算法：测评票" in votes, "38 deputies on 4 cases"


async def test_the_cases_behind_both_numbers_are_listed(town: Opens) -> None:
    async with town(now="2025-12-31 10:00", tables=()) as t:
        await malong(t)
        await t.supervisor.says("建议办结率")
        listed = await t.supervisor.taps("没计入 37")
        assert "没计入的共 37 件" in listed
        assert "第 1/" in listed
        seen, page = set[str](), listed
        while True:
            seen |= {label for label in page.labels if label.startswith("建议")}
            if "下一页" not in page.labels:
                break
            page = await t.supervisor.taps("下一页")
        assert len(seen) == 37, "every one, and each once"
        assert "分子共 58 件" in await t.supervisor.says("建议办结率 分子")
        assert "分母共 95 件" in await t.supervisor.says("建议办结率 分母")
        assert "没计入的共 0 件" in await t.supervisor.says("建议办结率 按答复 没计入的")
        assert "没计入的共 37 件" in await t.supervisor.says("谁没办结")
