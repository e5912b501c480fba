"""What is wanted of 民生实事 and 整改清单: figures, milestones, the rhythm, and what a case still lacks."""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent

__all__ = [
    "PlanMilestones",
    "SetReview",
    "SetUnitGroup",
    "ShowDispatch",
    "ShowGaps",
    "ShowProjects",
    "ShowRectification",
    "ShowUnitGroups",
]


@dataclass(frozen=True, slots=True)
class ShowProjects(Intent):
    """实事进度: target, done and light of each project; 实事滞后: those that lag."""

    lagging: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class PlanMilestones(Intent):
    """倒排: `text` as it was typed (6月底 10公里，9月底 30公里), or `every` month, 季度 or half a year."""

    refs: tuple[CaseRef, ...] = ()
    text: str = ""
    every: str = ""


@dataclass(frozen=True, slots=True)
class SetReview(Intent):
    """整改03 每季度复查: every so many days an ongoing case is looked at."""

    refs: tuple[CaseRef, ...] = ()
    every_days: int = 0


@dataclass(frozen=True, slots=True)
class ShowDispatch(Intent):
    """调度表: last figures of every project, and who has not reported this month, or in another one."""

    month: int = 0
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowGaps(Intent):
    """待补: cases that lack a person, a limit or whom to answer (R4)."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowRectification(Intent):
    """整改清单, 整改进度: how every item of the rectification lists stands."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class SetUnitGroup(Intent):
    """单位组 各承办单位：甲、乙: which units a word in a table stands for; none takes it back."""

    name: str = ""
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowUnitGroups(Intent):
    """单位组."""
