"""The kinds of news in the order a message tells them, and what makes each not worth telling any more."""

from typing import Final

from domain.ladder import LATE, OF_THE_OFFICE, SIGNING, NodeKind
from domain.notice_kinds import NoticeKind

REMINDERS: Final = frozenset(kind.value for kind in NodeKind)
_ASKED: Final = (
    NoticeKind.EXTENSION_REQUESTED, NoticeKind.RETURN_REQUESTED, NoticeKind.SUPERVISION_PROPOSED,
    NoticeKind.CLOSING_PROPOSED,     NoticeKind.PERIODIC_DRAFT,
)  # fmt: skip
DECISIONS: Final = frozenset(kind.value for kind in _ASKED)

# The order of the sections in a message: what needs an act today stands first.
ORDER: Final = (
    NoticeKind.SETUP_STEP,
    NoticeKind.POST_VACANT,
    NoticeKind.HAND_OVER_ASKED,
    NoticeKind.STAND_IN_BEGINS,
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
    NoticeKind.HAND_OVER_UNANSWERED,
    NoticeKind.HAND_OVER_DONE,
    NoticeKind.STAND_IN_NAMED,
    NoticeKind.STAND_IN_ENDED,
    NoticeKind.BACK_AGAIN,
    NoticeKind.WORD_LEFT,
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
# Told to this very person, though he be away: it is about his own post or duty, or he asked for it.
TO_HIMSELF: Final = frozenset(
    {
        NoticeKind.HANDED_OVER, NoticeKind.POST_LEFT, NoticeKind.ADMIN_ALERT, NoticeKind.PERIODIC_ISSUED,
        NoticeKind.HAND_OVER_ASKED, NoticeKind.HAND_OVER_UNANSWERED, NoticeKind.HAND_OVER_DONE,
        NoticeKind.STAND_IN_NAMED, NoticeKind.STAND_IN_ENDED, NoticeKind.STAND_IN_BEGINS,
        NoticeKind.BACK_AGAIN, NoticeKind.POST_VACANT,
    }
)  # fmt: skip
