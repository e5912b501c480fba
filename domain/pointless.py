"""What makes each kind of news not worth telling any more, by how things stand at the moment of telling."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.ladder import FOLLOWED, SIGNING, NodeKind
from domain.notice_kinds import NoticeKind
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState

# Pointless once more time is asked for.
UNLESS_ASKED: Final = frozenset({NodeKind.FIRST_PROGRESS.value, NodeKind.LAST_EXTENSION.value})
# Pointless once the absence was called off, or the hand-over answered.
OF_POSTS: Final = frozenset(
    {
        NoticeKind.HAND_OVER_ASKED.value, NoticeKind.HAND_OVER_UNANSWERED.value,
        NoticeKind.STAND_IN_NAMED.value, NoticeKind.STAND_IN_BEGINS.value, NoticeKind.BACK_AGAIN.value,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand at the moment of telling. `open_requests` holds names such as e12 and r7."""

    now: datetime
    state: AssignmentState | None = None
    deadline: str | None = None  # ISO day in force
    request_is_open: bool = True
    follow_up_due: str | None = None  # ISO day of the follow-up it is about, while that is open
    awaits_signature: bool = True  # of a numbered act of supervision
    extension_asked: bool = False
    post_stands: bool = True  # the absence, or the unanswered hand-over, that it is about


Facts = Mapping[str, Any]


def _ended(_facts: Facts, standing: Standing) -> str:
    state = standing.state
    return state.value if state is not None and state not in OPEN else ""


def _acknowledged(_facts: Facts, standing: Standing) -> str:
    return "" if standing.state is AssignmentState.ASSIGNED else AssignmentState.ACKNOWLEDGED.value


def _reported(_facts: Facts, standing: Standing) -> str:
    return "reported" if standing.state is AssignmentState.REPORTED else ""


def _spoken(_facts: Facts, standing: Standing) -> str:
    """Somebody has said how far it is; after an order to redo it the ladder itself knows."""
    return "" if standing.state in (AssignmentState.ACKNOWLEDGED, AssignmentState.REDO) else "spoken"


def _asked(_facts: Facts, standing: Standing) -> str:
    return "extension_pending" if standing.extension_asked else ""


def _moved(facts: Facts, standing: Standing) -> str:
    return "deadline_moved" if facts.get("deadline") != standing.deadline else ""


def _moved_on(facts: Facts, standing: Standing) -> str:
    return "deadline_moved" if facts.get("until") != standing.deadline else ""


def _superseded(facts: Facts, standing: Standing) -> str:
    ends_at = facts.get("ends_at")
    return "superseded" if ends_at and datetime.fromisoformat(ends_at) <= standing.now else ""


def _followed_up(facts: Facts, standing: Standing) -> str:
    return "" if facts.get("deadline") == standing.follow_up_due else "settled"


def _decided(_facts: Facts, standing: Standing) -> str:
    return "" if standing.request_is_open else "decided"


def _signed(_facts: Facts, standing: Standing) -> str:
    return "" if standing.awaits_signature else "signed"


def _called_off(_facts: Facts, standing: Standing) -> str:
    return "" if standing.post_stands else "called_off"


_Check = Callable[[Facts, Standing], str]
_ANNOUNCED: tuple[_Check, ...] = (_ended, _moved, _superseded)

# What makes each kind pointless before it is said; a kind that is missing here is always said.
POINTLESS_WHEN: Final[dict[str, tuple[_Check, ...]]] = {
    **dict.fromkeys(NodeKind, _ANNOUNCED),
    NodeKind.REPORT_DUE: (*_ANNOUNCED, _reported),
    NodeKind.FIRST_PROGRESS: (*_ANNOUNCED, _spoken, _asked),
    NodeKind.LAST_EXTENSION: (*_ANNOUNCED, _asked),
    NodeKind.REVIEW: (_ended, _superseded),
    **dict.fromkeys(FOLLOWED, (_followed_up, _superseded)),
    **dict.fromkeys(SIGNING, (_ended, _acknowledged, _superseded)),
    NoticeKind.ASSIGNED: (_ended, _acknowledged),
    NoticeKind.URGED: (_ended,),
    NoticeKind.LEAD_EXTENDED: (_ended,),
    NoticeKind.RULES_CHANGED: (_ended,),
    NoticeKind.LIMIT_MOVED: (_ended, _moved_on),
    NoticeKind.CALENDAR_MISSING: (_superseded,),
    NoticeKind.NETIZEN_MISSING: (_superseded,),
    NoticeKind.OPINION_URGED: (_ended,),
    NoticeKind.OPINION_BACK: (_ended,),
    NoticeKind.REDO_ORDERED: (_ended,),
    NoticeKind.EXTENSION_REQUESTED: (_decided,),
    NoticeKind.RETURN_REQUESTED: (_decided,),
    NoticeKind.SUPERVISION_PROPOSED: (_decided,),
    NoticeKind.SUPERVISION_UNSIGNED: (_signed,),
    NoticeKind.PHONE_TASK: (_acknowledged,),
    **dict.fromkeys(sorted(OF_POSTS), (_called_off,)),
}


def why_pointless(kind: str, facts: Facts, standing: Standing) -> str:
    """Why telling it would be pointless by now; "" if it is to be told."""
    reasons = (check(facts, standing) for check in POINTLESS_WHEN.get(kind, ()))
    return next(filter(None, reasons), "")
