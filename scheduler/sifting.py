"""Sifts what a person is owed: what is told now, what waits, what goes to another, what is not told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.bundles import REMINDERS
from domain.notice_kinds import NoticeKind
from domain.pointless import Standing, why_pointless
from domain.telling import UNREACHABLE, Decision, Fate, Scene, decide, hold_back
from domain.vocabulary import MessageState
from scheduler.alerts import alert_unreachable
from storage.desks import Item, items_by_id
from storage.notices import drop, hold, pushed_today
from storage.rules import Rules
from storage.standings import Standings, load_standings
from storage.tables import Notice
from storage.unit_of_work import Owed, UnitOfWork


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table while messages are made."""

    work: UnitOfWork
    rules: Rules
    items: Mapping[int, Item]
    standings: Standings
    told_today: Mapping[int, int] = field(default_factory=Counter)  # person → messages of this day
    again: list[Owed] = field(default_factory=list)  # news for other people

    @property
    def scene(self) -> Scene:
        """This moment, as the decision about each piece of news depends on it."""
        units = {id_: item.assignment.unit_id for id_, item in self.items.items()}
        return Scene(self.work.now, self.rules.rhythm, self.rules.directory, units)


async def lay_out(work: UnitOfWork, rules: Rules, notices: Sequence[Notice]) -> Table:
    """Read what the notices are about."""
    session = work.session
    items = await items_by_id(session, {notice.assignment_id for notice in notices if notice.assignment_id})
    told_today = await pushed_today(session, {notice.person_id for notice in notices}, rules.on)
    return Table(work, rules, items, await load_standings(session, notices), told_today)


def sift(table: Table, notices: Sequence[Notice]) -> list[Notice]:
    """What this person is told now."""
    scene = table.scene
    worth = [n for n in notices if _settle(table, n, decide(n, _standing(table, n), scene))]
    pushed = {notice.assignment_id for notice in worth if notice.kind == NoticeKind.ASSIGNED}
    for notice in worth:
        if notice.kind in REMINDERS and notice.assignment_id in pushed:
            drop(table.work, notice, "in_push")
    worth = [notice for notice in worth if notice.state is not MessageState.DROPPED]
    plain = [notice for notice in worth if not notice.urgent]
    kept = hold_back(plain, table.told_today.get(worth[0].person_id, 0) if worth else 0, scene)
    held = {n.id for n, d in zip(plain, kept, strict=True) if d is not None and not _settle(table, n, d)}
    return [notice for notice in worth if notice.id not in held]


def is_pointless(table: Table, notice: Notice) -> str:
    """Why it is not worth telling any more; "" if it is."""
    return why_pointless(notice.kind, notice.facts, _standing(table, notice))


def _settle(table: Table, notice: Notice, decision: Decision) -> bool:
    """Write down what was decided; whether it is told now."""
    work = table.work
    match decision.fate:
        case Fate.TELL:
            return True
        case Fate.DROP:
            drop(work, notice, decision.because)
        case Fate.HOLD:
            if decision.because == UNREACHABLE and notice.assignment_id:
                item = table.items[notice.assignment_id]
                alert_unreachable(work, table.rules, item.assignment.unit_id)
            hold(work, notice, decision.until or work.now, decision.because)
        case Fate.HAND_ON:
            drop(work, notice, decision.because)
            table.again.extend(_redirected(notice, person_id) for person_id in decision.to)
    return False


def _redirected(notice: Notice, person_id: int) -> Owed:
    """The same news for another person, under the same facts."""
    about = notice.key.rpartition("@")[0] or notice.key
    return Owed(
        f"{about}@{person_id}",
        notice.kind,
        person_id,
        notice.due_at,
        notice.assignment_id,
        notice.urgent,
        notice.facts,
    )


def _standing(table: Table, notice: Notice) -> Standing:
    item = table.items.get(notice.assignment_id or 0)
    return table.standings.of(notice, item.assignment if item else None, table.work.now)
