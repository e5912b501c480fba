"""演练: what would have gone out in this rehearsal, page by page, and one message in full."""

import re
from datetime import datetime

from domain.errors import NothingThere
from domain.intents import ShowDrill
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from message_templates import Markdown
from storage.drill import last_number, lines_of, rehearsed_between

router = Router()
_TAP = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(dtmd:[^)]*\)")  # acts in whoever's name taps it


@router.on(ShowDrill)
async def show_drill(intent: ShowDrill, desk: Desk) -> Reply:
    """The newest first; a message is shown with whom it was for, and nothing in it can be tapped."""
    since = desk.rules.policy.drill_since
    if since is None:
        return Reply("replies/drill_unchanged.md.j2", {"since": None})
    last = await last_number(desk.work.session, since)
    if intent.number:
        return await _show_one(intent.number, since, last, desk)
    page, size = max(intent.page, 1), desk.rules.policy.page
    end = last - (page - 1) * size
    shown = await rehearsed_between(desk.work.session, since, end - size + 1, end)
    facts = {
        "lines": lines_of(shown, desk.rules)[::-1],
        "count": last,
        "since": since.isoformat(),
        "next_page": page + 1 if end > size else 0,
    }
    return Reply("lists/rehearsed.md.j2", facts)


async def _show_one(number: int, since: datetime, last: int, desk: Desk) -> Reply:
    found = await rehearsed_between(desk.work.session, since, number, number)
    if not found:
        raise NothingThere("drill", number=number, last=last)
    message, (line,) = found[0], lines_of(found, desk.rules)
    facts = {
        "line": line,
        "at": message.rehearsed_at and message.rehearsed_at.isoformat(),
        "text": Markdown(_TAP.sub(r"\1", message.text)),
        "labels": [label for label, _ in message.buttons],
        "file": message.file_name if not message.text else "",
        "last": last,
    }
    return Reply("cards/rehearsed.md.j2", facts)
