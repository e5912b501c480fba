"""The whole story said to the whole bot, with nothing but a pretend wire at the end of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import select

from bot.app import Duban, Surroundings
from bot.samples import NOW, START, File, Step, roster, story, tables
from bot.usage import UsageMeter
from domain.messages import Attachment, AttachmentKind, Content, Inbound, Outcome, Verdict
from domain.vocabulary import AssignmentState, RequestState
from handlers.importing.applying import apply_rows
from handlers.importing.reading import applicable, read_grids
from handlers.importing.shell import shell_desk
from handlers.workbooks.opening import open_workbook
from storage.engines import Database
from storage.seeding import prepare
from storage.tables import Assignment, Case, ExtensionRequest, LedgerEntry, ReturnRequest, Unit
from storage.unit_of_work import UnitOfWork

Answered = tuple[Step, tuple[str, ...]]  # a step, and the titles of what came back at once


class HandClock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = moment


@dataclass
class Phones:  # its methods have the ports' parameters, wanted or not
    """A wire on which everything arrives, and everybody's chat."""

    clock: HandClock
    heard: dict[str, list[tuple[datetime, Content]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    async def send_to_people(self, user_ids: Sequence[str], content: Content) -> list[Outcome]:
        for user_id in user_ids:
            self.heard.setdefault(user_id, []).append((self.clock.now(), content))
        return [Outcome(user_id, Verdict.SENT, receipt="r") for user_id in user_ids]

    async def send_illustrated(
        self,
        user_ids: Sequence[str],
        content: Content,
        picture: bytes,  # noqa: ARG002
    ) -> list[Outcome]:
        return await self.send_to_people(user_ids, content)

    async def send_to_group(self, conversation_id: str, content: Content) -> Outcome:  # noqa: ARG002
        raise AssertionError(f"nobody speaks in a group: {content.title}")

    async def answer(self, webhook_url: str, content: Content) -> Outcome:  # noqa: ARG002
        raise AssertionError(f"nobody left a way back: {content.title}")

    async def send_document(self, user_ids: Sequence[str], name: str, data: bytes) -> list[Outcome]:  # noqa: ARG002
        return await self.send_to_people(user_ids, Content(name, ""))

    async def read_status(self, receipt: str) -> Mapping[str, bool]:  # noqa: ARG002
        return {}

    async def recall(self, receipts: Sequence[str]) -> frozenset[str]:
        return frozenset(receipts)

    async def download(self, code: str, limit_bytes: int) -> bytes:  # noqa: ARG002
        return self.files[code]


@dataclass(frozen=True)
class Desk:
    """One unit's part in one case when the demo begins."""

    unit: str
    number: str
    state: AssignmentState
    percent: int | None


@dataclass(frozen=True)
class Played:
    """What the story led to."""

    replies: tuple[Answered, ...]
    heard: dict[str, list[tuple[datetime, Content]]]
    desks: tuple[Desk, ...]
    acts: Counter[str]
    extensions: Counter[RequestState]
    returns: Counter[RequestState]


async def play(url: str, folder: Path) -> Played:
    """Import the tables, say the story, and look at where everything stands."""
    database, clock = Database(url), HandClock()
    await prepare(database, START)
    phones = Phones(clock)
    duban = Duban(Surroundings(database, clock, phones, folder, UsageMeter(database)))
    async with duban.serve():
        for file in (roster(), *tables()):
            await _import(file, database)
        await duban.rest()
        replies = [await _say(number, step, duban, phones) for number, step in enumerate(story())]
        await duban.run_to(NOW, clock)
    played = await _look(database, tuple(replies), phones)
    await database.close()
    return played


async def _import(file: File, database: Database) -> None:
    name, data = file
    grids = await open_workbook(name, data)
    async with UnitOfWork(database, START) as work:
        reading = await read_grids(grids, name, work)
        await apply_rows(applicable(reading, adopt=False), await shell_desk(work, name="demo"))
        await work.commit()


async def _say(number: int, step: Step, duban: Duban, phones: Phones) -> Answered:
    await duban.run_to(step.at, phones.clock)
    before = len(phones.heard.get(step.who, ()))
    phones.files |= dict(step.files)
    files = tuple(Attachment(AttachmentKind.FILE, name, name) for name, _ in step.files)
    said = Inbound(f"m{number}", step.who, "corp", "", f"chat-{step.who}", in_group=False, text=step.says,
                   sent_at=step.at, attachments=files)  # fmt: skip
    await duban.accept(said)
    await duban.rest()
    return step, tuple(content.title for _, content in phones.heard.get(step.who, ())[before:])


async def _look(database: Database, replies: tuple[Answered, ...], phones: Phones) -> Played:
    async with database.reader() as session:
        units = {unit.id: unit.name for unit in (await session.exec(select(Unit))).all()}
        numbers = {case.id: case.number for case in (await session.exec(select(Case))).all()}
        assignments = (await session.exec(select(Assignment))).all()
        extensions = (await session.exec(select(ExtensionRequest))).all()
        returns = (await session.exec(select(ReturnRequest))).all()
        ledger = (await session.exec(select(LedgerEntry))).all()
    return Played(
        replies,
        phones.heard,
        desks=tuple(
            Desk(units[a.unit_id], numbers[a.case_id], a.state, a.progress_percent) for a in assignments
        ),
        acts=Counter(entry.act for entry in ledger),
        extensions=Counter(request.state for request in extensions),
        returns=Counter(request.state for request in returns),
    )
