"""What administrators want."""

from dataclasses import dataclass
from datetime import date, time

from domain.intents.intent import CaseRef, Intent
from domain.vocabulary import AssignmentRole, Source


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as written, with its part in the case."""

    name: str
    role: AssignmentRole


@dataclass(frozen=True, slots=True)
class Assign(Intent):
    """交办/分办 by chat: `deadline` is the wording of a date or term, `unplaced` fits none of the parts.

    `item` came in by itself and is put in by this (待分办).
    """

    ref: CaseRef | None
    title: str
    units: tuple[NamedUnit, ...]
    deadline: str = ""
    source: Source | None = None
    unplaced: str = ""
    content: str = ""
    item: int = 0


@dataclass(frozen=True, slots=True)
class ChangeLiaison(Intent):
    """换联络员 区住建局 李敏 [from a day on]."""

    unit: str
    person: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class SetReminder(Intent):
    """提醒 提前3天, per source, for key cases or for all; `add` keeps the present days and adds these."""

    days: tuple[int, ...]
    source: Source | None = None
    add: bool = False
    working_days: bool = False
    key: bool = False


@dataclass(frozen=True, slots=True)
class SetDigestTime(Intent):
    """日报 8:30."""

    at: time | None


@dataclass(frozen=True, slots=True)
class SetQuietHours(Intent):
    """静默 20:00-8:30; off if both ends are None, while one that is not said (`keeps`) stays as it is."""

    begins: time | None
    ends: time | None
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class SetSlot(Intent):
    """提醒时段 9:00: when everybody has the message of the day."""

    at: time


@dataclass(frozen=True, slots=True)
class SetOwnSlot(Intent):
    """我的提醒 9:30: a person's own; None goes back to everybody's."""

    at: time | None


@dataclass(frozen=True, slots=True)
class SetDailyCap(Intent):
    """每人每天最多4条."""

    most: int


@dataclass(frozen=True, slots=True)
class ShowWaiting(Intent):
    """待发: what waits for the person's next message."""


@dataclass(frozen=True, slots=True)
class SetDigestDays(Intent):
    """周末也发日报 / 周末不发日报."""

    rest_days: bool


@dataclass(frozen=True, slots=True)
class SetUndoWindow(Intent):
    """撤回时间 2分钟: how long a hand-in is held and may be taken back."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Rehearse(Intent):
    """演练模式开/关: messages to administrators only."""

    on: bool


@dataclass(frozen=True, slots=True)
class ShowSettings(Intent):
    """设置: what is configured now."""


@dataclass(frozen=True, slots=True)
class ShowUsage(Intent):
    """用量: API calls this month."""


@dataclass(frozen=True, slots=True)
class Preview(Intent):
    """预览 [12 | 国庆期间 | dates]."""

    refs: tuple[CaseRef, ...] = ()
    begins_on: date | None = None
    ends_on: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Pause(Intent):
    """停发 [区城市管理局] [三天]: `span` is the wording of how long; without it it lasts until 恢复."""

    span: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Resume(Intent):
    """恢复 [区城市管理局]; `skips`: what fell due meanwhile is not told any more."""

    unit: str = ""
    skips: bool = False


@dataclass(frozen=True, slots=True)
class ShowStops(Intent):
    """停发着什么: what is stopped, and what it holds."""


@dataclass(frozen=True, slots=True)
class ShowLate(Intent):
    """晚发了哪些: reminders that came later than planned, by unit."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowDrill(Intent):
    """演练 [3 | 第2页]: what would have gone out, or one message in full."""

    number: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowTrouble(Intent):
    """故障: parked messages and people who cannot be reached."""


@dataclass(frozen=True, slots=True)
class ImportFile(Intent):
    """A table was sent; `adopt` takes the suggestions of the rows that asked."""

    file_id: int
    adopt: bool = False
