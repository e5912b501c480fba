"""The generated manuals are what the program's tables say, and every sentence in them is understood."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.manuals import MANUALS, write_manual
from domain import intents
from domain.catalogue.rights import Right, rights
from domain.permissions import ALLOWED
from domain.reading import Scene, read
from domain.vocabulary import PostRole
from tests.domain.reading.scenes import LIAISON

DOCS = Path(__file__).parents[2] / "docs"
RIGHTS = tuple(rights())
# Said as the answer to a question, or not an act by itself.
ELSEWHERE = frozenset({intents.NotUnderstood, intents.Unclear, intents.Cancel, intents.ImportFile})


@pytest.mark.parametrize("name", MANUALS)
def test_the_manual_is_up_to_date(name: str) -> None:
    written = (DOCS / f"{name}.md").read_text("utf-8")
    assert written == write_manual(name), "run script/manuals"


def test_every_act_that_is_allowed_stands_in_it_once() -> None:
    kinds = [right.kind for right in RIGHTS]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == ALLOWED.keys()


def test_names_are_told_apart() -> None:
    names = [right.act.name for right in RIGHTS]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


@pytest.mark.parametrize(
    "right", [one for one in RIGHTS if one.kind not in ELSEWHERE], ids=lambda r: r.act.name
)
def test_its_sentences_are_understood_by_whoever_may_say_them(right: Right) -> None:
    for words in right.act.says:
        for role in PostRole:
            if role in right.roles:
                assert type(read(words, _scene(role)).intent) is right.kind, (words, role)


def _scene(role: PostRole) -> Scene:
    return replace(LIAISON, roles=frozenset({role}))
