"""郑州一个区: a suggestion is answered, reviewed and handled again until its deputy is satisfied."""

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, WATER
from tests.scenarios.seeds.steps import meets
from tests.scenarios.town import Town

PARKING = "建议001"
SUGGESTIONS = Grid(
    "人大代表建议",
    (
        ("编号", "标题", "提出人", "主办单位", "交办日期", "办结时限"),
        (PARKING, "关于校园周边停车难的建议", "李代表", HOUSING, "2026-05-18", "2026-08-18"),
        ("建议002", "关于河道保洁的建议", "王代表", WATER, "2026-05-18", "2026-08-18"),
    ),
)


async def test_a_suggestion_is_handled_until_its_deputy_is_satisfied(town: Opens) -> None:
    async with town(now="2026-05-18 10:00", tables=(SUGGESTIONS,)) as t:
        assert "审核通过才算答复（智慧城市运行办 二：审核答复）" in await t.admin.says("规则 建议 用 郑州")
        await t.admin.taps("确认修改")
        await they_meet_before_while_and_after(t)
        await the_office_reviews_the_answer(t)
        await made_to_be_satisfied_is_not_satisfied(t)
        await not_satisfied_once_more_then_satisfied(t)
        await the_figures_of_suggestions(t)


async def they_meet_before_while_and_after(t: Town) -> None:
    await t.liaison.says(f"签收 {PARKING}")
    met = await meets(
        t.liaison,
        f"{PARKING} 办前见面，跟李代表了解想法",
        f"{PARKING} 办中跟李代表见面，沟通进度",
        f"{PARKING} 办后跟李代表见面，汇报结果、征求意见",
    )
    assert "（办后）" in met
    assert "累计：面商3次" in met


async def the_office_reviews_the_answer(t: Town) -> None:
    echo = await t.liaison.says(f"回复 {PARKING} 将加强管理。")
    assert "没有写到什么时候" in echo
    assert "审核通过才算答复" in await t.liaison.taps("确认提交")
    await t.time_goes_by(minutes=5)
    assert f"请审核：区住房和城乡建设局答复 {PARKING}" in t.supervisor.hears()
    await t.supervisor.taps("退回修改")
    await t.supervisor.says("没有写具体措施")
    await t.supervisor.taps("确认退回")
    assert "没有写具体措施" in t.liaison.hears()
    await t.liaison.taps("重新答复")
    await t.liaison.says("新增临时泊位60个，已于5月投用，上下学错峰管理。")
    await passes(t)
    assert "答复审核通过" in t.liaison.hears().text


async def passes(t: Town) -> None:
    """The unit hands in what it has been read, and the office lets it pass."""
    await t.liaison.taps("确认提交")
    await t.time_goes_by(minutes=5)
    assert "单位会收到通知" in await t.supervisor.taps("通过")


async def made_to_be_satisfied_is_not_satisfied(t: Town) -> None:
    await t.supervisor.says(f"{PARKING} 李代表满意")
    echo = await t.supervisor.says(f"{PARKING} 代表被满意 电话核实代表并不认可")
    assert "理由：被满意：电话核实代表并不认可" in echo
    assert "时限：6月18日（周四 班），还有 31 天（智慧城市运行办 二" in echo
    await t.supervisor.taps("确认责成")
    for told in (t.liaison, t.leader):
        assert f"重新办理：{PARKING} 6月18日（周四 班）前" in told.hears()
    card = await t.liaison.says(f"查看 {PARKING}")
    assert "重新办理：第 1 次" in card
    assert "书面报告" not in card, "these rules want none"


async def not_satisfied_once_more_then_satisfied(t: Town) -> None:
    await t.time_goes_to("2026-05-25 10:00")
    await t.liaison.says(f"回复 {PARKING} 校门口新增泊位20个，已于5月24日投用。")
    await passes(t)
    await t.supervisor.says(f"{PARKING} 李代表不满意 泊位还是不够")
    echo = await t.supervisor.says(f"重办 {PARKING} 泊位还是不够 到6月30日")
    assert "第 2 次重新办理" in echo
    assert "时限：6月30日（周二）" in echo
    await t.supervisor.taps("确认责成")
    await t.time_goes_to("2026-05-28 10:00")
    await t.liaison.says(f"回复 {PARKING} 商场共享车位80个，已于5月27日投用。")
    await passes(t)
    await t.time_goes_to("2026-05-29 10:00")
    assert "销号" in (await t.supervisor.says(f"{PARKING} 李代表满意")).labels


async def the_figures_of_suggestions(t: Town) -> None:
    rate = await t.supervisor.says("建议办结率")
    assert "50%（1/2），算法：已答复 ÷ 应答复" in rate
    assert "没计入的：区水务局 建议002" in rate
    assert "100%（1/1）" in await t.supervisor.says("建议满意率")
    assert "建议 2 件：答复 1（50%），在办 1" in await t.supervisor.says("统计 建议")
