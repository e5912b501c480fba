"""Reading a roster: who holds which post for which unit, and what does not fit together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.tables.cells import compact, squeeze
from domain.tables.columns import Column
from domain.tables.problems import ProblemCode, Verdict
from domain.tables.records import KnownWorld, RosterRecord
from domain.tables.remarks import read_orders
from domain.tables.rows import TableRow
from domain.vocabulary import PostRole

ROLES: Mapping[str, PostRole] = {
    "联络员": PostRole.LIAISON,
    "承办员": PostRole.CASE_OFFICER,
    "分管领导": PostRole.LEADER_IN_CHARGE,
    "主要负责人": PostRole.UNIT_HEAD,
    "督查员": PostRole.SUPERVISOR,
    "审批人": PostRole.APPROVER,
    "区领导": PostRole.DISTRICT_LEADER,
    "人大联络": PostRole.CONGRESS_PARTNER,
    "政协联络": PostRole.CPPCC_PARTNER,
    "纪检抄送": PostRole.DISCIPLINE_COPY,
    "系统管理员": PostRole.ADMIN,
}
# Other words for the same posts that papers use.
OTHER_WORDS: Mapping[str, PostRole] = {
    "联系人": PostRole.LIAISON,
    "经办人": PostRole.CASE_OFFICER,
    "第一责任人": PostRole.UNIT_HEAD,
    "管理员": PostRole.ADMIN,
}


@dataclass(slots=True)
class Roster:
    """The rows read so far of all rosters in one file."""

    world: KnownWorld
    last_unit: str = ""
    last_kind: str = ""
    people: dict[str, str] = field(default_factory=dict)  # 用户ID → 姓名
    posts: dict[tuple[str, str, PostRole], int] = field(default_factory=dict)
    liaisons: dict[str, str] = field(default_factory=dict)  # unit → 姓名

    def read(self, row: TableRow) -> RosterRecord | None:
        """Read the row; None if it must not be applied. What is wrong is reported on the row."""
        if row.report_long_cells():
            return None
        unit = self._read_unit(row)
        name = squeeze(row.require(Column.NAME))
        role = _read_role(row)
        user_id = compact(row.text(Column.USER_ID))
        self._check_person(row, user_id, name)
        if role is None or not unit or not name:
            return None
        self._check_post(row, unit, name, role)
        if row.verdict is Verdict.BAD:
            return None
        return RosterRecord(
            unit=unit,
            unit_kind=squeeze(row.text(Column.UNIT_KIND)) or self.last_kind,
            name=name,
            role=role,
            user_id=user_id or None,
            mobile=compact(row.text(Column.MOBILE)),
            remarks=row.text(Column.REMARKS),
            stand_in=read_orders(row.text(Column.REMARKS)).stand_in,
        )

    def _read_unit(self, row: TableRow) -> str:
        """The unit's name. A roster brings new units, but an abbreviation of a known one is asked about."""
        written = squeeze(row.text(Column.UNIT))
        if not written:
            return self._unit_from_above(row)
        guess = self.world.units.find(written)
        if len(guess.abbreviates) > 1:
            row.report(ProblemCode.AMBIGUOUS_UNIT, Column.UNIT, written, *guess.abbreviates)
            return ""
        if guess.abbreviates:
            row.report(ProblemCode.ABBREVIATED_UNIT, Column.UNIT, written, *guess.abbreviates)
        self.last_unit = guess.name or "".join(guess.abbreviates) or compact(written)
        self.last_kind = squeeze(row.text(Column.UNIT_KIND))
        return self.last_unit

    def _unit_from_above(self, row: TableRow) -> str:
        if self.last_unit:
            row.report(ProblemCode.UNIT_FROM_ABOVE, Column.UNIT, "", self.last_unit)
        else:
            row.report(ProblemCode.MISSING_CELL, Column.UNIT)
        return self.last_unit

    def _check_person(self, row: TableRow, user_id: str, name: str) -> None:
        if not user_id:
            row.report(ProblemCode.NOT_REACHABLE, Column.USER_ID, name)
        elif self.people.setdefault(user_id, name) != name:
            row.report(ProblemCode.USER_ID_OF_TWO_PEOPLE, Column.USER_ID, user_id, self.people[user_id])

    def _check_post(self, row: TableRow, unit: str, name: str, role: PostRole) -> None:
        first = self.posts.setdefault((unit, name, role), row.index + 1)
        if first != row.index + 1:
            row.report(ProblemCode.DUPLICATE_POST, Column.ROLE, name, str(first))
        if role is PostRole.LIAISON and self.liaisons.setdefault(unit, name) != name:
            row.report(ProblemCode.TWO_LIAISONS, Column.ROLE, name, self.liaisons[unit])


def _read_role(row: TableRow) -> PostRole | None:
    written = compact(row.require(Column.ROLE))
    role = ROLES.get(written) or OTHER_WORDS.get(written)
    if written and role is None:
        row.report(ProblemCode.UNKNOWN_ROLE, Column.ROLE, written, *ROLES)
    return role
