"""The kinds of news in the order a message tells them, and what makes each not worth telling any more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.ladder import FOLLOWED, LATE, OF_THE_OFFICE, SIGNING, NodeKind
from domain.notice_kinds import NoticeKind
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState

# Pointless once more time is asked for.
UNLESS_ASKED: Final = frozenset({NodeKind.FIRST_PROGRESS.value, NodeKind.LAST_EXTENSION.value})
REMINDERS: Final = frozenset(kind.value for kind in NodeKind)
_ASKED: Final = (
    NoticeKind.EXTENSION_REQUESTED, NoticeKind.RETURN_REQUESTED, NoticeKind.SUPERVISION_PROPOSED,
    NoticeKind.CLOSING_PROPOSED,     NoticeKind.PERIODIC_DRAFT,
)  # fmt: skip
DECISIONS: Final = frozenset(kind.value for kind in _ASKED)

# The order of the sections in a message: what needs an act today stands first.
ORDER: Final = (
    NoticeKind.SETUP_STEP,
    NoticeKind.PHONE_TASK,
    NoticeKind.EXTENSION_REQUESTED,
    NoticeKind.RETURN_REQUESTED,
    NoticeKind.ANSWER_TO_REVIEW,
    NoticeKind.REPORT_TO_SIGN,
    NoticeKind.SUPERVISION_PROPOSED,
    NoticeKind.CLOSING_PROPOSED,
    NoticeKind.PERIODIC_DRAFT,
    NoticeKind.INTAKE_WAITING,
    NoticeKind.NETIZEN_MISSING,
    NoticeKind.PULL_TOLD,
    NoticeKind.SUPERVISION_ISSUED,
    NoticeKind.SUPERVISION_UNSIGNED,
    *LATE,
    NodeKind.DUE_TODAY,
    NoticeKind.ASSIGNED,
    NoticeKind.REDO_ORDERED,
    NodeKind.LAST_EXTENSION,
    NodeKind.DUE_SOON,
    NodeKind.REPORT_DUE,
    NodeKind.CO_DUE_SOON,
    NoticeKind.URGED,
    NoticeKind.OPINION_URGED,
    NoticeKind.OPINION_BACK,
    *SIGNING,
    NoticeKind.ANSWER_SENT_BACK,
    NoticeKind.REPORT_SENT_BACK,
    NoticeKind.LEADER_CASE,
    NoticeKind.PAPER_UNDONE,
    NoticeKind.SUPERVISION_TOLD,
    NoticeKind.SUPERVISION_HEARD,
    NoticeKind.HANDING_OUT_UNDONE,
    NoticeKind.DECISION_UNDONE,
    NoticeKind.RESULT_UNDONE,
    NoticeKind.PROMISES_FOUND,
    NoticeKind.ANSWERED_AGAIN,
    NoticeKind.EXTENSION_APPROVED,
    NoticeKind.EXTENSION_REFUSED,
    NoticeKind.RETURN_REFUSED,
    NoticeKind.RETURN_APPROVED,
    NoticeKind.REASSIGNED,
    NoticeKind.DESIGNATED,
    NoticeKind.SUSPENDED,
    NoticeKind.TAKEN_UP,
    NoticeKind.COORDINATION_NEEDED,
    NoticeKind.COORDINATION_SET,
    NoticeKind.ANSWER_PASSED,
    NoticeKind.REPORT_SIGNED,
    NoticeKind.CO_OPINION_IN,
    NoticeKind.LEAD_EXTENDED,
    NoticeKind.RULES_CHANGED,
    NoticeKind.LIMIT_MOVED,
    NoticeKind.OPINION_LATE,
    NoticeKind.RATED,
    NoticeKind.REDO_ENDED,
    NoticeKind.PROMISE_SET,
    NoticeKind.PROMISE_SETTLED,
    NoticeKind.CLOSING_REFUSED,
    NoticeKind.CASE_CLOSED,
    NoticeKind.LEAD_CHANGED,
    NoticeKind.CO_CHANGED,
    NoticeKind.MEETING_WAIVED,
    NoticeKind.MEETING_WISH,
    NoticeKind.CASES_MERGED,
    NoticeKind.STAND_IN_WISH,
    NoticeKind.HAND_OVER_WISH,
    NoticeKind.HANDED_OVER,
    NoticeKind.POST_LEFT,
    NodeKind.FOLLOW_UP_OVERDUE,
    NodeKind.FOLLOW_UP_LEADER,
    NodeKind.FOLLOW_UP,
    NoticeKind.FOLLOW_UP_CLAIMED,
    NodeKind.FOLLOW_UP_OFFICE,
    NodeKind.FIRST_PROGRESS,
    NodeKind.HALF_TIME,
    NodeKind.REVIEW,
    NoticeKind.WITHDRAWN_REQUEST,
    NoticeKind.REQUEST_DECIDED,
    NoticeKind.CALENDAR_CHANGED,
    NoticeKind.CALENDAR_MISSING,
    NoticeKind.PERIODIC_ISSUED,
    NoticeKind.PERIODIC_DECIDED,
    NoticeKind.CONTACTS_READ,
    NoticeKind.ADMIN_ALERT,
)
PLACE: Final[dict[str, int]] = {kind.value: place for place, kind in enumerate(ORDER)}

# Told to a post of the unit rather than to a human being: whoever holds it at the time is told.
TO_THE_POST: Final = (REMINDERS - {kind.value for kind in OF_THE_OFFICE}) | {
    NoticeKind.ASSIGNED.value,
    NoticeKind.URGED.value,
    NoticeKind.SUPERVISION_ISSUED.value,
    NoticeKind.SUPERVISION_UNSIGNED.value,
    NoticeKind.SUPERVISION_TOLD.value,
}
# Told to the unit's liaison if the person himself cannot be reached.
_OF_THE_UNIT: Final = (
    NoticeKind.DECISION_UNDONE, NoticeKind.EXTENSION_APPROVED, NoticeKind.EXTENSION_REFUSED,
    NoticeKind.RETURN_APPROVED, NoticeKind.RETURN_REFUSED, NoticeKind.REASSIGNED,
    NoticeKind.CO_OPINION_IN, NoticeKind.LEAD_EXTENDED, NoticeKind.RULES_CHANGED, NoticeKind.LIMIT_MOVED,
    NoticeKind.LEAD_CHANGED, NoticeKind.OPINION_URGED, NoticeKind.OPINION_BACK, NoticeKind.OPINION_LATE,
    NoticeKind.CO_CHANGED, NoticeKind.MEETING_WAIVED, NoticeKind.CASES_MERGED, NoticeKind.DESIGNATED,
    NoticeKind.COORDINATION_SET, NoticeKind.SUSPENDED, NoticeKind.TAKEN_UP, NoticeKind.ANSWER_SENT_BACK,
    NoticeKind.ANSWER_PASSED, NoticeKind.REPORT_SENT_BACK, NoticeKind.REPORT_SIGNED,
    NoticeKind.LEADER_CASE, NoticeKind.PAPER_UNDONE, NoticeKind.RATED, NoticeKind.REDO_ORDERED,
    NoticeKind.REDO_ENDED, NoticeKind.PROMISE_SET, NoticeKind.PROMISE_SETTLED, NoticeKind.CASE_CLOSED,
    NoticeKind.RESULT_UNDONE, NoticeKind.HANDING_OUT_UNDONE,
)  # fmt: skip
TO_THE_UNIT: Final = TO_THE_POST | {kind.value for kind in _OF_THE_UNIT}


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
}


def why_pointless(kind: str, facts: Facts, standing: Standing) -> str:
    """Why telling it would be pointless by now; "" if it is to be told."""
    reasons = (check(facts, standing) for check in POINTLESS_WHEN.get(kind, ()))
    return next(filter(None, reasons), "")
