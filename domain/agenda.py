"""Foresees what will be told, to whom and when, by the very rules that tell it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from heapq import heappop, heappush
from itertools import count
from typing import Any, Final

from domain.bundles import REMINDERS
from domain.calendar import DAY
from domain.follow_ups import PlannedFollowUp
from domain.notice_kinds import NoticeKind
from domain.planning import Planned, day_of
from domain.pointless import Standing
from domain.promptness import Rhythm
from domain.telling import Fate, People, Scene, decide, hold_back

PEOPLE_AT_ONCE: Final = 25  # served in one transaction, lowest ids first


@dataclass(frozen=True, slots=True)
class Coming:
    """One piece of news for one person that is still to be told; `planned` if the ladder calls for it."""

    about: str  # its key without the person
    kind: str
    person_id: int
    due_at: datetime
    standing: Standing
    urgent: bool = False
    assignment_id: int | None = None
    unit_id: int | None = None
    number: str = ""  # of its case, as people say it; "" for news about none
    facts: Mapping[str, Any] = field(default_factory=dict)
    planned: Planned | PlannedFollowUp | None = None
    held: str = ""  # why it comes later than it fell due


@dataclass(frozen=True, slots=True)
class Call:
    """What the ladder, or a case nobody was told of, calls for: whoever can be told by then is told."""

    at: datetime
    news: Coming
    recipients: Callable[[People], Sequence[int]]
    ends_at: datetime | None = None  # from then on nobody needs to be told


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one person: the moment, and all it tells."""

    at: datetime
    person_id: int
    news: tuple[Coming, ...]
    urgent: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it is about, each kind once."""
        return tuple(dict.fromkeys(one.kind for one in self.news))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The cases it is about, each once."""
        return tuple(dict.fromkeys(one.number for one in self.news if one.number))


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything that what is told depends on, as it stands now."""

    now: datetime
    rhythm: Rhythm
    people_on: Callable[[date], People]
    waiting: Sequence[Coming] = ()
    calls: Sequence[Call] = ()
    told_today: Mapping[int, int] = field(default_factory=dict)


def foresee(outlook: Outlook, last_on: date) -> list[Outgoing]:
    """Every message until the end of the last day, in order, if nobody acts meanwhile."""
    return list(_Course(outlook, last_on).run())


@dataclass(slots=True)
class _Course:
    """The course of time from now on: moments in order, each person served once at each."""

    outlook: Outlook
    last_on: date
    _queue: list[tuple[datetime, int, Coming | Call]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)
    _made: Counter[tuple[int, date]] = field(default_factory=Counter)
    _owed: set[tuple[str, int]] = field(default_factory=set)  # told, or to be told: once to each person

    def __post_init__(self) -> None:
        outlook = self.outlook
        today = day_of(outlook.now)
        self._made = Counter({(who, today): n for who, n in outlook.told_today.items()})
        self._owed = {(news.about, news.person_id) for news in outlook.waiting}
        for news in outlook.waiting:
            self._put(news.due_at, news)
        for call in outlook.calls:
            self._put(call.at, call)

    def run(self) -> Iterator[Outgoing]:
        while self._queue and day_of(self._queue[0][0]) <= self.last_on:
            moment = self._queue[0][0]
            due = self._take(moment)
            while due:
                served = sorted({news.person_id for news in due})[:PEOPLE_AT_ONCE]
                mine = [news for news in due if news.person_id in served]
                due = [news for news in due if news.person_id not in served]
                yield from self._serve(moment, mine)
                due += self._take(moment)

    def _put(self, at: datetime, one: Coming | Call) -> None:
        heappush(self._queue, (max(at, self.outlook.now), next(self._order), one))

    def _take(self, moment: datetime) -> list[Coming]:
        """All news of this moment; what is called for finds its people now, or is tried at the next slot."""
        taken: list[Coming] = []
        while self._queue and self._queue[0][0] <= moment:
            _, _, one = heappop(self._queue)
            taken += [one] if isinstance(one, Coming) else self._address(one, moment)
        return taken

    def _address(self, call: Call, moment: datetime) -> list[Coming]:
        if call.ends_at is not None and moment >= call.ends_at:
            return []
        found = call.recipients(self.outlook.people_on(day_of(moment)))
        if not found:
            self._put(self._next_office_slot(moment), call)
        return list(self._for_each(call.news, found))

    def _for_each(self, news: Coming, people: Iterable[int]) -> Iterator[Coming]:
        """The same news for these people, whoever of them is not owed it already."""
        for person_id in people:
            if (news.about, person_id) not in self._owed:
                self._owed.add((news.about, person_id))
                yield replace(news, person_id=person_id)

    def _next_office_slot(self, moment: datetime) -> datetime:
        rhythm = self.outlook.rhythm
        slot = rhythm.hours.slot_on(day_of(moment))
        if slot > moment and rhythm.calendar.is_working_day(day_of(moment)):
            return slot
        return rhythm.hours.slot_on(rhythm.calendar.next_working_day(day_of(moment) + DAY))

    def _serve(self, moment: datetime, due: Sequence[Coming]) -> Iterator[Outgoing]:
        units = {n.assignment_id: n.unit_id for n in due if n.assignment_id and n.unit_id}
        scene = Scene(moment, self.outlook.rhythm, self.outlook.people_on(day_of(moment)), units)
        for person_id in sorted({news.person_id for news in due}):
            worth = self._sift([news for news in due if news.person_id == person_id], scene)
            for urgent in (True, False):
                told = tuple(news for news in worth if news.urgent is urgent)
                if told:
                    self._made[person_id, day_of(moment)] += not urgent
                    yield Outgoing(moment, person_id, told, urgent)

    def _sift(self, due: Iterable[Coming], scene: Scene) -> list[Coming]:
        worth = [news for news in due if self._is_told(news, scene)]
        pushed = {news.assignment_id for news in worth if news.kind == NoticeKind.ASSIGNED}
        worth = [n for n in worth if n.kind not in REMINDERS or n.assignment_id not in pushed]
        plain = [news for news in worth if not news.urgent]
        made = self._made[worth[0].person_id, day_of(scene.now)] if worth else 0
        for news, kept in zip(plain, hold_back(plain, made, scene), strict=True):
            if kept is not None and kept.until is not None:
                worth.remove(news)
                self._put(kept.until, replace(news, due_at=kept.until, held=kept.because))
        return worth

    def _is_told(self, news: Coming, scene: Scene) -> bool:
        decision = decide(news, replace(news.standing, now=scene.now), scene)
        if decision.fate is Fate.HOLD and decision.until is not None:
            held = decision.because if decision.because != "slot" else news.held
            self._put(decision.until, replace(news, due_at=decision.until, held=held))
        if decision.fate is Fate.HAND_ON:
            self._owed.discard((news.about, news.person_id))
        for handed_on in self._for_each(news, decision.to):
            self._put(scene.now, handed_on)
        return decision.fate is Fate.TELL
