"""The rows of the ladder in force for a source, for key cases or for all, as a card shows them."""

from dataclasses import dataclass
from datetime import datetime

from domain.follow_ups import OVERDUE, OverdueRung, days_ahead
from domain.ladder import CountsFrom, NodeKind, Rung
from domain.packs import Pack
from domain.vocabulary import AssignmentRole, DayUnit, FollowUpKind, PostRole, Source
from handlers.desk import Desk
from storage.reasons import Setter, setters

Days = tuple[tuple[int, ...], DayUnit, str]


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row: when, to whom, what ends it, and where it comes from."""

    node: NodeKind
    counts_from: CountsFrom
    days: tuple[int, ...]
    unit: DayUnit
    recipient: PostRole
    until: str
    off: bool
    key_only: bool
    clause: str = ""  # of the paper; "" for the office's own usage
    by: str = ""  # who set it
    at: datetime | None = None
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class FollowedLine:
    """One kind of follow-up: days ahead, and who hears of it how long after."""

    kind: FollowUpKind
    ahead: tuple[int, ...]
    overdue: tuple[OverdueRung, ...]


def row_in_force(node: NodeKind, source: Source | None, desk: Desk, *, key: bool) -> Rung:
    """A row as it holds; announcements and half-time with the days of the pack where the office set none."""
    return next(rung for rung in rungs_in_force(source, desk, key=key) if rung.node is node)


def rungs_in_force(source: Source | None, desk: Desk, *, key: bool) -> list[Rung]:
    """Every row as it holds for cases of a source (None: of those that have no setting of their own)."""
    ladder = desk.rules.timetable.ladder_under(_pack(source, desk))
    return list(ladder.rungs(source, key=key))


async def lines_in_force(source: Source | None, desk: Desk, *, key: bool) -> list[RowLine]:
    """The same as a card shows it, with who set what the office set."""
    made = await setters(desk.work.session)
    return [_line(rung, source, desk, made, key=key) for rung in rungs_in_force(source, desk, key=key)]


def follow_up_lines(desk: Desk) -> list[FollowedLine]:
    """The other ladder: every kind of dated thing somebody owes."""
    timetable = desk.rules.timetable
    return [FollowedLine(kind, days_ahead(kind, timetable), OVERDUE[kind]) for kind in FollowUpKind]


def _line(rung: Rung, source: Source | None, desk: Desk, made: dict[str, Setter], *, key: bool) -> RowLine:
    pack = _pack(source, desk)
    days, unit, setting = _days(rung, source, desk, key=key)
    setter = made.get(setting)
    by = desk.rules.directory.find(setter.person_id) if setter and setter.person_id else None
    return RowLine(
        rung.node,
        rung.counts_from,
        days,
        unit,
        rung.recipient,
        rung.until,
        off=rung.off or (rung.node is NodeKind.REPORT_DUE and not pack.report.required),
        key_only=rung.key_only and not key,
        clause=getattr(pack, rung.section).clause if rung.section and not setting else "",
        by=by.name if by else "",
        at=setter.at if setter else None,
        is_set=bool(setting),
    )


def _days(rung: Rung, source: Source | None, desk: Desk, *, key: bool) -> Days:
    """Days, unit, and the office's setting they come from; what the office did not set the pack says."""
    ladder, own = desk.rules.timetable.ladder_under(_pack(source, desk)), (rung.days, rung.unit, rung.setting)
    if rung.counts_from is CountsFrom.EXTENSION_END:
        return (ladder.extension.days,), ladder.extension.unit, rung.setting
    if rung.counts_from is CountsFrom.HALF_TIME and ladder.half_time_from and not rung.days:
        return (ladder.half_time_from,), rung.unit, rung.setting
    if rung.days or rung.counts_from not in (CountsFrom.DEADLINE, CountsFrom.REPORT_DAY):
        return own
    role = AssignmentRole.CO if rung.is_co else AssignmentRole.LEAD
    notice = ladder.notice_for(source, role, key=key)
    if notice is None or not notice.days:
        return own
    days = notice.days if rung.counts_from is CountsFrom.DEADLINE else (min(notice.days),)
    return days, notice.unit, notice.setting


def _pack(source: Source | None, desk: Desk) -> Pack:
    return desk.rules.packs.of(source) if source else desk.rules.packs.general
