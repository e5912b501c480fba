"""The life of one assignment as one table: state and act give the next state, or the act is refused.

What a message's delivery tells (送达, 已读) and what waits for somebody else's decision (退回待批, 延期待批)
are facts beside the state: an assignment may be in progress, read, and asking for more time at once.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.errors import WrongState
from domain.vocabulary import AssignmentState as State


class Act(StrEnum):
    """What moves an assignment."""

    ACKNOWLEDGE = "acknowledge"  # 签收
    REPORT = "report"  # 进展
    SIGN_REPORT = "sign_report"  # 办理情况报告经分管领导签字报送
    ANSWER = "answer"  # 答复, 会办意见
    SUBMIT = "submit"  # 答复送审, where the office reviews before it counts
    PASS = "pass"  # noqa: S105 – 审核通过
    SEND_BACK = "send_back"  # 审核退回
    RATE = "rate"  # 满意度
    ORDER_REDO = "order_redo"  # 责成重新办理
    END_FORMALLY = "end_formally"  # 正式了结: no further round, though he is not satisfied
    ANSWER_AGAIN = "answer_again"  # 再次答复: what was promised is solved by now
    ACCEPT = "accept"  # one of the required parties accepts the result
    CLOSE = "close"  # 销号
    CLOSE_UNANSWERED = "close_unanswered"  # 销号: a co-handler whose opinion was given up as late
    LOOK_BACK = "look_back"  # 回头看
    SUSPEND = "suspend"  # 中止
    RESUME = "resume"  # 恢复办理
    HAND_BACK = "hand_back"  # a return was approved
    REVOKE = "revoke"  # the office takes the case back
    HAND_OUT_AGAIN = "hand_out_again"  # a unit that had lost the case gets it anew


# What the unit still has to do, and what has been answered.
OPEN: Final = frozenset({State.ASSIGNED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.REPORTED, State.REDO})
ANSWERED: Final = frozenset({State.ANSWERED, State.RATED, State.CLOSING, State.CLOSED, State.LOOKED_BACK})
STRUCK_OFF: Final = frozenset({State.CLOSED, State.LOOKED_BACK})
LEFT: Final = frozenset({State.RETURNED, State.REVOKED})  # no longer this unit's

_WORKING: Final = (State.ASSIGNED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.REPORTED)

# Act → the states it is done in, each with the state that follows.
_MOVES: Final[Mapping[Act, Mapping[State, State]]] = {
    Act.ACKNOWLEDGE: {State.ASSIGNED: State.ACKNOWLEDGED},
    Act.REPORT: {
        State.ASSIGNED: State.IN_PROGRESS,
        State.ACKNOWLEDGED: State.IN_PROGRESS,
        State.IN_PROGRESS: State.IN_PROGRESS,
        State.REPORTED: State.REPORTED,
        State.REDO: State.REDO,
    },
    Act.SIGN_REPORT: dict.fromkeys((*_WORKING, State.REDO), State.REPORTED),
    Act.ANSWER: dict.fromkeys((*_WORKING, State.REDO), State.ANSWERED),
    Act.SUBMIT: dict.fromkeys((*_WORKING, State.REDO), State.UNDER_REVIEW),
    Act.PASS: {State.UNDER_REVIEW: State.ANSWERED, State.ANSWERED: State.ANSWERED},
    Act.SEND_BACK: {State.UNDER_REVIEW: State.IN_PROGRESS, State.ANSWERED: State.IN_PROGRESS},
    Act.RATE: {
        State.ANSWERED: State.RATED,
        State.RATED: State.RATED,
        State.CLOSING: State.CLOSING,
        State.CLOSED: State.CLOSED,
        State.LOOKED_BACK: State.LOOKED_BACK,
    },
    Act.ORDER_REDO: dict.fromkeys(
        (State.ANSWERED, State.RATED, State.CLOSING, State.CLOSED, State.LOOKED_BACK), State.REDO
    ),
    Act.END_FORMALLY: {State.REDO: State.RATED, State.RATED: State.RATED, State.CLOSING: State.CLOSING},
    Act.ANSWER_AGAIN: {
        State.ANSWERED: State.ANSWERED,
        State.RATED: State.ANSWERED,
        State.CLOSING: State.CLOSING,
        State.CLOSED: State.CLOSED,
        State.LOOKED_BACK: State.LOOKED_BACK,
    },
    Act.ACCEPT: dict.fromkeys((State.ANSWERED, State.RATED, State.CLOSING), State.CLOSING),
    Act.CLOSE: {State.CLOSING: State.CLOSED},
    Act.CLOSE_UNANSWERED: dict.fromkeys((*_WORKING, State.REDO), State.CLOSED),
    Act.LOOK_BACK: dict.fromkeys((State.CLOSED, State.LOOKED_BACK), State.LOOKED_BACK),
    Act.SUSPEND: dict.fromkeys((*_WORKING, State.REDO), State.SUSPENDED),
    Act.RESUME: {State.SUSPENDED: State.IN_PROGRESS},
    Act.HAND_BACK: dict.fromkeys((State.ASSIGNED, State.ACKNOWLEDGED, State.IN_PROGRESS), State.RETURNED),
    Act.REVOKE: dict.fromkeys((*_WORKING, State.REDO, State.SUSPENDED), State.REVOKED),
    Act.HAND_OUT_AGAIN: dict.fromkeys(LEFT, State.ASSIGNED),
}

NEXT: Final[Mapping[tuple[State, Act], State]] = MappingProxyType(
    {(state, act): after for act, moves in _MOVES.items() for state, after in moves.items()}
)


def advance(state: State, act: Act, number: str = "") -> State:
    """The state after the act; raises WrongState with the present state, and the case's number."""
    try:
        return NEXT[state, act]
    except KeyError:
        raise WrongState(state, act=act, **({"number": number} if number else {})) from None


def states_for(act: Act) -> Iterable[State]:
    """The states in which the act can be done."""
    return _MOVES[act].keys()
