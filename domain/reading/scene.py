"""What a message is read against, and what comes out: the scene, the open question, the reading."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import Calendar
from domain.intents import CaseRef, Intent
from domain.vocabulary import PostRole, Source


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case the person may name; it helps to tell a case from a date and gives nothing away."""

    ordinal: int
    source: Source | None = None
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the bot asked last and still waits for; only what is asked for is taken as its answer.

    `choices` are the labels of the options in order, as people see them (建议13, 10月8日, 区城市管理局). A
    `harmless` question changes nothing, so that 好的 may confirm it. `cases` are those that hang on it, each
    of which may be struck (14不要); `parts` are the fields of the pending wish that may be put otherwise.
    `buttons` are labels and what they say, `titles` go with `choices`, `rows` are the numbers in a table;
    `said` holds the pending wish's own words by their field. `joinable`: the options are cases, and all of
    them may be meant; `lacks_day`: with the case the day may come at once.
    """

    yes_no: bool = False
    choices: tuple[str, ...] = ()
    words: bool = False  # a reason, an answer
    day: bool = False  # a date or a span
    harmless: bool = False
    cases: tuple[CaseRef, ...] = ()
    parts: frozenset[str] = frozenset()
    buttons: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    joinable: bool = False
    lacks_day: bool = False
    form: str = ""  # the field of 登记 that was asked for: anything may be its answer
    placing: bool = False  # it offers to record a text or a file, so that 记到210 names another case


@dataclass(frozen=True, slots=True)
class Scene:
    """Who writes, about which cases, after which card and which question."""

    today: date
    roles: frozenset[PostRole] = frozenset()
    cases: tuple[KnownCase, ...] = ()
    units: tuple[str, ...] = ()
    quoted: CaseRef | None = None  # the case of the card he quoted
    question: OpenQuestion | None = None
    calendar: Calendar = Calendar()  # noqa: RUF009 – frozen and empty: nothing to share by mistake


@dataclass(frozen=True, slots=True)
class Reading:
    """One intent and the rule that made it, which the table of rules fills in.

    `corrected` is the command word that was put right from a typo or from initials: ask before acting.
    `from_quote` says that the case was not named but taken from the quoted card: ask before 退回 and 延期.
    `pointing` says that he wrote 这个 or 刚才那个 and quoted nothing: ask which, even if there is only one.
    `by_title` holds the cases whose titles he quoted part of: one is asked about once, several are offered.
    """

    intent: Intent
    rule: str = ""
    corrected: str = ""
    from_quote: bool = False
    pointing: bool = False
    by_title: tuple[CaseRef, ...] = ()
