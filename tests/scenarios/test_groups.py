"""In a group only numbers and dates are said aloud; everything else goes to the person alone."""

from simulator.acts import Said
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town

GROUP = "cidGroupOfTheHousingBureau=="


async def says_in_group(t: Town, text: str) -> tuple[str, str]:
    """What the group and what the liaison alone then hear."""
    before = len(t.group_hears(GROUP))
    _ = t.liaison.hears()
    t.messenger.acts.say(t.liaison.user_id, Said(text=f"@督办助手 {text}", group=GROUP))
    await t.rests()
    aloud = t.group_hears(GROUP).bubbles[before:]
    return "\n".join(b.draft.text for b in aloud), t.liaison.hears().text


async def test_a_group_hears_number_and_date_and_the_person_the_rest(either_town: Opens) -> None:
    async with either_town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        aloud, alone = await says_in_group(t, "建议012到期了吗")
        assert "建议012 10月30日（周五）截止" in aloud
        assert "加装电梯" not in aloud
        assert "关于老旧小区加装电梯的建议" in alone


async def test_a_list_is_numbers_and_dates_too(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        aloud, alone = await says_in_group(t, "我的")
        assert "建议021 10月23日（周五）截止" in aloud
        assert "建议077" not in aloud, "a sensitive case is not mentioned at all"
        assert "物业" not in aloud
        assert "物业" in alone


async def test_of_a_sensitive_case_a_group_hears_nothing(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        aloud, alone = await says_in_group(t, "查看 建议077")
        assert "077" not in aloud
        assert "已私聊回复您" in aloud
        assert "某历史遗留问题" in alone


async def test_acts_and_refusals_are_answered_alone(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        for words in ("签收 建议012", "进展 建议012 居民张三不同意", "查看 建议030", "12号老百姓叫什么名字"):
            aloud, alone = await says_in_group(t, words)
            assert "已私聊回复您" in aloud, words
            assert "张三" not in aloud
            assert alone.strip(), words


async def test_a_group_is_not_answered_when_nobody_asked_the_robot(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        t.messenger.acts.say(t.liaison.user_id, Said(text="签收 建议012", group=GROUP))
        await t.rests()
        assert not t.group_hears(GROUP)
