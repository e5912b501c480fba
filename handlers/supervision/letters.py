"""The paper of an act: its facts put into the office's template, stored like any other file."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Final

import message_templates
from domain.names import NAMES
from domain.permissions import SUPERVISING
from domain.planning import day_of
from domain.vocabulary import SupervisionLevel
from handlers.desk import Desk
from handlers.documents.filling import fill_template
from message_templates.rendering import unescape
from storage.conversations import keep_file
from storage.desks import Item
from storage.files import safe_name
from storage.ledger import history
from storage.lines import title_for_all
from storage.supervision import spoken
from storage.tables import StoredFile, Supervision

BUILT_IN: Final = Path(message_templates.__file__).parent / "documents" / "supervision_letter.docx"
ENDING: Final = ".docx"


async def make_letter(act: Supervision, item: Item, desk: Desk) -> StoredFile:
    """The letter as a stored file, named by its number."""
    number, name = spoken(act), NAMES[act.level]
    template = await asyncio.to_thread(read_template, act.level, desk)
    facts = await _facts(act, item, desk)
    data = await asyncio.to_thread(fill_template, f"{name}{ENDING}", template, facts)
    sha256 = await asyncio.to_thread(desk.shelf.store.write, data)
    whose = (desk.who.id, desk.now)
    return await keep_file(desk.work.session, safe_name(f"{number} {name}{ENDING}"), sha256, len(data), whose)


def read_template(level: SupervisionLevel, desk: Desk) -> bytes:
    """The one an administrator sent, else the one that lies in the office's folder, else our own."""
    chosen = desk.rules.policy.templates.get(level)
    if chosen:
        return desk.shelf.store.read(chosen)
    own = desk.shelf.documents / f"{NAMES[level]}{ENDING}" if desk.shelf.documents else None
    return own.read_bytes() if own and own.is_file() else BUILT_IN.read_bytes()


async def _facts(act: Supervision, item: Item, desk: Desk) -> dict[str, str]:
    calendar, on = desk.rules.calendar, act.rectify_by_on
    title = title_for_all(item.case)
    until = f"{on.year}年{calendar.describe(on, written=True)}" if on else ""
    words = {
        "act": act,
        "case": desk.line(item),
        "title": title,
        "assigned": _day(day_of(item.assignment.assigned_at)),
        "deadline": _deadline(item, desk),
        "overdue": _overdue(item, desk),
        "urged": [_day(on) for on in await _urged_on(item, desk)],
        "until": until,
    }
    return {
        "编号": spoken(act),
        "文种": NAMES[act.level],
        "单位": item.unit.name,
        "件号": item.case.spoken,
        "案由": f"“{title}”" if title else "",
        "事由": _render("facts", words),
        "整改要求": _render("demands", words),
        "限期": until or _render("no_limit", words),
        "落款": _office(desk),
        "日期": _day(desk.today),
        "抄送": "",
    }


def _render(part: str, facts: dict[str, object]) -> str:
    """Plain words: nothing in a letter is markup."""
    text = unescape(message_templates.render(f"documents/{part}.j2", **facts))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _office(desk: Desk) -> str:
    """The office in whose name it goes out: that of whoever issues it."""
    return next(post.unit_name for post in desk.who.posts if post.role in SUPERVISING)


def _deadline(item: Item, desk: Desk) -> str:
    on = item.assignment.deadline_on
    return (
        f"{on.year}年{desk.rules.calendar.describe(on, written=not item.assignment.provisional)}"
        if on
        else ""
    )


def _overdue(item: Item, desk: Desk) -> int:
    on = item.assignment.deadline_on
    return max(0, (desk.today - on).days) if on else 0


async def _urged_on(item: Item, desk: Desk) -> list[date]:
    """The days on which it was urged by hand, as the ledger has them."""
    entries = await history(desk.work.session, item.subject)
    urged = {day_of(entry.at) for entry in entries if entry.act == "urged"}
    if item.assignment.urged_on:
        urged.add(item.assignment.urged_on)
    return sorted(urged)


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
