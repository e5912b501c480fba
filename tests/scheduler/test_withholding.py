"""Whatever kind of news it is: of a secret case it says its number, and no word of anybody's."""

from typing import Any

import pytest

from domain.messages import Content
from scheduler.withholding import FREE_TEXT, withhold
from scheduler.wording import Telling, put_into_words
from tests.scheduler.test_wording import ABOUT_NO_CASE, KINDS, OWN, REQUESTS, RULES, ZHOU, item, news

SECRET = "绝密内容"


def spill(value: Any, name: str = "") -> Any:  # noqa: ANN401 - JSON
    """The same facts with the secret in every free text."""
    if isinstance(value, dict):
        return {key: spill(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [spill(one, name) for one in value]
    return SECRET if name in FREE_TEXT and isinstance(value, str) else value


def tell(kind: str, count: int) -> Content:
    """A message about so many secret cases."""
    secret = [item(number, title=SECRET, content=SECRET, secret=True) for number in range(1, count + 1)]
    notices = [news(kind, one) for one in secret]
    for notice in notices:
        notice.facts = spill(notice.facts)
    return put_into_words(Telling(ZHOU, notices, {}), {one.id: one for one in secret}, REQUESTS, RULES)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ABOUT_NO_CASE])
def test_no_push_tells_a_word_of_a_secret_case(kind: str, count: int) -> None:
    content = tell(kind, count)
    assert SECRET not in content.title + content.text
    assert "图纸" not in content.text, "the reason of the request"
    assert "城管职责" not in content.text


def test_what_is_no_free_text_stays() -> None:
    assert OWN
    facts = {"request": "r7", "by": "贺岩", "known": {"basis": SECRET, "count": 3, "between": ["甲→乙"]}}
    left = withhold(facts)
    assert left["request"] == "r7"
    assert left["known"]["count"] == 3
    assert left["known"]["between"] == ["甲→乙"]
    assert SECRET not in repr(left)
