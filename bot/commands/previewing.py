"""`duban preview`: every message that will go out, when, to whom and why."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.bundles import NoticeKind
from domain.follow_ups import PlannedFollowUp
from domain.ladder import NodeKind
from domain.names import NAMES
from domain.zone import OFFICE_ZONE
from handlers.forecasting import Coming, Foreseen, Outgoing, foresee, merge
from scheduler.digests import digest_moment, readers_of
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

AHEAD = timedelta(days=14)
KINDS: dict[str, str] = {
    NodeKind.DUE_SOON: "到期提醒",
    NodeKind.CO_DUE_SOON: "会办到期提醒",
    NodeKind.REPORT_DUE: "书面报告提醒",
    NodeKind.UNSIGNED: "未签收提醒",
    NodeKind.UNSIGNED_LEADER: "未签收报分管领导",
    NodeKind.OVERDUE: "超期提醒",
    NodeKind.OVERDUE_LEADER: "超期报分管领导",
    NodeKind.OVERDUE_HEAD: "超期报主要负责人",
    NodeKind.OVERDUE_OFFICE: "超期报督查员",
    NodeKind.OVERDUE_APPROVER: "超期报审批人",
    NodeKind.UNSIGNED_OFFICE: "未签收报督查员",
    NodeKind.FIRST_PROGRESS: "首次进展提醒",
    NodeKind.HALF_TIME: "时间过半提醒",
    NodeKind.LAST_EXTENSION: "延期截止提醒",
    NodeKind.DUE_TODAY: "到期当天提醒",
    NodeKind.FOLLOW_UP_LEADER: "跟踪事项超期报分管领导",
    NodeKind.REVIEW: "持续推进件回看",
    NodeKind.FOLLOW_UP: "跟踪事项提醒",
    NodeKind.FOLLOW_UP_OVERDUE: "跟踪事项超期",
    NodeKind.FOLLOW_UP_OFFICE: "跟踪事项超期报督查员",
    NoticeKind.FOLLOW_UP_CLAIMED: "跟踪事项待确认",
    NoticeKind.ASSIGNED: "新交办",
    NoticeKind.URGED: "催办",
    NoticeKind.EXTENSION_REQUESTED: "延期待审",
    NoticeKind.RETURN_REQUESTED: "退回待审",
    NoticeKind.EXTENSION_APPROVED: "延期已同意",
    NoticeKind.EXTENSION_REFUSED: "延期未同意",
    NoticeKind.RETURN_APPROVED: "退回已同意",
    NoticeKind.RETURN_REFUSED: "退回未同意",
    NoticeKind.CO_OPINION_IN: "会办意见已到",
    NoticeKind.HANDED_OVER: "工作交接",
    NoticeKind.POST_LEFT: "工作交接",
    NoticeKind.ADMIN_ALERT: "故障提示",
}
OTHER = "通知"


async def preview(args: Namespace, settings: Settings) -> int:
    """Print a line per message; sends nothing, changes nothing."""
    now = SystemClock().now()
    first = _day(args.first) or now.astimezone(OFFICE_ZONE).date()
    last = _day(args.last) or first + AHEAD
    async with open_database(settings) as database, UnitOfWork(database, now) as work:
        rules = await work.rules()
        person = rules.directory.by_user(args.person) if args.person else None
        if args.person and person is None:
            raise CommandFailed(f"花名册里没有用户ID {args.person}。", 2)
        coming = await foresee(work, first, last)
        lines = [
            (outgoing.at, outgoing.person_id, _line(outgoing, rules))
            for outgoing in merge(_about(coming, args.case), rules)
        ]
        if args.case is None:
            lines += _digests(rules, now, first, last)
        for _, person_id, line in sorted(lines):
            if person is None or person_id == person.id:
                print(line)
    return 0


def _about(coming: Coming, number: str | None) -> Coming:
    """Only what concerns the cases whose number holds these words."""
    if number is None:
        return coming
    return Coming(
        [planned for planned in coming.planned if number in planned.duty.case_number],
        [news for news in coming.news if number in news.number],
    )


def _digests(rules: Rules, now: datetime, first: date, last: date) -> Iterator[tuple[datetime, int, str]]:
    """The daily digest of every reader on every working day."""
    for number in range((last - first).days + 1):
        at = digest_moment(rules, first + timedelta(days=number))
        for someone, _ in readers_of(rules) if at and at > now else ():
            who = f"{someone.posts[0].unit_name} {someone.name}"
            if at:
                yield at, someone.id, f"{at:%Y-%m-%d %H:%M}\t{who}\t督办日报\t—\t每个工作日"


def _line(outgoing: Outgoing, rules: Rules) -> str:
    kinds = "、".join(dict.fromkeys(KINDS.get(kind, OTHER) for kind in outgoing.kinds))
    why = [f"{news.number} {KINDS.get(news.kind, OTHER)}".strip() for news in outgoing.news]
    why += [_why(planned, rules) for planned in outgoing.planned]
    at = outgoing.at.astimezone(OFFICE_ZONE)
    who = f"{outgoing.unit} {outgoing.person}"
    return f"{at:%Y-%m-%d %H:%M}\t{who}\t{kinds}\t{'、'.join(outgoing.numbers) or '—'}\t{'；'.join(why)}"


def _why(planned: Foreseen, rules: Rules) -> str:
    node, describe = planned.node, rules.calendar.describe
    if isinstance(planned, PlannedFollowUp):
        what = NAMES[planned.duty.kind]
        return f"{planned.duty.case_number} {what}{describe(planned.duty.due_on)}，{KINDS[node.kind]}"
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
