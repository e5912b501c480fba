"""The units of a row and their roles: lead and co-handlers from their columns, 分办 from the remarks."""

from collections.abc import Sequence

from domain.tables.cells import split_names
from domain.tables.columns import Column
from domain.tables.problems import ProblemCode
from domain.tables.rows import TableRow
from domain.tables.units import UnitRegister
from domain.vocabulary import AssignmentRole

Parties = tuple[tuple[str, AssignmentRole], ...]


def read_parties(row: TableRow, split: Sequence[str], register: UnitRegister) -> Parties | None:
    """Who handles the case, lead first. None if a unit could not be told; the reason is reported.

    Exactly one lead where units handle together; 独办 if it is alone; 分办 units each answer (domain R11).
    """
    leads = _resolve(row, Column.LEAD, _names(row.text(Column.LEAD), register), register)
    cos = _resolve(row, Column.CO, _names(row.text(Column.CO), register), register)
    splits = _resolve(row, Column.REMARKS, split, register)
    if not (row.text(Column.LEAD) or split):
        row.report(ProblemCode.MISSING_LEAD, Column.LEAD)
    for unit in dict.fromkeys(filter(None, cos)):
        if unit in leads or unit in splits:
            row.report(ProblemCode.LEAD_IS_ALSO_CO, Column.CO, unit)
    if not all((*leads, *cos, *splits)):
        return None
    _report_leads(row, list(filter(None, leads)), list(filter(None, splits)))
    return _cast(list(filter(None, leads)), list(filter(None, cos)), list(filter(None, splits)))


def _names(text: str, register: UnitRegister) -> tuple[str, ...]:
    """Names between separators; a space separates only where each piece is a unit by itself."""
    found: list[str] = []
    for part in split_names(text):
        pieces = part.split()
        apart = register.find(part).name is None and all(register.find(piece).name for piece in pieces)
        found.extend(pieces if apart else [part])
    return tuple(found)


def _resolve(row: TableRow, column: Column, names: Sequence[str], register: UnitRegister) -> list[str | None]:
    units = [resolve_unit(row, column, name, register) for name in names]
    for unit in dict.fromkeys(units):
        if unit and units.count(unit) > 1:
            row.report(ProblemCode.REPEATED_UNIT, column, unit)
    return list(dict.fromkeys(units))


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
