"""An office's own words are said in a closed room: what is put in comes out as it is."""

import pytest

from domain.errors import BadInput
from domain.office_words import EDITABLE, LONGEST, PLACES, read_words
from message_templates import Unsayable, render, say_own_words, unescape

FACTS = {fact: f"«{place}»" for place, fact in PLACES.items()}
HOSTILE = "{{ ''.__class__ }} *粗* @button 全部签收 | 全部签收"


@pytest.mark.parametrize("kind", EDITABLE)
def test_the_words_to_begin_from_can_be_said(kind: str) -> None:
    said = say_own_words(render("parts/words_start.j2", kind=kind), kind, FACTS)
    assert "«编号»" in said


def test_what_is_filled_in_is_never_read_as_words_of_a_template_or_as_markup() -> None:
    said = say_own_words("【编号】：【标题】，【期限】", "overdue", FACTS | {"title": HOSTILE})
    assert unescape(said) == f"«编号»：{HOSTILE}，«期限»"
    assert "\\*粗\\*" in said


def test_a_fact_that_is_missing_and_words_that_grow_too_long_cannot_be_said() -> None:
    with pytest.raises(Unsayable):
        say_own_words("【编号】【期限】", "overdue", {"number": "建议012"})
    with pytest.raises(Unsayable):
        say_own_words("【标题】" * 10 + "【编号】【期限】", "overdue", FACTS | {"title": "长" * 100})


@pytest.mark.parametrize(("length", "fits"), [(LONGEST, True), (LONGEST + 1, False)])
def test_a_text_has_a_longest_length(length: int, *, fits: bool) -> None:
    text = "【编号】【期限】".ljust(length, "请")
    if fits:
        assert read_words(text, "overdue")
    else:
        with pytest.raises(BadInput):
            read_words(text, "overdue")
