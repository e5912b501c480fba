"""What duban does not understand is never dropped: the nearest acts are offered, or a note of progress."""

import pytest

from storage.desks import replies_of
from tests.scenarios.conftest import Opens
from tests.scenarios.records import records


async def test_the_nearest_acts_are_buttons_that_do_just_that(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("还没签收建议021")
        assert asked.labels == ["查看 建议021", "签收 建议021", "记到 建议021", "都不是", "帮助"]
        assert "待签收" in await t.liaison.taps("查看 建议021")
        assert "已签收" in await t.liaison.taps("签收 建议021")


async def test_what_needs_a_yes_is_echoed_first(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议012来不及了，得拖10个工作日")
        asked = await t.liaison.taps("申请延期 建议012（10个工作日）")
        assert "原因" in asked
        assert not t.approver.hears()
        assert "请核对延期申请" in await t.liaison.says("图纸没有批下来")
        assert not t.approver.hears()


async def test_the_number_may_be_typed(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议021到底谁管")
        assert "建议021" in await t.liaison.says("1")


async def test_words_about_a_case_become_its_note(town: Opens) -> None:
    async with town() as t:
        text = "建议021 价格公示牌　已经全部装好！"
        asked = await t.liaison.says(text)
        assert "作为进展记到 建议021" in asked
        await t.liaison.taps("记到 建议021")
        async with t.database.reader() as session:
            noted = [reply.text for n in range(1, 8) for reply in await replies_of(session, n)]
        assert noted == [text]


async def test_words_about_no_case_may_become_a_note_too(town: Opens) -> None:
    async with town() as t:
        asked = await t.city_liaison.says("夜里的噪声又有居民打来反映")
        assert "要不要作为进展记下来" in asked
        assert "记到 建议030" in asked.labels
        assert "已取消" in await t.city_liaison.taps("都不是")


async def test_none_of_them_changes_nothing(town: Opens) -> None:
    async with town() as t:
        before = await records(t)
        await t.liaison.says("建议012办不完了")
        assert "什么都没有改动" in await t.liaison.taps("都不是")
        assert await records(t) == before


async def test_there_are_never_more_than_five_buttons(town: Opens) -> None:
    async with town() as t:
        for words in ("12办不完了", "来不及了呀怎么弄才好", "随便说一句没有意思的话", "签收退回延期 这几个"):
            asked = await t.liaison.says(words)
            assert len(asked.bubbles[-1].draft.buttons) <= 5


@pytest.mark.parametrize("words", ["{}到底谁管来着", "{}还没签收吧", "{}办不完了"])
async def test_a_foreign_case_and_a_missing_one_are_offered_alike(town: Opens, words: str) -> None:
    async with town() as t:
        theirs = (await t.liaison.says(words.format("建议030"))).text
        nobodys = (await t.liaison.says(words.format("建议998"))).text
        assert theirs.replace("建议030", "N") == nobodys.replace("建议998", "N")


async def test_the_office_is_offered_acts_or_help_and_no_notes(town: Opens) -> None:
    async with town() as t:
        asked = await t.supervisor.says("建议030也太慢了，催催他们呀快")
        assert "催办 建议030" in asked.labels
        heard = await t.admin.says("今天天气不错")
        assert heard.labels == ["帮助"]
        assert "记到" not in heard


async def test_numbers_of_citizens_are_not_repeated(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("建议012投诉人张三13800001234身份证110101199001011234")
        assert "138****1234" in heard
        assert "13800001234" not in heard
        assert "110101199001011234" not in heard


async def test_a_question_survives_a_restart(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("还没签收建议021")
        await t.closes()
        await t.opens()
        assert "已签收" in await t.liaison.taps("签收 建议021")


async def test_two_readings_are_told_apart(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("延期21号")
        assert "您的话有几种意思" in asked
        buttons = [button.label for button in asked.bubbles[-1].draft.buttons]
        assert buttons == ["申请延期 建议021", "申请延期（时间：21号）", "都不是"]


async def test_a_stray_number_or_sign_does_nothing(town: Opens) -> None:
    async with town() as t:
        before = await records(t)
        for words in ("1", "9", "。", "……", "！！", "~", " "):
            heard = await t.liaison.says(words)
            assert len(heard.text) < 120, heard.text
        assert await records(t) == before
