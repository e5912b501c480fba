"""话术: an office's own words, shown with a real case before they hold; what cannot be said is not kept."""

import pytest

from domain.office_words import WORDS
from storage.rules import put_setting
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions

LATE = (
    suggestions(
        case("建议001", "关于路灯的建议", HOUSING, "2026-09-22", on="2026-09-01"),
        case("建议002", "关于绿化的建议", HOUSING, "2026-09-25", on="2026-09-01"),
    ),
)
OWN = "各位：【编号】【标题】【剩余】，请【单位】*今天*答复"


async def test_words_are_shown_with_a_real_case_hold_after_a_yes_and_come_back(town: Opens) -> None:
    async with town(tables=LATE) as t:
        assert "超期提醒" in await t.admin.says("话术 第2页")
        card = await t.admin.says("看话术 超期提醒")
        assert "现在用程序自带的话" in card
        assert "【剩余】还剩几天、今天到期或已超期几天" in card
        echo = await t.admin.says(f"改话术 超期提醒 {OWN}")
        assert f"各位：建议001关于路灯的建议今天到期，请{HOUSING}*今天*答复" in echo
        await t.admin.taps("确认修改")
        await t.liaison.says("签收 建议001 建议002")
        await t.time_goes_to("2026-09-23 08:50")
        told = t.liaison.hears()
        assert f"各位：建议001关于路灯的建议已超期1天，请{HOUSING}*今天*答复" in told
        assert "建议001 已超期1天" in told.title, "the title stays the program's"
        assert "详情" in told.labels, "and so do the buttons"
        await t.admin.says("恢复话术 超期提醒")
        await t.admin.taps("确认恢复")
        await t.time_goes_to("2026-09-30 08:50")
        assert "各位" not in t.liaison.hears()
        await t.admin.says("撤销上一个设置")
        assert "自定的话" in await t.admin.says("看话术 超期提醒")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ case.number }} 超期了", "不能有“{”这样的程序符号"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "不能有“{”这样的程序符号"),
        ("{% for i in range(999999999) %}【编号】{% endfor %}", "不能有“{”这样的程序符号"),
        ("【编号】【期限】 {{ 编号", "不能有“{”这样的程序符号"),
        ("【编号】【期限】{# 注 #}", "不能有“{”这样的程序符号"),
        ("【编号.__class__】【期限】", "没有【编号"),
        ("【编号】【电话】【期限】", "没有【电话】这个占位"),
        ("【编号】【期限", "方括号没有配对"),
        ("编号】【期限】【编号】", "方括号没有配对"),
        ("请尽快答复，【期限】截止", "话里要有【编号】"),
        ("【编号】请尽快答复", "话里要有【期限】（或【剩余】）"),
        ("【编号】【期限】" + "请" * 200, "太长了"),
    ],
)
async def test_a_broken_or_dangerous_text_is_not_kept(town: Opens, text: str, why: str) -> None:
    async with town(tables=LATE) as t:
        before = (await t.rules()).version
        assert why in await t.admin.says(f"改话术 超期提醒 {text}")
        await t.admin.says("确认")
        assert (await t.rules()).version == before


async def test_braces_around_a_chinese_name_are_taken_for_what_they_mean(town: Opens) -> None:
    async with town(tables=LATE) as t:
        assert "建议001请抓紧" in await t.admin.says("改话术 催办 {{编号}}请抓紧，{{ 期限 }}截止")


async def test_signs_and_buttons_in_a_text_are_only_words(town: Opens) -> None:
    async with town(tables=LATE) as t:
        await t.admin.says("改话术 催办 【编号】【期限】 [点我](dtmd://x) @button 全部签收 | 全部签收")
        await t.admin.says("确认")
        t.liaison.hears()
        await t.admin.says("催办 建议001")
        told = t.liaison.hears()
        assert "[点我](dtmd://x) @button 全部签收 | 全部签收" in told
        assert "全部签收 | 全部签收" not in told.labels


async def test_words_are_asked_for_and_an_unknown_message_is_named_back(town: Opens) -> None:
    async with town(tables=LATE) as t:
        assert "请直接写这条消息的话" in await t.admin.says("改话术 超期提醒")
        assert "改成这样说" in (await t.admin.says("【编号】【剩余】，请答复")).title
        assert "没有叫“超额”的消息" in await t.admin.says("看话术 超额")
        assert "您的岗位不能做这件事" in await t.supervisor.says("改话术 超期提醒 【编号】【期限】")


async def test_what_can_not_be_said_when_its_time_comes_is_said_as_usual_and_an_administrator_told_once(
    town: Opens,
) -> None:
    async with town(tables=LATE) as t:
        await t.liaison.says("签收 建议001 建议002")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            broken = {"text": "【旧占位】"}
            await put_setting(work.session, WORDS, "overdue", broken, (None, work.now))
            await work.change_rules()
            await work.commit()
        t.admin.hears()
        await t.time_goes_to("2026-09-23 08:50")
        assert "请尽快回复「答复 建议001」" in t.liaison.hears()
        assert "自定的话术“超期提醒”用不了" in t.admin.hears()
        await t.time_goes_to("2026-09-30 08:50")
        assert "建议001" in t.liaison.hears()
        assert "自定的话术" not in t.admin.hears()
