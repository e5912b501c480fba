"""What approvers and supervisors want."""

from dataclasses import dataclass

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
