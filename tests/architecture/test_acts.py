"""Every act that anything records is on the register, and can be told in words."""

import ast
from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.acts import (
    ACTS,
    CASE_ACTS,
    KEPT_ACTS,
    MESSAGE_ACTS,
    OFFICE_ACTS,
    RECEIPTS,
    SETTING_ACTS,
    SHARED_ACTS,
)
from domain.intake.vocabulary import ItemState
from domain.vocabulary import FollowUpState, HandOverState, MessageState
from handlers.trust.lines import ActLine
from message_templates import render
from tests.architecture.guards import HOUSE
from tests.message_templates.facts_settings import SETTINGS

ROOMS = ("handlers", "scheduler", "storage", "bot")
LINE = ActLine("2026-09-22T02:00:00+00:00", "周航", "", "建议012", "区住建局")
# What acts are called that are put together from words, as the source says it.
PUT_TOGETHER = {
    "act": (
        "approver_added", "approver_removed",
        "report_signed", "report_handed_in", "key_marked", "key_unmarked", "setting_changed",
        "setting_undone", "minus_waived", "minus_counts_again",
    ),
    "kind": ("extension_refused", "return_refused"),
    "state": ("delivered", "read"),
    "wish.kind": ("stand_in_wish", "hand_over_wish"),
    "f'follow_up_{state}'": tuple(f"follow_up_{state}" for state in FollowUpState),
    "f'{kind}_withdrawn'": ("extension_withdrawn", "return_withdrawn"),
    "f'{kind}_undone'": ("suspended_undone", "taken_up_undone"),
    "f\"{act['kind']}_undone\"": (
        "handed_out_undone", "imported_undone", "reassign_undone", "designate_undone", "minus_waived_undone",
        "minus_counts_again_undone",
    ),
    "f'hand_over_{state.name.lower()}'": tuple(f"hand_over_{state.name.lower()}" for state in HandOverState),
    "f'stand_in_{why}'": ("stand_in_back", "stand_in_called_off"),
    "f'item_{state}'": tuple(f"item_{state}" for state in ItemState),
    "f'todo_{act}'": ("todo_put", "todo_changed", "todo_done", "todo_removed"),
    "VIEWED": ("viewed",), "REVEALED": ("revealed",), "CLEARED": ("opinion_late_cleared",),
    "DIGESTED": ("digested",), "KEPT_BACK": ("digest_kept_back",), "RESTORED": ("restored",),
    "ERASED": ("erased",), "HANDED_OUT": ("handed_out",), "IMPORTED": ("imported",),
    "'let_in' if plus else 'shut_out'": ("let_in", "shut_out"),
    "'marked_secret' if secret else 'unmarked_secret'": ("marked_secret", "unmarked_secret"),
    "'accepted' if said.by else 'acceptance_waived'": ("accepted", "acceptance_waived"),
    "'corrected' if kept else 'moved'": ("corrected", "moved"),
}  # fmt: skip


def recorded() -> Iterator[tuple[str, str]]:
    """Where `record(act, actor, subject, …)` is called, and the act as it is written there."""
    for room in ROOMS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                    continue
                if node.func.attr == "record" and len(node.args) >= 3:
                    act = node.args[0]
                    written = act.value if isinstance(act, ast.Constant) else ast.unparse(act)
                    yield f"{path.relative_to(HOUSE)}:{node.lineno}", str(written)


def test_every_recorded_act_is_on_the_register() -> None:
    missing = {
        (place, act)
        for place, written in recorded()
        for act in PUT_TOGETHER.get(written, (written,))
        if act not in ACTS
    }
    assert not missing


def test_the_register_holds_nothing_that_nobody_records() -> None:
    written = [act for _, one in recorded() for act in PUT_TOGETHER.get(one, (one,))]
    assert set(written) >= ACTS - {"follow_up_open"}
    assert {"delivered", "read"} <= {state.value for state in MessageState}


def test_groups_are_of_the_register() -> None:
    assert {*KEPT_ACTS, *SHARED_ACTS} <= set(CASE_ACTS)
    assert set(SETTING_ACTS) <= {*OFFICE_ACTS, "rules_overridden", "override_undone"}
    assert set(RECEIPTS) <= set(MESSAGE_ACTS)


@pytest.mark.parametrize("act", sorted(ACTS))
def test_every_act_has_its_words(act: str) -> None:
    words = render("parts/act_told.j2", one=replace(LINE, act=act))
    assert words
    assert "其他操作" not in words


def test_words_tell_what_the_facts_say() -> None:
    line = replace(LINE, act="extension_approved", before="2026-09-30", until="2026-10-15", words="图纸未出")
    assert render("parts/act_told.j2", one=line) == "同意延期 9月30日（周三） → 10月15日（周四）：图纸未出"
    line = replace(LINE, act="setting_changed", setting=SETTINGS[0])
    assert "改设置" in render("parts/act_told.j2", one=line)
    assert (
        render("parts/act_told.j2", one=replace(LINE, act="answered", erased=True))
        == "答复（内容已按规定删除）"
    )


def test_one_word_for_two_acts_is_told_apart() -> None:
    plan, message = (
        render("parts/act_told.j2", one=replace(LINE, act="planned", about_case=one)) for one in (True, False)
    )
    assert (plan, message) == ("报办理计划", "备好消息")
