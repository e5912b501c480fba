"""What was sent to units and asked of them, counted by the database person by person and added up by unit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.burden import ASKING, CAPPED, AnswerKind, Burden, is_outside
from domain.permissions import UNIT
from domain.reports.unit_facts import Span
from storage.outbox import REPLY_LANE
from storage.plain_rows import fetch
from storage.rules import Rules
from storage.tables import Assignment, Case, LedgerEntry, Message, Notice, Post

_OF_ANSWERS = {
    AnswerKind.YES: "confirmations",
    AnswerKind.CHOICE: "choices",
    AnswerKind.WORDS: "words",
}
Counts = dict[int, dict[str, int]]  # person → what → how many


@dataclass(frozen=True, slots=True)
class Outside:
    """One unasked message out of working hours: to whom of the units, when, about which cases."""

    unit_ids: tuple[int, ...]
    at: datetime
    kind: str
    urgent: bool
    numbers: tuple[str, ...]


async def count_burdens(
    session: AsyncSession, span: Span, rules: Rules
) -> tuple[list[Burden], list[Outside]]:
    """Every handling unit to whose people anything was sent, in the order of the roster, and what came when
    the office was closed. Who holds posts of two units counts with both.
    """
    units = await _units_of_people(session, span)
    counts: Counts = defaultdict(lambda: defaultdict(int))
    for count in (_count_messages, _count_news, _count_asked, _count_held):
        await count(session, span, counts)
    outside = await _find_outside(session, span, rules, units)
    found: Counts = defaultdict(lambda: defaultdict(int))
    for person, of_person in counts.items():
        for unit in units.get(person, ()):
            for name, count_of in of_person.items():
                found[unit][name] += count_of
    for one in outside:
        for unit in one.unit_ids:
            found[unit]["outside"] += 1
            found[unit]["urgent"] += one.urgent
    return [Burden(unit, **found[unit]) for unit in sorted(found)], outside


async def _units_of_people(session: AsyncSession, span: Span) -> Mapping[int, tuple[int, ...]]:
    """For which units each person held a post on any day of the span."""
    query = sa.select(col(Post.person_id), col(Post.unit_id)).where(
        col(Post.role).in_(UNIT),
        col(Post.since_on) <= span.last_on,
        sa.or_(col(Post.until_on).is_(None), col(Post.until_on) >= span.first_on),
    )
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for person, unit in await fetch(session, query.order_by(col(Post.unit_id))):
        found[person][unit] = None
    return {person: tuple(units) for person, units in found.items()}


def _sent(span: Span) -> "list[sa.ColumnElement[bool]]":
    """Messages to persons that went out in the span."""
    return [
        col(Message.person_id).is_not(None),
        col(Message.to_group).is_(False),
        col(Message.sent_at) >= span.begins_at,
        col(Message.sent_at) < span.ends_at,
    ]


def _unasked() -> "list[sa.ColumnElement[bool]]":
    return [col(Message.lane) != REPLY_LANE, col(Message.file_sha256) == ""]


async def _count_messages(session: AsyncSession, span: Span, counts: Counts) -> None:
    is_file = sa.case((col(Message.file_sha256) != "", 1), else_=0)
    columns = col(Message.person_id), col(Message.lane), col(Message.kind), is_file
    query = sa.select(*columns, sa.func.count()).where(*_sent(span)).group_by(*columns)
    for person, lane, kind, file, number in await fetch(session, query):
        if lane == REPLY_LANE:
            counts[person]["answers"] += number
            if name := _OF_ANSWERS.get(kind):
                counts[person][name] += number
        else:
            counts[person]["files" if file else "messages"] += number


async def _count_news(session: AsyncSession, span: Span, counts: Counts) -> None:
    told = (
        sa.select(col(Message.person_id).label("person"), sa.func.count().label("news"))
        .join(Notice, col(Notice.message_id) == col(Message.id))
        .where(*_sent(span), *_unasked())
        .group_by(col(Message.id), col(Message.person_id))
        .subquery()
    )
    merged = sa.func.sum(sa.case((told.c.news > 1, 1), else_=0))
    query = sa.select(told.c.person, sa.func.sum(told.c.news), merged).group_by(told.c.person)
    for person, news, several in await fetch(session, query):
        counts[person]["news"] += int(news)
        counts[person]["merged"] += int(several)


async def _count_asked(session: AsyncSession, span: Span, counts: Counts) -> None:
    query = (
        sa.select(col(Message.person_id), sa.func.count())
        .join(Notice, col(Notice.message_id) == col(Message.id))
        .where(*_sent(span), col(Notice.kind).in_(ASKING))
        .group_by(col(Message.person_id))
    )
    for person, number in await fetch(session, query):
        counts[person]["asked"] += number


async def _count_held(session: AsyncSession, span: Span, counts: Counts) -> None:
    because = col(LedgerEntry.facts)["because"].as_string()
    query = (
        sa.select(col(Notice.person_id), sa.func.count())
        .join(LedgerEntry, col(LedgerEntry.subject) == sa.literal("notice:").concat(col(Notice.key)))
        .where(
            col(LedgerEntry.act) == "held",
            col(LedgerEntry.at) >= span.begins_at,
            col(LedgerEntry.at) < span.ends_at,
            because == CAPPED,
        )
        .group_by(col(Notice.person_id))
    )
    for person, number in await fetch(session, query):
        counts[person]["held"] += number


async def _find_outside(
    session: AsyncSession, span: Span, rules: Rules, units: Mapping[int, tuple[int, ...]]
) -> list[Outside]:
    columns = col(Message.person_id), col(Message.sent_at), col(Message.kind), col(Message.urgent)
    query = (
        sa.select(*columns, col(Message.assignment_ids))
        .where(*_sent(span), *_unasked())
        .order_by(col(Message.sent_at), col(Message.id))
    )
    found = [
        row
        for row in await fetch(session, query)
        if row[0] in units and is_outside(row[1], rules.policy.hours, rules.calendar)
    ]
    numbers = await _numbers(session, {part for row in found for part in row[4]})
    return [
        Outside(
            units[person], at, kind, urgent, tuple(dict.fromkeys(numbers[p] for p in parts if p in numbers))
        )
        for person, at, kind, urgent, parts in found
    ]


async def _numbers(session: AsyncSession, parts: Sequence[int] | set[int]) -> dict[int, str]:
    query: Any = (
        sa.select(col(Assignment.id), Case)
        .join(Case, col(Case.id) == col(Assignment.case_id))
        .where(col(Assignment.id).in_(list(parts)))
    )
    return {part: case.spoken for part, case in (await session.exec(query)).all()} if parts else {}
