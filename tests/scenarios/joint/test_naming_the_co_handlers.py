"""The lead's answer names its co-handlers (S2-8, S2-14); designated cases stay; secret ones stay secret."""

from tests.scenarios.conftest import Opens
from tests.scenarios.joint.cast import CITY, FINANCE, HOUSING, TWO, WATER, more_units, of
from tests.scenarios.roster import case, suggestions
from tests.scenarios.town import Town, taps_of

ANSWER = "回复 12 电梯已经全部加装完成，居民已验收"
SECRET = (
    more_units(),
    suggestions(
        case("建议012", "关于某历史遗留问题的建议", HOUSING, "2026-10-30", co=CITY, note="敏感件"),
    ),
)


async def gives(t: Town) -> None:
    """财政局 writes its opinion, 城管局 is urged and given up."""
    await of(FINANCE, t).says("会办意见 12 加装资金列入明年预算")
    await of(FINANCE, t).taps("确认提交")
    await t.liaison.says("催会办 12")
    await t.liaison.says(f"标为逾期 12 {CITY}")


async def test_what_the_co_handlers_said_is_appended_and_shown_before_it_counts(either_town: Opens) -> None:
    async with either_town(tables=TWO) as t:
        await gives(t)
        echo = await t.liaison.says(ANSWER)
        assert f"会办意见：{CITY}逾期未报（2026年9月22日已催）；{FINANCE}：加装资金列入明年预算。" in echo
        assert "办理结果：已经解决" in echo, "the co-handlers' words say nothing of the result"
        await t.liaison.taps("确认提交")
        card = await t.liaison.says("查看 12")
        assert "会办意见 2 家，已交 1 家，标为逾期 1 家" in card


async def test_an_answer_that_names_them_stays_as_it_was_written(town: Opens) -> None:
    async with town(tables=TWO) as t:
        await gives(t)
        echo = await t.liaison.says(f"{ANSWER}；财政局安排资金，城市管理局未报意见")
        assert "会办意见：" not in echo
        echo = await t.liaison.says(f"{ANSWER}；财政局安排资金")
        assert f"会办意见：{CITY}逾期未报" in echo
        assert f"{FINANCE}：加装" not in echo


async def test_a_secret_opinion_is_read_by_those_who_must_know_only(either_town: Opens) -> None:
    async with either_town(tables=SECRET) as t:
        await t.city_liaison.says("会办意见 12 我局只管外围秩序")
        await t.city_liaison.taps("确认提交")
        await t.time_goes_by(minutes=2)
        assert "外围秩序" not in t.liaison.hears()
        assert "外围秩序" in await t.liaison.says("会办情况 12")
        seen = await t.supervisor.says("会办情况 12")
        assert f"{CITY}：已交" in seen
        assert "外围秩序" not in seen
        assert "我局只管外围秩序" in await t.liaison.says(ANSWER)


async def test_a_designated_case_offers_no_way_back_and_says_why(town: Opens) -> None:
    row = case("建议021", "关于规范物业收费的建议", HOUSING, "2026-10-23", co=WATER, note="指定主办")
    async with town(tables=(more_units(), suggestions(row))) as t:
        await t.liaison.says("查看 21")
        await t.time_goes_to("2026-09-23 09:30")
        for bubble in t.liaison.chat:
            assert not any(says.startswith("退回 ") for _, says in taps_of(bubble)), bubble.draft.title
        refused = await t.liaison.says("退回 21 不归我们管，属水务职责")
        assert "指定后不再退回" in refused
