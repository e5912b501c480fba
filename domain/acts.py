"""Every act the ledger knows, and which of its facts are people's words and data that may be erased."""

from collections.abc import Mapping
from typing import Any, Final

from domain.chain import SEALED
from domain.reading.text.word_lists import split_words

# What `record` may be given; the words for each stand in `message_templates/zh/parts/act_word.j2`.
CASE_ACTS: Final = split_words(
    # handing out, and what the case is
    "assigned case_changed file_received imported slip_printed merged parted likeness_found",
    "likeness_judged",
    "likeness_unjudged leader_case leader_case_undone key_marked key_unmarked key_undone",
    "rules_overridden",
    "override_undone",
    # units on it
    "acknowledged acknowledgement_undone progress answered corrected moved reply_undone",
    "contacted contact_undone",
    "planned plan_undone report_handed_in report_signed report_sent_back answer_passed",
    "answer_sent_back",
    "paper_decision_undone list_handed_in letter_completed letter_undone answered_again",
    "quantity quantity_undone",
    "extension_requested extension_approved extension_refused extension_withdrawn",
    "decision_undone urged",
    "urging_undone phone_reminder phone_reminder_undone",
    # returning and coordination of cases
    "return_requested return_approved return_refused return_withdrawn reassigned",
    "reassign_undone designated",
    "designate_undone suspended suspended_undone taken_up_again taken_up_undone",
    # joint handling
    "co_unit_added co_unit_removed role_changed opinion_urged opinion_marked_late opinion_unmarked",
    "opinion_late_cleared opinion_sent_back opinion_back_undone meeting_recorded",
    "meeting_undone meeting_waived",
    "meeting_waiver_asked",
    # follow-ups
    "follow_up_opened follow_up_suggested follow_up_open follow_up_done follow_up_broken",
    "follow_up_waived",
    "follow_up_dropped follow_up_moved follow_up_reopened follow_up_claimed promise_confirmed",
    "promise_undone",
    "review_set",
    # after the answer
    "rated rating_undone rating_vouched vouching_undone redo_ordered redo_undone redo_ended",
    "redo_end_undone",
    "visited visit_undone accepted acceptance_waived acceptance_undone closed closing_undone",
    "closing_proposed closing_refused closing_proposal_undone",
    "looked_back",
    "look_back_undone",
    # supervision
    "supervision_proposed supervision_withdrawn supervision_refused supervision_refusal_undone",
    "supervision_issued supervision_annulled supervision_signed supervision_signing_undone",
    "supervision_rectified rectification_undone rectification_failed supervision_ended",
    "supervision_reopened",
    "inspected inspection_undone minus_waived minus_waived_undone minus_counts_again",
    "minus_counts_again_undone",
    # secrecy and personal data
    "marked_secret unmarked_secret secrecy_undone let_in shut_out viewed revealed",
    "trail_exported erased",
    "limit_recounted",
)
OFFICE_ACTS: Final = split_words(
    "setting_changed setting_undone stop_ended calendar_changed calendar_undone",
    "liaison_changed post_entered person_left admin_appointed stand_in_wish hand_over_wish",
    "exported",
    "phone_list_printed report_wanted report_composed report_failed report_issued report_put_away",
    "report_decision_undone report_fetched digested digest_kept_back denied stranger restored",
    "acts_shown",
    "erasure_listed roster_changed roster_undone contacts_wanted contacts_read contacts_refused",
    "stand_in_named stand_in_declined stand_in_back stand_in_called_off stand_in_restored",
    "hand_over_asked hand_over_taken hand_over_partly hand_over_declined hand_over_withdrawn",
    "hand_over_settled hand_over_undone liaison_change_undone former_holder",
    "too_fast intake item_waiting item_entered item_declined pull_planned pull_started pull_stopped",
    "pull_wanted",
    "pulled pull_failed netizen_none",
    "contacts_entered handed_out handed_out_undone imported_undone approver_added approver_removed",
)
MESSAGE_ACTS: Final = split_words(
    "planned sent delivered read pushed postponed failed expired rehearsed recalled",
    "not_recalled held dropped",
    "rung channel_step channel_failed channel_ended todo_put todo_changed todo_done",
    "todo_removed todo_given_up",
)
# What the wire said of a message, in its reader's name: no act of his, and nobody's business (R65).
RECEIPTS: Final = split_words("delivered read")
SETTING_ACTS: Final = split_words(
    "setting_changed setting_undone stop_ended calendar_changed calendar_undone",
    "liaison_changed rules_overridden override_undone admin_appointed",
)
# Who looked, and who may: for the keepers of what is secret only.
KEPT_ACTS: Final = split_words("viewed revealed let_in shut_out trail_exported")
# What of a case as a whole concerns each of its units.
SHARED_ACTS: Final = split_words(
    "assigned closed closing_undone merged parted key_marked key_unmarked erased"
)
ACTS: Final = frozenset((*CASE_ACTS, *OFFICE_ACTS, *MESSAGE_ACTS))

# Facts of any act that hold words people typed, citizens' names, or what names of files and texts give away.
_PRIVATE: Final = frozenset(
    split_words(
        "text reason title outcome finding who whom by present plan purpose nick name said sha256",
        "skipped_because",
    )
)
# Facts that hold them in these acts only.
_PRIVATE_IN: Final[Mapping[str, frozenset[str]]] = {
    "acceptance_waived": frozenset({"because"}),
    "case_changed": frozenset({"before"}),
    "imported": frozenset({"roster", "changed"}),
    "letter_completed": frozenset({"before"}),
    "planned": frozenset({"before"}),
}
_NOTHING: Final = frozenset[str]()


def private_facts(act: str, facts: Mapping[str, Any]) -> frozenset[str]:
    """The names of the facts that are not chained themselves, so that they may be erased one day."""
    return (_PRIVATE | _PRIVATE_IN.get(act, _NOTHING)) & facts.keys()


def split_facts(act: str, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is chained as it is, and what is only sealed. Raises ValueError for a fact of the seal's name."""
    if SEALED in facts:
        raise ValueError(SEALED)
    private = private_facts(act, facts)
    if not private:
        return dict(facts), {}
    return (
        {name: value for name, value in facts.items() if name not in private},
        {name: facts[name] for name in private},
    )
