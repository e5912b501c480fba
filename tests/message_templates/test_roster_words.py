"""Every note on a line of the roster has its words, every light of the check-up its reason and next step."""

import re
from pathlib import Path

import pytest

import message_templates
from domain.health import Finding, Reason
from domain.rosters import Note
from domain.rosters.steps import NOTES, QUESTIONS
from message_templates import render
from tests.message_templates import facts_rosters

WORDS = Path(message_templates.__file__).parent / "zh/parts/roster_note.j2"


@pytest.mark.parametrize("code", [*facts_rosters.NOTES])
def test_every_note_on_a_line_of_the_roster_has_its_words(code: str) -> None:
    said = render("parts/roster_note.j2", note=Note(code, facts_rosters.NOTES[code]))
    assert said
    assert "None" not in said


def test_no_note_is_without_a_sample() -> None:
    said = re.findall(r'note\.code == "([a-z_]+)"', WORDS.read_text("utf-8"))
    assert sorted(said) == sorted(facts_rosters.NOTES)
    assert set(said) >= NOTES | QUESTIONS


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_the_check_up_has_its_words_and_a_next_step(reason: Reason) -> None:
    facts = {"finding": Finding(reason, "张三"), "unit": "区教育局"}
    assert render("parts/health_reason.j2", **facts)
    assert render("parts/health_step.j2", **facts)
