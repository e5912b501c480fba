"""A practice messenger, a database with eight units, and the bot as a process that can be killed."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.app import Simulator
from simulator.callbacks import Addresses
from simulator.chats import BOT
from simulator.company import Person
from simulator.frames import CALLBACK, ROBOT_TOPIC
from simulator.inbound import SESSION_MS, Payload, Spoken, build_payload
from simulator.options import Timings
from simulator.sessions import Session
from tests.processes.programs import PATIENCE, Program, free_port, running

UNITS = ("教育局", "民政局", "财政局", "水务局", "农业农村局", "卫生健康局", "交通运输局", "城市管理局")
PEOPLE = tuple(Person(f"u{number}", f"联络员{number}") for number in range(1, len(UNITS) + 1))
# Streams are pinged often, so that something is always heard of the wire; a push waits for four seconds.
TIMINGS = Timings(between_pings=0.1, http_push_limit=4)


def roster() -> str:
    """A liaison for each unit."""
    rows = (f"区{unit},联络员{n},联络员,u{n}" for n, unit in enumerate(UNITS, 1))
    return "\n".join(("单位,姓名,岗位,用户ID", *rows))


def cases(assigned_on: str) -> str:
    """A case for each unit, due in three months."""
    rows = (
        f"建议{n:03},关于第{n}件事的建议,区{unit},{assigned_on},三个月" for n, unit in enumerate(UNITS, 1)
    )
    return "\n".join(("编号,案由,主办单位,交办日期,办结时限", *rows))


@dataclass
class Office:
    """`mode` is the setting MESSENGER. What people say carries a number that is found again everywhere."""

    simulator: Simulator
    home: Path
    database: Path
    mode: str
    port: int = field(default_factory=free_port)
    _read_to: int = 0
    _acknowledged: int = 0

    @property
    def settings(self) -> dict[str, str]:
        """Settings of `duban run`."""
        papers = self.simulator.options.credentials
        return {
            "DATABASE_URL": f"sqlite+aiosqlite:///{self.database}",
            "LISTEN": f"127.0.0.1:{self.port}",
            "MESSENGER": self.mode,
            "FILES": str(self.home / "files"),
            "INTAKE_TOKEN": "practice-intake-token",
            "DINGTALK__CLIENT_ID": papers.client_id,
            "DINGTALK__CLIENT_SECRET": papers.client_secret,
            "DINGTALK__ROBOT_CODE": papers.robot_code,
            "DINGTALK__CORP_ID": papers.corp_id,
            "DINGTALK__API_BASE": self.simulator.url,
            "DINGTALK__OAPI_BASE": self.simulator.url,
        }

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[Program]:
        """The bot, connected; killed at the end of the block if it still runs."""
        messenger = self.simulator.messenger
        async with running("run", home=self.home, until="已启动", **self.settings) as program:
            if self.mode == "dingtalk_callback":
                url = f"http://127.0.0.1:{self.port}/dingtalk/robot"
                messenger.callbacks.addresses = Addresses(robot_url=url)
            else:
                await self.until(lambda: messenger.gateway.reaches(CALLBACK, ROBOT_TOPIC))
            yield program

    def push_of(self, number: int, *, session: bool = True) -> Payload:
        """What the robot hears when somebody reports step `number`; without a session it answers by API."""
        messenger = self.simulator.messenger
        person = PEOPLE[number % len(PEOPLE)]
        text = f"进展 建议00{person.user_id[1:]} {step(number)}"
        now_ms = messenger.clock.now_ms()
        opened = messenger.robot.sessions.open(Session((person.user_id,), None, now_ms + SESSION_MS))
        spoken = Spoken(
            message_id=f"push-{number}",
            person=person,
            group=None,
            kind="text",
            body={"text": {"content": text}},
            at_ms=now_ms,
        )
        url = f"{self.simulator.url}/robot/sendBySession?session={opened}" if session else ""
        return build_payload(spoken, self.simulator.options.credentials, url)

    def deliver(self, pushes: Iterable[Payload]) -> None:
        """Push, for the first time or again."""
        for push in pushes:
            self.simulator.messenger.deliveries.deliver_message(push, lambda _reply: None)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something on the wire or in the chats has made it true."""
        with self.simulator.messenger.feed.open() as news:
            async with asyncio.timeout(PATIENCE):
                while not condition():
                    _ = await news.get()

    def acknowledged(self) -> int:
        """How many pushes the bot has said yes to, all in all."""
        for entry in self.simulator.messenger.log.since(self._read_to):
            self._read_to = entry["id"]
            self._acknowledged += _is_yes(entry)
        return self._acknowledged

    def answers(self, number: int) -> int:
        """How often the person was told that step `number` was noted down."""
        seen = self.simulator.messenger.chats.seen_by(PEOPLE[number % len(PEOPLE)].user_id)
        return sum(message.sender == BOT and step(number) in message.draft.text for message in seen)

    async def answered(self, numbers: Iterable[int]) -> None:
        """Wait until each of these steps has been answered."""
        wanted = list(numbers)
        await self.until(lambda: all(self.answers(number) for number in wanted))

    def effects(self) -> Counter[str]:
        """How often each step stands in the database."""
        return Counter(text for (text,) in self.query("SELECT text FROM reply"))

    def query(self, sql: str) -> Sequence[Any]:
        """Read the database beside the bot."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()


def step(number: int) -> str:
    """Words that nobody else says."""
    return f"第{number:03}步已办妥"


def _is_yes(entry: dict[str, Any]) -> bool:
    is_push = entry["path"].endswith("/dingtalk/robot") or entry["topic"] == ROBOT_TOPIC
    return bool(is_push and entry["direction"] == "from_bot" and entry["status"] == 200)
