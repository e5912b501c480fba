"""Which case is meant: numbers that collide, cases that are not his, quoted cards, files and voice."""

import pytest

from tests.scenarios.conftest import Opens


async def test_a_number_that_fits_two_cases_is_asked_about(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("签收 12")
        assert asked.labels == ["建议012", "提案012", "取消"]
        done = await t.liaison.taps("提案012")
        assert "提案012 关于河道保洁的提案" in done
        assert "建议012" not in done
        assert "待签收" in await t.liaison.says("查看 建议012")


async def test_a_choice_may_be_typed(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 12")
        assert "建议012" in await t.liaison.says("第一个")
        await t.liaison.says("签收 12")


async def test_a_choice_is_no_yes_to_what_needs_one(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("退回 12 按三定方案不归我局管")
        echo = await t.liaison.taps("建议012")
        assert "请核对退回申请" in echo
        assert not t.approver.hears()


@pytest.mark.parametrize("verb", ["查看", "签收", "回复", "进展", "延期", "退回"])
async def test_another_units_case_and_a_missing_one_get_the_same_answer(town: Opens, verb: str) -> None:
    async with town() as t:
        theirs = (await t.liaison.says(f"{verb} 建议030")).text
        nobodys = (await t.liaison.says(f"{verb} 建议998")).text
        assert "没有找到" in theirs
        assert theirs.replace("建议030", "N") == nobodys.replace("建议998", "N")


async def test_the_quoted_card_decides(town: Opens) -> None:
    async with town() as t:
        push = t.city_liaison.chat[-1]
        assert "建议030" in push.draft.title
        done = await t.city_liaison.says("签收", quote=push)
        assert "已签收" in done
        assert "建议030" in done


async def test_a_quote_alone_is_asked_about_before_a_return(town: Opens) -> None:
    async with town() as t:
        push = t.city_liaison.chat[-1]
        echo = await t.city_liaison.says("退回 不归我们管，属于区水务局", quote=push)
        assert "请核对退回申请" in echo
        assert "建议030" in echo


async def test_a_file_with_a_caption_goes_to_its_case(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("进展 建议012")
        heard = await t.liaison.sends("会议纪要.pdf", b"%PDF-1.4 minutes")
        assert "附件 1 个" in heard
        assert "建议012" in heard


async def test_a_file_without_a_word_is_asked_about(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.sends("现场.jpg", b"\xff\xd8\xff picture")
        assert "哪一件" in asked.title
        done = await t.liaison.taps("建议021")
        assert "附件 1 个" in done
        assert "已记为 建议021 的进展" in done


async def test_files_nobody_should_open_are_not_taken(town: Opens) -> None:
    async with town() as t:
        assert "只收文档、表格" in await t.liaison.sends("工资表.exe", b"MZ")


async def test_a_voice_message_counts_as_what_was_recognised(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.sends("语音.amr", b"#!AMR", spoken="签收建议012")
        assert "已签收" in heard
        assert "建议012" in heard


async def test_a_mistyped_command_is_asked_about(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("签售 建议013")
        assert "我把您的话读作“签收”" in asked
        assert "待签收" in await t.liaison.says("查看 建议013")
        assert "已签收" in await t.liaison.taps("对，签收")


async def test_free_words_are_offered_as_a_note_and_never_dropped(town: Opens) -> None:
    async with town() as t:
        asked = await t.city_liaison.says("昨天和施工方谈过了 他们答应夜里不施工")
        assert "要不要作为进展记下来" in asked
        done = await t.city_liaison.taps("记到 建议030")
        assert "昨天和施工方谈过了 他们答应夜里不施工" in done


async def test_good_is_never_an_act(town: Opens) -> None:
    async with town() as t:
        for words in ("好的", "收到", "👍", "谢谢", "[强]"):
            await t.city_liaison.says(words)
        assert "待签收" in await t.city_liaison.says("查看 建议030")


async def test_a_sensitive_case_shows_outsiders_only_its_number(town: Opens) -> None:
    async with town() as t:
        secret = "某历史遗留问题"
        assert secret in await t.liaison.says("查看 建议077")
        for someone in (t.admin, t.supervisor, t.approver, t.district_leader):
            seen = await someone.says("查看 建议077")
            assert "敏感件" in seen
            assert secret not in seen
        assert secret not in await t.supervisor.says("谁还没签收")
        assert secret not in await t.supervisor.says("催办 建议077")
