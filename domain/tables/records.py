"""What a good row becomes, what is known beforehand, and the verdict on each row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.calendar import Calendar
from domain.deadlines import Deadline
from domain.packs import AnswerRule
from domain.tables.columns import Column
from domain.tables.lists import KnownItem, ListRow
from domain.tables.problems import Problem, Verdict
from domain.tables.sheets import Line
from domain.tables.units import UnitRegister
from domain.vocabulary import AppealKind, AssignmentRole, PostRole, Source

CaseIdentity = tuple[Source, int, str]  # numbers begin anew every year


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case with the units it goes to. `unit` names are full names of the register."""

    source: Source
    in_session: bool
    number: str
    identity: str
    ordinal: int | None
    title: str
    units: tuple[tuple[str, AssignmentRole], ...]
    assigned_on: date
    assigned_as_written: bool
    term: str
    deadline: Deadline
    co_term: str = ""
    co_deadline: Deadline | None = None  # None: the table gives co-handlers no limit of their own
    content: str = ""
    proposers: tuple[str, ...] = ()
    key_case: bool = False
    secret: bool = False
    designated: bool = False
    appeal_kind: AppealKind | None = None
    remarks: str = ""
    received_at: datetime | None = None
    target: float | None = None
    measure: str = ""
    progress: float | None = None
    nodes: str = ""  # 时间节点 as written
    leader: str = ""
    supervising_leader: str = ""
    leader_case: bool = False
    superior: str = ""
    anonymous: bool = False
    parties_as_written: tuple[str, str] | None = None  # lead and co, where a group of units is named
    row: ListRow | None = field(default=None, compare=False)  # of a list that is written back as it came
    fingerprint: str = field(default="", compare=False)
    changed: frozenset[Column] | None = field(default=None, compare=False)  # of a known case; None: it is new

    @property
    def key(self) -> CaseIdentity:
        """What makes two rows the same case."""
        return self.source, self.assigned_on.year, self.identity


@dataclass(frozen=True, slots=True)
class RosterRecord:
    """One post held by one person. Without `user_id` the messenger cannot reach him."""

    unit: str
    unit_kind: str
    name: str
    role: PostRole
    user_id: str | None
    mobile: str
    remarks: str
    stand_in: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What an export says of a case now: as a row of an assignment table (None for rows of lists, which come
    as they are), and of the ledger, by unit.
    """

    record: CaseRecord | None
    lines: Mapping[str, Line]


@dataclass(frozen=True, slots=True, eq=False)
class KnownWorld:
    """What a table is read against: units, what is stored already, calendar, the day."""

    units: UnitRegister
    calendar: Calendar
    today: date
    cases: Mapping[CaseIdentity, str] = field(default_factory=dict)
    now: Mapping[CaseIdentity, Standing] = field(default_factory=dict)  # of cases that may differ
    items: Sequence[KnownItem] = ()  # of rectification lists, which come without numbers
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # 各承办单位 as the office defined it
    undertaking: tuple[str, ...] = ()  # the units with a liaison, in the order of the register
    unreached: Collection[str] = ()  # units whose liaison nobody can reach
    leaderless: Collection[str] = ()  # units without a responsible person
    answers: Mapping[Source, AnswerRule] = field(
        default_factory=dict
    )  # what rules say where a table is silent


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One row of the file, counted from 1 as the spreadsheet shows it.

    A record stands with 可以, and with 请确认 as what a yes would apply; 请确认 without a record offers a
    choice and must be settled in the file.
    """

    sheet: str
    row: int
    number: str
    verdict: Verdict
    problems: tuple[Problem, ...]
    record: CaseRecord | RosterRecord | None


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A line that is no data: a total, a heading, a note or a signature. `row` counts from 1."""

    sheet: str
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class TableReading:
    """All rows of a file, the sheets in which nothing looked like a table, and the lines left out."""

    verdicts: tuple[RowVerdict, ...]
    skipped_sheets: tuple[str, ...] = ()
    skipped_rows: tuple[SkippedRow, ...] = ()
    differing: frozenset[CaseIdentity] = frozenset()  # on record, and not as the file says
