"""Every item gets a verdict by the rules of tables, and what is known of it from before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.intake.items import Laid, as_sheets
from domain.intake.outcomes import decisive, outcome_of
from domain.intake.vocabulary import ItemState, Outcome
from domain.planning import day_of
from domain.tables.columns import NAMES, Column
from domain.tables.problems import Problem, ProblemCode, Verdict
from domain.tables.records import CaseRecord, RowVerdict
from handlers.importing.reading import explain, read_grids
from message_templates import unescape
from storage.tables import IntakeItem
from storage.unit_of_work import UnitOfWork

_ASSIGNED_ON = NAMES[Column.ASSIGNED_ON][0]


@dataclass(frozen=True, slots=True)
class Judged:
    """One item with its verdict and what becomes of it."""

    laid: Laid
    outcome: Outcome
    verdict: Verdict
    problems: tuple[Problem, ...]
    number: str = ""
    record: CaseRecord | None = None

    @property
    def why(self) -> list[str]:
        """What is to be said about it, as plain sentences."""
        return [unescape(explain(problem)) for problem in self.problems]

    def as_json(self) -> dict[str, Any]:
        """As an upstream system is told: nothing of other cases."""
        told = [one for one in self.problems if one.code is not ProblemCode.ALIKE]
        words = [unescape(explain(problem)) for problem in told]
        return {
            "index": self.laid.index,
            "编号": self.number or self.laid.number,
            "verdict": self.verdict,
            "outcome": self.outcome,
            "applied": self.outcome is Outcome.HANDED_OUT,
            "code": decisive(self.problems),
            "why": words,
            "problems": [
                {
                    "code": problem.code,
                    "column": problem.column,
                    "found": problem.found,
                    "suggestions": list(problem.suggestions),
                    "message": message,
                }
                for problem, message in zip(told, words, strict=True)
            ],
        }


async def judge(items: Sequence[Laid], seen: Mapping[str, IntakeItem], work: UnitOfWork) -> Sequence[Judged]:
    """All of them, in their order. Nothing is changed."""
    items = _each_once(items)
    settled = {one.index: judged for one in items if (judged := _from_before(one, seen.get(one.key)))}
    fresh = [_as_of_then(one, seen.get(one.key)) for one in items if one.index not in settled]
    batch = as_sheets(fresh)
    read = await read_grids(batch.grids, "", work) if batch.grids else None
    rows = {batch.places[row.sheet, row.row]: row for row in read.verdicts} if read else {}
    return [settled.get(one.index) or _judged(one, rows.get(one.index)) for one in items]


def _each_once(items: Sequence[Laid]) -> list[Laid]:
    """Of items with one number the first counts."""
    first, once = dict[str, Laid](), list[Laid]()
    for one in items:
        known = first.setdefault(one.key, one)
        if known is not one and not one.problems:
            place = (known.source or "列表", str(known.index + 1))
            twice = Problem(ProblemCode.DUPLICATE_NUMBER, NAMES[Column.NUMBER][0], one.number, place)
            once.append(replace(one, problems=(twice,)))
        else:
            once.append(one)
    return once


def _from_before(one: Laid, row: IntakeItem | None) -> Judged | None:
    """What has come exactly so and is settled is not looked at again."""
    if row is None or row.fingerprint != one.fingerprint or row.state is ItemState.WAITING or one.problems:
        return None
    known = Outcome.UNCHANGED if row.state is ItemState.ENTERED else Outcome.DECLINED
    note = (Problem(ProblemCode.UNCHANGED, NAMES[Column.NUMBER][0]),) if known is Outcome.UNCHANGED else ()
    return Judged(one, known, Verdict.OK, (*note, *one.notes), row.number)


def _as_of_then(one: Laid, row: IntakeItem | None) -> Laid:
    """Where the day of hand-over is not said it is the day it came first: numbers begin anew every year."""
    if row is None or _ASSIGNED_ON in one.cells or row.state is not ItemState.ENTERED:
        return one
    return replace(one, cells={**one.cells, _ASSIGNED_ON: day_of(row.came_at)})


def _judged(one: Laid, row: RowVerdict | None) -> Judged:
    if row is None:
        problems = one.problems or (Problem(ProblemCode.EMPTY_ITEM, NAMES[Column.TITLE][0]),)
        return Judged(one, Outcome.REFUSED, Verdict.BAD, (*problems, *one.notes))
    record = row.record if isinstance(row.record, CaseRecord) else None
    outcome = outcome_of(row.verdict, row.problems)
    if record is None and outcome is Outcome.HANDED_OUT:
        outcome = Outcome.REFUSED
    return Judged(one, outcome, row.verdict, (*row.problems, *one.notes), row.number, record)
