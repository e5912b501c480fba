"""Answers that buttons give carry their question's number, so that an old card never answers a newer one."""

import re
from dataclasses import replace

from domain.errors import NothingThere
from domain.messages import Button, Content
from handlers.conversing import open_question
from handlers.desk import Desk

# What a button says to a question: 确认, 取消, a choice by its number, or what is to be left out.
_ANSWER = re.compile(r"确认|取消|[1-9]|不要 \S{1,20}")
_STAMPED = re.compile(r"(?P<answer>.*?)\s*〔(?P<number>[0-9]{1,3})〕\s*", re.DOTALL)
_MOST = 999  # then the numbers begin again: no card lives that long


def next_number(desk: Desk) -> int:
    """The number of the question this person is asked next."""
    return int((desk.conversation.question or {}).get("number", 0)) % _MOST + 1


def stamp(content: Content, number: int) -> Content:
    """The same message whose answering buttons say which question they answer: 确认〔7〕."""
    return replace(content, buttons=tuple(_stamp(button, number) for button in content.buttons))


def _stamp(button: Button, number: int) -> Button:
    return replace(button, says=f"{button.says}〔{number}〕") if _ANSWER.fullmatch(button.says) else button


def unstamp(text: str, desk: Desk) -> str:
    """The answer itself. Raises NothingThere for a card whose question is no longer the one that is open."""
    found = _STAMPED.fullmatch(text)
    if found is None or not _ANSWER.fullmatch(found["answer"]):
        return text
    asked = desk.conversation.question if open_question(desk) else None
    if asked is None or asked.get("number") != int(found["number"]):
        raise NothingThere("old_card")
    return found["answer"]
