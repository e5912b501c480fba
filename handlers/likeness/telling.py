"""What rows resemble is told to whoever hands them in, before anything is stored; nothing is held up."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from domain.similarity import TOLD_OF_SAME_PERSON, LikenessNote, Matter, Raised, is_told, link_kind
from domain.tables.columns import Column
from domain.tables.problems import Problem, ProblemCode
from domain.tables.records import CaseIdentity, CaseRecord, RowVerdict, TableReading
from storage.likeness import Alike, Name
from storage.links import Resembling, describe_cases, raised_of
from storage.unit_of_work import UnitOfWork

MOST_TOLD: Final = 2  # of one row
Notes = dict[CaseIdentity, list[LikenessNote]]


async def remark_alike(
    reading: TableReading, known: Container[CaseIdentity], work: UnitOfWork
) -> TableReading:
    """The same verdicts, with a remark on each new row that resembles a case or an earlier row."""
    records = [one.record for one in reading.verdicts if isinstance(one.record, CaseRecord)]
    notes = await notes_on([record for record in records if record.key not in known], work)
    return replace(reading, verdicts=tuple(_remarked(one, notes) for one in reading.verdicts))


def _remarked(verdict: RowVerdict, notes: Notes) -> RowVerdict:
    remarks = _remarks(notes.get(verdict.record.key, ())) if isinstance(verdict.record, CaseRecord) else ()
    return replace(verdict, problems=(*verdict.problems, *remarks)) if remarks else verdict


async def remarks_on(record: CaseRecord, work: UnitOfWork) -> Sequence[Problem]:
    """The same for one case that is handed out by chat."""
    return _remarks((await notes_on([record], work)).get(record.key, ()))


def _remarks(notes: Iterable[LikenessNote]) -> Sequence[Problem]:
    return [Problem(ProblemCode.ALIKE, Column.TITLE, note.number, alike=note) for note in notes]


async def notes_on(records: Iterable[CaseRecord], work: UnitOfWork) -> Notes:
    """For each of these, none of which is stored: what it resembles, the most alike first."""
    rows = {record.key: record for record in records if not record.secret}
    matters: list[Matter[Name]] = [Matter(key, row.title, row.content) for key, row in rows.items()]
    found = await work.database.alike(work.session, list(rows), TOLD_OF_SAME_PERSON, matters) if rows else {}
    ids = {name for like in found.values() for _, name in like if isinstance(name, int)}
    facts = _Facts(
        rows,
        await raised_of(work.session, ids),
        await describe_cases(work.session, ids, await work.rules()),
    )
    return {key: told for key in rows if (told := facts.notes(key, found))}


class _Facts:
    """What is known of the rows and of the cases they resemble."""

    def __init__(
        self,
        rows: Mapping[CaseIdentity, CaseRecord],
        raised: Mapping[int, Raised],
        described: Mapping[int, Resembling],
    ) -> None:
        self._rows, self._raised, self._described = rows, raised, described
        self._places = {key: place for place, key in enumerate(rows)}

    def notes(self, key: CaseIdentity, found: Alike) -> list[LikenessNote]:
        """Those worth telling; of two rows of one file the later is told of."""
        own = _raised(self._rows[key])
        told: list[LikenessNote] = []
        for score, name in found.get(key, ()):
            if isinstance(name, int):
                if name in self._described and is_told(score, own, self._raised[name]):
                    told.append(self._of_case(name, score, own))
            elif self._places[name] < self._places[key] and is_told(score, own, _raised(self._rows[name])):
                told.append(self._of_row(self._rows[name], score, own))
        return told[:MOST_TOLD]

    def _of_case(self, case_id: int, score: float, own: Raised) -> LikenessNote:
        case, kind = self._described[case_id], link_kind(own, self._raised[case_id])
        return LikenessNote(case.number, case.year, case.units[0], case.outcome, round(score, 2), kind)

    def _of_row(self, row: CaseRecord, score: float, own: Raised) -> LikenessNote:
        kind, unit = link_kind(own, _raised(row)), row.units[0][0]
        return LikenessNote(row.number, row.assigned_on.year, unit, "", round(score, 2), kind, here=True)


def _raised(row: CaseRecord) -> Raised:
    return Raised(row.assigned_on, frozenset(row.proposers))


def most_alike(verdicts: Sequence[RowVerdict]) -> list[tuple[RowVerdict, Problem]]:
    """Each row that resembles something with its nearest, the nearest of all first."""
    told = [
        (verdict, next(problem for problem in verdict.problems if problem.alike))
        for verdict in verdicts
        if any(problem.alike for problem in verdict.problems)
    ]
    return sorted(told, key=lambda pair: -(pair[1].alike.score if pair[1].alike else 0))
