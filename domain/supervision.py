"""The steps of supervision in their order: what each needs, whom it is told to, and what it is called."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from domain.errors import WrongState
from domain.vocabulary import PostRole, SupervisionLevel, SupervisionState

_LIAISON, _LEADER, _HEAD = PostRole.LIAISON, PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `sign` opens its numbers (督〔2026〕3号); `stands`: the unit must sign for it and rectify."""

    level: SupervisionLevel
    sign: str
    told: tuple[PostRole, ...]
    approved: bool = True  # an approver decides, never the proposer
    dated: bool = False  # a day by which it is to be put right must be named
    stands: bool = True


# 提醒、催办 → 督办函 → 约谈 → 通报批评 → 挂牌督办 → 移交 (the ladder used everywhere; S1: 督办函,
# 约谈分管领导, 限期整改; S3: 提示, 约谈, 通报批评). Nothing beyond urging ever happens by itself.
STEPS: Final = (
    Step(SupervisionLevel.HINT, "示", (_LIAISON,), approved=False, stands=False),
    Step(SupervisionLevel.URGING, "催", (_LIAISON, _LEADER), approved=False),
    Step(SupervisionLevel.LETTER, "督", (_LIAISON, _LEADER), dated=True),
    Step(SupervisionLevel.INTERVIEW, "约", (_LIAISON, _LEADER)),
    Step(SupervisionLevel.CRITICISM, "通", (_LIAISON, _LEADER, _HEAD)),
    Step(SupervisionLevel.LISTED, "挂", (_LIAISON, _LEADER, _HEAD)),
    Step(SupervisionLevel.HAND_OVER, "移", (_LEADER, _HEAD)),
)
STEP_OF: Final[Mapping[SupervisionLevel, Step]] = MappingProxyType({step.level: step for step in STEPS})
BY_SIGN: Final[Mapping[str, Step]] = MappingProxyType({step.sign: step for step in STEPS})


def skipped(level: SupervisionLevel, taken: Collection[SupervisionLevel]) -> tuple[SupervisionLevel, ...]:
    """The steps between the highest one taken and this one.

    Reminders go out by rule, so that 提醒 is never left out; the same step again, or a lower one, skips none.
    """
    order = [step.level for step in STEPS]
    reached = max((order.index(one) for one in taken), default=0)
    return tuple(order[max(reached, 0) + 1 : order.index(level)])


def number_of(level: SupervisionLevel, year: int, serial: int) -> str:
    """督〔2026〕3号."""
    return f"{STEP_OF[level].sign}〔{year}〕{serial}号"


# What the unit and the office do with what was issued, and the state that follows.
SIGN, REPORT, PASS, FAIL = "sign", "report", "pass", "fail"
_ISSUED, _SIGNED = SupervisionState.ISSUED, SupervisionState.SIGNED
_RECTIFIED, _ENDED = SupervisionState.RECTIFIED, SupervisionState.ENDED
NEXT: Final[Mapping[tuple[SupervisionState, str], SupervisionState]] = MappingProxyType(
    {
        (_ISSUED, SIGN): _SIGNED,
        (_ISSUED, REPORT): _RECTIFIED,
        (_SIGNED, REPORT): _RECTIFIED,
        (_RECTIFIED, REPORT): _RECTIFIED,
        (_ISSUED, PASS): _ENDED,
        (_SIGNED, PASS): _ENDED,
        (_RECTIFIED, PASS): _ENDED,
        (_RECTIFIED, FAIL): _SIGNED,
        (_SIGNED, FAIL): _SIGNED,
    }
)
STANDING: Final = frozenset({_ISSUED, _SIGNED, _RECTIFIED})  # issued and not ended


def follow(state: SupervisionState, act: str, number: str) -> SupervisionState:
    """The state after the act; raises WrongState with the present one."""
    try:
        return NEXT[state, act]
    except KeyError:
        raise WrongState(f"letter_{state}", number=number) from None
