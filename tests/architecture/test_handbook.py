"""The handbook lists exactly what each post may say: every phrase in it is read to the bot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from domain import intents
from domain.intents import Intent
from domain.names import NAMES
from domain.permissions import ALLOWED, may
from domain.reading import OpenQuestion, Scene, read
from domain.vocabulary import PostRole
from tests.domain.reading.scenes import LIAISON, cases

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook.md"
EVERYBODY, ASKED, VAGUE = "人人都可以", "机器人正等您回答时", "说得不清楚时"
QUESTIONS = (
    OpenQuestion(yes_no=True),
    OpenQuestion(choices=("建议013", "提案045")),
    OpenQuestion(words=True, day=True),
    OpenQuestion(yes_no=True, cases=cases(12, 13, 14), parts=frozenset({"until", "refs"})),
)
ANSWERS = (
    intents.Confirm,
    intents.Pick,
    intents.Supply,
    intents.Cancel,
    intents.Strike,
    intents.Amend,
)
LEFT_OPEN = (intents.NotUnderstood, intents.Unclear)
POSTS = {NAMES[role]: role for role in PostRole}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the first column, and the heading it stands under."""

    heading: str
    text: str


def _phrases() -> Iterator[Phrase]:
    heading = ""
    for line in HANDBOOK.read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line.startswith("| "):
            yield from (Phrase(heading, text) for text in re.findall("`([^`]+)`", line.split("|")[1]))


PHRASES = tuple(_phrases())
OF_POSTS = [phrase for phrase in PHRASES if phrase.heading not in (ASKED, VAGUE)]


def _posts(heading: str) -> tuple[PostRole, ...]:
    everybody = heading == EVERYBODY
    return tuple(PostRole) if everybody else tuple(POSTS[name] for name in heading.split("、"))


def _scene(post: PostRole) -> Scene:
    return replace(LIAISON, roles=frozenset({post}))


def _wish(phrase: Phrase, post: PostRole) -> type[Intent]:
    return type(read(phrase.text, _scene(post)).intent)


def _answers(text: str) -> set[type[Intent]]:
    readings = (read(text, replace(LIAISON, question=question)).intent for question in QUESTIONS)
    return {type(intent) for intent in readings if isinstance(intent, ANSWERS)}


@pytest.mark.parametrize("phrase", OF_POSTS, ids=lambda phrase: f"{phrase.heading}: {phrase.text}")
def test_whoever_is_told_to_say_it_is_understood_and_allowed_to(phrase: Phrase) -> None:
    for post in _posts(phrase.heading):
        wish = _wish(phrase, post)
        assert not issubclass(wish, LEFT_OPEN), NAMES[post]
        assert may({post}, wish), (NAMES[post], wish.__name__)


def test_every_wish_that_is_allowed_stands_in_the_handbook() -> None:
    told = {_wish(phrase, post) for phrase in OF_POSTS for post in _posts(phrase.heading)}
    told |= {_wish(phrase, PostRole.LIAISON) for phrase in PHRASES if phrase.heading == VAGUE}
    answers = {kind for phrase in PHRASES if phrase.heading == ASKED for kind in _answers(phrase.text)}
    assert told | answers == ALLOWED.keys() | set(ANSWERS)


@pytest.mark.parametrize("post", PostRole, ids=NAMES.get)
def test_the_handbook_speaks_to_every_post(post: PostRole) -> None:
    assert NAMES[post] in HANDBOOK.read_text("utf-8")


def test_each_answer_of_the_handbook_answers_some_question() -> None:
    unanswering = [p.text for p in PHRASES if p.heading == ASKED and not _answers(p.text)]
    assert unanswering == []


def test_what_the_handbook_calls_vague_is_never_acted_on() -> None:
    vague = [phrase for phrase in PHRASES if phrase.heading == VAGUE]
    assert vague
    assert all(issubclass(_wish(phrase, PostRole.LIAISON), LEFT_OPEN) for phrase in vague)
