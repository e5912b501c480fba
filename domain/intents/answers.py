"""Answers to an open question, and what is none of the others."""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent


@dataclass(frozen=True, slots=True)
class Confirm(Intent):
    """确认/是: yes to the open question."""


@dataclass(frozen=True, slots=True)
class Cancel(Intent):
    """取消/不是."""


@dataclass(frozen=True, slots=True)
class Pick(Intent):
    """1, 2 …: a choice of the open question. `every`: all of its cases; `more`: the day that came with it."""

    number: int
    every: bool = False
    more: str = ""


@dataclass(frozen=True, slots=True)
class Supply(Intent):
    """Free text that answers an open question for words (a reason, a date, an answer)."""

    text: str


@dataclass(frozen=True, slots=True)
class Strike(Intent):
    """14不要: part of what the open question would do is left out."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class Amend(Intent):
    """改成10月20日: the open question with another day, text or case.

    `part` names the field that is put otherwise; `refs` are the cases meant instead; `of` says which of
    several acts is meant.
    """

    text: str
    part: str = ""
    refs: tuple[CaseRef, ...] = ()
    of: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Several(Intent):
    """Several acts in one message: shown as one table, done by one 确认."""

    acts: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood(Intent):
    """Free text that is none of these; offered as a progress note, never dropped.

    `nearest`: at most three readings that come nearest; they are offered, none is done.
    `touched`: the cases whose titles hold words of the text, where it names none.
    """

    text: str
    refs: tuple[CaseRef, ...] = ()
    nearest: tuple[Intent, ...] = ()
    touched: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear(Intent):
    """Two or more readings are equally near (15号: a case or a day): offered as buttons, none is done."""

    options: tuple[Intent, ...]
    text: str
