"""花名册 …: lines of people and units, a verdict for each, one 确认 for those that are good."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from domain.errors import BadInput
from domain.intents import EditRoster
from domain.rosters import Entry, Step, StepKind
from domain.rosters.judging import judge_lines
from domain.rosters.lines import MOST_LINES
from domain.rosters.steps import applicable
from domain.tables.problems import Verdict
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.rosters.applying import apply_steps, standing_of
from handlers.router import Router

router = Router()
SHOWN: Final = 6  # lines on one phone screen


@router.on(EditRoster)
async def edit_roster(intent: EditRoster, desk: Desk) -> Reply:
    """Read the lines against the roster of this moment; the good ones are entered after a yes, as one act."""
    if not intent.text.strip():
        return Reply("questions/roster_lines.md.j2", {}, Question((intent,), wants_words_for="text"))
    if len(intent.text.splitlines()) > MOST_LINES:
        raise BadInput("roster_too_long", most=MOST_LINES)
    entries = judge_lines(intent.text, await standing_of(desk))
    if not entries:
        return Reply("questions/roster_lines.md.j2", {}, Question((EditRoster(),), wants_words_for="text"))
    good, adopted = (applicable(entries, adopt=adopt) for adopt in (False, True))
    if desk.confirmed:
        done = adopted if intent.adopt else good
        return await _enter(done, len(entries), desk)
    options = _options(intent, len(good), len(adopted))
    facts = _facts(entries, len(good), len(adopted))
    return Reply("questions/roster.md.j2", facts, Question(options, settles=True) if options else None)


def _options(intent: EditRoster, good: int, adopted: int) -> tuple[EditRoster, ...]:
    """One line alone is confirmed as it is; of several those that ask are a choice of their own."""
    if adopted == 0:
        return ()
    if not good or good == adopted:
        return (replace(intent, adopt=adopted > good),)
    return replace(intent, adopt=False), replace(intent, adopt=True)


def _facts(entries: Sequence[Entry], good: int, adopted: int) -> dict[str, Any]:
    """What needs a look stands first, then the others in their order."""
    shown = sorted(entries, key=lambda one: (one.verdict is Verdict.OK, one.row))[:SHOWN]
    return {
        "entries": [_line(one) for one in sorted(shown, key=lambda one: one.row)],
        "more": len(entries) - len(shown),
        "counts": {verdict: sum(one.verdict is verdict for one in entries) for verdict in Verdict},
        "good": good,
        "adoptable": adopted - good,
        "single": len(entries) == 1,
    }


def _line(entry: Entry) -> dict[str, Any]:
    step = entry.steps[0] if entry.steps else None
    return {
        "row": entry.row,
        "text": entry.text,
        "verdict": entry.verdict,
        "step": step,
        "roles": [one.role for one in entry.steps if one.role],
        "notes": entry.notes,
    }


async def _enter(entries: Sequence[Entry], asked: int, desk: Desk) -> Reply:
    if not entries:
        raise BadInput("roster_nothing")
    steps = [step for entry in entries for step in entry.steps]
    changes = await apply_steps(steps, desk)
    facts = {"steps": steps, "left": asked - len(entries), "changed": bool(changes)}
    return Reply("replies/roster_changed.md.j2", {**facts, "unreached": _without_id(steps)})


def _without_id(steps: Sequence[Step]) -> list[str]:
    """Who was newly entered and cannot be written to yet."""
    return [one.name for one in steps if one.kind is StepKind.APPOINT and not (one.user_id or one.person_id)]
