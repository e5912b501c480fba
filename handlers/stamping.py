"""Answers that buttons give carry their question's number, so that an old card never answers a newer one."""

import re
from dataclasses import replace

from domain.messages import Button, Content

# What a button says to a question: 确认, 取消, a choice by its number, or what is to be left out.
_ANSWER = re.compile(r"确认|取消|[1-9]|不要 \S{1,20}")
_STAMPED = re.compile(r"(?P<answer>.*?)\s*〔(?P<number>[0-9]{1,3})〕\s*", re.DOTALL)


def is_answer(says: str) -> bool:
    """Whether a button that says this answers a question."""
    return bool(_ANSWER.fullmatch(says))


def stamp(content: Content, number: int) -> Content:
    """The same message whose answering buttons say which question they answer: 确认〔7〕."""
    return replace(content, buttons=tuple(_stamp(button, number) for button in content.buttons))


def _stamp(button: Button, number: int) -> Button:
    return replace(button, says=f"{button.says}〔{number}〕") if is_answer(button.says) else button


def unstamp(text: str) -> tuple[str, int | None]:
    """The answer itself and the number of its question; anything else as it is, with None."""
    found = _STAMPED.fullmatch(text)
    if found is None or not is_answer(found["answer"]):
        return text, None
    return found["answer"], int(found["number"])
