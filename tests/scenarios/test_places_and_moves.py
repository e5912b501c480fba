"""记到 another case, several cases at once, a day that is put otherwise, and what is moved after a while."""

from tests.scenarios.conftest import Opens


async def test_an_offered_note_is_recorded_on_the_case_that_is_named(town: Opens) -> None:
    for words in ("不对 记到建议021", "记到建议021吧", "放到建议021上"):
        async with town() as t:
            await t.liaison.says("下午又去现场看了一遍")
            heard = await t.liaison.says(words)
            assert "建议021" in heard
            assert "下午又去现场看了一遍" in heard
            assert "下午又去现场看了一遍" not in await t.liaison.says("查看 建议012")


async def test_forwarded_talk_is_recorded_on_the_case_that_is_named(town: Opens) -> None:
    async with town() as t:
        await t.liaison.passes_on(("高远", "图纸什么时候出"), ("周航", "下周"))
        assert "建议021" in await t.liaison.says("记到建议021")


async def test_a_case_that_is_not_his_is_no_place(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("下午又去现场看了一遍")
        assert "没有找到" in await t.liaison.says("记到建议030")


async def test_several_cases_are_shown_together(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("查建议012、建议021")
        assert heard.title == "共 2 件"
        assert "建议012" in heard
        assert "建议021" in heard


async def test_a_number_that_is_no_case_of_his_is_the_day(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 11月6日 图纸没出")
        heard = await t.liaison.says("改成20号")
        assert "10月20日" in heard
        assert "11月20日（周五）" in heard
        assert "建议020" not in heard


async def test_when_it_was_said_is_told_before_something_older_is_moved(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012 图纸已出")
        assert "办的" not in await t.liaison.says("不是建议012是建议021")
        await t.liaison.says("取消")
        await t.time_goes_by(minutes=90)
        asked = await t.liaison.says("不是建议012是建议021")
        assert "9月22日 10:00 办的" in asked
        assert "图纸已出" in asked


async def test_talk_that_was_pasted_does_nothing(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("周航：签收建议012\n高远：建议021退回")
        assert "待签收" in await t.liaison.says("查看 建议012")
        assert "待签收" in await t.liaison.says("查看 建议021")
