"""What somebody may see, as a condition over `Assignment` and `Case`."""

import sqlalchemy as sa
from sqlmodel import col

from domain.sight import Sight
from storage.scoping import named_leader
from storage.tables import Assignment, Case


def seen_by(sight: Sight) -> list[sa.ColumnElement[bool]]:
    """Conditions that all hold for what he may see; none for everything. The query joins both tables."""
    if sight.everything:
        return []
    ways: list[sa.ColumnElement[bool]] = [col(Assignment.unit_id).in_(sight.units)]
    if sight.field is not None:
        ways += [sa.and_(*_in_field(sight)), named_leader(sight.leads)]
    if sight.key_of:
        ways.append(sa.and_(col(Case.key_case).is_(True), col(Case.source).in_(sight.key_of)))
    return [sa.or_(*ways)]


def _in_field(sight: Sight) -> list[sa.ColumnElement[bool]]:
    field = sight.field
    assert field is not None  # noqa: S101 - asked before
    of_units = [col(Assignment.unit_id).in_(field.units)] if field.units else []
    return [*of_units, *([col(Case.source).in_(field.sources)] if field.sources else [])]
