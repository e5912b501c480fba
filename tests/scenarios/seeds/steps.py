"""What the seeds' stories say over and over."""

from tests.scenarios.town import Heard, Speaker

AGREED, LOGGED = "确认", "对，记下"


async def yes(who: Speaker, text: str, label: str) -> Heard:
    """Say it, look at the echo, and tap what agrees to it."""
    echo = await who.says(text)
    assert label in echo.labels, echo.text
    return await who.taps(label)


async def meets(who: Speaker, *words: str) -> Heard:
    """Contacts with whoever raised the case, logged one by one; the answer to the last."""
    told = [await yes(who, one, LOGGED) for one in words]
    return told[-1]
