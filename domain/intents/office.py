"""What approvers and supervisors want."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import CaseRef, Intent
from domain.intents.unit import About, Which


@dataclass(frozen=True, slots=True)
class Approve(Intent):
    """同意/批. For a return, `to_unit` may name where the case goes instead."""

    refs: tuple[CaseRef, ...] = ()
    request: str = ""  # a button names the request itself: e12 (extension), r7 (return)
    until: str = ""
    to_unit: str = ""
    about: About | None = None  # what he named: 同意12号延期


@dataclass(frozen=True, slots=True)
class Refuse(Intent):
    """驳回, with a reason."""

    refs: tuple[CaseRef, ...] = ()
    request: str = ""
    reason: str = ""
    about: About | None = None


@dataclass(frozen=True, slots=True)
class ShowPending(Intent):
    """待办/待我批."""


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


class Rate(StrEnum):
    """The rates of the field (办结率…); each is said with its formula."""

    ANSWERED = "answered"  # 办复率、答复率
    FINISHED = "finished"  # 办结率
    ON_TIME = "on_time"  # 按期率
    SIGNED = "signed"  # 签收率
    FACE = "face"  # 面商率
    SATISFIED = "satisfied"  # 满意率


@dataclass(frozen=True, slots=True)
class ShowRate(Intent):
    """办结率多少."""

    rate: Rate


@dataclass(frozen=True, slots=True)
class ShowSent(Intent):
    """今天发了多少条."""


@dataclass(frozen=True, slots=True)
class FindSimilar(Intent):
    """56跟以前哪个像."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class CloseCase(Intent):
    """销号9."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class ListForSupervision(Intent):
    """12挂牌: listed supervision (挂牌督办)."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class RecordVisit(Intent):
    """回访9 不满意 路灯又坏了: `satisfaction` as it was worded, "" if it was not said."""

    refs: tuple[CaseRef, ...]
    satisfaction: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MergeCases(Intent):
    """并案 56 57: one handling, separate answers."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class MakeReport(Intent):
    """出半月报: `kind` as it was worded."""

    kind: str
