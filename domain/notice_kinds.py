"""What one person is told about."""

from enum import StrEnum


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
    HANDING_OUT_UNDONE = "handing_out_undone"  # the case was handed out by mistake
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
    CLOSING_PROPOSED = "closing_proposed"  # of a secret case: a second person has to agree
    CLOSING_REFUSED = "closing_refused"
    ANSWERED_AGAIN = "answered_again"
    RESULT_UNDONE = "result_undone"
    SUPERVISION_PROPOSED = "supervision_proposed"
    SUPERVISION_ISSUED = "supervision_issued"
    SUPERVISION_UNSIGNED = "supervision_unsigned"
    SUPERVISION_TOLD = "supervision_told"  # what became of it, for the unit
    SUPERVISION_HEARD = "supervision_heard"  # and for the office and its partners
    PHONE_TASK = "phone_task"  # somebody has not read what he was told: the office telephones
    SETUP_STEP = "setup_step"  # for the first administrators of an empty database
    INTAKE_WAITING = "intake_waiting"  # items came in by themselves that somebody has to look at
    PULL_TOLD = "pull_told"  # how a look at an address went
    NETIZEN_MISSING = "netizen_missing"  # nobody has collected today's messages (R8)
    PERIODIC_DRAFT = "periodic_draft"  # a report (半月报 …) to be approved, with its files
    PERIODIC_DECIDED = "periodic_decided"  # what became of the draft, for who had it too
    PERIODIC_ISSUED = "periodic_issued"  # the report itself, for its readers
    CONTACTS_READ = "contacts_read"  # what the address book knows better, or why it cannot be read
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
