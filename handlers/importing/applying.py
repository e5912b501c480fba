"""Applies rows: posts of a roster, cases of a table. All in one unit of work."""

from collections.abc import Sequence
from dataclasses import replace

from domain.tables.records import CaseRecord, RosterRecord, RowVerdict
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.handing_out import co_limit, hand_out
from handlers.importing.applied import Applied, noted
from handlers.importing.changing import changed_particulars, merge_rows
from handlers.importing.rosters import enter_roster
from handlers.joint.duty_to_meet import review_meeting
from handlers.projects.importing import plan_imported
from storage.cases import find_case
from storage.tables import Case

_NOTED = frozenset({"title", "key_case", "secret", "remarks", "leader", "supervising_leader", "superior"})


async def apply_rows(rows: Sequence[RowVerdict], desk: Desk) -> tuple[int, int]:
    """Enter the rows; returns how many posts and how many cases are new or changed."""
    applied = await apply_noting(rows, desk)
    return applied.posts, applied.cases


async def apply_noting(rows: Sequence[RowVerdict], desk: Desk) -> Applied:
    """The same, keeping what is needed to take it back."""
    posts = [row.record for row in rows if isinstance(row.record, RosterRecord)]
    cases = [row.record for row in rows if isinstance(row.record, CaseRecord)]
    applied = Applied()
    if posts:
        applied.posts, applied.roster = await enter_roster(posts, desk)
    if applied.posts:
        desk = replace(desk, rules=await desk.work.change_rules())
    if cases:
        applied.cases = await _enter_cases(cases, desk, applied)
    return applied


async def _enter_cases(records: Sequence[CaseRecord], desk: Desk, applied: Applied) -> int:
    """Hand out new cases, bring known ones up to date; a case of several rows is one."""
    fresh, entered = list[CaseRecord](), list[tuple[CaseRecord, Case]]()
    once = merge_rows(records)
    for record in once:
        known = await find_case(desk.work.session, record.key)
        if known is None:
            fresh.append(_with_co_limit(record, desk))
            continue
        changes = changed_particulars(record, known)
        before = {name: getattr(known, name) for name in changes if name in _NOTED}
        applied.changed.append(noted(known, changes))
        led = known.leader_case
        known.sqlmodel_update(changes)
        if known.leader_case is not led:
            _ = await review_meeting(known.id or 0, desk)
        entered.append((record, known))
        desk.work.record("case_changed", desk.actor, f"case:{known.id}", before=before, number=known.number)
    cases = await hand_out(fresh, desk)
    applied.handed_out = [case.id or 0 for case in cases]
    entered += zip(fresh, cases, strict=True)
    await plan_imported(entered, desk)
    return len(once)


def _with_co_limit(record: CaseRecord, desk: Desk) -> CaseRecord:
    """Where the table gives co-handlers no limit of their own, the policy does."""
    if record.co_deadline or all(role is not AssignmentRole.CO for _, role in record.units):
        return record
    rule = desk.rules.packs.of(record.source).co_opinion
    limit = co_limit(record.deadline, record.assigned_on, desk.rules.calendar, rule)
    return replace(record, co_deadline=limit)
