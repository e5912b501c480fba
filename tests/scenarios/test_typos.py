"""Mistyped commands in conversation: a question first, and nothing is done before the yes."""

import pytest

from tests.scenarios.conftest import Opens


async def test_a_mistyped_word_acts_only_after_the_yes(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("签售 建议013")
        assert asked.title == "您是要“签收”吗？"
        assert "建议013" in asked
        assert asked.labels == ["对，签收", "不是"]
        assert "待签收" in await t.liaison.says("查看 建议013")
        done = await t.liaison.says("确认")
        assert "已签收" in done
        assert "建议013" in done


async def test_a_no_leaves_everything_as_it_was(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("牵手 建议013")
        assert "已取消" in await t.liaison.says("取消")
        assert "待签收" in await t.liaison.says("查看 建议013")


@pytest.mark.parametrize(
    "typed", ["qs 建议013", "qian shou 建议013", "QS 建议013", "qiansou 建议013", "建议013 签首"]
)
async def test_letters_and_sounds_are_asked_about_alike(town: Opens, typed: str) -> None:
    async with town() as t:
        assert "您是要“签收”吗" in await t.liaison.says(typed)
        assert "待签收" in await t.liaison.says("查看 建议013")
        assert "已签收" in await t.liaison.taps("对，签收")


async def test_letters_for_two_commands_offer_both(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("sq 建议013")
        sign, extend, _ = asked.labels
        assert "签收" in sign
        assert "延期" in extend
        assert "建议013" in sign
        assert "待签收" in await t.liaison.says("查看 建议013")
        assert "已签收" in await t.liaison.says("1")


async def test_a_mistyped_extension_is_asked_about_twice(town: Opens) -> None:
    """First whether that was meant, then whether the days are right."""
    async with town() as t:
        asked = await t.liaison.says("建议012廷期到11月10日 等图纸")
        assert "您是要“延期”吗" in asked
        assert "建议012" in asked
        assert "11月10日" in asked
        echo = await t.liaison.taps("对，延期")
        assert "11月10日" in echo
        assert not t.approver.hears()
        await t.liaison.says("确认")
        assert "建议012" in t.approver.hears()


async def test_the_office_is_asked_too(town: Opens) -> None:
    async with town() as t:
        _ = t.city_liaison.hears()
        asked = await t.supervisor.says("摧办 建议030")
        assert "您是要“催办”吗" in asked
        assert "建议030" in asked
        assert not t.city_liaison.hears()
        await t.supervisor.taps("对，催办")
        await t.supervisor.says("确认")
        assert "建议030" in t.city_liaison.hears()


@pytest.mark.parametrize(
    ("typed", "words"), [("查砍 建议013", "建议013"), ("woode", "建议012"), ("窝的", "建议012")]
)
async def test_what_only_looks_something_up_is_answered_at_once(town: Opens, typed: str, words: str) -> None:
    async with town() as t:
        heard = await t.liaison.says(typed)
        assert "您是要" not in heard
        assert words in heard


@pytest.mark.parametrize("typed", ["前手", "推荐给领导", "建议013烟气治理正在做", "建议013统一安排"])
async def test_ordinary_words_are_no_commands(town: Opens, typed: str) -> None:
    async with town() as t:
        assert "您是要" not in await t.liaison.says(typed)


async def test_a_mistyped_closing_is_asked_about(town: Opens) -> None:
    async with town() as t:
        asked = await t.supervisor.says("消号 建议030")
        assert asked.title == "您是要“销号”吗？"
        assert "建议030" in asked
        assert "已取消" in await t.supervisor.taps("不是")


async def test_a_yes_after_another_command_confirms_nothing(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签售 建议013")
        await t.liaison.says("进展 建议012 已联系")
        assert "已签收" not in await t.liaison.says("确认")
        assert "待签收" in await t.liaison.says("查看 建议013")
