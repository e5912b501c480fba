"""Which case is meant: numbers that collide, cases that are not his, quoted cards, files and voice."""

import pytest

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CASES_HEADER, CITY, HOUSING, TABLES, case, suggestions


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


# Every command that takes a number, with N in its place.
NUMBERED = (
    *("N", "N号", "N签收", "签收N", "N、N签收", "查看N", "N什么时候到期", "N到哪一步了"),
    *("进展 N 图纸已出", "N到60%了", "回复N：已办", "会办意见N：同意", "延期N到10月15日 图纸没出", "N延期"),
    *("N不是我们的，应该城管局", "退回N", "撤回N", "撤回N延期申请", "[图片] N"),
)


@pytest.mark.parametrize("message", NUMBERED)
async def test_another_units_case_and_a_missing_one_get_the_same_answer(town: Opens, message: str) -> None:
    async with town() as t:
        for theirs, nobodys in (("建议030", "建议998"), ("提案〔2026〕30", "提案〔2026〕98")):
            one = await t.liaison.says(message.replace("N", theirs))
            two = await t.liaison.says(message.replace("N", nobodys))
            assert "没有找到" in one
            assert one.text.replace(theirs, "N") == two.text.replace(nobodys, "N")
            assert one.labels == two.labels


async def test_a_number_that_no_case_of_his_has_tells_nothing_about_the_cases_of_others(town: Opens) -> None:
    async with town() as t:
        one, two = [await t.liaison.says(f"{number}签收") for number in (30, 98)]
        assert one.text.replace("30", "N") == two.text.replace("98", "N")
        assert "夜间施工" not in one


async def test_of_a_range_only_what_is_his_is_signed_for(town: Opens) -> None:
    async with town() as t:
        done = await t.liaison.says("13～15签收")
        assert "已签收 1 件" in done.title
        assert "建议013" in done
        assert "14、15 不是您名下的件，没有签" in done
        assert "没有找到您名下的 40、41、42" in await t.liaison.says("40到42签收")


async def test_of_several_one_wrong_number_keeps_nothing_from_being_signed_for(town: Opens) -> None:
    async with town() as t:
        done = await t.liaison.says("签收13、30、99、21")
        assert "已签收 2 件" in done.title
        assert "30、99 不是您名下的件，没有签" in done
        assert "待签收" in await t.city_liaison.says("查看 建议030")


@pytest.mark.parametrize("act", ["延期13、99到10月12日 图纸没出", "进展 13、99 已开工"])
async def test_any_other_act_is_refused_as_a_whole(town: Opens, act: str) -> None:
    async with town() as t:
        assert "没有找到您名下的 99" in await t.liaison.says(act)
        assert "待签收" in await t.liaison.says("查看 13")


async def test_a_return_of_several_sends_nothing_before_a_yes(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("退回13、99 不归我们管")
        assert not t.approver.hears()
        assert "待签收" in await t.liaison.says("查看 13")


async def test_one_unclear_number_of_several_is_asked_about_and_the_others_stay(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("签收 12到14")
        assert asked.labels == ["建议012", "提案012", "取消"]
        done = await t.liaison.taps("提案012")
        assert "已签收 2 件" in done.title
        assert "建议013" in done
        assert "建议012" not in done


async def test_the_source_after_the_number_settles_which(town: Opens) -> None:
    async with town() as t:
        done = await t.liaison.says("12号提案签收")
        assert "提案012" in done
        assert "待签收" in await t.liaison.says("查看 建议012")


POINTING = (
    *("这个签收", "签收刚才那个", "刚才那个进展 已开工"),
    *("这件延期到10月12日 图纸没出", "那件退回 不归我们管"),
)


@pytest.mark.parametrize("act", POINTING)
async def test_this_one_without_a_card_is_asked_about_with_the_last_case_first(town: Opens, act: str) -> None:
    async with town() as t:
        await t.liaison.says("查看 建议077")
        asked = await t.liaison.says(act)
        assert asked.title == "敏感件 哪一件？"
        assert asked.labels[0] == "建议077"
        await t.liaison.says("取消")
        assert "待签收" in await t.liaison.says("查看 建议077")


async def test_this_one_is_asked_about_even_if_only_one_is_unsigned(town: Opens) -> None:
    async with town() as t:
        await t.city_liaison.says("我的")
        asked = await t.city_liaison.says("这个签收")
        assert asked.labels == ["建议030", "取消"]
        assert "已签收" in await t.city_liaison.taps("建议030")


@pytest.mark.parametrize("act", ["这个签收", "签收刚才那个", "签收"])
async def test_this_one_under_a_card_is_the_cards_case(town: Opens, act: str) -> None:
    async with town() as t:
        push = t.city_liaison.chat[-1]
        assert "已签收" in await t.city_liaison.says(act, quote=push)


async def test_looking_at_this_one_takes_the_case_seen_last(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("查看 建议021")
        for words in ("查看这个", "这个到哪一步了", "刚才那个"):
            assert "建议021" in (await t.liaison.says(words)).title


async def test_part_of_a_title_is_asked_about_once_before_an_act(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("电梯那个签收")
        assert asked.title == "您说的是 建议012 吗？"
        assert "关于老旧小区加装电梯的建议" in asked
        assert "待签收" in await t.liaison.says("查看 建议012")
        assert "已签收" in await t.liaison.taps("确认")


async def test_an_act_that_is_echoed_anyway_needs_no_second_question(town: Opens) -> None:
    async with town() as t:
        assert "请核对退回申请" in await t.liaison.says("电梯的事不归我们管，属于区水务局")
        assert "请核对延期申请" in await t.liaison.says("电梯那件延期到11月20日 图纸没出")


async def test_looking_by_title_needs_no_question(town: Opens) -> None:
    async with town() as t:
        for words in ("查看物业收费", "物业收费的事", "物业那个到哪一步了"):
            assert "建议021" in (await t.liaison.says(words)).title


async def test_words_that_fit_two_titles_are_asked_about(town: Opens) -> None:
    twice = suggestions(
        case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-30"),
        case("建议018", "关于电梯安全检验的建议", HOUSING, "2026-11-30"),
        case("建议019", "关于电梯广告的建议", CITY, "2026-11-30"),
    )
    async with town(tables=[twice]) as t:
        asked = await t.liaison.says("电梯那个签收")
        assert asked.labels == ["建议012", "建议018", "取消"]
        assert "建议018" in await t.liaison.taps("建议018")
        assert "您说的是 建议012 吗" in await t.liaison.says("加装电梯那个签收")


async def test_titles_of_other_units_are_never_named(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("施工扰民那个签收")
        assert "建议030" not in heard


@pytest.mark.parametrize("words", ["13号能办完吗", "13号应该能完成", "十三号能交吗"])
async def test_a_number_that_may_be_a_day_or_his_case_is_asked_about(town: Opens, words: str) -> None:
    async with town() as t:
        asked = await t.liaison.says(words)
        assert any("查看 建议013" in label for label in asked.labels)
        assert "待签收" in await t.liaison.says("查看 建议013")


@pytest.mark.parametrize("words", ["13号前能办完", "13号之前办完", "30号能办完吗", "13号左右能办完"])
async def test_a_day_opens_no_case(town: Opens, words: str) -> None:
    async with town() as t:
        heard = await t.liaison.says(words)
        assert "承办" not in heard
        assert "建议030" not in heard


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
        assert "签收建议012" in await t.liaison.sends("语音.amr", b"#!AMR", spoken="签收建议012")
        heard = await t.liaison.taps("对")
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


BETWEEN_SESSIONS = Grid(
    "闭会期间人大代表建议",
    (
        CASES_HEADER,
        case("闭会02", "关于农贸市场改造的建议", HOUSING, "2026-10-30"),
    ),
)


@pytest.mark.parametrize(
    "words",
    ["闭会12进展40%", "签收闭会12", "闭会12延期到11月6日 图纸没出", "查看闭会12", "退回闭会12 不归我们管"],
)
async def test_a_case_between_sessions_is_never_taken_for_another(town: Opens, words: str) -> None:
    async with town(tables=[*TABLES, BETWEEN_SESSIONS]) as t:
        heard = await t.liaison.says(words)
        assert "闭会12" in heard
        assert "没有" in heard
        assert "建议012" not in heard
        assert "待签收" in await t.liaison.says("查看 建议012")


async def test_a_case_between_sessions_is_found_by_its_name(town: Opens) -> None:
    async with town(tables=[*TABLES, BETWEEN_SESSIONS]) as t:
        assert "闭会02" in await t.liaison.says("闭会2进展40%")
        assert "闭会02" in await t.liaison.says("签收闭会02号")
