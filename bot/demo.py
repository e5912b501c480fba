"""Bot and practice messenger in one process on one virtual clock: the only module that knows both."""

from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import aiohttp

from bot.app import Duban, Surroundings
from bot.connecting import connected
from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.client import DingTalkClient
from bot.messengers.dingtalk.stream import StreamClient
from bot.usage import UsageMeter
from domain.calendar import DAY, Calendar
from domain.messages import Content, Outcome
from domain.names import NAMES
from domain.office_hours import OfficeHours
from domain.rosters import Standing
from domain.zone import OFFICE_ZONE
from simulator.acts import Said
from simulator.app import Simulator
from simulator.clock import VirtualClock
from simulator.company import Person
from simulator.options import Hooks, Options
from storage.engines import Database
from storage.standing import load_standing
from storage.unit_of_work import UnitOfWork

NATIONAL_DAY = (10, 1)
FIRST_ADMIN = Person("admin", "系统管理员", "系统管理员", department="督查室")


class Hiring(DingTalkClient):
    """The real client; but whoever a roster has just named works in the pretend company before he is told.

    Only once: somebody who left the company on purpose stays away. (`typing.override` is younger than 3.11.)
    """

    welcome: Callable[[], Awaitable[None]]

    async def send_to_people(  # type: ignore[explicit-override]
        self, user_ids: Sequence[str], content: Content
    ) -> list[Outcome]:
        await self.welcome()
        return await super().send_to_people(user_ids, content)

    async def send_illustrated(  # type: ignore[explicit-override]
        self, user_ids: Sequence[str], content: Content, picture: bytes
    ) -> list[Outcome]:
        await self.welcome()
        return await super().send_illustrated(user_ids, content, picture)

    async def send_document(  # type: ignore[explicit-override]
        self, user_ids: Sequence[str], name: str, data: bytes
    ) -> list[Outcome]:
        await self.welcome()
        return await super().send_document(user_ids, name, data)


@dataclass(frozen=True, slots=True)
class Demo:
    """A running pair of bot and practice messenger."""

    duban: Duban
    simulator: Simulator
    clock: VirtualClock
    hired: set[str] = field(default_factory=set)

    async def let_pass(self, until: datetime) -> None:
        """Push the clock; everything that falls due on the way happens in order."""
        await self.simulator.messenger.deliveries.wait_idle()
        await self.duban.run_to(until, self.clock)

    async def rest(self) -> None:
        """Return when all that was said is answered and all that is due is sent."""
        await self.simulator.messenger.settle()

    async def say(self, user_id: str, text: str = "", files: Sequence[tuple[str, bytes]] = ()) -> None:
        """A person types something, or sends files, and gets his answer."""
        sent = tuple((name, b64encode(data).decode(), "") for name, data in files)
        self.simulator.messenger.acts.say(user_id, Said(text=text or None, files=sent))
        await self.rest()

    async def welcome_everybody(self) -> None:
        """Whoever stands in the roster also works in the pretend company, known by his mobile."""
        async with UnitOfWork(self.duban.database, self.duban.clock.now()) as work:
            standing = await load_standing(work.session, (await work.rules()).directory)
        messenger = self.simulator.messenger
        new = [person for person in people_of(standing) if person.user_id not in self.hired]
        self.hired.update(person.user_id for person in new)
        for person in new:
            if person.user_id not in messenger.company.people:
                messenger.company.hire(person)
        if new:
            messenger.feed.tell("people", {})


@asynccontextmanager
async def start_demo(
    database: Database, files: Path, now: datetime, port: int = 0, people: Iterable[Person] = ()
) -> AsyncIterator[Demo]:
    """Bring both up, connected by the real adapters over the loopback wire."""
    clock = VirtualClock(now)
    hooks = Hooks()
    simulator = Simulator(Options(people=tuple(people), clock=clock, hooks=hooks))
    async with AsyncExitStack() as stack:
        await simulator.start(port=port)
        stack.push_async_callback(simulator.stop)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        app = papers_of(simulator)
        usage = UsageMeter(database)
        wire = Hiring(app, session, clock, usage.count)
        duban = Duban(Surroundings(database, clock, wire, files, usage, side=wire, contacts=wire))
        await stack.enter_async_context(duban.serve())
        await stack.enter_async_context(connected(StreamClient(app, session, duban.accept, clock)))
        demo = Demo(duban, simulator, clock)
        wire.welcome = demo.welcome_everybody
        calendar, hours = await _calendar(duban)
        hooks.on_clock, hooks.settled = demo.let_pass, duban.rest
        hooks.calendar = lambda moment: jumps(moment, calendar, hours)
        await demo.welcome_everybody()
        yield demo


def papers_of(simulator: Simulator) -> DingTalkApp:
    """The pretend app's credentials as the adapters take them."""
    given = simulator.options.credentials
    return DingTalkApp(
        client_id=given.client_id,
        client_secret=given.client_secret,
        robot_code=given.robot_code,
        corp_id=given.corp_id,
        api_base=simulator.url,
        oapi_base=simulator.url,
    )


async def _calendar(duban: Duban) -> tuple[Calendar, OfficeHours]:
    async with UnitOfWork(duban.database, duban.clock.now()) as work:
        rules = await work.rules()
        return rules.calendar, rules.policy.hours


def people_of(standing: Standing) -> list[Person]:
    """The roster's people as employees: unit as department, first post as title.

    Who has no user id yet is in the company all the same: 按手机号找人 finds him.
    """
    return [
        Person(
            user_id=member.user_id or f"m{member.mobile[-8:]}",
            name=member.name,
            title=NAMES[member.seats[0].role],
            mobile=member.mobile,
            department=member.seats[0].unit,
        )
        for member in standing.members
        if member.seats and (member.user_id or member.mobile)
    ]


def jumps(moment: datetime, calendar: Calendar, hours: OfficeHours) -> dict[str, str]:
    """Where the page's fast-forward buttons lead: just after the morning's messages have arrived."""
    today = moment.astimezone(OFFICE_ZONE).date()
    morning = _after_slot(today, hours)
    if calendar.is_rest_day(today) or moment >= morning:
        morning = _after_slot(calendar.next_working_day(today + DAY), hours)
    year = today.year + (today >= date(today.year, *NATIONAL_DAY))
    last = calendar.previous_working_day(date(year, *NATIONAL_DAY) - DAY)
    return {
        "next_working_morning": morning.isoformat(),
        "before_national_day": _after_slot(last, hours).isoformat(),
    }


def _after_slot(on: date, hours: OfficeHours) -> datetime:
    return hours.slot_on(on).replace(second=30)
