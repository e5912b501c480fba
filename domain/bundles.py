"""The kinds of news in the order a message tells them, and what makes each not worth telling any more."""

from enum import StrEnum
from typing import Final

from domain.ladder import LATE, OF_THE_OFFICE, SIGNING, NodeKind


class NoticeKind(StrEnum):
    """What one person is told about, besides the ladder's messages (`NodeKind`)."""

    ASSIGNED = "assigned"
    URGED = "urged"
    EXTENSION_REQUESTED = "extension_requested"
    RETURN_REQUESTED = "return_requested"
    EXTENSION_APPROVED = "extension_approved"
    EXTENSION_REFUSED = "extension_refused"
    RETURN_APPROVED = "return_approved"
    RETURN_REFUSED = "return_refused"
    REASSIGNED = "reassigned"
    WITHDRAWN_REQUEST = "withdrawn_request"
    DECISION_UNDONE = "decision_undone"
    LEAD_CHANGED = "lead_changed"
    HANDED_OVER = "handed_over"
    POST_LEFT = "post_left"
    ADMIN_ALERT = "admin_alert"
    CO_OPINION_IN = "co_opinion_in"
    RULES_CHANGED = "rules_changed"
    LIMIT_MOVED = "limit_moved"  # counted anew by a changed calendar
    CALENDAR_CHANGED = "calendar_changed"  # for the office: how many moved
    CALENDAR_MISSING = "calendar_missing"  # for administrators, weekly
    LEAD_EXTENDED = "lead_extended"
    STAND_IN_WISH = "stand_in_wish"
    HAND_OVER_WISH = "hand_over_wish"
    OPINION_URGED = "opinion_urged"
    OPINION_BACK = "opinion_back"
    OPINION_LATE = "opinion_late"
    CO_CHANGED = "co_changed"
    MEETING_WAIVED = "meeting_waived"
    MEETING_WISH = "meeting_wish"
    CASES_MERGED = "cases_merged"
    DESIGNATED = "designated"
    COORDINATION_NEEDED = "coordination_needed"
    COORDINATION_SET = "coordination_set"
    SUSPENDED = "suspended"
    TAKEN_UP = "taken_up"
    REQUEST_DECIDED = "request_decided"
    FOLLOW_UP_CLAIMED = "follow_up_claimed"
    REPORT_TO_SIGN = "report_to_sign"
    REPORT_SIGNED = "report_signed"
    REPORT_SENT_BACK = "report_sent_back"
    ANSWER_TO_REVIEW = "answer_to_review"
    ANSWER_PASSED = "answer_passed"
    ANSWER_SENT_BACK = "answer_sent_back"
    PAPER_UNDONE = "paper_undone"
    LEADER_CASE = "leader_case"
    # after the answer
    RATED = "rated"
    REDO_ORDERED = "redo_ordered"
    REDO_ENDED = "redo_ended"
    PROMISES_FOUND = "promises_found"
    PROMISE_SET = "promise_set"
    PROMISE_SETTLED = "promise_settled"
    CASE_CLOSED = "case_closed"
    ANSWERED_AGAIN = "answered_again"
    RESULT_UNDONE = "result_undone"
    SUPERVISION_PROPOSED = "supervision_proposed"
    SUPERVISION_ISSUED = "supervision_issued"
    SUPERVISION_UNSIGNED = "supervision_unsigned"
    SUPERVISION_TOLD = "supervision_told"  # what became of it, for the unit
    SUPERVISION_HEARD = "supervision_heard"  # and for the office and its partners
    PHONE_TASK = "phone_task"  # somebody has not read what he was told: the office telephones
    PERIODIC_DRAFT = "periodic_draft"  # a report (半月报 …) to be approved, with its files
    PERIODIC_DECIDED = "periodic_decided"  # what became of the draft, for who had it too
    PERIODIC_ISSUED = "periodic_issued"  # the report itself, for its readers
    # about posts themselves
    HAND_OVER_ASKED = "hand_over_asked"  # will you take over?
    HAND_OVER_UNANSWERED = "hand_over_unanswered"
    HAND_OVER_DONE = "hand_over_done"  # what became of it, for the office and the old holder
    STAND_IN_NAMED = "stand_in_named"  # you stand in, unless you decline
    STAND_IN_ENDED = "stand_in_ended"  # called off, declined or over earlier
    STAND_IN_BEGINS = "stand_in_begins"
    BACK_AGAIN = "back_again"  # what happened while he was away
    WORD_LEFT = "word_left"  # what a former holder wants his successor to know
    POST_VACANT = "post_vacant"  # its holder left: the office has to find another


REMINDERS: Final = frozenset(kind.value for kind in NodeKind)
DECISIONS: Final = frozenset(
    {
        NoticeKind.EXTENSION_REQUESTED.value,
        NoticeKind.RETURN_REQUESTED.value,
        NoticeKind.SUPERVISION_PROPOSED.value,
        NoticeKind.PERIODIC_DRAFT.value,
    }
)

# The order of the sections in a message: what needs an act today stands first.
ORDER: Final = (
    NoticeKind.POST_VACANT,
    NoticeKind.PHONE_TASK,
    NoticeKind.HAND_OVER_ASKED,
    NoticeKind.STAND_IN_BEGINS,
    NoticeKind.EXTENSION_REQUESTED,
    NoticeKind.RETURN_REQUESTED,
    NoticeKind.ANSWER_TO_REVIEW,
    NoticeKind.REPORT_TO_SIGN,
    NoticeKind.SUPERVISION_PROPOSED,
    NoticeKind.PERIODIC_DRAFT,
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
    NoticeKind.CASE_CLOSED,
    NoticeKind.LEAD_CHANGED,
    NoticeKind.CO_CHANGED,
    NoticeKind.MEETING_WAIVED,
    NoticeKind.MEETING_WISH,
    NoticeKind.CASES_MERGED,
    NoticeKind.HAND_OVER_UNANSWERED,
    NoticeKind.HAND_OVER_DONE,
    NoticeKind.STAND_IN_WISH,
    NoticeKind.HAND_OVER_WISH,
    NoticeKind.HANDED_OVER,
    NoticeKind.POST_LEFT,
    NoticeKind.STAND_IN_NAMED,
    NoticeKind.STAND_IN_ENDED,
    NoticeKind.BACK_AGAIN,
    NoticeKind.WORD_LEFT,
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
    NoticeKind.RESULT_UNDONE,
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
