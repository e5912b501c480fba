"""`duban preview`: every message that will go out, when, to whom and why."""

from argparse import Namespace
from datetime import date, timedelta

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.ladder import NodeKind
from domain.planning import Planned
from domain.zone import OFFICE_ZONE
from handlers.forecasting import Outgoing, foresee, merge
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

AHEAD = timedelta(days=14)
KINDS = {
    NodeKind.DUE_SOON: "到期提醒",
    NodeKind.CO_DUE_SOON: "会办到期提醒",
    NodeKind.UNSIGNED: "未签收提醒",
    NodeKind.UNSIGNED_LEADER: "未签收报分管领导",
    NodeKind.OVERDUE: "超期提醒",
    NodeKind.OVERDUE_LEADER: "超期报分管领导",
    NodeKind.REVIEW: "持续推进件回看",
}


async def preview(args: Namespace, settings: Settings) -> int:
    """Print a line per message; sends nothing, changes nothing."""
    now = SystemClock().now()
    first = _day(args.first) or now.astimezone(OFFICE_ZONE).date()
    last = _day(args.last) or first + AHEAD
    async with open_database(settings) as database, UnitOfWork(database, now) as work:
        rules = await work.rules()
        coming = await foresee(work, first, last)
        chosen = [p for p in coming if args.case is None or args.case in p.duty.case_number]
        person = rules.directory.by_user(args.person) if args.person else None
        if args.person and person is None:
            raise CommandFailed(f"花名册里没有用户ID {args.person}。", 2)
        for outgoing in merge(chosen, rules):
            if person is None or outgoing.person == person.name:
                print(_line(outgoing, rules))
    return 0


def _line(outgoing: Outgoing, rules: Rules) -> str:
    kinds = "、".join(KINDS[kind] for kind in outgoing.kinds)
    why = "；".join(_why(planned, rules) for planned in outgoing.planned)
    at = outgoing.at.astimezone(OFFICE_ZONE)
    who = f"{outgoing.unit} {outgoing.person}"
    return f"{at:%Y-%m-%d %H:%M}\t{who}\t{kinds}\t{'、'.join(outgoing.numbers)}\t{why}"


def _why(planned: Planned, rules: Rules) -> str:
    node, describe = planned.node, rules.calendar.describe
    if node.deadline_on is None:
        return f"{planned.duty.case_number} 每{node.n}天回看一次"
    moved = f"，{describe(node.nominal_on)}休息，往前挪" if node.is_moved else ""
    when = f"提前{node.n}天" if node.kind in (NodeKind.DUE_SOON, NodeKind.CO_DUE_SOON) else KINDS[node.kind]
    return f"{planned.duty.case_number} {describe(node.deadline_on)}截止，{when}{moved}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandFailed(f"看不懂日期 {text}。请写成 2026-09-28", 2) from error
