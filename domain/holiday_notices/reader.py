"""A notice's text, sentence by sentence; what tells of days off and is not understood is never passed by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import WEEKDAYS, DayMark
from domain.holiday_notices.checking import check_year
from domain.holiday_notices.notice import HolidayNotice, NoticeReading, Trouble, TroubleCode
from domain.holiday_notices.wording import (
    ADVISING,
    ASIDE,
    HEADING,
    LIST,
    ONE_DAY,
    PAPER,
    REST,
    TELLING,
    TOTAL,
    WEEKDAY,
    WORK,
    YEAR,
    compact,
    names_in,
)

DECEMBER = 12
_CLAUSE = re.compile(r",(?![^(]*\))")
_SENTENCE = re.compile(r"[。;!]")
_SHOWN = 40  # characters of a sentence that was not understood
_YEARS_BACK, _YEARS_AHEAD = 1, 2


def read_notice(text: str, today: date, year: int | None = None) -> NoticeReading:
    """Read the text as the notice of the year it names, or of `year`.

    Where no year is written the weekdays may settle it; else `years` says which it may be of.
    """
    folded = compact(text)
    paper = PAPER.search(folded)
    written = year or _written_year(folded)
    if written is not None:
        return _read(folded, written, paper[0] if paper else "")
    near = range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1)
    readings = {one: _read(folded, one, "") for one in near}
    fitting = tuple(one for one, reading in readings.items() if reading.notice)
    if len(fitting) == 1 and WEEKDAY.search(folded):
        return readings[fitting[0]]
    years = fitting or tuple(one for one in near if one >= today.year)
    return NoticeReading(troubles=(Trouble(TroubleCode.NO_YEAR),), years=years)


def _written_year(folded: str) -> int | None:
    named = [int(found) for found in YEAR.findall(folded)]
    return max(named, key=named.count) if named else None


def _read(folded: str, year: int, paper: str) -> NoticeReading:
    draft = _Draft(year)
    for names, body in _sections(folded):
        for sentence in _SENTENCE.split(body):
            draft.take(sentence, names)
    days, troubles = draft.days, draft.troubles
    if not days and not troubles:
        return NoticeReading(troubles=(Trouble(TroubleCode.NOTHING),))
    if not troubles:
        troubles, doubts = check_year(year, days)
        if not troubles:
            return NoticeReading(HolidayNotice(year, days, paper), doubts=tuple(doubts))
    return NoticeReading(troubles=tuple(troubles))


def _sections(folded: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each heading's holidays with the text up to the next; the next heading's own number is left over."""
    found = list(HEADING.finditer(folded))
    ends = [*(one.start() for one in found[1:]), len(folded)]
    for heading, end in zip(found, ends, strict=False):
        yield names_in(heading["names"]), folded[heading.end() : end]


@dataclass
class _Draft:
    """The days found so far, and what went wrong with any of them."""

    year: int
    days: dict[date, DayMark] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    def take(self, sentence: str, names: tuple[str, ...]) -> None:
        """One sentence of a section: days off, days worked, a count, or advice that settles nothing."""
        if not TELLING.search(sentence) or ADVISING.search(sentence):
            return
        rested: list[date] = []
        for clause in _joined(_CLAUSE.split(sentence)):
            if rest := REST.fullmatch(clause):
                part = self._range(rest["range"], names)
                rested = part if "补休" in clause else [*rested, *part]
                self._count(rest["count"], part)
                self._mark(part, DayMark(is_working=False, name="、".join(names)))
            elif work := WORK.fullmatch(clause):
                listed = [on for on, _ in self._list(work["days"], names)]
                self._mark(listed, DayMark(is_working=True, name="、".join(names)))
            elif total := TOTAL.fullmatch(clause):
                self._count(total["count"], rested)
            elif clause and not ASIDE.fullmatch(clause):
                self._trouble(TroubleCode.UNREAD, words=clause[:_SHOWN], name="、".join(names))

    def _count(self, said: str | None, rested: list[date]) -> None:
        if said and rested and int(said) != len(rested):
            days = {"first": rested[0], "last": rested[-1], "said": int(said), "counted": len(rested)}
            self._trouble(TroubleCode.COUNT, **days)

    def _mark(self, days: list[date], mark: DayMark) -> None:
        for on in days:
            known = self.days.setdefault(on, mark)
            if known.is_working != mark.is_working:
                self._trouble(TroubleCode.CONFLICT, on=on)

    def _range(self, words: str, names: tuple[str, ...]) -> list[date]:
        ends = [on for on, _ in self._list(words, names)]
        if not ends:
            return []
        first, last = ends[0], ends[-1]
        return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]

    def _list(self, words: str, names: tuple[str, ...]) -> list[tuple[date, str]]:
        """The days in their order; a month or year that is not written is that of the day before."""
        found: list[tuple[date, str]] = []
        for one in ONE_DAY.finditer(words):
            on = self._day(one, found[-1][0] if found else None, names)
            if on is None:
                self._trouble(TroubleCode.NO_SUCH_DAY, words=one[0])
                continue
            note = WEEKDAY.search(one["note"] or "")
            said = note[1].replace("天", "日") if note else ""
            if said and said != WEEKDAYS[on.weekday()]:
                self._trouble(TroubleCode.WEEKDAY, on=on, said=said)
            found.append((on, said))
        return found

    def _day(self, found: re.Match[str], before: date | None, names: tuple[str, ...]) -> date | None:
        parts: Mapping[str, str | None] = found.groupdict()
        month = int(parts["month"] or (before.month if before else 0))
        year = int(parts["year"] or self._year_of(month, names))
        try:
            return date(year, month, int(parts["day"] or 0))
        except ValueError:
            return None

    def _year_of(self, month: int, names: tuple[str, ...]) -> int:
        """元旦 may begin in December of the year before."""
        return self.year - (month == DECEMBER and "元旦" in names)

    def _trouble(self, code: TroubleCode, **facts: object) -> None:
        trouble = Trouble(code, facts)
        if trouble not in self.troubles:
            self.troubles.append(trouble)


def _joined(clauses: list[str]) -> Iterator[str]:
    """Days that a comma parts from their verb belong to it: 2月14日(周六),2月28日(周六)上班."""
    waiting: list[str] = []
    for clause in clauses:
        if LIST.fullmatch(clause):
            waiting.append(clause)
            continue
        yield "、".join((*waiting, clause))
        waiting = []
    yield from waiting
