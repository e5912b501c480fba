"""为什么提醒我: the rule behind a reminder, its dates, what was said before, and what ends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.intents import ExplainDeadline, ExplainReminder
from domain.ladder import BY_NODE, NodeKind
from domain.permissions import may
from domain.planning import day_of
from domain.vocabulary import DayUnit
from handlers.desk import Desk
from handlers.phoning import calls_about
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, items_by_id
from storage.extensions import newest_extension
from storage.reasons import Reminded, reminders_to, set_before
from storage.replies import counting_on
from storage.unit_of_work import UnitOfWork

router = Router()
EARLIER = 4  # things said before that still fit the screen


@dataclass(frozen=True, slots=True)
class Contact:
    """One thing that passed between duban and the unit: what duban said, or what the unit did."""

    at: datetime
    kind: str
    by_unit: bool = False
    read: bool = False
    text: str = ""


@router.on(ExplainReminder)
async def explain_reminder(intent: ExplainReminder, desk: Desk, work: UnitOfWork) -> Reply:
    """Which rule sent the last reminder, who set it, from which dates, what was said before, what ends it."""
    ids = None
    if intent.refs or desk.quoted:
        ids = [item.id for item in await desk.visible(intent.refs)]
    told = await reminders_to(work.session, desk.who.id, ids)
    if not told:
        return Reply(
            "replies/never_reminded.md.j2",
            {"asked": ids is not None, "may_look": may(desk.who.roles, ExplainDeadline)},
        )
    last = told[0]
    if last.notice.facts.get("follow_up"):
        return await _explain_follow_up(last, told, desk)
    about = last.notice.assignment_id or 0
    item = (await items_by_id(work.session, [about]))[about]
    together = [one for one in told[1:] if one.notice.message_id == last.notice.message_id]
    facts = {
        "case": desk.line(item),
        "before": await _earlier(item, last, desk),
        "calls": [call for call in await calls_about([item], desk) if call.answered][:2],
        "together": len(together),
        **await _rule(last, item, desk),
    }
    return Reply("cards/reminder.md.j2", facts, about=item.id)


async def _explain_follow_up(last: Reminded, told: Iterable[Reminded], desk: Desk) -> Reply:
    """A follow-up was set for a day: by its kind's table, so many days ahead or after."""
    facts = last.notice.facts
    said = {name: facts[name] for name in ("what", "title", "number")}
    same = [one for one in told if one.notice.facts.get("follow_up") == facts["follow_up"]]
    before = [Contact(one.at, one.notice.kind, read=bool(one.read_at)) for one in same if one.at < last.at]
    said |= {"name": f"g{facts['follow_up']}", "before": before[:EARLIER]}
    rule = await _rule(last, None, desk)
    return Reply("cards/follow_up_reminder.md.j2", rule | said, about=last.notice.assignment_id)


async def _rule(told: Reminded, item: Item | None, desk: Desk) -> dict[str, Any]:
    """The facts that the reminder was made of, and where its rule comes from."""
    facts, kind = told.notice.facts, told.notice.kind
    nominal, planned = facts.get("nominal_on"), facts.get("planned_at")
    planned_on = day_of(datetime.fromisoformat(planned)) if planned else None
    rung = BY_NODE.get(NodeKind(kind)) if kind in set(NodeKind) else None
    setter = None
    if facts.get("setting"):
        setter = await set_before(desk.work.session, facts["setting"], told.at)
    by = desk.rules.directory.by_user(setter.user_id) if setter else None
    pack = desk.rules.pack_of(item.case) if item else None
    return {
        "kind": kind,
        "sent_at": told.at.isoformat(),
        "read": told.read_at is not None,
        "n": facts.get("n", 0),
        "unit": facts.get("unit", DayUnit.NATURAL_DAYS),
        "plain": _describe(date.fromisoformat(nominal), desk) if nominal else "",
        "kept": _describe(planned_on, desk),
        "moved": bool(nominal and planned_on and planned_on != date.fromisoformat(nominal)),
        "later": bool(nominal and planned_on and planned_on > date.fromisoformat(nominal)),
        "deadline": _describe(date.fromisoformat(facts["deadline"]), desk) if facts.get("deadline") else "",
        "limit": facts.get("limit", "first"),
        "by": facts.get("by", ""),
        "until": rung.until if rung else "",
        "clause": getattr(pack, rung.section).clause if pack and rung and rung.section else "",
        "set_by": by.name if by else "",
        "set_at": setter.at.isoformat() if setter else "",
    }


async def _earlier(item: Item, last: Reminded, desk: Desk) -> list[Contact]:
    """What was said about this case before, to him, and what his unit did, the newest first."""
    session, assignment = desk.work.session, item.assignment
    told = [one for one in await reminders_to(session, desk.who.id, [item.id]) if one.at < last.at]
    found = [Contact(one.at, one.notice.kind, read=one.read_at is not None) for one in told]
    found += [
        Contact(one.said_at, one.kind, by_unit=True, text="" if item.case.secret else one.text)
        for one in await counting_on(session, item.id)
    ]
    if assignment.acknowledged_at:
        found.append(Contact(assignment.acknowledged_at, "acknowledge", by_unit=True))
    if asked := await newest_extension(session, item.id):
        found.append(Contact(asked.asked_at, "extension", by_unit=True))
    return sorted(found, key=lambda one: one.at, reverse=True)[:EARLIER]


def _describe(on: date | None, desk: Desk) -> str:
    return desk.rules.calendar.describe(on, desk.today) if on else ""
