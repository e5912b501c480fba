"""What people want of policy packs: to see them, to choose one for a source, to use another for a case."""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent
from domain.vocabulary import Source


@dataclass(frozen=True, slots=True)
class ShowRules(Intent):
    """规则, 规则 12, 规则 上海: what holds for each source, for a case, or in one pack, by clause."""

    refs: tuple[CaseRef, ...] = ()
    pack: str = ""
    source: Source | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ChooseRules(Intent):
    """规则 建议 用 上海. `pack` as said; 默认 goes back to what the source began with."""

    source: Source
    pack: str


@dataclass(frozen=True, slots=True)
class OverrideRules(Intent):
    """12 用 重庆 规则 因为…: another pack for these cases alone; 默认 goes back to their source's."""

    refs: tuple[CaseRef, ...]
    pack: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CompareRules(Intent):
    """对照 上海 重庆."""

    one: str
    other: str
    page: int = 1
