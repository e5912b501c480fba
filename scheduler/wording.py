"""From what one person is owed to one message: the facts that the push templates put into words."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from domain.bundles import PLACE
from domain.deadlines import extension_cut_off
from domain.errors import DomainError
from domain.messages import Content
from domain.planning import day_of
from domain.policy import Policy
from message_templates import Unsayable, facts_of, render_content, say_own_words
from scheduler.lateness import Lateness
from scheduler.withholding import withheld, withhold
from storage.decisions import Matter, asked_until
from storage.desks import Item
from storage.lines import CaseLine, EdgeDays, edge_days, line_of, private_names
from storage.people import Someone
from storage.rules import Rules
from storage.tables import ExtensionRequest, Notice

logger = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)
AT_LEAST = 2  # lines of each section, however long the others are
MANY = 8  # sections: beyond that each shows its first line only
TOLD_IN_LINES = 20  # sections: of those beyond it only kind and number are said


@dataclass(frozen=True, slots=True)
class Asked:
    """What an approver must know of a request; the days and dates only for extensions."""

    by: str
    reason: str
    unit: str = ""  # the unit a return proposes
    before: str = ""
    until: str = ""
    gained_days: int = 0
    gained_working_days: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One notice, ready to be said."""

    facts: Mapping[str, Any]
    case: CaseLine | None = None
    edge: EdgeDays | None = None
    asked: Asked | None = None
    last_extension_day: bool = False
    holiday_moved: bool = False  # the day was moved earlier off rest days
    own: str = ""  # in the office's own words

    @property
    def urgency(self) -> tuple[bool, float]:
        """Key cases first (R28), then by deadline."""
        if self.case is None:
            return True, 0
        return not self.case.key_case, float("inf") if self.case.days_left is None else self.case.days_left


@dataclass(frozen=True, slots=True)
class Section:
    """All news of one kind: the lines that are shown and how many there are."""

    kind: str
    shown: tuple[Line, ...]
    count: int

    @property
    def hidden(self) -> int:
        """How many are only counted."""
        return self.count - len(self.shown)

    @property
    def own(self) -> bool:
        """Whether all that is shown is said in the office's own words."""
        return bool(self.shown) and all(line.own for line in self.shown)


@dataclass(frozen=True, slots=True)
class LateWords:
    """What is said of lateness: (days ago, day, how many), and how long nobody was there."""

    since: str
    days: tuple[tuple[int, str, int], ...]
    down_since: datetime | None = None
    down_until: datetime | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Telling:
    """One person, what he is told now, and what of it comes late."""

    person: Someone
    notices: Sequence[Notice]
    late: Mapping[str, Lateness]  # why → how much of it, and since when
    kept: int = 0  # what the cap of an earlier day kept for now
    is_last: bool = False  # the cap holds back what is not urgent for the rest of the day
    broken: set[str] = field(default_factory=set)  # kinds whose own words could not be said


def put_into_words(
    telling: Telling, items: Mapping[int, Item], requests: Mapping[str, Matter], rules: Rules
) -> Content:
    """One message: a card for a single piece of news, else short lists by kind."""
    ordered = sorted(telling.notices, key=lambda notice: PLACE[notice.kind])
    grouped = {
        kind: sorted((_line(n, items, requests, rules) for n in notices), key=lambda li: li.urgency)
        for kind, notices in groupby(ordered, key=lambda notice: notice.kind)
    }
    late = {why: _late(one, rules) for why, one in telling.late.items()}
    sections = [_in_own_words(one, telling, rules) for one in _cut(grouped, rules.policy)]
    return render_content(
        "push/message.md.j2", sections=sections, late=late, on=rules.on, **_of_the_cap(telling)
    )


def _in_own_words(section: Section, telling: Telling, rules: Rules) -> Section:
    """As the office wants it said; what cannot be said so is said as usual, and noted as broken."""
    text = rules.policy.words.get(section.kind)
    if not text or any(line.case is None for line in section.shown):
        return section
    try:
        said = [
            replace(line, own=say_own_words(text, section.kind, facts_of(line.case, telling.person.name)))
            for line in section.shown
            if line.case is not None
        ]
    except (DomainError, Unsayable):
        logger.exception("own words cannot be said: %s", section.kind)
        telling.broken.add(section.kind)
        return section
    return replace(section, shown=tuple(said))


def _late(late: Lateness, rules: Rules) -> LateWords:
    describe = rules.calendar.describe
    days = tuple(((rules.on - on).days, describe(on, rules.on), n) for on, n in late.days.items())
    if late.down is None:
        return LateWords(describe(late.since, rules.on), days)
    since, until = late.down
    return LateWords(describe(late.since, rules.on), days, since, until, round((until - since) / MINUTE))


def _of_the_cap(telling: Telling) -> dict[str, Any]:
    return {"kept": telling.kept, "is_last": telling.is_last}


def _cut(grouped: Mapping[str, Sequence[Line]], policy: Policy) -> list[Section]:
    """As many lines as fit one phone screen, given out in order, a few to every section."""
    left, sections = policy.page, list[Section]()
    at_least = AT_LEAST if len(grouped) <= MANY else 1
    for place, (kind, lines) in enumerate(grouped.items()):
        shown = tuple(lines[: max(at_least, left)]) if place < TOLD_IN_LINES else ()
        left -= len(shown)
        sections.append(Section(kind, shown, len(lines)))
    return sections


def _line(
    notice: Notice,
    items: Mapping[int, Item],
    requests: Mapping[str, Matter],
    rules: Rules,
) -> Line:
    item = items.get(notice.assignment_id or 0)
    request = requests.get(notice.facts.get("request", ""))
    if item is None:
        return Line(_described(notice.facts, rules))
    facts = withhold(notice.facts) if item.case.secret else notice.facts
    return Line(
        facts=_described(facts, rules),
        case=line_of(item, rules),
        edge=edge_days(item, rules),
        asked=_asked(request, item, rules) if request else None,
        last_extension_day=_extension_ends_on(item, rules) == rules.on,
        holiday_moved=_is_moved(notice.facts),
    )


def _described(facts: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """The facts with their days put into words."""
    days = {
        name: rules.calendar.describe(date.fromisoformat(facts[name]), rules.on)
        for name in ("until", "before_on", "nominal_on", "deadline_on", "due_on")
        if facts.get(name)
    }
    return {**facts, **days}


def _asked(request: Matter, item: Item, rules: Rules) -> Asked:
    by, until = rules.directory.person(request.person_id).name, asked_until(request)
    names = private_names(item.case)
    reason = withheld() if item.case.secret else rules.policy.masks.text(request.reason, names)
    if isinstance(request, ExtensionRequest) and until:
        before = request.deadline_before_on
        return Asked(
            by,
            reason,
            before=rules.calendar.describe(before, rules.on),
            until=rules.calendar.describe(until, rules.on),
            gained_days=(until - before).days,
            gained_working_days=rules.calendar.working_days_between(before, until),
        )
    proposed = getattr(request, "proposed_unit_id", None)
    return Asked(by, reason, unit=rules.directory.units[proposed] if proposed else "")


def _extension_ends_on(item: Item, rules: Rules) -> date | None:
    on, ahead = item.assignment.deadline_on, rules.pack_of(item.case).extension.ahead
    if on is None:
        return None
    return extension_cut_off(on, ahead.days, ahead.unit, rules.calendar)


def _is_moved(facts: Mapping[str, Any]) -> bool:
    if not facts.get("nominal_on"):
        return False
    return day_of(datetime.fromisoformat(facts["planned_at"])) < date.fromisoformat(facts["nominal_on"])
