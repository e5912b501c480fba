"""马龙: suggestions met face to face three times, voted on by 38 deputies, counted by classes A and B."""

from collections.abc import AsyncIterator

import pytest

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import quiet
from tests.scenarios.roster import EDUCATION, HOUSING, ROSTER_HEADER, WATER
from tests.scenarios.seeds.steps import LOGGED, meets, yes
from tests.scenarios.town import Town

HEADER = ("编号", "标题", "提出人", "牵头领导", "主办单位", "交办日期", "办结时限", "是否重点", "督办领导")
DAYS = ("2026-06-01", "2026-09-01")
BUS, SEWAGE, LAMPS = "建议001", "建议002", "建议003"
CASES = Grid(
    "人大代表建议",
    (
        HEADER,
        (BUS, "关于开通城区至景区公交车的建议", "李代表", "陆建国", HOUSING, *DAYS, "是", "张副主任"),
        (SEWAGE, "关于农村生活污水收集处理的建议", "王代表", "陆建国", WATER, *DAYS, "是", "张副主任"),
        (LAMPS, "关于校园周边增设路灯的建议", "赵代表", "", EDUCATION, *DAYS, "", ""),
    ),
)
PARTNER = Grid("花名册", (ROSTER_HEADER, ("区人大", "区领导", "于静", "人大联络", "u61", "", "")))


@pytest.fixture
async def malong(town: Opens) -> AsyncIterator[Town]:
    """The town with Malong's rules for suggestions."""
    async with town(now="2026-06-01 10:00", tables=(PARTNER, CASES)) as t:
        echo = await t.admin.says("规则 建议 用 马龙")
        assert "要面商，缺了不能答复（马龙区：办前、办中、办后三见面，面商答复）" in echo
        assert "A类、B类；办结指已经解决" in echo
        assert "在办 3 件跟着变" in await t.admin.taps("确认修改")
        yield t


async def test_three_suggestions_from_hand_over_to_look_back(malong: Town) -> None:
    t = malong
    await nobody_answers_before_he_has_met_his_deputy(t)
    await half_the_time_is_half_the_tasks(t)
    await all_three_are_answered_in_classes_a_and_b(t)
    await thirty_eight_deputies_vote_on_the_key_cases(t)
    await what_is_not_satisfied_is_handled_once_more(t)
    await the_rates_are_said_with_their_formulas(t)
    await one_is_struck_off_and_looked_at_again(t)


async def nobody_answers_before_he_has_met_his_deputy(t: Town) -> None:
    for who, number in ((t.liaison, BUS), (t.water_liaison, SEWAGE), (t.teacher, LAMPS)):
        assert "已签收" in await who.says(f"签收 {number}")
    refused = await t.water_liaison.says(f"回复 {SEWAGE} 污水管网已建成12公里")
    assert "还没有当面商谈的记录（马龙区：办前、办中、办后三见面，面商答复）" in refused
    echo = await t.water_liaison.says(f"{SEWAGE} 办前见面，跟王代表了解想法")
    assert "记一次办前面商，6月1日（周一），王代表" in echo
    assert "累计：面商1次" in await t.water_liaison.taps(LOGGED)
    still = await t.water_liaison.says(f"回复 {SEWAGE} 污水管网已建成12公里")
    assert "还没有办中联系的记录" in still
    await meets(t.liaison, f"{BUS} 跟李代表见面，沟通意图")
    await meets(t.teacher, f"{LAMPS} 办前跟赵代表当面谈过了")


async def half_the_time_is_half_the_tasks(t: Town) -> None:
    await t.time_goes_to("2026-07-10 10:00")
    await t.water_liaison.says(f"进展 {SEWAGE} 管网已铺8公里，到60%")
    quiet(t)
    await t.time_goes_to("2026-07-17 09:00")
    assert f"时间过半：{BUS} 进度0%" in t.liaison.hears().title
    assert not t.water_liaison.hears(), "he is ahead of his time"
    listed = await t.supervisor.says("谁滞后")
    assert "区住房和城乡建设局：时间 50%，进度 0%" in listed
    assert SEWAGE not in listed
    assert "催办" in (await t.supervisor.says(f"督查 {BUS} 实地走访 线路还没有勘察")).labels
    assert "已催办" in (await t.supervisor.taps("催办")).title
    assert BUS in t.liaison.hears()


async def all_three_are_answered_in_classes_a_and_b(t: Town) -> None:
    await meets(t.liaison, f"{BUS} 办中跟李代表见面，现场看了线路")
    await meets(t.water_liaison, f"{SEWAGE} 跟王代表当面谈过了，征求意见")
    await meets(t.teacher, f"{LAMPS} 办中跟赵代表当面谈过了")
    await t.time_goes_to("2026-07-20 09:00")
    echo = await t.liaison.says(f"回复 {BUS} 计划于2027年6月30日前开通公交车，站点已勘定8处。")
    assert "B类 计划解决（文字里有“计划”" in echo
    told = await t.liaison.taps("确认提交")
    assert "（B类 计划解决）" in told
    assert "2027年6月30日（周三）" in told, "what is promised is tracked"
    await t.liaison.taps("确认")
    assert "A类 已经解决" in await yes(
        t.water_liaison, f"回复 {SEWAGE} 管网已建成12公里，两座处理站已投用。", "确认提交"
    )
    assert "A类 已经解决" in await yes(t.teacher, f"回复 {LAMPS} 校门口已安装路灯5盏。", "确认提交")


async def thirty_eight_deputies_vote_on_the_key_cases(t: Town) -> None:
    await t.time_goes_to("2026-07-22 10:00")
    quiet(t)
    partner = t.person("u61")
    voted = await partner.says(f"{SEWAGE} 测评 满意30 基本满意6 不满意2")
    assert "代表测评 满意（满意 30，基本满意 6，不满意 2）" in voted
    assert "满意度：满意" in await t.supervisor.says(f"{BUS} 测评 满意36 基本满意2")
    refused = await t.water_liaison.says(f"{SEWAGE} 王代表满意")
    assert "不由承办单位填" in refused


async def what_is_not_satisfied_is_handled_once_more(t: Town) -> None:
    assert "不满意的要重新办理" in await t.supervisor.says(f"{LAMPS} 赵代表不满意 还有一段没有灯")
    echo = await t.supervisor.taps("责成重新办理")
    assert "时限：8月24日（周一），还有 33 天（马龙区：不满意件再办理）" in echo
    await t.supervisor.taps("确认责成")
    assert f"重新办理：{LAMPS} 8月24日（周一）前" in t.teacher.hears()
    await t.time_goes_to("2026-07-24 10:00")
    told = await yes(t.teacher, f"回复 {LAMPS} 已完成补装3盏，7月24日全段亮灯。", "确认提交")
    assert "A类 已经解决" in told
    await t.time_goes_to("2026-07-27 10:00")
    assert "满意度：满意" in (await t.supervisor.says(f"{LAMPS} 赵代表满意")).title


async def the_rates_are_said_with_their_formulas(t: Town) -> None:
    for said, rate, formula in (
        ("办复率", "100%（3/3）", "已答复 ÷ 应答复"),
        ("面商率", "100%（3/3）", "有过当面沟通的 ÷ 应面商"),
        ("满意率", "100%（3/3）", "评价为满意、基本满意的 ÷ 已评价"),
        ("满意率", "97.4%（74/76）", "测评票"),
        ("办结率", "66.67%（2/3）", "办理结果为“A类”（单位自报）÷ 应答复"),
    ):
        heard = await t.supervisor.says(f"建议{said}")
        assert any(rate in line and formula in line for line in heard.text.splitlines()), heard.text
    assert "A类 2（66.7%）、B类 1（33.3%）" in await t.supervisor.says("统计 建议")


async def one_is_struck_off_and_looked_at_again(t: Town) -> None:
    accepted = await t.supervisor.says(f"认可 {SEWAGE} 当事人 王代表")
    assert accepted.labels == ["领导认可", "撤回"], "what is lacking is one tap away"
    assert "各方都已认可" in await t.supervisor.taps("领导认可")
    await t.supervisor.taps("销号")
    assert "10月27日（周二）回头看" in await t.supervisor.taps("确认销号")
    noted = await t.supervisor.says(f"回头看 {SEWAGE} 问题反弹 一座站停运")
    assert "问题反弹，一座站停运" in noted
    assert "责成重新办理" in noted.labels
