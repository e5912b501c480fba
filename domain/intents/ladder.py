"""What administrators want of the ladder of reminders: to see it, to set a row, to have it as usual again."""

from dataclasses import dataclass

from domain.intents.intent import Intent
from domain.ladder import NodeKind
from domain.vocabulary import Source


@dataclass(frozen=True, slots=True)
class ShowLadder(Intent):
    """提醒阶梯 [建议 | 重点件]: every row in force, what it counts from, whom it tells, what ends it."""

    source: Source | None = None
    key: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class SetRung(Intent):
    """超期第2天报分管领导, 关闭首次进展提醒: the days of one row; without days it is switched off.

    `usual`: as it is by itself. For one source, for key cases, or for all.
    """

    node: NodeKind
    days: tuple[int, ...] = ()
    source: Source | None = None
    key: bool = False
    natural_days: bool = False
    usual: bool = False


@dataclass(frozen=True, slots=True)
class ResetLadder(Intent):
    """恢复默认阶梯: nothing is left of what was set, for one source, for key cases, or at all."""

    source: Source | None = None
    key: bool = False
