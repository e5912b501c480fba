"""What a person wants, whether he typed it or tapped it; the router finds a handler by the type."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from domain.vocabulary import AssignmentRole, Source


@dataclass(frozen=True, slots=True)
class CaseRef:
    """How a person names a case: 12, 建议012, 留言88291. `source` only if he said it."""

    ordinal: int
    source: Source | None = None
    written: str = ""


class Intent:
    """The parent of everything a person can want."""

    __slots__ = ()


# --- a unit's liaison --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Acknowledge(Intent):
    """签收. No refs: the quoted case, else ask which."""

    refs: tuple[CaseRef, ...] = ()
    everything: bool = False  # 全部签收


@dataclass(frozen=True, slots=True)
class ReportProgress(Intent):
    """进展: free text kept as typed, with a percentage if one was said (may exceed 100)."""

    refs: tuple[CaseRef, ...]
    text: str
    percent: int | None = None
    file_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """回复/答复: the unit's answer, or its 会办意见 where it is a co-handler."""

    refs: tuple[CaseRef, ...]
    text: str
    file_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AskExtension(Intent):
    """延期. `until` is the wording of the date; the handler reads it against the case's deadline."""

    refs: tuple[CaseRef, ...]
    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskReturn(Intent):
    """退回/改办: not ours, because …; perhaps a proposed unit."""

    refs: tuple[CaseRef, ...]
    reason: str = ""
    proposed_unit: str = ""


# What a request asks for, where a person says it: 驳回12延期, 撤回12号延期申请.
About = type[AskExtension] | type[AskReturn] | None


class Which(StrEnum):
    """Which cases a list is about."""

    ALL = "all"
    DUE_SOON = "due_soon"
    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this_week"
    OVERDUE = "overdue"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class ShowMine(Intent):
    """我的: the open cases of the person's own unit."""

    which: Which = Which.ALL
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowCase(Intent):
    """查看 N."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class Undo(Intent):
    """撤回: take back the sender's own last act, or the named request."""

    refs: tuple[CaseRef, ...] = ()
    about: About = None


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """帮助."""


@dataclass(frozen=True, slots=True)
class Greet(Intent):
    """你好, 谢谢, 好的 and the like: never an act."""


# --- approver ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Approve(Intent):
    """同意/批. For a return, `to_unit` may name where the case goes instead."""

    refs: tuple[CaseRef, ...] = ()
    request: str = ""  # a button names the request itself: e12 (extension), r7 (return)
    until: str = ""
    to_unit: str = ""
    about: About = None  # what he named: 同意12号延期


@dataclass(frozen=True, slots=True)
class Refuse(Intent):
    """驳回, with a reason."""

    refs: tuple[CaseRef, ...] = ()
    request: str = ""
    reason: str = ""
    about: About = None


@dataclass(frozen=True, slots=True)
class ShowPending(Intent):
    """待办/待我批."""


# --- supervisor --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowOffice(Intent):
    """今天谁到期, 谁还没签收, 谁超期: lists over all units, by unit."""

    which: Which
    page: int = 1


@dataclass(frozen=True, slots=True)
class Urge(Intent):
    """催办: named cases, or all open ones of a unit, or everybody (都催一遍)."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    everybody: bool = False


# --- administrator -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as written, with its part in the case."""

    name: str
    role: AssignmentRole


@dataclass(frozen=True, slots=True)
class Assign(Intent):
    """交办/分办 by chat: `deadline` is the wording of date or term."""

    ref: CaseRef | None
    title: str
    units: tuple[NamedUnit, ...]
    deadline: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class ChangeLiaison(Intent):
    """换联络员 区住建局 李敏 [from a day on]."""

    unit: str
    person: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class SetReminder(Intent):
    """提醒 提前3天, per source or for all; `add` keeps the present days and adds these."""

    days: tuple[int, ...]
    source: Source | None = None
    add: bool = False
    working_days: bool = False


@dataclass(frozen=True, slots=True)
class SetDigestTime(Intent):
    """日报 8:30."""

    at: time | None


@dataclass(frozen=True, slots=True)
class SetQuietHours(Intent):
    """静默 20:00-8:30."""

    begins: time | None
    ends: time | None


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
    """停发."""


@dataclass(frozen=True, slots=True)
class Resume(Intent):
    """恢复."""


@dataclass(frozen=True, slots=True)
class VerifyLedger(Intent):
    """核验."""


@dataclass(frozen=True, slots=True)
class ShowTrouble(Intent):
    """故障: parked messages and people who cannot be reached."""


@dataclass(frozen=True, slots=True)
class ImportFile(Intent):
    """A table was sent; `adopt` takes the suggestions of the rows that asked."""

    file_id: int
    adopt: bool = False


# --- answers to an open question ---------------------------------------------


@dataclass(frozen=True, slots=True)
class Confirm(Intent):
    """确认/是: yes to the open question."""


@dataclass(frozen=True, slots=True)
class Cancel(Intent):
    """取消/不是."""


@dataclass(frozen=True, slots=True)
class Pick(Intent):
    """1, 2 …: a choice of the open question."""

    number: int


@dataclass(frozen=True, slots=True)
class Supply(Intent):
    """Free text that answers an open question for words (a reason, a date, an answer)."""

    text: str


# --- nothing of the above ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class NotUnderstood(Intent):
    """Free text that is none of these; offered as a progress note, never dropped."""

    text: str
    refs: tuple[CaseRef, ...] = ()
    nearest: tuple[str, ...] = field(default=())  # command words that come nearest


@dataclass(frozen=True, slots=True)
class Unclear(Intent):
    """Two or more readings are equally near (15号: a case or a day): offered as buttons, none is done."""

    options: tuple[Intent, ...]
    text: str
