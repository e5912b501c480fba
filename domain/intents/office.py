"""What approvers and supervisors want."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.intents.intent import CaseRef, Intent
from domain.intents.unit import About, Which
from domain.vocabulary import LinkKind, Source


@dataclass(frozen=True, slots=True)
class Approve(Intent):
    """同意/批. For a return, `to_unit` may name where the case goes instead.

    `place` counts in the list that was shown, `unit` is the one that asks, `everything` is all that waits.
    `tentative`: said with a condition or in other words than the command, so that it is shown once more.
    """

    refs: tuple[CaseRef, ...] = ()
    request: str = ""  # a button names the request itself: e12 (extension), r7 (return)
    until: str = ""
    to_unit: str = ""
    about: About | None = None  # what he named: 同意12号延期
    place: int = 0
    unit: str = ""
    everything: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Refuse(Intent):
    """驳回, with a reason; the rest as in `Approve`."""

    refs: tuple[CaseRef, ...] = ()
    request: str = ""
    reason: str = ""
    about: About | None = None
    place: int = 0
    unit: str = ""
    everything: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class ShowPending(Intent):
    """待办/待我批, or one of them: the one a list named, or the one at its `place`."""

    request: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class ShowOffice(Intent):
    """今天谁到期, 谁还没签收, 谁超期: lists over all units, or those of one (住建局有几件没办完).

    `on`: due that very day. `also`: a second list was asked for in the same breath.
    """

    which: Which
    page: int = 1
    unit: str = ""
    on: date | None = None
    also: Which | None = None


@dataclass(frozen=True, slots=True)
class ShowLiaison(Intent):
    """城管局联络员是谁: who holds the post, and how to reach him."""

    unit: str = ""


@dataclass(frozen=True, slots=True)
class Urge(Intent):
    """催办: named cases, or all open ones of a unit, or everybody (都催一遍).

    `which` narrows it to what is due today, overdue or unsigned. `further` are more units beside the first;
    a `person` stands for his unit.
    """

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    everybody: bool = False
    which: Which | None = None
    further: tuple[str, ...] = ()
    person: str = ""


class Rate(StrEnum):
    """The rates of the field (办结率…); each is said with its formula."""

    ANSWERED = "answered"  # 办复率、答复率
    FINISHED = "finished"  # 办结率
    ON_TIME = "on_time"  # 按期率
    OVERDUE = "late"  # 超期率
    SIGNED = "signed"  # 签收率
    FACE = "face"  # 面商率
    SATISFIED = "satisfied"  # 满意率
    VISITED = "visited"  # 回访满意率
    CONVERTED = "converted"  # 转化率: promises kept of those due


class Side(StrEnum):
    """Which cases of a rate are listed."""

    NUMERATOR = "numerator"  # 分子
    DENOMINATOR = "denominator"  # 分母
    MISSING = "missing"  # 没计入的: in the denominator and not in the numerator


@dataclass(frozen=True, slots=True)
class ShowRate(Intent):
    """办结率多少, 本月办结率, 建议办复率, 住建局签收率; 办结率 分子 lists the cases.

    `also` is a second source (建议提案). `between`: 闭会 only, or 会议期间 only. `formula` where the rate has
    several definitions.
    """

    rate: Rate
    source: Source | None = None
    since: date | None = None
    unit: str = ""
    until: date | None = None
    also: Source | None = None
    key: bool = False
    between: bool | None = None
    side: Side | None = None
    formula: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowFigures(Intent):
    """统计, 统计 建议, 今年一季度统计: the office's sheet; the fields as in `ShowRate`."""

    source: Source | None = None
    since: date | None = None
    unit: str = ""
    until: date | None = None
    also: Source | None = None
    key: bool = False
    between: bool | None = None


@dataclass(frozen=True, slots=True)
class ShowSent(Intent):
    """今天发了多少条."""


@dataclass(frozen=True, slots=True)
class FindSimilar(Intent):
    """56跟以前哪个像."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class ShowAlike(Intent):
    """查重 alone: the pairs of cases nobody has judged."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class JudgeAlike(Intent):
    """56和44是重复件, 56是年年提 44, 56和44不是一回事 (no `kind`); a button names the pair: k12."""

    refs: tuple[CaseRef, ...] = ()
    kind: LinkKind | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class ListForSupervision(Intent):
    """12挂牌: listed supervision (挂牌督办), a step like the others."""

    refs: tuple[CaseRef, ...]
    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MergeCases(Intent):
    """并案 56 57: one handling, separate answers."""

    refs: tuple[CaseRef, ...]
