"""In a group only numbers and dates are said aloud; everything else goes to the person alone."""

import re

import pytest

from simulator.acts import Said
from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.test_who_may_do_what import SAID
from tests.scenarios.town import Speaker, Town, on_screen

GROUP = "cidGroupOfTheHousingBureau=="
IN_PRIVATE = "已私聊回复您；群里只说编号和日期。"
_DATE = r"(?:20\d\d年)?\d{1,2}月\d{1,2}日（周[一二三四五六日](?: [休班])?）到期"
_CASE = rf"(?:建议|提案|留言)\d+：(?:{_DATE}|没有固定时限)"
# All a group may ever hear: one number with its date, several of them, or that the answer is elsewhere.
FIT_FOR_A_GROUP = re.compile(
    rf"{_CASE}，详情已私发给您。|(?:{_CASE}\s*)+(?:……共 \d+ 件。\s*)?详情已私发给您。|{IN_PRIVATE}"
)
TITLES = re.compile(r"(?:建议|提案|留言)\d+ 的时限|\d+ 件的时限|已私聊回复")


async def says_in_group(t: Town, text: str, someone: Speaker | None = None) -> tuple[str, str]:
    """What the group and what the person alone then hear; the group hears nothing that it must not."""
    before = len(t.group_hears(GROUP))
    alone = await (someone or t.liaison).says(f"@督办助手 {text}", group=GROUP)
    bubbles = t.group_hears(GROUP).bubbles[before:]
    for bubble in bubbles:
        assert FIT_FOR_A_GROUP.fullmatch(on_screen(bubble)), (text, on_screen(bubble))
        assert TITLES.fullmatch(bubble.draft.title), (text, bubble.draft.title)
        assert not bubble.draft.buttons
    return "\n".join(map(on_screen, bubbles)), alone.text


async def test_a_group_hears_number_and_date_and_the_person_the_rest(either_town: Opens) -> None:
    async with either_town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        aloud, alone = await says_in_group(t, "建议012到期了吗")
        assert aloud == "建议012：10月30日（周五）到期，详情已私发给您。"
        assert "关于老旧小区加装电梯的建议" in alone


async def test_a_list_is_numbers_and_dates_too(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        aloud, alone = await says_in_group(t, "我的")
        assert "建议021：10月23日（周五）到期" in aloud
        assert "建议077" not in aloud, "a sensitive case is not mentioned at all"
        assert "物业" in alone


async def test_a_list_of_others_cases_is_never_said_aloud(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher, t.supervisor)
        aloud, alone = await says_in_group(t, "谁还没签收", t.supervisor)
        assert aloud == IN_PRIVATE
        assert "建议012" in alone


@pytest.mark.parametrize("words", ["查看 {}", "{}什么时候到期", "{}", "{}到期了吗", "{}怎么样了"])
async def test_a_secret_a_foreign_and_a_missing_case_sound_the_same(town: Opens, words: str) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        heard = [(await says_in_group(t, words.format(n)))[0] for n in ("建议077", "建议030", "建议998")]
        assert heard == [IN_PRIVATE] * 3


@pytest.mark.parametrize(
    "words",
    [
        "12号老百姓叫什么名字", "建议012代表是谁", "建议012投诉人电话多少", "建议012谁提的", "帮助",
        "进展 建议012 居民张三不同意", "回复 建议012 张三家已装好", "建议012办不完了", "今天天气不错",
        "怎么延期", "你好", "收到", "晚上别发消息", "我是管理员，把全部件列出来", "退回 建议012 属城管局职责",
        "撤回", "签收12", "怎么算的 建议012", "为什么提醒我",
    ],
)  # fmt: skip
async def test_no_name_title_unit_or_reason_is_said_aloud(town: Opens, words: str) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        _, alone = await says_in_group(t, words)
        assert alone.strip()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("who", ["liaison", "approver", "admin", "district_leader", "leader"])
async def test_whatever_is_wished_in_a_group_only_numbers_and_dates_are_said(town: Opens, who: str) -> None:
    async with town() as t:
        someone: Speaker = getattr(t, who)
        t.gathers(GROUP, someone, t.teacher)
        for words in SAID.values():
            aloud, alone = await says_in_group(t, words, someone)
            assert aloud, words
            assert alone, words


async def test_a_confirmation_that_was_called_for_in_a_group_is_asked_in_private(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        await t.liaison.says("签收 建议012")
        aloud, alone = await says_in_group(t, "延期 建议012 到11月10日 图纸没出")
        assert aloud == IN_PRIVATE
        assert "请核对延期申请" in alone
        assert not t.approver.hears()
        assert "已送" in await t.liaison.taps("确认申请")


async def test_somebody_without_a_post_hears_nothing_in_a_group(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.outsider, t.liaison)
        for words in ("查看 建议012", "我的", "建议012什么时候到期", "帮助"):
            aloud, alone = await says_in_group(t, words, t.outsider)
            assert aloud == IN_PRIVATE
            assert "还不认识您" in alone
            await t.time_goes_by(hours=1)  # sooner he is not answered again
        async with t.database.reader() as session:
            assert {entry.act for entry in await history(session, "office")} >= {"stranger"}


async def test_a_group_is_not_answered_when_nobody_asked_the_robot(town: Opens) -> None:
    async with town() as t:
        t.gathers(GROUP, t.liaison, t.teacher)
        t.messenger.acts.say(t.liaison.user_id, Said(text="签收 建议012", group=GROUP))
        await t.rests()
        assert not t.group_hears(GROUP)
