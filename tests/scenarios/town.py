"""A town to talk in: bot, real adapters, practice messenger over loopback; its clock stands still."""

import asyncio
import re
from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape
from itertools import count
from pathlib import Path

import aiohttp

from bot.app import Duban, Surroundings
from bot.connecting import connected
from bot.demo import papers_of
from bot.messengers.dingtalk.client import DingTalkClient
from bot.messengers.dingtalk.limits import RateLimiter
from bot.messengers.dingtalk.stream import StreamClient
from bot.usage import UsageMeter
from domain.tables.grid import Grid
from domain.zone import OFFICE_ZONE
from handlers.importing.applying import apply_rows
from handlers.importing.reading import applicable, read_grids
from handlers.importing.shell import shell_desk
from scheduler.ports import Outside
from simulator.acts import Said
from simulator.app import Simulator
from simulator.chats import BOT, Message, Where
from simulator.clock import VirtualClock
from simulator.company import Group, Person
from simulator.frames import CALLBACK, ROBOT_TOPIC
from simulator.messenger import Messenger
from simulator.options import Options
from simulator.rendering import find_links, render_html, spoken_text
from simulator.to_dos import ToDo
from storage.engines import Database
from storage.rules import Rules
from storage.seeding import prepare
from storage.unit_of_work import UnitOfWork
from tests.scenarios.roster import CAST, roster

DING = "ding"  # the kind of bubble that is none of the chat
MORNING = "2026-09-22 10:00"
_TAG = re.compile(r"<[^>]+>")
_BLOCK = re.compile(r"</(?:p|li|blockquote|h\d)>|<br ?/?>")


def at(text: str) -> datetime:
    """2026-09-22 10:00 in office time."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


@dataclass(frozen=True)
class Heard:
    """What one person's chat showed in answer: all bubbles of the robot, oldest first.

    `text` holds titles and words as the phone shows them, without markup; `labels` what can be tapped on
    the newest bubble.
    """

    bubbles: tuple[Message, ...] = field(repr=False)
    text: str = field(init=False)
    labels: list[str] = field(init=False)

    def __post_init__(self) -> None:
        shown = (f"{bubble.draft.title}\n{on_screen(bubble)}" for bubble in self.bubbles)
        labels = [label for label, _ in taps_of(self.bubbles[-1])] if self.bubbles else []
        object.__setattr__(self, "text", "\n".join(shown))
        object.__setattr__(self, "labels", labels)

    @property
    def title(self) -> str:
        """The newest bubble's title, as the chat list shows it."""
        return self.bubbles[-1].draft.title if self.bubbles else ""

    def __contains__(self, words: str) -> bool:
        return words in self.text

    def __len__(self) -> int:
        return len(self.bubbles)


def on_screen(bubble: Message) -> str:
    """The bubble's words as the phone shows them."""
    html = render_html(bubble.draft.text, markdown=bubble.draft.is_markdown)
    return unescape(_TAG.sub("", _BLOCK.sub("\n", html))).strip()


def taps_of(bubble: Message) -> list[tuple[str, str]]:
    """Label and spoken text of every button and link; an ordinary web link speaks nothing."""
    links = find_links(bubble.draft.text) if bubble.draft.is_markdown else []
    offered = [*((button.label, button.url) for button in bubble.draft.buttons), *links]
    return [(label, spoken_text(url) or "") for label, url in offered]


@dataclass
class Speaker:
    """One person with his phone."""

    town: "Town"
    user_id: str
    seen: int = 0  # number of the last bubble he has looked at

    async def says(self, text: str, quote: Message | None = None, group: str | None = None) -> Heard:
        """Type something, perhaps under a quoted card or in a group, and look at what he gets back."""
        _ = self.hears()
        said = Said(text=text, quote=quote.id if quote else None, group=group)
        self.town.messenger.acts.say(self.user_id, said)
        await self.town.rests()
        return self.hears()

    async def sends(self, name: str, content: bytes, spoken: str = "") -> Heard:
        """Send a file; `spoken` is what the messenger made out in a voice message."""
        return await self._speaks(Said(files=((name, b64encode(content).decode(), spoken),)))

    async def shows(self, *pictures: bytes, text: str | None = None, quote: Message | None = None) -> Heard:
        """Send pictures in one message, perhaps with words among them or under a quoted card."""
        files = tuple((f"{place}.jpg", b64encode(one).decode(), "") for place, one in enumerate(pictures))
        quoted = quote.id if quote else None
        return await self._speaks(Said(text=text, quote=quoted, files=files, together=True))

    async def passes_on(self, *talk: tuple[str, str]) -> Heard:
        """Forward what others said elsewhere: name and words, line by line."""
        return await self._speaks(Said(talk=talk))

    async def _speaks(self, said: Said) -> Heard:
        _ = self.hears()
        self.town.messenger.acts.say(self.user_id, said)
        await self.town.rests()
        return self.hears()

    async def taps(self, label: str) -> Heard:
        """Tap a button or link of the newest message that has it."""
        having = [bubble for bubble in self.chat if label in [name for name, _ in taps_of(bubble)]]
        assert having, f"nothing to tap that is called {label}"
        bubble = having[-1]
        _ = self.hears()
        self.town.messenger.acts.tap(self.user_id, bubble.id, label)
        await self.town.rests()
        return self.hears()

    def hears(self) -> Heard:
        """The robot's new bubbles in his own chat since he last looked."""
        fresh = [bubble for bubble in self.chat if bubble.number > self.seen]
        self.seen = max([self.seen, *(bubble.number for bubble in fresh)])
        return Heard(tuple(fresh))

    @property
    def chat(self) -> list[Message]:
        """All the robot ever wrote to him alone."""
        seen = self.town.messenger.chats.seen_by(self.user_id)
        return [b for b in seen if b.sender == BOT and b.group is None and b.draft.kind != DING]

    @property
    def rings(self) -> list[str]:
        """The words of every DING he ever had."""
        seen = self.town.messenger.chats.seen_by(self.user_id)
        return [bubble.draft.text for bubble in seen if bubble.draft.kind == DING]

    @property
    def to_dos(self) -> list[ToDo]:
        """What stands in his own to-do list, open items first."""
        company = self.town.messenger.company
        return self.town.messenger.to_dos.of_person(company.people[self.user_id].union_id)


@dataclass
class Town:
    """Everybody and everything. `opens` and `closes` start and stop the bot; the messenger stays."""

    database: Database
    files: Path
    simulator: Simulator
    clock: VirtualClock
    outside: Outside | None = None  # addresses that may be looked at, from the next opening on
    duban: Duban = field(init=False)
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)
    _speakers: dict[str, Speaker] = field(default_factory=dict)

    def __getattr__(self, who: str) -> Speaker:
        if who not in CAST:
            raise AttributeError(who)
        return self.person(CAST[who][0])

    def person(self, user_id: str) -> Speaker:
        """The speaker behind a user id."""
        return self._speakers.setdefault(user_id, Speaker(self, user_id))

    @property
    def messenger(self) -> Messenger:
        """The practice messenger's own object, for acts and switches."""
        return self.simulator.messenger

    async def opens(self) -> None:
        """Start the bot and wait until it listens."""
        stack = self._running = AsyncExitStack()
        session = await stack.enter_async_context(aiohttp.ClientSession())
        app, usage, ticks = papers_of(self.simulator), UsageMeter(self.database), Ticks()
        limiter = lambda: RateLimiter(now=ticks.now, sleep=ticks.pass_by)  # noqa: E731
        wire = DingTalkClient(app, session, self.clock, usage.count, limiter)
        around = Surroundings(
            self.database, self.clock, wire, self.files, usage, side=wire, contacts=wire, outside=self.outside
        )
        self.duban = Duban(around)
        await stack.enter_async_context(self.duban.serve())
        stream = StreamClient(app, session, self.duban.accept, self.clock)
        await stack.enter_async_context(connected(stream))
        while not self.messenger.gateway.reaches(CALLBACK, ROBOT_TOPIC):  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0)
        self.simulator.hooks.settled = self.duban.rest

    async def closes(self) -> None:
        """Stop the bot; the messenger and the database keep what they have."""
        self.simulator.hooks.settled = None
        await self._running.aclose()

    async def rests(self) -> None:
        """Everything said is answered and everything due is sent."""
        await self.messenger.settle()

    async def time_goes_to(self, moment: str) -> None:
        """Let time pass; what falls due on the way happens in order."""
        await self.messenger.deliveries.wait_idle()
        await self.duban.run_to(at(moment), self.clock)
        await self.messenger.deliveries.wait_idle()

    async def next_morning(self) -> None:
        """The next working day's message has come."""
        today = self.clock.now().astimezone(OFFICE_ZONE).date()
        async with UnitOfWork(self.database, self.clock.now()) as work:
            on = (await work.rules()).calendar.next_working_day(today + timedelta(days=1))
        await self.time_goes_to(f"{on} 08:46")

    async def time_goes_by(self, **span: float) -> None:
        """Let some time pass."""
        await self.time_goes_to((self.clock.now() + timedelta(**span)).replace(tzinfo=None).isoformat())

    def gathers(self, group: str, *members: Speaker) -> None:
        """A group chat with the robot in it."""
        ids = tuple(member.user_id for member in members)
        self.messenger.company.groups[group] = Group(group, group, ids)

    def group_hears(self, group: str) -> Heard:
        """All the robot ever said in a group."""
        members = self.messenger.company.groups[group].members
        seen = self.messenger.chats.seen_by(members[0])
        return Heard(tuple(b for b in seen if b.group == group and b.sender == BOT))

    async def rules(self) -> Rules:
        """The rules in force now."""
        async with UnitOfWork(self.database, self.clock.now()) as work:
            return await work.rules()

    @property
    def bubbles(self) -> list[Message]:
        """Everything anybody has been sent, in order."""
        seen = {b.number: b for s in self.speakers for b in self.messenger.chats.seen_by(s.user_id)}
        return [seen[number] for number in sorted(seen)]

    @property
    def speakers(self) -> Sequence[Speaker]:
        """Everybody of the cast, and whoever else has spoken."""
        _ = [self.person(user_id) for user_id, _ in CAST.values()]
        return list(self._speakers.values())


class Ticks:
    """Seconds for the rate limiters, which pass as soon as somebody waits for them."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def now(self) -> float:
        return self._seconds

    async def pass_by(self, seconds: float) -> None:
        self._seconds += seconds


async def settle_in(database: Database, now: str, tables: Sequence[Grid]) -> None:
    """Roster and tables imported; nobody has been told anything yet."""
    await prepare(database, at(now))
    for grid in (roster(), *tables):
        async with UnitOfWork(database, at(now)) as work:
            reading = await read_grids([grid], grid.sheet, work)
            bad = [verdict for verdict in reading.verdicts if verdict.record is None]
            assert not bad, bad
            await apply_rows(applicable(reading, adopt=True), await shell_desk(work, name="test"))
            await work.commit()


@asynccontextmanager
async def open_town(
    database: Database, files: Path, now: str, news: Sequence[Message] = ()
) -> AsyncIterator[Town]:
    """Everybody hired and the bot open; the first news is sent, and read except by those who look again.

    `news` is what the database says was sent already: the bubbles stand in the chats from the beginning.
    """
    clock, seconds = VirtualClock(at(now), frozen=True), count(step=2)
    people = tuple(Person(user_id, name) for user_id, name in CAST.values())
    guest = Person("u98", "外单位的人", corp_id="dingothers")
    options = Options(people=(*people, guest), clock=clock, ticks=lambda: float(next(seconds)))
    async with Simulator(options) as simulator:
        town = Town(database, files, simulator, clock)
        for someone in (await town.rules()).directory.everybody():
            town.messenger.company.hire(Person(someone.user_id or "", someone.name))
        for b in news:
            where = Where(sender=b.sender, at=b.at, audience=b.audience, group=b.group, receipt=b.receipt)
            town.messenger.chats.add(b.draft, **where)
        await town.opens()
        try:
            await town.rests()
            for speaker in town.speakers:
                _ = speaker.hears()
            yield town
        finally:
            await town.closes()
