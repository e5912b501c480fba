"""`duban preview`: every message that will go out, when, to whom and why."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.agenda import Coming, Outgoing, foresee
from domain.follow_ups import PlannedFollowUp
from domain.ladder import NodeKind
from domain.names import NAMES
from domain.news_names import NEWS_NAMES
from domain.planning import day_of
from handlers.forecasting import line_of
from scheduler.digests import digest_moment, readers_of
from storage.outlook import known_now
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

AHEAD = timedelta(days=14)
HELD = {"quiet": "夜间和休息日不打扰", "cap": "当天已满，往后放", "unreachable": "联系不上人，往后放"}


async def preview(args: Namespace, settings: Settings) -> int:
    """Print a line per message; sends nothing, changes nothing."""
    now = SystemClock().now()
    first = _day(args.first) or day_of(now)
    last = _day(args.last) or first + AHEAD
    async with open_database(settings) as database, UnitOfWork(database, now) as work:
        rules, known = await work.rules(), await known_now(work)
        person = rules.directory.by_user(args.person) if args.person else None
        if args.person and person is None:
            raise CommandFailed(f"花名册里没有用户ID {args.person}。", 2)
        known = known if args.case is None else known.of_number(args.case)
        coming = foresee(known.outlook(rules.timetable, rules.rhythm, last), last)
        lines = [
            (message.at, message.person_id, _line(message, rules))
            for message in coming
            if day_of(message.at) >= first
        ]
        if args.case is None:
            lines += _digests(rules, now, first, last)
        for _, person_id, line in sorted(lines):
            if person is None or person_id == person.id:
                print(line)
    return 0


def _digests(rules: Rules, now: datetime, first: date, last: date) -> Iterator[tuple[datetime, int, str]]:
    """The daily digest of every reader on every working day."""
    for number in range((last - first).days + 1):
        at = digest_moment(rules, first + timedelta(days=number))
        for someone, _ in readers_of(rules) if at and at > now else ():
            who = f"{someone.posts[0].unit_name} {someone.name}"
            if at:
                yield at, someone.id, f"{at:%Y-%m-%d %H:%M}\t{who}\t督办日报\t—\t每个工作日"


def _line(message: Outgoing, rules: Rules) -> str:
    line = line_of(message, rules)
    kinds = "、".join(dict.fromkeys(NEWS_NAMES[kind].message for kind in message.kinds))
    why = "；".join(_why(one, rules) for one in message.news)
    numbers = "、".join(message.numbers) or "—"
    return f"{line.at:%Y-%m-%d %H:%M}\t{line.unit} {line.person}\t{kinds}\t{numbers}\t{why}"


def _why(one: Coming, rules: Rules) -> str:
    describe, name = rules.calendar.describe, NEWS_NAMES[one.kind].message
    if one.planned is None:
        held = f"（{HELD[one.held]}）" if one.held in HELD else ""
        return f"{one.number} {name}{held}".strip()
    node = one.planned.node
    if isinstance(one.planned, PlannedFollowUp):
        return f"{one.number} {NAMES[one.planned.duty.kind]}{describe(one.planned.duty.due_on)}，{name}"
    if node.deadline_on is None:
        return f"{one.number} 每{node.n}天回看一次"
    moved = f"，{describe(node.nominal_on)}休息，往前挪" if node.is_moved else ""
    when = f"提前{node.n}天" if node.kind in (NodeKind.DUE_SOON, NodeKind.CO_DUE_SOON) else name
    return f"{one.number} {describe(node.deadline_on)}截止，{when}{moved}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandFailed(f"看不懂日期 {text}。请写成 2026-09-28", 2) from error
