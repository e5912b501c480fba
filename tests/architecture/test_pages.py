"""The pages to be printed: short enough for one sheet, and every sentence on them is understood."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from domain import intents
from domain.permissions import may
from domain.reading import read
from domain.vocabulary import PostRole
from tests.domain.reading.scenes import LIAISON

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"liaison": PostRole.LIAISON, "supervisor": PostRole.SUPERVISOR}
MOST_LINES, MOST_CHARACTERS = 60, 1_900  # of a sheet of A4, in a size that one reads standing
NOT_SAID = frozenset({"12"})
PHRASES = [
    (page, words)
    for page in PAGES
    for words in re.findall("`([^`]+)`", (DOCS / f"{page}.md").read_text("utf-8"))
    if words not in NOT_SAID
]


@pytest.mark.parametrize(("page", "words"), PHRASES)
def test_what_a_page_tells_to_say_is_understood_and_allowed(page: str, words: str) -> None:
    post = PAGES[page]
    wish = type(read(words, replace(LIAISON, roles=frozenset({post}))).intent)
    answers = (intents.Confirm,)  # to a question that is open then
    assert may({post}, wish) or issubclass(wish, answers) or words == "确认", wish.__name__
    assert not issubclass(wish, intents.NotUnderstood | intents.Unclear) or words == "确认"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_one_sheet(page: str) -> None:
    text = (DOCS / f"{page}.md").read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert len(re.sub(r"[`*|#\s-]", "", text)) <= MOST_CHARACTERS
