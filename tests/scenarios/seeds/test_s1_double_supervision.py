"""双督办: two leaders watch a key case; a letter and a talk bring a lagging one in time."""

from io import BytesIO

from docx import Document

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import quiet
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, ROSTER_HEADER, WATER
from tests.scenarios.seeds.steps import meets, yes
from tests.scenarios.town import Speaker, Town

HEADER = (
    "编号", "标题", "提出人", "主办单位", "协办单位", "协办时限", "交办日期", "办结时限",
    "是否重点", "督办领导",
)  # fmt: skip
DAYS = ("2026-06-01", "2026-09-01")
WELLS, SCHOOLS, CRAFTS = "建议001", "提案001", "提案002"
PEOPLE = Grid(
    "花名册",
    (
        ROSTER_HEADER,
        (EDUCATION, "政府部门", "钱立", "主要负责人", "u51", "", ""),
        ("区政协", "区领导", "白露", "政协联络", "u62", "", ""),
    ),
)
CASES = (
    PEOPLE,
    Grid(
        "人大代表建议",
        (HEADER, (WELLS, "关于农村饮水安全的建议", "李代表", WATER, "", "", *DAYS, "是", "张副主任")),
    ),
    Grid(
        "政协提案",
        (
            HEADER,
            (SCHOOLS, "关于优化学校布局的提案", "王委员", EDUCATION, HOUSING, "2026-08-14", *DAYS, "", ""),
            (CRAFTS, "关于加强非遗传承的提案", "赵委员", CITY, "", "", *DAYS, "", ""),
        ),
    ),
)
LETTER, TALK = "督〔2026〕1号", "约〔2026〕1号"


async def test_a_lagging_proposal_is_brought_in_time_by_a_letter_and_a_talk(town: Opens) -> None:
    async with town(now="2026-06-01 10:00", tables=CASES) as t:
        await key_cases_have_two_supervisors(t)
        await the_unit_asks_what_is_meant(t)
        await half_the_time_has_passed_and_one_lags(t)
        await a_letter_is_proposed_approved_and_signed(t)
        await the_deputy_head_is_talked_with(t)
        await what_was_put_right_is_reported_and_passed(t)
        await it_is_answered_in_time(t)
        await the_member_is_satisfied_and_it_is_struck_off(t)


async def key_cases_have_two_supervisors(t: Town) -> None:
    """A leader of the people's congress or the conference supervises, the unit's head answers for it."""
    head, partner = t.person("u51"), t.person("u62")
    quiet(t)
    echo = await t.supervisor.says(f"{SCHOOLS} 实行双督办 督办领导 马副主席")
    assert "主要负责人亲自负责" in echo
    assert "督办领导：马副主席" in echo
    await t.supervisor.taps("确认")
    assert head.hears().title == f"列为重点督办：{SCHOOLS}"
    for told in (partner, t.teacher):
        assert "列为重点督办件，督办领导马副主席" in told.hears()
    listed = await t.supervisor.says("重点件")
    assert WELLS in listed
    assert SCHOOLS in listed
    assert CRAFTS not in listed
    assert "督办领导：张副主任" in await t.water_liaison.says(f"查看 {WELLS}")


async def the_unit_asks_what_is_meant(t: Town) -> None:
    for who, number in ((t.water_liaison, WELLS), (t.teacher, SCHOOLS), (t.city_liaison, CRAFTS)):
        await who.says(f"签收 {number}")
    helper = await t.liaison.says(f"签收 {SCHOOLS}")
    assert f"研究后回「会办意见 {SCHOOLS} 意见内容」" in helper, "a helping unit does not answer"
    assert "（办前）" in await meets(t.city_liaison, f"{CRAFTS} 跟赵委员见面，沟通意图")


async def half_the_time_has_passed_and_one_lags(t: Town) -> None:
    await t.water_liaison.says(f"进展 {WELLS} 已查120处饮水工程，到70%")
    await t.teacher.says(f"进展 {SCHOOLS} 两个新建项目已立项，到60%")
    await t.liaison.says(f"进展 {SCHOOLS} 用地已核，到70%")
    quiet(t)
    await t.time_goes_to("2026-07-17 09:00")
    assert f"时间过半：{CRAFTS} 进度0%" in t.city_liaison.hears()
    listed = await t.supervisor.says("谁滞后")
    assert "进度滞后 1 件" in listed.title
    assert f"{CRAFTS} 关于加强非遗传承的提案，区城市管理局：时间 50%，进度 0%" in listed


async def a_letter_is_proposed_approved_and_signed(t: Town) -> None:
    assert "听取汇报" in await t.supervisor.says(f"督查 {CRAFTS} 听取汇报 传承人培训只办了一期")
    assert "限哪天整改到位" in (await t.supervisor.taps("督办函")).title
    assert "越过了催办通知书，为什么" in (await t.supervisor.says("7月31日")).title
    echo = await t.supervisor.says("回头看发现进度滞后，要求立即整改")
    assert "事由：督查发现：传承人培训只办了一期" in echo
    await t.supervisor.taps("确认送审")
    card = t.approver.hears()
    assert "限期整改：7月31日（周五）" in card
    assert "越过催办通知书：回头看发现进度滞后" in card
    assert f"{LETTER} 督办函已发出" in (await t.approver.taps("同意")).title
    assert "限7月31日（周五）整改到位" in t.city_leader.hears()
    assert paper(t, t.city_liaison)[:3] == ["区政府督查室", LETTER, "督办函"]
    assert "整改期限：7月31日（周五）" in await t.city_liaison.taps(f"签收 {LETTER}")


def paper(t: Town, whose: Speaker) -> list[str]:
    """The paragraphs of the file that stands last in somebody's chat."""
    code = next(b.draft.file_code for b in reversed(whose.chat) if b.draft.file_code)
    stored = t.messenger.files.find(code or "")
    assert stored is not None
    return [paragraph.text for paragraph in Document(BytesIO(stored.content)).paragraphs]


async def the_deputy_head_is_talked_with(t: Town) -> None:
    _ = t.approver.hears()
    echo = await t.supervisor.says(f"约谈 {CRAFTS} 督办函后进度仍慢")
    assert "越过" not in echo, "the letter came first"
    await t.supervisor.taps("确认送审")
    assert f"{TALK} 约谈已发出" in (await t.approver.taps("同意")).title
    assert f"约谈：{TALK} {CRAFTS}" in t.city_leader.hears().text
    assert "已签收" in await t.city_leader.taps(f"签收 {TALK}")


async def what_was_put_right_is_reported_and_passed(t: Town) -> None:
    await t.time_goes_to("2026-07-22 10:00")
    quiet(t)
    for number in (LETTER, TALK):
        await yes(t.city_liaison, f"整改 {number} 增加培训6期，新建非遗工坊2个", "确认报送")
        assert "已报整改" in t.supervisor.hears()
        assert "整改通过，已办结" in await t.supervisor.taps("整改通过")
        assert "整改通过，已办结" in t.city_liaison.hears()
    history = await t.supervisor.says(f"督办 {CRAFTS}")
    assert f"{LETTER} 督办函，区城市管理局：已办结" in history
    assert f"{TALK} 约谈，区城市管理局：已办结" in history


async def it_is_answered_in_time(t: Town) -> None:
    told = await meets(t.city_liaison, f"{CRAFTS} 跟赵委员当面谈过了，征求意见")
    assert "（办中）" in told
    answer = f"回复 {CRAFTS} 新建非遗工坊2个，已于7月投用，3项进入市级名录。"
    assert "已提交（已经解决）" in await yes(t.city_liaison, answer, "确认提交")
    await t.time_goes_to("2026-07-23 10:00")
    assert "（办后）" in await meets(t.city_liaison, f"{CRAFTS} 跟赵委员当面谈过了，反馈结果")
    rate = await t.supervisor.says("按期率")
    assert "100%（1/1），算法：按现行时限答复 ÷（已答复 + 过了时限没答复），没到期的不计" in rate


async def the_member_is_satisfied_and_it_is_struck_off(t: Town) -> None:
    await t.supervisor.says(f"{CRAFTS} 赵委员满意")
    assert "100%（1/1）" in await t.supervisor.says("满意率")
    await t.supervisor.says(f"认可 {CRAFTS} 当事人 赵委员")
    await t.supervisor.says(f"认可 {CRAFTS} 领导 马副主席")
    assert "评价：满意" in await t.supervisor.says(f"销号 {CRAFTS}")
    assert "10月23日（周五）回头看" in await t.supervisor.taps("确认销号")


async def test_what_was_struck_off_is_looked_at_again_on_its_day(town: Opens) -> None:
    async with town(now="2026-07-22 10:00", tables=CASES) as t:
        answer = f"回复 {CRAFTS} 新建非遗工坊2个，已于7月投用，3项进入市级名录。"
        await yes(t.city_liaison, answer, "确认提交")
        await t.time_goes_to("2026-07-23 10:00")
        await the_member_is_satisfied_and_it_is_struck_off(t)
        await t.time_goes_to("2026-10-23 09:00")
        assert "回头看：已经解决，10月23日（周五），就是今天" in t.supervisor.hears()
        listed = await t.supervisor.says("回头看")
        assert f"到期 10月23日（周五） {CRAFTS} 区城市管理局，已经解决：核实" in listed
        noted = await t.supervisor.says(f"回头看 {CRAFTS} 问题反弹 关了一个工坊")
        assert "问题反弹，关了一个工坊" in noted
        assert f"重新办理 {CRAFTS}" in (await t.supervisor.taps("责成重新办理")).title
