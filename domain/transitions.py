"""The life of one assignment as one table: state and act give the next state, or the act is refused."""

from enum import StrEnum
from typing import Final

from domain.errors import WrongState
from domain.vocabulary import AssignmentState as State


class Act(StrEnum):
    """What moves an assignment."""

    ACKNOWLEDGE = "acknowledge"  # 签收
    REPORT = "report"  # 进展
    ANSWER = "answer"  # 答复, 会办意见
    HAND_BACK = "hand_back"  # a return was approved
    REVOKE = "revoke"  # the office takes the case back


NEXT: Final[dict[tuple[State, Act], State]] = {
    (State.ASSIGNED, Act.ACKNOWLEDGE): State.ACKNOWLEDGED,
    (State.ASSIGNED, Act.REPORT): State.IN_PROGRESS,
    (State.ASSIGNED, Act.ANSWER): State.ANSWERED,
    (State.ASSIGNED, Act.HAND_BACK): State.RETURNED,
    (State.ASSIGNED, Act.REVOKE): State.REVOKED,
    (State.ACKNOWLEDGED, Act.REPORT): State.IN_PROGRESS,
    (State.ACKNOWLEDGED, Act.ANSWER): State.ANSWERED,
    (State.ACKNOWLEDGED, Act.HAND_BACK): State.RETURNED,
    (State.ACKNOWLEDGED, Act.REVOKE): State.REVOKED,
    (State.IN_PROGRESS, Act.REPORT): State.IN_PROGRESS,
    (State.IN_PROGRESS, Act.ANSWER): State.ANSWERED,
    (State.IN_PROGRESS, Act.HAND_BACK): State.RETURNED,
    (State.IN_PROGRESS, Act.REVOKE): State.REVOKED,
}

OPEN: Final = frozenset({State.ASSIGNED, State.ACKNOWLEDGED, State.IN_PROGRESS})


def advance(state: State, act: Act, number: str = "") -> State:
    """The state after the act; raises WrongState with the present state, and the case's number."""
    try:
        return NEXT[state, act]
    except KeyError:
        raise WrongState(state, act=act, **({"number": number} if number else {})) from None
