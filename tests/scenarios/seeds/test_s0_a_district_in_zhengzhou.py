"""郑州一个区: a livelihood project beyond its target, a netizen's message until the lamps are lit."""

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import quiet
from tests.scenarios.roster import CITY, EDUCATION, WATER
from tests.scenarios.seeds.steps import meets, yes
from tests.scenarios.town import Town

CHILDREN, LAMPS = "实事01", "留言015"
PROJECTS = Grid(
    "民生实事",
    (
        ("2026年民生实事任务分解表",),
        ("序号", "任务名称", "年度目标", "单位", "目前进度", "牵头单位", "配合单位", "完成时限"),
        (1, "残疾儿童康复救助", 20, "人", "", EDUCATION, "", "2026-12-31"),
    ),
)
MESSAGES = Grid(
    "人民网留言",
    (
        ("留言编号", "留言主题", "留言人", "责任单位", "交办日期", "办结时限"),
        (LAMPS, "河东路路灯不亮", "张先生", CITY, "2026-09-14", "10个工作日"),
        ("留言016", "河边垃圾没人清", "匿名", WATER, "2026-09-14", "10个工作日"),
    ),
)


async def test_children_helped_far_beyond_the_target(town: Opens) -> None:
    async with town(now="2026-06-29 10:00", tables=(PROJECTS,)) as t:
        await the_year_is_planned_backwards(t)
        await the_office_looks_by_phone_on_the_spot_and_in_the_files(t)
        await the_unit_is_asked_once_a_month(t)
        await thirty_two_of_twenty_are_a_hundred_and_sixty_percent(t)


async def the_year_is_planned_backwards(t: Town) -> None:
    await t.teacher.says(f"签收 {CHILDREN}")
    echo = await t.teacher.says(f"倒排 {CHILDREN} 按季度")
    assert "9月30日（周三 班）：累计" in echo
    assert "12月31日（周四 班）：累计 20人（100%）" in echo
    await t.teacher.taps("确认")
    assert "6/20 人 = 30%" in await t.teacher.says(f"进展 {CHILDREN} 完成6人")


async def the_office_looks_by_phone_on_the_spot_and_in_the_files(t: Town) -> None:
    for way, found in (("电话问询", "名单在核"), ("实地走访", "床位紧张"), ("调阅资料", "台账齐全")):
        logged = await t.supervisor.says(f"督查 {CHILDREN} {way} {found}")
        assert f"{way}，{CHILDREN} 区教育局" in logged
        assert "督办函" in logged.labels, "what is found can be supervised at once"
    assert "督查记录 3 条" in (await t.supervisor.says(f"督查记录 {CHILDREN}")).title


async def the_unit_is_asked_once_a_month(t: Town) -> None:
    quiet(t)
    await t.time_goes_to("2026-07-30 09:00")
    asked = t.teacher.hears()
    assert "上次报 6人，目标 20人" in asked
    assert "没变化，6人" in asked.labels


async def thirty_two_of_twenty_are_a_hundred_and_sixty_percent(t: Town) -> None:
    await t.time_goes_to("2026-08-03 10:00")
    assert f"⬜ {CHILDREN} 区教育局" in await t.supervisor.says("调度表")
    assert "32/20 人 = 160%（上次 6人）" in await t.teacher.says(f"{CHILDREN} 已完成32人")
    assert f"✅ {CHILDREN} 区教育局：32/20人 160%" in await t.supervisor.says("调度表")
    card = await t.supervisor.says(f"查看 {CHILDREN}")
    assert "完成20人，已达到" in card, "what was reached ticks its milestones off"
    assert f"🟢 {CHILDREN} 残疾儿童康复救助：32/20人 160%" in await t.district_leader.says("实事进度")
    answer = f"回复 {CHILDREN} 已救助32人，超额完成全年目标。"
    assert "点下面一项就一并提交" in await t.teacher.says(answer)
    assert "已提交（已经解决）" in await t.teacher.taps("已经解决")
    assert f"年度目标完成：{CHILDREN} 残疾儿童康复救助 32/20人 160%" in await t.supervisor.says("统计 实事")


async def test_a_netizen_is_called_answered_visited_and_answered_again(town: Opens) -> None:
    async with town(now="2026-09-14 09:00", tables=(MESSAGES,)) as t:
        assert f"新交办：{LAMPS}" in "".join(b.draft.title for b in t.city_liaison.chat)
        await the_poster_is_called_first_and_answered(t)
        await a_visit_on_the_spot_finds_lamps_still_dark(t)
        await the_message_is_closed_and_counted(t)


async def the_poster_is_called_first_and_answered(t: Town) -> None:
    signed = await t.city_liaison.says(f"签收 {LAMPS}")
    assert "9月28日（周一 班）截止" in signed, "ten working days by its rules"
    guessed = await t.city_liaison.says(f"{LAMPS} 跟张先生联系上了，反映晚上看不见")
    assert any("（电话）" in label for label in guessed.labels), "nobody says that they met"
    assert "电话联系1次" in await meets(t.city_liaison, "15给留言人打过电话了")
    await t.time_goes_to("2026-09-16 10:00")
    answer = f"回复 {LAMPS} 已更换灯头12盏，9月15日晚亮灯。"
    assert "已提交（已经解决）" in await yes(t.city_liaison, answer, "确认提交")
    await t.time_goes_by(minutes=5)


async def a_visit_on_the_spot_finds_lamps_still_dark(t: Town) -> None:
    quiet(t)
    visited = await t.supervisor.says(f"回访 {LAMPS} 现场 不满意 东段还有三盏不亮")
    assert "实地踏查" in visited
    echo = await t.supervisor.taps("责成重新办理")
    assert "时限：9月30日（周三 班），还有 14 天（智慧城市运行办 三：不满意的重新办理" in echo
    await t.supervisor.taps("确认责成")
    for told in (t.city_liaison, t.city_leader):
        assert "东段还有三盏不亮" in told.hears()
    await t.time_goes_to("2026-09-22 10:00")
    await yes(t.city_liaison, f"回复 {LAMPS} 东段3盏已更换，9月21日全路段亮灯。", "确认提交")
    await t.time_goes_to("2026-09-23 10:00")
    assert "销号" in (await t.supervisor.says(f"回访 {LAMPS} 现场 满意 都亮了")).labels


async def the_message_is_closed_and_counted(t: Town) -> None:
    await t.supervisor.says(f"认可 {LAMPS} 当事人 张先生")
    assert "各方都已认可" in await t.supervisor.says(f"认可 {LAMPS} 领导 陆建国")
    await t.supervisor.taps("销号")
    assert "另册第 1 号" in await t.supervisor.taps("确认销号")
    visits = await t.supervisor.says("回访清单")
    assert "回访 2 次，其中评价 2 次，满意和基本满意 1 次" in visits
    for said, rate in (
        ("留言办复率", "50%（1/2）"),
        ("回访满意率", "100%（1/1）"),
        ("留言按期率", "100%（1/1）"),
    ):
        assert rate in await t.supervisor.says(said)
