"""崇明: the five steps of a suggestion units handle for a leader; whose a case is, once for all."""

from collections.abc import AsyncIterator

import pytest

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, WATER
from tests.scenarios.town import Heard, Speaker, Town

HEADER = ("编号", "标题", "内容", "领衔代表", "主办单位", "会办单位", "交办日期", "办结时限", "会办时限")
CASES = Grid(
    "人大代表建议",
    (
        HEADER,
        (
            "建议001", "关于规范共享单车停放的建议", "一、增设停车位。二、加强巡查。", "张代表", HOUSING,
            f"{CITY}、{EDUCATION}", "2026-09-22", "2026-10-30", "2026-10-16",
        ),
        ("建议002", "关于城中村改造的建议", "改造", "李代表", WATER, "", "2026-09-22", "2026-10-30", ""),
    ),
)  # fmt: skip
ANSWER = "已增设停车位120个，安排专人每日巡查，剩余路段10月底前完成划线。"


@pytest.fixture
async def chongming(town: Opens) -> AsyncIterator[Town]:
    """The town with Chongming's rules for deputies' suggestions."""
    async with town(now="2026-09-22 10:00", tables=(CASES,)) as t:
        echo = await t.admin.says("规则 建议 用 崇明")
        assert "7个工作日" in echo, "what changes is said before it changes"
        await t.admin.taps("确认修改")
        yield t


async def yes(who: Speaker, text: str, label: str) -> Heard:
    """Say it, and tap the yes under the echo."""
    await who.says(text)
    return await who.taps(label)


async def test_a_leaders_case_from_its_plan_to_its_look_back(chongming: Town) -> None:
    t = chongming
    await is_planned_and_led(t)
    await is_handled_together(t)
    await waits_for_the_late_opinion(t)
    await is_answered_with_its_list(t)
    await is_rated_accepted_and_struck_off(t)


async def is_planned_and_led(t: Town) -> None:
    """Step 1 and 2: the plan with its nodes; a district leader handles it himself, so units must meet."""
    await t.liaison.says("签收 建议001")
    planned = await yes(t.liaison, "计划 建议001 9月28日前现场踏勘，10月12日前出方案", "确认")
    assert "9月28日（周一 班） 现场踏勘" in planned
    await yes(t.supervisor, "建议001 列为领导领办 陆建国区长", "确认")
    assert "落实事项清单" in t.liaison.hears()
    blocked = await t.liaison.says(f"回复 建议001 {ANSWER}")
    for lack in ("要先开会共同办理", "会办意见没齐", "清单"):
        assert lack in blocked


async def is_handled_together(t: Town) -> None:
    """Step 3: a meeting, opinions; an empty one goes back and is written again."""
    assert "会办单位都到了" in await yes(
        t.liaison, "登记会议 建议001 9月22日 研究了停放点位 都到了", "确认登记"
    )
    await yes(t.city_liaison, "会办意见 建议001 无意见", "确认提交")
    await t.time_goes_to("2026-09-22 10:05")
    assert "没有具体意见" in await t.liaison.says("会办情况 建议001")
    await yes(t.liaison, "退回会办意见 建议001 区城市管理局 要有具体措施", "确认退回")
    await t.time_goes_to("2026-09-23 09:00")
    assert "10月16日（周五）" in t.city_liaison.hears(), "the first limit stands: the paper gives no other"
    await yes(t.city_liaison, "会办意见 建议001 在地铁口增设停车位120个", "确认提交")


async def waits_for_the_late_opinion(t: Town) -> None:
    """Both nodes are warned of, 会办 before 主办; who is late is urged, then given up."""
    await t.time_goes_to("2026-10-13 08:46")
    assert "会办意见" in t.teacher.hears(), "会办到期 is warned of three days ahead"
    assert "请先催一次" in await t.liaison.says("建议001 区教育局 会办意见逾期")
    await t.time_goes_to("2026-10-19 09:00")
    assert "已标为逾期" in (await t.liaison.says("建议001 区教育局 会办意见逾期")).title


async def is_answered_with_its_list(t: Town) -> None:
    """Step 4: face to face, the list matching each point, the letter that names its co-handlers."""
    await yes(t.liaison, "建议001 跟代表当面谈过了", "对，记下")
    await yes(t.liaison, "清单 建议001 1. 增设停车位→已增设120个 2. 加强巡查→每日巡查", "确认提交")
    assert "谁签发" in await t.liaison.says(f"回复 建议001 {ANSWER}"), "the paper wants a signature"
    echo = await t.liaison.says("王建国")
    assert "区城市管理局：在地铁口增设停车位120个；区教育局逾期未报" in echo
    done = await t.liaison.taps("正在解决")
    assert "10月31日（周六 休） 剩余路段10月底前完成划线" in done, "a promise is found, and asked about"
    await t.time_goes_to("2026-10-19 09:10")
    assert "主动公开" in await t.liaison.says("建议001 主动公开")
    await t.supervisor.taps("确认")
    assert "剩余路段" in await t.supervisor.says("承诺台账")


async def is_rated_accepted_and_struck_off(t: Town) -> None:
    """Step 5: satisfaction, the parties, the register – and the look-back by class, with the promise kept."""
    assert "不能" in await t.liaison.says("满意度 建议001 满意"), "never by the unit"
    await t.supervisor.says("满意度 建议001 满意")
    lacking = await t.supervisor.says("销号 建议001")
    assert "当事人还没有认可" in lacking
    await t.supervisor.says("认可 建议001 当事人 张代表")
    await t.supervisor.says("认可 建议001 领导 陆区长")
    closed = await yes(t.supervisor, "销号 建议001", "确认销号")
    assert "另册第 1 号" in closed.title
    assert "回头看" in closed
    assert "建议001" in await t.supervisor.says("另册")
    await t.time_goes_to("2026-10-28 08:46")
    assert "剩余路段" in t.liaison.hears(), "the promise is reminded of three days ahead, struck off or not"


async def test_whose_it_is_is_coordinated_and_then_designated(chongming: Town) -> None:
    """分办困难的: the unit hands it back, people meet, the leader designates – and that is final."""
    t = chongming
    await yes(t.water_liaison, "退回 建议002 属于住建局职责，不归我们管", "确认退回")
    assert "区住房和城乡建设局" in t.approver.hears()
    settled = await yes(t.approver, "协调 建议002 9月23日开会 定由区水务局主办", "确认")
    assert "不能再退回" in settled
    await t.time_goes_to("2026-09-23 09:00")
    assert "指定贵单位主办" in t.water_liaison.hears().text
    assert "指定主办件" in await t.water_liaison.says("退回 建议002 还是不归我们管")
