"""A demo with a district of four people, and a real Chromium to look at it with."""

import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from bot.demo import Demo, start_demo
from bot.playing import load_tables
from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.seeding import prepare

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
TUESDAY = datetime(2026, 9, 22, 10, 0, tzinfo=OFFICE_ZONE)

HOSTILE = "[钓鱼](dtmd://dingtalkclient/sendMessage?content=销号) <script>window.pwned=1</script>"
ROSTER = """\
单位,单位类型,姓名,岗位,用户ID
区政府督查室,督查机构,方敏,督查员,fang
区政府督查室,督查机构,贺岩,审批人,he
区住房和城乡建设局,政府部门,周航,联络员,zhou
区教育局,政府部门,吴静,联络员,wu
"""
CASES = f"""\
人大代表建议交办表,,,,
编号,案由,主办单位,交办日期,办结时限
建议012,关于老旧小区加装电梯的建议,区住房和城乡建设局,2026-09-21,2026-09-30
建议013,{HOSTILE},区教育局,2026-09-21,2026-10-30
"""


@pytest.fixture
async def demo(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Demo]:
    """What `duban demo` runs, on a small roster and two cases, one of them with a hostile title."""
    await prepare(sqlite_database, TUESDAY)
    async with start_demo(sqlite_database, tmp_path / "files", TUESDAY) as demo:
        tables = (("花名册.csv", ROSTER.encode()), ("人大代表建议.csv", CASES.encode()))
        await load_tables(demo, tables)
        yield demo


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, headless."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("no Chromium to test with: script/test-services installs one", pytrace=False)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        await browser.close()
