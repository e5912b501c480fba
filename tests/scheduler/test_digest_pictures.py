"""A picture goes with a digest on its days, once, and keeps back no words."""

import asyncio
import io
from collections import Counter
from datetime import date

import sqlalchemy as sa
from PIL import Image
from sqlmodel import col

from domain.messages import Outcome, Verdict
from domain.vocabulary import PostRole
from scheduler.digests.charts import chart_of_loads
from storage.digests import Load
from storage.tables import Message
from storage.unit_of_work import UnitOfWork
from tests.scheduler.test_digests import digests
from tests.scheduler.worlds import World, accept

UNITS = ("区住建局", "区教育局", "区水务局", "区民政局", "区卫健委", "区司法局")


async def busy(world: World) -> None:
    for n, unit in enumerate(UNITS):
        await world.hire(f"liaison{n}", unit, PostRole.LIAISON)
        await world.sign(await world.case("2026-09-30", unit=unit, tell=False))


def pictured(world: World) -> dict[str, int]:
    return dict(Counter(user_id for user_id, _ in world.messenger.pictures))


async def test_the_week_begins_with_a_picture_and_ends_with_one(world: World) -> None:
    await busy(world)
    await world.pass_until("2026-09-27 23:00")  # from Tuesday; the 25th is a holiday
    assert pictured(world) == {}  # four digests make no trend
    await world.pass_until("2026-09-28 09:00")
    assert pictured(world) == {"wang": 1, "admin": 1, "zheng": 1}
    assert len({picture for _, picture in world.messenger.pictures}) == 1
    await world.pass_until("2026-09-30 09:00")
    assert pictured(world) == {"wang": 2, "admin": 2, "zheng": 2}
    for _, picture in world.messenger.pictures:
        assert Image.open(io.BytesIO(picture)).width == 1074


async def test_many_units_overdue_at_once_are_shown_the_first_day(world: World) -> None:
    await busy(world)
    await world.set("digest_days", {"rest_days": False})
    await world.pass_until("2026-10-09 23:00")
    days = [sent.at.date().isoformat() for sent in world.messenger.sent if sent.to == "wang"]
    assert days.count("2026-10-08") == days.count("2026-10-09") == 1
    assert pictured(world)["wang"] == 3  # the 28th, the 30th, and the 8th: a first day, six units overdue


def test_beyond_what_fits_the_others_are_one_bar_of_their_average() -> None:
    """Their sum would be many times longer than any unit's bar and leave nothing of those to see."""
    loads = [Load(f"第{n}局", 3, 2, 7, None) for n in range(9)] + [
        Load(f"第{n}所", 1, 0, n, None) for n in (4, 5)
    ]
    chart = chart_of_loads(loads, date(2026, 9, 28))
    assert chart.labels[-1] == "其余 2 个单位平均"
    assert [series.values[-1] for series in chart.series] == [1.0, 0.0, 4.5]
    assert len(chart_of_loads(loads[:10], date(2026, 9, 28)).labels) == 10


async def test_pictures_can_be_switched_off(world: World) -> None:
    await busy(world)
    await world.set("digest_pictures", {"on": False})
    await world.pass_until("2026-09-30 09:00")
    assert pictured(world) == {}
    assert len(digests(world, "wang")) == 6


async def test_two_processes_post_what_a_dead_one_left_and_nothing_twice(either_world: World) -> None:
    world = either_world
    await busy(world)
    await world.beat("2026-09-28 08:31")
    async with UnitOfWork(world.database, world.now) as work:  # it died before it had committed his
        await work.session.exec(sa.delete(Message).where(col(Message.address) == "zheng"))
        await work.commit()
    world.restart()
    other = World(world.database, "2026-09-28 08:32")
    other.files = world.files
    other.restart()
    await asyncio.gather(world.beat(), other.beat())
    await asyncio.gather(world.beat(), other.beat())
    everybody = [message.address for message in await world.messages(kind="digest")]
    assert sorted(everybody) == ["admin", "wang", "zheng"]
    assert len(world.messenger.pictures) + len(other.messenger.pictures) == 4


async def test_a_send_that_is_tried_again_has_its_picture(world: World) -> None:
    await busy(world)
    world.messenger.verdict = lambda who: Outcome(who, Verdict.RETRY_SOON)
    await world.beat("2026-09-28 08:31")
    world.messenger.verdict = accept
    await world.pass_until("2026-09-28 09:30")
    assert [c.title[:4] for c in world.messenger.to("wang")] == ["督办日报"]
    assert pictured(world)["wang"] == 2  # shown to the wire twice, taken once


async def test_a_picture_that_is_gone_keeps_back_no_words(world: World) -> None:
    await busy(world)
    world.messenger.verdict = lambda who: Outcome(who, Verdict.RETRY_SOON)
    await world.beat("2026-09-28 08:31")
    (message, *_) = await world.messages(kind="digest")
    world.files._path(message.file_sha256).unlink()
    world.messenger.verdict = accept
    world.messenger.pictures.clear()
    await world.pass_until("2026-09-28 09:30")
    assert len(digests(world, "wang")) == 1
    assert world.messenger.pictures == []
