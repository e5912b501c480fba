"""拉取: an administrator names an address; it is tried first, looked at from then on, and can be stopped."""

from datetime import datetime
from typing import Any, Final

from domain.errors import BadInput, NothingThere, TooLate
from domain.intake.addresses import BadAddress, read_address
from domain.intake.rhythm import USUAL, PullRhythm
from domain.intake.vocabulary import ItemState, PullState
from domain.intents import PlanPull, PullNow, ShowPulls, StartPull, StopPull, UndoPull
from domain.names import NAMES
from domain.vocabulary import AssignmentState, Source
from handlers.desk import Desk
from handlers.importing.withdrawing import withdraw_cases
from handlers.incoming.particulars import settle
from handlers.incoming.pulled import batch_of
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, items_of_cases
from storage.intake_items import items_of_batch
from storage.pulls import all_pulls, find_pull
from storage.tables import Pull
from storage.unit_of_work import UnitOfWork

router = Router()
MOST: Final = 20  # addresses


@router.on(PlanPull)
async def plan_pull(intent: PlanPull, desk: Desk, work: UnitOfWork) -> Reply:
    """Look at it once and take nothing: what it would bring in is shown, then it may be begun."""
    try:
        address = read_address(intent.address)
    except BadAddress as bad:
        raise BadInput("pull_address", code=str(bad)) from None
    pulls = await all_pulls(work.session)
    known = next((p for p in pulls if p.address == address.url and p.state is not PullState.STOPPED), None)
    if known is not None:
        raise BadInput("pull_known", pull=known.id)
    if sum(pull.state is not PullState.STOPPED for pull in pulls) >= MOST:
        raise BadInput("pull_most", most=MOST)
    rhythm = PullRhythm(None if intent.hourly else intent.at or USUAL, intent.working_days)
    source = intent.source or Source.NETIZEN_MESSAGE
    pull = Pull(
        address=address.url,
        source=source,
        rhythm=rhythm.as_json(),
        state=PullState.TRIAL,
        asked_by=desk.who.id,
        created_at=desk.now,
        next_try_at=desk.now,
    )
    work.session.add(pull)
    await work.flush()
    work.record("pull_planned", desk.actor, f"pull:{pull.id}", address=address.shown, source=source)
    return Reply("replies/pull_tried.md.j2", {"pull": _line(pull, desk)})


@router.on(ShowPulls)
async def show_pulls(desk: Desk, work: UnitOfWork) -> Reply:
    """Every address with its rhythm and how the last look went."""
    pulls = [pull for pull in await all_pulls(work.session) if pull.state is not PullState.STOPPED]
    return Reply("lists/pulls.md.j2", {"pulls": [_line(pull, desk) for pull in pulls]})


@router.on(StartPull)
async def start_pull(intent: StartPull, desk: Desk, work: UnitOfWork) -> Reply:
    """From now on it is looked at; the first time at once. A trial must have shown what there is."""
    pull = await _find(intent.pull, work)
    facts = {"pull": _line(pull, desk)}
    if pull.state is PullState.ON:
        return Reply("replies/pull_unchanged.md.j2", facts)
    if pull.state is PullState.TRIAL and pull.good_at is None:
        raise BadInput("pull_untried", pull=pull.id)
    pull.state, pull.attempts, pull.next_try_at = PullState.ON, 0, desk.now
    pull.etag = pull.modified = ""
    work.record("pull_started", desk.actor, f"pull:{pull.id}")
    return Reply("replies/pull_started.md.j2", {"pull": _line(pull, desk)})


@router.on(StopPull)
async def stop_pull(intent: StopPull, desk: Desk, work: UnitOfWork) -> Reply:
    """It is not looked at any more; what came stays."""
    pull = await _find(intent.pull, work)
    facts = {"pull": _line(pull, desk)}
    if pull.state is PullState.STOPPED:
        return Reply("replies/pull_unchanged.md.j2", facts)
    pull.state, pull.next_try_at = PullState.STOPPED, None
    work.record("pull_stopped", desk.actor, f"pull:{pull.id}")
    return Reply("replies/pull_stopped.md.j2", {"pull": _line(pull, desk)})


@router.on(PullNow)
async def pull_now(intent: PullNow, desk: Desk, work: UnitOfWork) -> Reply:
    """Look at it now; a trial stays one."""
    pull = await _find(intent.pull, work)
    if pull.state is PullState.STOPPED:
        raise BadInput("pull_stopped", pull=pull.id)
    if pull.state is PullState.GIVEN_UP:
        pull.state, pull.attempts = PullState.ON, 0
    pull.next_try_at, pull.wanted_by = desk.now, desk.who.id
    work.record("pull_wanted", desk.actor, f"pull:{pull.id}")
    return Reply("replies/pull_wanted.md.j2", {"pull": _line(pull, desk)})


@router.on(UndoPull)
async def undo_pull(intent: UndoPull, desk: Desk, work: UnitOfWork) -> Reply:
    """What one look brought in is taken back, unless a unit has signed for it already; the rest stays."""
    pull = await _find(intent.pull, work)
    nth = intent.batch or int(pull.result.get("nth", 0))
    rows = [row for row in await items_of_batch(work.session, batch_of(intent.pull, nth)) if row.case_id]
    rows = [row for row in rows if row.state is ItemState.ENTERED]
    parts = await items_of_cases(work.session, [row.case_id for row in rows if row.case_id])
    free = [row for row in rows if _is_free(parts.get(row.case_id or 0, []))]
    if not free:
        raise TooLate("pull_signed") if rows else NothingThere("pull_batch")
    facts: dict[str, Any] = {"pull": _line(pull, desk), "count": len(free), "kept": len(rows) - len(free)}
    if not desk.confirmed:
        return Reply("questions/undo_pull.md.j2", facts, Question((UndoPull(intent.pull, nth),)))
    held = {row.case_id or 0: await desk.hold(parts[row.case_id or 0]) for row in free}
    _ = await withdraw_cases(held, desk)
    for row in free:
        settle(row, ItemState.DECLINED, desk, row.case_id)
    return Reply("replies/pull_undone.md.j2", facts)


def _is_free(parts: list[Item]) -> bool:
    return bool(parts) and all(part.assignment.state is AssignmentState.ASSIGNED for part in parts)


async def _find(pull_id: int, work: UnitOfWork) -> Pull:
    pull = await find_pull(work.session, pull_id)
    if pull is None:
        raise NothingThere("pull")
    return pull


def _line(pull: Pull, desk: Desk) -> dict[str, Any]:
    rhythm = PullRhythm.of(pull.rhythm)
    return {
        "id": pull.id,
        "address": read_address(pull.address).shown,
        "source": NAMES[Source(pull.source)],
        "at": rhythm.at and f"{rhythm.at:%H:%M}",
        "working_days": rhythm.working_days,
        "state": pull.state,
        "next": _say(pull.next_try_at),
        "looked": _say(pull.looked_at),
        "result": pull.result,
        "attempts": pull.attempts,
        "by": desk.rules.directory.person(pull.asked_by).name,
    }


def _say(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
