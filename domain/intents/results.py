"""What is wanted after an answer: satisfaction, handling anew, visits, promises, closing, looking back."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import CaseRef, Intent
from domain.vocabulary import Party, ResultClass, Satisfaction, VisitWay


@dataclass(frozen=True, slots=True)
class RateResult(Intent):
    """12 张代表 基本满意: `who` is one of several proposers, `unit` one of several units that answered."""

    refs: tuple[CaseRef, ...] = ()
    satisfaction: Satisfaction | None = None
    who: str = ""
    text: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RecordVote(Intent):
    """12 测评 满意30 基本满意6 不满意2."""

    refs: tuple[CaseRef, ...] = ()
    satisfied: int = 0
    mostly: int = 0
    dissatisfied: int = 0
    not_given: int = 0


@dataclass(frozen=True, slots=True)
class VouchRating(Intent):
    """评价无误 12: what looked like 被满意 has been looked into and stands."""

    refs: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowSuspects(Intent):
    """疑似被满意: the ratings that something speaks against."""


@dataclass(frozen=True, slots=True)
class OrderRedo(Intent):
    """重办 12 理由 到10月30日. `until` is the wording of the day; without one the pack's limit counts."""

    refs: tuple[CaseRef, ...] = ()
    reason: str = ""
    until: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class EndRedo(Intent):
    """正式了结 12 理由: no further round."""

    refs: tuple[CaseRef, ...] = ()
    reason: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RecordVisit(Intent):
    """回访9 电话 不满意 路灯又坏了: `satisfaction` as it was worded, "" if it was not said."""

    refs: tuple[CaseRef, ...]
    satisfaction: str = ""
    text: str = ""
    way: VisitWay | None = None
    who: str = ""
    kept: bool | None = None  # whether what was promised has been kept


@dataclass(frozen=True, slots=True)
class ShowVisits(Intent):
    """回访清单, perhaps of one month or one unit."""

    month: int | None = None
    unit: str = ""


class PromiseList(StrEnum):
    """Which promises a list is about."""

    ALL = "every_promise"
    PROPOSED = "unconfirmed_promises"
    DUE = "due_promises"
    BROKEN = "broken_promises"
    KEPT = "kept_promises"


@dataclass(frozen=True, slots=True)
class ShowPromises(Intent):
    """承诺台账, perhaps of one unit, or only what is due."""

    which: PromiseList = PromiseList.ALL
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmPromise(Intent):
    """确认承诺 g12, perhaps with another day; `other_day`: another is wanted, and was not named yet."""

    promise: str = ""
    until: str = ""
    other_day: bool = False


@dataclass(frozen=True, slots=True)
class StrikePromise(Intent):
    """不是承诺 g12."""

    promise: str = ""


@dataclass(frozen=True, slots=True)
class CarryPromise(Intent):
    """结转 g12 到明年6月30日 理由: what was not kept in its year is carried on."""

    promise: str = ""
    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AcceptResult(Intent):
    """认可 12 当事人 王某 9月28日: `on` is the wording of the day, "" for today."""

    refs: tuple[CaseRef, ...] = ()
    party: Party | None = None
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class WaiveAcceptance(Intent):
    """免认可 12 当事人 匿名留言联系不上."""

    refs: tuple[CaseRef, ...] = ()
    party: Party | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseCase(Intent):
    """销号9."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class RefuseClosing(Intent):
    """不同意销号 9 材料不全: the second person's answer where two are needed."""

    refs: tuple[CaseRef, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShowRegister(Intent):
    """另册, perhaps of one year."""

    year: int | None = None


class Finding(StrEnum):
    """What a look back came to."""

    SETTLED = "looked_settled"  # 已落实
    PURSUED = "looked_pursued"  # 仍在推进
    RELAPSED = "looked_relapsed"  # 问题反弹、没有落实


@dataclass(frozen=True, slots=True)
class LookBack(Intent):
    """回头看 12 已落实."""

    refs: tuple[CaseRef, ...] = ()
    finding: Finding | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ShowLookBacks(Intent):
    """回头看: the closed cases that are to be looked at again."""


@dataclass(frozen=True, slots=True)
class AnswerAgain(Intent):
    """再次答复 12 …: the second answer, once what was put off is solved."""

    refs: tuple[CaseRef, ...] = ()
    text: str = ""
    result: ResultClass | None = None
