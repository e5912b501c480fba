"""The chat page as a newcomer handles it: pick a person, look at his phone, tap, type, push the clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

PATIENCE_MS = 15_000
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Phone:
    """One person's pane."""

    pane: Locator

    def bubbles(self, words: str) -> Locator:
        """The messages that show these words."""
        return self.pane.get_by_test_id("message").filter(has_text=words)

    async def sees(self, *words: str) -> Locator:
        """Wait for a message that shows all these words; returns the newest one."""
        found = self.pane.get_by_test_id("message")
        for part in words:
            found = found.filter(has_text=part)
        await expect(found.last).to_be_visible()
        return found.last

    async def taps(self, label: str, on: str) -> None:
        """Tap a button of the newest message that shows `on`."""
        bubble = await self.sees(on)
        await bubble.locator(f'[data-testid="message-button"][data-action="{label}"]').click()

    async def says(self, words: str) -> None:
        """Type and send."""
        await self.pane.get_by_test_id("composer-input").fill(words)
        await self.pane.get_by_test_id("composer-send").click()
        await expect(self.bubbles(words).last).to_be_visible()


@dataclass(frozen=True)
class Desk:
    """The page with its list of people and its clock."""

    page: Page

    async def picks(self, user_id: str, name: str) -> Phone:
        """Search for a person and open his chat."""
        await self.page.get_by_test_id("people-search").fill(name)
        await self.page.locator(f'[data-testid="person-item"][data-user-id="{user_id}"]').click()
        return await self.phone_of(user_id)

    async def phone_of(self, user_id: str) -> Phone:
        """The open pane of a person."""
        pane = self.page.locator(f'[data-testid="pane"][data-user-id="{user_id}"]')
        await expect(pane).to_be_visible()
        return Phone(pane)

    async def pushes_the_clock(self, button: str, *arrives: str) -> None:
        """Tap one of the fast-forward buttons and wait until the bot has done what fell due on the way."""
        await self.page.get_by_test_id(button).click()
        for words in arrives:
            await expect(self.page.get_by_test_id("clock-now")).to_contain_text(words)
        await expect(self.page.get_by_test_id("clock-hour")).to_be_enabled()

    async def evaluates(self, script: str) -> Any:  # noqa: ANN401 - whatever JavaScript gives
        return await self.page.evaluate(script)


@asynccontextmanager
async def open_page(browser: Browser, url: str, shots: Path, **how: Any) -> AsyncIterator[Desk]:  # noqa: ANN401
    """The page in a fresh profile; a failure leaves a picture in `shots`, and the page may not complain."""
    complaints: list[str] = []
    context = await browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **how)
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    page = await context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.extend([said.text] if said.type == "error" else []))
    try:
        await page.goto(url)
        await expect(page.locator("#app[data-ready=yes]")).to_be_visible()
        yield Desk(page)
        assert complaints == []
    except BaseException:
        await page.screenshot(path=shots / "failure.png")
        raise
    finally:
        await context.close()
