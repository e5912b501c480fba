"""我今天做了什么, 张三昨天做了什么, 谁改了设置: acts only; who asks about somebody else is noted himself."""

import asyncio
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from domain.calendar import DAY
from domain.errors import NotAllowed, NothingThere
from domain.intents import ShowActs, ShowSettingChanges
from domain.permissions import KEEPERS
from domain.tables.sheets import Row
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.exporting.sending import send_file
from handlers.people import person_called
from handlers.replying import Reply
from handlers.router import Router
from handlers.trust.lines import ActLine, lines_of
from handlers.trust.pages import turn_to
from handlers.workbooks.books import open_book
from message_templates import render, unescape
from storage.tables import LedgerEntry
from storage.trails import About, about_of, acts_of, settings_changed

router = Router()
_MONTH: Final = timedelta(days=30)
_HEADER: Final = ("时间", "姓名", "编号", "单位", "做了什么")


@router.on(ShowActs)
async def show_acts(intent: ShowActs, desk: Desk) -> Reply:
    """What one person did in a time; of somebody else for keepers only, and that is kept."""
    someone = person_called(intent.person, desk) if intent.person else desk.who
    own = someone.id == desk.who.id
    if not own and desk.who.roles.isdisjoint(KEEPERS):
        raise NotAllowed("acts_of_others")
    until = intent.until or desk.today
    actors = [f"person:{someone.id}", *([someone.user_id] if someone.user_id else [])]
    entries = await acts_of(desk.work.session, actors, _begin(intent.since), _begin(until + DAY))
    if not own:
        days = {"since": str(intent.since), "until": str(until)}
        desk.work.record("acts_shown", desk.actor, f"acts:{someone.id}", **days, as_file=intent.as_file)
    facts = {"person": "" if own else someone.name, "since": intent.since, "until": until}
    if intent.as_file:
        return await _send(facts | {"name": someone.name}, entries, desk)
    page = turn_to(intent.page, entries, desk)
    shown = await _lines(page.rows, desk)
    return Reply("lists/acts.md.j2", {**facts, "page": page, "shown": shown})


@router.on(ShowSettingChanges)
async def show_setting_changes(intent: ShowSettingChanges, desk: Desk) -> Reply:
    """Who changed which setting, from what to what."""
    since, until = intent.since or desk.today - _MONTH, intent.until or desk.today
    entries = await settings_changed(desk.work.session, _begin(since), _begin(until + DAY))
    page = turn_to(intent.page, entries, desk)
    facts: dict[str, Any] = {"since": since, "until": until, "page": page}
    return Reply("lists/setting_changes.md.j2", facts | {"shown": await _lines(page.rows, desk)})


def _begin(on: date) -> datetime:
    return datetime.combine(on, time(), OFFICE_ZONE)


async def _lines(entries: Sequence[LedgerEntry], desk: Desk) -> list[ActLine]:
    about = await about_of(desk.work.session, {entry.subject for entry in entries})
    return lines_of(entries, about, desk, hidden=_hidden(about.values(), desk))


def _hidden(about: Iterable[About], desk: Desk) -> set[int]:
    """The secret cases among these that he has not been let in on."""
    secret = {one.case.id or 0 for one in about if one.case.secret}
    return {one for one in secret if desk.who.id not in desk.rules.secret_readers.get(one, frozenset())}


async def _send(facts: dict[str, Any], entries: Sequence[LedgerEntry], desk: Desk) -> Reply:
    """The same as a table, oldest first."""
    if not entries:
        raise NothingThere("rows")
    rows = [_row(line) for line in reversed(await _lines(entries, desk))]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "acts.xlsx"
        await asyncio.to_thread(_write, target, rows, f"{desk.who.name} {desk.today}")
        data = await asyncio.to_thread(target.read_bytes)
    name = await send_file(f"操作记录-{facts['name']}-{facts['since']}.xlsx", data, desk)
    return Reply("replies/acts_exported.md.j2", {**facts, "rows": len(rows), "file": name})


def _write(target: Path, rows: Sequence[Row], foot: str) -> None:
    with open_book(target, foot) as book:
        book.begin("操作记录", _HEADER)
        book.add(rows)


def _row(line: ActLine) -> Row:
    at = datetime.fromisoformat(line.at).astimezone(OFFICE_ZONE).replace(microsecond=0, tzinfo=None)
    said = " ".join(unescape(render("parts/act_told.j2", one=line)).split())
    return at, line.by, line.number, line.unit, said
