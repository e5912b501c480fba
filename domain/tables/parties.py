"""The units of a row and their roles: lead and co-handlers from their columns, 分办 from the remarks."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.tables.columns import Column
from domain.tables.groups import Group, UnitBook
from domain.tables.problems import ProblemCode
from domain.tables.rows import TableRow
from domain.tables.units import UnitRegister
from domain.vocabulary import AssignmentRole

Parties = tuple[tuple[str, AssignmentRole], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The units of one cell: those written by name, those a group adds, and whether all could be told."""

    units: tuple[str, ...]
    members: tuple[str, ...]
    complete: bool

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.units, *self.members)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part, lead first. `as_written` where a group is named: its units may change later."""

    units: Parties
    as_written: tuple[str, str] | None = None


def read_parties(row: TableRow, split: Sequence[str], book: UnitBook) -> Cast | None:
    """Who handles the case, lead first. None if a unit could not be told; the reason is reported.

    Exactly one lead where units handle together; 独办 if it is alone; 分办 units each answer (domain R11).
    A group beside a unit (区政府办公室 各承办单位) handles with it; alone, each of its units answers.
    """
    leads = _resolve(row, Column.LEAD, book.split(row.text(Column.LEAD)), book)
    cos = _resolve(row, Column.CO, book.split(row.text(Column.CO)), book)
    splits = _resolve(row, Column.REMARKS, split, book)
    if not (row.text(Column.LEAD) or split):
        row.report(ProblemCode.MISSING_LEAD, Column.LEAD)
    for unit in cos.units:
        if unit in leads.units or unit in splits.all:
            row.report(ProblemCode.LEAD_IS_ALSO_CO, Column.CO, unit)
    if not (leads.complete and cos.complete and splits.complete):
        return None
    _report_leads(row, leads.units, splits.all)
    written = (row.text(Column.LEAD), row.text(Column.CO)) if leads.members or cos.members else None
    return Cast(_assemble(leads, cos, splits), written)


def _assemble(leads: Named, cos: Named, splits: Named) -> Parties:
    beside = [unit for unit in leads.members if unit not in splits.all]
    if leads.units or splits.all:
        return _cast(leads.units, [*beside, *cos.all], splits.all)
    alone = beside[:1] if len(beside) == 1 and not cos.all else []
    return _cast(alone, [unit for unit in cos.all if unit not in beside], [] if alone else beside)


def _resolve(row: TableRow, column: Column, names: Sequence[str], book: UnitBook) -> Named:
    """The units of a cell by name, and those that only a group stands for."""
    groups = {name: group for name in names if (group := book.group(name))}
    units = [resolve_unit(row, column, name, book.register) for name in names if name not in groups]
    for unit in dict.fromkeys(units):
        if unit and units.count(unit) > 1:
            row.report(ProblemCode.REPEATED_UNIT, column, unit)
    members = [_members(row, column, name, group) for name, group in groups.items()]
    named = tuple(dict.fromkeys(units))
    return Named(
        tuple(filter(None, named)),
        tuple(dict.fromkeys(unit for units in members for unit in units if unit not in named)),
        all(named) and all(members),
    )


def _members(row: TableRow, column: Column, name: str, group: Group) -> tuple[str, ...]:
    """The units of a group. Which they are is asked about, unless the office has said it."""
    if not group.units:
        row.report(ProblemCode.VAGUE_GROUP, column, name)
    elif not group.defined:
        row.report(ProblemCode.UNIT_GROUP, column, name, *group.units)
    return group.units


def resolve_unit(row: TableRow, column: Column, written: str, register: UnitRegister) -> str | None:
    """The full name of a unit; an abbreviation that fits one unit is reported as a question and proposed."""
    guess = register.find(written)
    if guess.name:
        return guess.name
    if len(guess.abbreviates) == 1:
        row.report(ProblemCode.ABBREVIATED_UNIT, column, written, *guess.abbreviates)
        return guess.abbreviates[0]
    if guess.abbreviates:
        row.report(ProblemCode.AMBIGUOUS_UNIT, column, written, *guess.abbreviates)
    else:
        row.report(ProblemCode.UNKNOWN_UNIT, column, written, *guess.nearest)
    return None


def _report_leads(row: TableRow, leads: Sequence[str], splits: Sequence[str]) -> None:
    beside = [unit for unit in leads if unit not in splits]
    if splits and beside:
        row.report(ProblemCode.LEAD_BESIDE_SPLIT, Column.LEAD, beside[0], *splits)
    elif len(beside) > 1:
        row.report(ProblemCode.SEVERAL_LEADS, Column.LEAD, row.text(Column.LEAD), *leads)


def _cast(leads: Sequence[str], cos: Sequence[str], splits: Sequence[str]) -> Parties:
    beside = [unit for unit in leads if unit not in splits]
    alone = not (beside[1:] or cos or splits)
    cast = dict.fromkeys((*beside, *cos), AssignmentRole.CO) | dict.fromkeys(splits, AssignmentRole.SPLIT)
    if beside:
        cast[beside[0]] = AssignmentRole.SOLE if alone else AssignmentRole.LEAD
    # Lead, then 分办, then co-handlers, each as written.
    return tuple(sorted(cast.items(), key=lambda item: item[1] is AssignmentRole.CO))
