"""Files go out as messages of their own: with their bytes, tried again, given up where they are missing."""

from pathlib import Path

from sqlmodel import select

from domain.messages import Document, Outcome, Verdict
from domain.vocabulary import MessageState
from storage.files import FileStore
from storage.outbox import PUSH_LANE, Address, Label, post_document
from storage.tables import Message
from storage.unit_of_work import UnitOfWork
from tests.scheduler.worlds import World, accept


async def posts(world: World, sha256: str) -> None:
    async with UnitOfWork(world.database, world.now) as work:
        post_document(
            work, Address("zhou"), Document("督办函.docx", sha256), Label("d1", "document", PUSH_LANE)
        )
        await work.commit()


async def state_of(world: World) -> MessageState:
    async with world.database.reader() as session:
        return (await session.exec(select(Message).where(Message.key == "d1"))).one().state


async def test_a_file_that_is_throttled_arrives_at_the_next_try(world: World, tmp_path: Path) -> None:
    world.files = FileStore(tmp_path)
    world.restart()
    await posts(world, world.files.write(b"PK four"))
    world.messenger.verdict = lambda to: Outcome(to, Verdict.RETRY_SOON, code="throttled")
    await world.courier.deliver_due()
    assert await state_of(world) is MessageState.PLANNED
    world.messenger.verdict = accept
    world.clock.moment = world.now.replace(minute=world.now.minute + 1)
    await world.courier.deliver_due()
    assert await state_of(world) is MessageState.SENT
    assert [(content.title, content.text) for content in world.messenger.to("zhou")] == [("督办函.docx", "7")]


async def test_a_file_that_is_no_longer_there_is_given_up(world: World, tmp_path: Path) -> None:
    world.files = FileStore(tmp_path)
    world.restart()
    await posts(world, "0" * 64)
    await world.courier.deliver_due()
    assert await state_of(world) is MessageState.FAILED
