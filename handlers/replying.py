"""What a handler hands back: a template with its facts, and perhaps a question left open."""

from dataclasses import dataclass, field
from typing import Any

from domain.intents import Intent
from storage.lines import CaseLine


@dataclass(frozen=True, slots=True)
class Question:
    """What duban waits for: a yes (one intent), a choice (several), or words for a field of one intent."""

    intents: tuple[Intent, ...]
    wants_words_for: str = ""
    settles: bool = False  # choosing is a yes already
    rereads: bool = False  # a yes only says that the words were understood: what follows is echoed first
    yes_is_first: bool = False  # of several, a yes takes the first; the others are what it may be instead
    number: int = 0  # given when it is asked; the buttons bear it
    shown: "Shown" = field(default_factory=lambda: Shown())  # noqa: PLW0108 – defined below
    guess: bool = False  # what words may have meant: it never drives out a question that was asked for
    restates: bool = False  # its options are the question beneath it, put otherwise
    again: bool = False  # he has just said yes to another: a yes that he types shows this one again
    beneath: "Question | None" = None  # the one put aside for it, which comes back after it


@dataclass(frozen=True, slots=True)
class Shown:
    """What people saw of a question and may type back: buttons with their answers, titles, rows."""

    buttons: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said beside the answer: what was heard stands above it, what became of files below."""

    template: str
    facts: dict[str, Any] = field(default_factory=dict)
    above: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one message. `about` is the assignment it is about, for "this one" said next."""

    template: str
    facts: dict[str, Any] = field(default_factory=dict)
    question: Question | None = None
    about: int | None = None
    number: int = 0  # of the question, once it is asked
    drops: bool = False  # what waited for his yes is dropped
    aloud: tuple[CaseLine, ...] = ()  # cases whose number and date a group may hear; the rest is private
    remarks: tuple[Remark, ...] = ()
