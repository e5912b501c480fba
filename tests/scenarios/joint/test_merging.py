"""并案: handled as one, answered each by itself (B.2)."""

from domain.vocabulary import AssignmentState, ReplyKind, ResultClass
from storage.desks import items_of_case
from storage.ledger import history
from storage.replies import counting_on
from tests.scenarios.conftest import Opens
from tests.scenarios.joint.cast import CITY, HOUSING
from tests.scenarios.roster import case, suggestions
from tests.scenarios.town import Town

ROWS = (
    case("建议056", "关于增设路灯的建议", CITY, "2026-10-30", on="2026-09-15"),
    case("建议057", "关于路灯不亮的建议", CITY, "2026-11-06", on="2026-09-16"),
    case("建议058", "关于路灯太暗的建议", CITY, "2026-10-20", on="2026-09-17"),
    case("建议060", "关于修缮屋顶的建议", HOUSING, "2026-10-16"),
)
LIGHTS = (suggestions(*ROWS),)
ANSWER = "回复 56 路灯已经全部安装完成"


async def merges(t: Town, words: str = "并案 56 57") -> str:
    await t.supervisor.says(words)
    return (await t.supervisor.taps("确认并案")).text


async def answers(t: Town, case_id: int) -> list[tuple[str, ResultClass | None]]:
    async with t.database.reader() as session:
        (item,) = await items_of_case(session, case_id)
        texts = await counting_on(session, item.id)
    return [(one.text, one.result) for one in texts if one.kind is ReplyKind.ANSWER]


async def test_cases_of_one_unit_are_merged_under_the_earliest(either_town: Opens) -> None:
    async with either_town(tables=LIGHTS) as t:
        echo = await t.supervisor.says("57并案到56")
        assert "主件：建议056" in echo
        assert "并入：建议057" in echo
        assert "答复仍分别写" in echo
        assert not t.city_liaison.hears()
        assert "并入 建议056 一起办" in await t.supervisor.taps("确认并案")
        assert "并入 建议056 一起办" in t.city_liaison.hears()
        assert "并案：主件 建议056" in await t.city_liaison.says("查看 57")
        assert "并案：并入 建议057" in await t.city_liaison.says("查看 56")
        assert "已经并入 建议056" in await t.supervisor.says("并案 56 57")
        async with t.database.reader() as session:
            acts = [entry.act for entry in await history(session, "case:2")]
        assert "merged" in acts


async def test_lists_show_merged_cases_together(town: Opens) -> None:
    async with town(tables=LIGHTS) as t:
        text = (await t.city_liaison.says("我的")).text
        assert text.index("建议058") < text.index("建议056") < text.index("建议057")
        await merges(t, "并案 56 58")
        text = (await t.city_liaison.says("我的")).text
        assert text.index("建议056") < text.index("建议058") < text.index("建议057")
        assert "并案" in text


async def test_other_units_are_refused_and_a_re_assignment_is_offered(town: Opens) -> None:
    async with town(tables=LIGHTS) as t:
        refused = await t.supervisor.says("并案 56 60")
        assert "同一个单位承办的才能并案" in refused
        assert any(label.startswith("改由") for label in refused.labels)
        assert "两件以上" in await t.supervisor.says("并案 56")


async def test_each_case_gets_an_answer_of_its_own(either_town: Opens) -> None:
    async with either_town(tables=LIGHTS) as t:
        await merges(t, "并案 56 57 58")
        echo = await t.city_liaison.says(ANSWER)
        assert "并案的 建议057、建议058 要单独答复" in echo
        done = await t.city_liaison.taps("确认提交")
        assert "并案的还有 2 件要单独答复" in done
        assert await answers(t, 2) == []
        echo = await t.city_liaison.taps("答复 建议057")
        assert "件：建议057" in echo
        assert await answers(t, 2) == []
        done = await t.city_liaison.taps("正在解决")
        echo = await t.city_liaison.taps("答复 建议058")
        assert "件：建议058" in echo
        done = await t.city_liaison.taps("确认提交")
        assert "并案的还有" not in done
        text = "路灯已经全部安装完成"
        assert await answers(t, 1) == [(text, ResultClass.RESOLVED)]
        assert await answers(t, 2) == [(text, ResultClass.UNDER_WAY)]
        assert await answers(t, 3) == [(text, ResultClass.RESOLVED)]


async def test_whoever_does_not_want_the_same_words_writes_others(town: Opens) -> None:
    async with town(tables=LIGHTS) as t:
        await merges(t)
        await t.city_liaison.says(ANSWER)
        await t.city_liaison.taps("确认提交")
        await t.city_liaison.taps("先不答")
        assert await answers(t, 2) == []
        await t.city_liaison.says("回复 57 故障线路已经修好，逐盏检查完毕")
        await t.city_liaison.taps("确认提交")
        assert len(await answers(t, 2)) == 1


async def test_merged_cases_are_parted_while_none_is_answered(either_town: Opens) -> None:
    async with either_town(tables=LIGHTS) as t:
        await merges(t, "并案 56 57 58")
        echo = await t.supervisor.says("拆开 57")
        assert "建议057 与 建议056 分开办理" in echo
        await t.supervisor.taps("确认拆开")
        assert "并案" not in await t.city_liaison.says("查看 57")
        assert "没有并案" in await t.supervisor.says("拆开 57")
        await merges(t)
        await t.city_liaison.says("回复 58 路灯已经换亮")
        await t.city_liaison.taps("确认提交")
        assert "已经有答复了，不能再拆开" in await t.supervisor.says("拆开 57")
        assert "不能再并案" in await t.supervisor.says("并案 58 57")


async def test_merging_is_undone_as_if_it_had_not_been(town: Opens) -> None:
    async with town(tables=LIGHTS) as t:
        await merges(t)
        assert "已撤回并案" in await t.supervisor.says("撤回")
        assert "没有并案" in await t.supervisor.says("拆开 57")


async def test_of_a_parted_case_nothing_is_offered(town: Opens) -> None:
    async with town(tables=LIGHTS) as t:
        await merges(t)
        await t.supervisor.says("拆开 56")
        await t.supervisor.taps("确认拆开")
        await t.city_liaison.says(ANSWER)
        assert "并案" not in await t.city_liaison.taps("确认提交")
        async with t.database.reader() as session:
            (item,) = await items_of_case(session, 2)
        assert item.assignment.state is AssignmentState.ASSIGNED


async def test_the_opinions_on_one_case_are_not_said_of_the_other(town: Opens) -> None:
    rows = (
        case("建议056", "关于增设路灯的建议", CITY, "2026-10-30", on="2026-09-15", co=HOUSING),
        case("建议057", "关于路灯不亮的建议", CITY, "2026-11-06", on="2026-09-16", co=HOUSING),
    )
    async with town(tables=(suggestions(*rows),)) as t:
        await merges(t)
        for number, words in (("56", "同步改造楼道照明"), ("57", "物业负责更换灯泡")):
            await t.liaison.says(f"会办意见 {number} {words}")
            await t.liaison.taps("确认提交")
        assert "楼道照明" in await t.city_liaison.says(ANSWER)
        await t.city_liaison.taps("确认提交")
        echo = await t.city_liaison.taps("答复 建议057")
        assert "更换灯泡" in echo
        assert "楼道照明" not in echo
