"""What the office wants with a case that is in the wrong hands, or has to wait."""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent


@dataclass(frozen=True, slots=True)
class OtherUnit(Intent):
    """换单位 r7: grant a return, but to another unit than the one proposed; which, is asked."""

    refs: tuple[CaseRef, ...] = ()
    request: str = ""


@dataclass(frozen=True, slots=True)
class Reassign(Intent):
    """改办 12 区城管局 理由: the office hands a case to another unit though nobody asked for it."""

    refs: tuple[CaseRef, ...]
    unit: str = ""
    reason: str = ""
    deadline: str = ""  # as worded; "" leaves it as it is


@dataclass(frozen=True, slots=True)
class Designate(Intent):
    """指定主办 12 区城管局 理由: after coordination; what is designated cannot be returned (R16)."""

    refs: tuple[CaseRef, ...]
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coordinate(Intent):
    """协调 12 9月25日开会 定由区住建局主办: when units meet about whose a case is, and what they settled."""

    refs: tuple[CaseRef, ...]
    on: str = ""  # the day of the meeting, as worded
    unit: str = ""  # whose it is to be; "" while it is open
    text: str = ""


@dataclass(frozen=True, slots=True)
class Suspend(Intent):
    """中止 12 理由: nothing is due or reminded of until it is taken up again."""

    refs: tuple[CaseRef, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeUpAgain(Intent):
    """恢复办理 12 到10月30日: without a day the deadline is what it was."""

    refs: tuple[CaseRef, ...]
    until: str = ""
