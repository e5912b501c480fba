"""What people want of follow-ups (跟踪事项): plan nodes, promises, milestones, look-backs …"""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent


@dataclass(frozen=True, slots=True)
class ShowFollowUps(Intent):
    """跟踪, 跟踪 12: what is open, of his own units, of all, or of one case."""

    refs: tuple[CaseRef, ...] = ()
    page: int = 1


@dataclass(frozen=True, slots=True)
class FinishFollowUp(Intent):
    """完成 g12 已报方案: `name` as a button says it."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class JudgePromise(Intent):
    """已兑现 g12, 未兑现 g12 …: the office says whether a promise was kept."""

    name: str
    kept: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class WaiveFollowUp(Intent):
    """免办 g12, with a reason."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MoveFollowUp(Intent):
    """改期 g12 10月20日 等图纸: `until` as it was worded."""

    name: str
    until: str = ""
    reason: str = ""
