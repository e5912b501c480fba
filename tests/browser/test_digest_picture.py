"""On a Monday the approver's digest brings a picture, and his phone shows it as it was drawn."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demo import Demo
from bot.playing import load_tables
from domain.zone import OFFICE_ZONE
from tests.browser.phones import PHONE, open_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

MONDAY = datetime(2026, 9, 28, 8, 31, tzinfo=OFFICE_ZONE)
ROSTER = """\
单位,单位类型,姓名,岗位,用户ID
区水务局,政府部门,罗珊,联络员,luo
区民政局,政府部门,白雪,联络员,bai
"""
CASES = """\
人大代表建议交办表,,,,
编号,案由,主办单位,交办日期,办结时限
建议021,关于河道保洁的建议,区水务局,2026-09-21,2026-10-30
建议022,关于社区食堂的建议,区民政局,2026-09-21,2026-10-30
"""


async def test_the_picture_of_the_digest_is_shown(demo: Demo, browser: Browser, tmp_path: Path) -> None:
    await load_tables(demo, (("花名册.csv", ROSTER.encode()), ("人大代表建议.csv", CASES.encode())))
    await demo.let_pass(MONDAY)
    url = f"{demo.simulator.url}/"
    async with open_page(browser, url, tmp_path, viewport=PHONE, has_touch=True, is_mobile=True) as desk:
        phone = await desk.picks("he", "贺岩")
        picture = (await phone.sees("督办日报", "留痕校验码")).get_by_test_id("message-picture")
        await expect(picture).to_be_visible()
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1074
        box = await picture.bounding_box()
        assert box is not None
        assert box["width"] <= 358
        assert box["height"] <= 350
