"""The whole story, played by a newcomer on the page in a real browser."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demo import Demo
from domain.zone import OFFICE_ZONE
from tests.browser.conftest import HOSTILE
from tests.browser.phones import DESKTOP, PHONE, Desk, Phone, open_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

CASE = "建议012"
HELD_BACK = "建议012 还剩9天"
BEFORE_THE_HOLIDAY = datetime(2026, 9, 30, 8, 45, tzinfo=OFFICE_ZONE)


async def test_a_newcomer_plays_the_whole_story_on_the_page(
    demo: Demo, browser: Browser, tmp_path: Path
) -> None:
    url = f"{demo.simulator.url}/"
    async with open_page(browser, url, tmp_path, viewport=DESKTOP) as desk:
        liaison = await _signs_and_asks_for_more_time(desk)
        await _is_granted_it(desk, liaison)
        await _is_reminded_before_the_holiday(desk, liaison, demo)
        await _answers(liaison)
        await _is_in_the_digest_after_the_holiday(desk)
        await _cannot_be_lured(desk)
        await _sees_the_wire(desk)
    async with open_page(browser, url, tmp_path, viewport=PHONE, has_touch=True, is_mobile=True) as desk:
        await _works_on_a_phone(desk)


async def _signs_and_asks_for_more_time(desk: Desk) -> Phone:
    await desk.page.get_by_test_id("part").filter(has_text="联络员").click()
    liaison = await desk.phone_of("zhou")
    await liaison.taps(f"签收 {CASE}", on="新交办")
    await liaison.sees("已签收 1 件", "9月30日（周三 班）截止")
    await liaison.says(f"延期 {CASE} 到10月9日 等图纸审查")
    await liaison.sees("10月9日（周五）", "其中 2 个工作日", "等图纸审查")
    await liaison.taps("确认申请", on="请核对延期申请")
    await liaison.sees(f"{CASE} 延期申请已送审")
    return liaison


async def _is_granted_it(desk: Desk, liaison: Phone) -> None:
    approver = await desk.picks("he", "贺岩")
    await approver.taps("同意", on="申请延期")
    await approver.sees(f"已同意 {CASE} 延期")
    await liaison.sees("延期获准", "二次办结时限10月9日（周五）")


async def _is_reminded_before_the_holiday(desk: Desk, liaison: Phone, demo: Demo) -> None:
    """Three days before 9 October is a holiday: reminded on the last working day before it, once."""
    await desk.pushes_the_clock("clock-national-day", "9月30日", "08:45")
    await liaison.sees(HELD_BACK)
    await expect(liaison.bubbles(HELD_BACK)).to_have_count(1)
    seen = demo.simulator.messenger.chats.seen_by("zhou")
    moments = [message.at for message in seen if message.draft.title.startswith(HELD_BACK)]
    assert [moment.replace(second=0, microsecond=0) for moment in moments] == [BEFORE_THE_HOLIDAY]


async def _answers(liaison: Phone) -> None:
    await liaison.says(f"回复 {CASE} 图纸已审定，电梯井开工，10月底投用")
    await liaison.taps("确认提交", on="请核对后确认提交")
    await liaison.sees(f"{CASE} 答复已提交")


async def _is_in_the_digest_after_the_holiday(desk: Desk) -> None:
    await desk.pushes_the_clock("clock-next-workday", "10月8日", "08:45")
    supervisor = await desk.picks("fang", "方敏")
    await supervisor.sees("督办日报 10月8日（周四 班）", "答复 1 件")
    await supervisor.says("谁还没签收")
    await supervisor.sees("共 1 件", "钓鱼")


async def _cannot_be_lured(desk: Desk) -> None:
    """A title is text wherever it is shown: no link, no script."""
    lured = await desk.picks("wu", "吴静")
    await lured.says("查看 建议013")
    shown = await lured.sees("承办", HOSTILE)
    await expect(shown.get_by_test_id("message-link").filter(has_text="钓鱼")).to_have_count(0)
    assert await desk.evaluates("window.pwned") is None
    assert await desk.evaluates("document.querySelectorAll('#board script').length") == 0


async def _sees_the_wire(desk: Desk) -> None:
    await desk.page.get_by_test_id("drawer-toggle").click()
    await expect(desk.page.get_by_test_id("log-entry").filter(has_text="给个人发消息").first).to_be_visible()


async def _works_on_a_phone(desk: Desk) -> None:
    """One thing at a time, nothing wider than the screen, and the clock in its sheet."""
    liaison = await desk.picks("zhou", "周航")
    await liaison.pane.get_by_test_id("chip").filter(has_text="我的").click()
    await liaison.sees("没有在办的件")
    await desk.page.get_by_test_id("clock-show").click()
    await desk.pushes_the_clock("clock-hour", "09:45")
    assert await desk.evaluates("document.documentElement.scrollWidth <= innerWidth")
