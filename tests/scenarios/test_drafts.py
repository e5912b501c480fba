"""What was asked for and not confirmed yet stays open, whatever else is said, until he says yes or no."""

import pytest

from tests.scenarios.conftest import Opens
from tests.scenarios.records import records

DRAFT = "延期 建议021 到10月30日 等图纸"
WAITS = "还在等您确认：申请延期 建议021 到10月30日"
CHATTER = "今天天气怎么样啊这里"
SENT = "已送审批人"


@pytest.mark.parametrize(
    "aside", ["好的", "嗯", "ok", "👌", "没问题", "谢谢", "我的", "查看 建议013", CHATTER, "喂喂"]
)
async def test_a_draft_outlives_what_is_said_beside_it(town: Opens, aside: str) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        assert WAITS in await t.liaison.says(aside)
        assert not t.approver.hears()
        assert SENT in await t.liaison.says("确认")


@pytest.mark.parametrize("act", ["签收 建议013", "进展 建议077 到60%了"])
async def test_another_act_is_done_and_the_draft_still_waits(town: Opens, act: str) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        heard = await t.liaison.says(act)
        assert WAITS in heard
        assert "已" in heard
        assert SENT in await t.liaison.taps("确认申请")


async def test_a_draft_of_an_answer_and_of_several_acts_waits_too(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("退回 提案012 不归我们管")
        assert "还在等您确认：申请退回 提案012" in await t.liaison.says("好的")
        await t.liaison.says("取消")
        await t.liaison.says("建议021签收，建议077签收")
        assert "还在等您确认：签收 建议021，签收 建议077" in await t.liaison.says(CHATTER)
        assert "已办 2 件" in await t.liaison.says("确认")


async def test_yes_over_a_guess_is_meant_for_the_draft(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        assert "记到 建议021" in (await t.liaison.says(CHATTER)).labels
        assert "建议021 申请延到" in await t.liaison.says("确认")


async def test_no_over_a_guess_drops_the_draft_and_none_of_them_only_the_guess(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.liaison.says(CHATTER)
        assert WAITS in await t.liaison.says("都不是")
        await t.liaison.says(CHATTER)
        assert WAITS not in await t.liaison.says("取消")
        assert "没有等您确认的事" in await t.liaison.says("确认")
        assert not t.approver.hears()


async def test_a_guess_is_picked_and_the_draft_is_there_again(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.liaison.says(CHATTER)
        heard = await t.liaison.says("1")
        assert "已记为 建议021 的进展" in heard
        assert WAITS in heard
        assert SENT in await t.liaison.taps("确认申请")


async def test_a_draft_is_put_otherwise_over_a_guess(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.liaison.says(CHATTER)
        assert "申请延到：11月9日" in await t.liaison.says("改成11月9日")
        assert SENT in await t.liaison.says("确认")


async def test_a_second_draft_is_asked_first_and_no_yes_counts_twice(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        assert "先放着，这件说完再问您" in await t.liaison.says("退回 提案012 不归我们管，属于区水务局")
        assert WAITS in await t.liaison.says("确认")
        assert "请核对延期申请" in await t.liaison.says("确认")
        assert SENT in await t.liaison.says("确认")


async def test_the_button_of_a_draft_that_was_put_aside_answers_that_draft(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.liaison.says("退回 提案012 不归我们管，属于区水务局")
        assert "建议021 申请延到" in await t.liaison.taps("确认申请")
        assert "提案012 的退回申请已送审批人" in await t.liaison.taps("确认退回")


async def test_of_three_drafts_the_oldest_is_said_to_be_dropped(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.liaison.says("退回 提案012")
        heard = await t.liaison.says("延期 建议077 到11月20日 等图纸")
        assert "更早的“申请延期 建议021 到10月30日 等图纸”没有办" in heard
        assert "还在等您写原因：申请退回 提案012" in await t.liaison.says("取消")


async def test_a_draft_that_was_put_aside_survives_a_restart(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.liaison.says(CHATTER)
        await t.closes()
        await t.opens()
        assert SENT in await t.liaison.says("确认")


@pytest.mark.parametrize(
    "said", ["确认申请", "确认吧", "确认确认", "好确认", "好的，确认", "提交吧", "确认申请！", "嗯 确认"]
)
async def test_a_label_or_a_doubled_yes_is_a_yes(town: Opens, said: str) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        assert SENT in await t.liaison.says(said)


@pytest.mark.parametrize("said", ["取消取消", "那取消", "取消吧", "取消!"])
async def test_a_doubled_no_is_a_no(town: Opens, said: str) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        assert "已取消" in await t.liaison.says(said)


@pytest.mark.parametrize("said", ["可以不", "行不行", "确认不了", "确认什么", "好好好", "不确认"])
async def test_what_only_sounds_like_a_yes_is_none(town: Opens, said: str) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.liaison.says(said)
        assert not t.approver.hears()


async def test_labels_of_other_cards_may_be_typed(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(CHATTER)
        assert "已记为 建议021 的进展" in await t.liaison.says("记到建议021")
        await t.liaison.says("退回 提案012 不归我们管")
        assert SENT in await t.liaison.says("确认退回")
        typo = await t.liaison.says("签售 建议013")
        assert "已签收" in await t.liaison.says(typo.labels[0].replace("，", ""))


async def test_yes_to_several_options_asks_which_and_keeps_them(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 12")
        heard = await t.liaison.says("确认")
        assert "请回 1 或 2" in heard
        assert heard.labels == ["建议012", "提案012", "取消"]
        assert "没有第 9 项" in await t.liaison.says("9")
        assert "已签收" in await t.liaison.taps("提案012")


async def test_a_number_beyond_the_options_is_no_case(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        heard = await t.liaison.says("2")
        assert "没有第 2 项" in heard
        assert "我在等您确认：申请延期 建议021 到10月30日" in heard
        assert SENT in await t.liaison.taps("确认申请")


@pytest.mark.parametrize(
    ("said", "number"),
    [("电梯那个", "建议012"), ("提案的", "提案012"), ("河道保洁", "提案012"), ("提案那件", "提案012")],
)
async def test_a_case_is_picked_by_what_is_seen_of_it(town: Opens, said: str, number: str) -> None:
    async with town() as t:
        await t.liaison.says("签收 12")
        heard = await t.liaison.says(said)
        assert "已签收 1 件" in heard
        assert number in heard


@pytest.mark.parametrize("said", ["都", "两件都", "都签收", "两个都要", "全部"])
async def test_all_that_were_offered_become_one_table(town: Opens, said: str) -> None:
    async with town() as t:
        before = await records(t)
        await t.liaison.says("签收 12")
        heard = await t.liaison.says(said)
        assert "请核对这 2 件" in heard
        assert await records(t) == before
        assert "已办 2 件" in await t.liaison.says("确认")


async def test_two_of_five_are_not_all(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("签收 这个")
        assert "请核对这 5 件" not in await t.liaison.says("两件都")


async def test_case_and_day_come_together(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期")
        assert "您要延到 10月30日" in await t.liaison.says("建议021，10月30")
        assert "请核对延期申请" in await t.liaison.says("等批复")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("11月25吧", "申请延到：11月25日"),
        ("把日子改到12月1号", "申请延到：12月1日"),
        ("延到11月18号算了", "申请延到：11月18日"),
        ("那就11月2日", "申请延到：11月2日"),
        ("还是11月9日好了", "申请延到：11月9日"),
        ("把图纸改成设计图", "原因：等设计图"),
        ("最后加一句请街道配合", "原因：等图纸，请街道配合"),
    ],
)
async def test_a_draft_is_changed_in_passing(town: Opens, said: str, shown: str) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        assert shown in await t.liaison.says(said)
        assert not t.approver.hears()


async def test_a_number_within_the_words_is_replaced(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("回复 建议021 已更换路灯23盏，年底完工")
        heard = await t.liaison.says("把23改成25")
        assert "已更换路灯25盏，年底完工" in heard


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("第二条去掉", ["建议021", "提案012"]),
        ("最后一条不要", ["建议021", "建议077"]),
        ("提案那个先不要", ["建议021", "建议077"]),
        ("只要077", ["建议077"]),
        ("就签提案的", ["提案012"]),
        ("只签021和077，其他不要", ["建议021", "建议077"]),
    ],
)
async def test_rows_of_a_table_are_struck_or_kept(town: Opens, said: str, left: list[str]) -> None:
    async with town() as t:
        await t.liaison.says("建议021签收，建议077签收，提案012签收")
        heard = await t.liaison.says(said)
        assert f"请核对这 {len(left)} 件" in heard
        assert all(number in heard for number in left)


async def test_one_of_two_suggestions_is_not_struck_by_its_source(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议021签收，建议077签收，提案012签收")
        assert "请核对这 1 件" not in await t.liaison.says("建议那个先不要")


async def test_long_words_that_were_asked_for_are_kept_whole(town: Opens) -> None:
    async with town() as t:
        words = "因为12月供应商才到货，之前签收的材料不合格，建议013也要一起改，退回重做"
        await t.liaison.says("延期 建议021 到10月30日")
        assert words in await t.liaison.says(words)


async def test_a_menu_of_guesses_ends_with_a_harmless_pick(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.says("还没签收建议021")
        assert asked.labels[0] == "查看 建议021"
        await t.liaison.says("1")
        assert "没有找到您名下的 1" in await t.liaison.says("1")
        assert "已签收" in await t.liaison.taps("签收 建议021")


@pytest.mark.parametrize(
    ("asked", "late", "told"),
    [
        (DRAFT, "确认", "申请延期 建议021 到10月30日"),
        (DRAFT, "11月2日", "申请延期 建议021（时间：11月2日）"),
        ("退回 提案012", "不归我们管，属于区水务局", "申请退回 提案012"),
        ("签收 12", "1", "签收 建议012"),
        ("签收 12", "确认", "签收 提案012"),
    ],
)
async def test_an_answer_that_came_too_late_is_offered_again(
    town: Opens, asked: str, late: str, told: str
) -> None:
    async with town() as t:
        await t.liaison.says(asked)
        before = await records(t)
        await t.time_goes_by(minutes=31)
        heard = await t.liaison.says(late)
        assert "过了时间，没有办" in heard
        assert told in heard
        assert await records(t) == before
        assert not t.approver.hears()


async def test_what_came_too_late_begins_again_with_one_tap(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says(DRAFT)
        await t.time_goes_by(hours=2)
        await t.liaison.taps("确认申请")
        assert "请核对延期申请" in await t.liaison.taps("接着办")
        assert SENT in await t.liaison.says("确认")


async def test_a_command_after_a_question_has_expired_is_just_that(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("退回 提案012")
        await t.time_goes_by(hours=2)
        assert "已签收" in await t.liaison.says("签收 建议013")
