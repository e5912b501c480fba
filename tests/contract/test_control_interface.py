"""`duban demo` as scripts drive it (contract.md 2 and 5): a process, and JSON over loopback."""

import signal
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from tests.contract.demos import WAIT, Sim
from tests.contract.papers import GOOD_CASES, ROSTER
from tests.processes.programs import Program, free_port, running

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
async def sim(tmp_path: Path) -> AsyncIterator[Sim]:
    """An empty demo on the morning of 22 September, with roster and cases imported by its administrator."""
    port = free_port()
    demo = ("demo", "--empty", "--port", str(port), "--now", "2026-09-22T10:00")
    async with (
        running(*demo, home=tmp_path, until="Ctrl-C"),
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http,
    ):
        sim = Sim(http)
        for user_id, name in (("fang", "方敏"), ("he", "贺岩"), ("zhou", "周航")):
            await sim.post("/sim/people", user_id=user_id, name=name)
        for name, table in (("花名册.csv", ROSTER), ("人大代表建议.csv", GOOD_CASES)):
            await sim.say("admin", "", **{name: table})
            await sim.say("admin", "确认")
        yield sim


async def test_a_whole_day_is_driven_from_outside(sim: Sim) -> None:
    """People, taps, quotes, waiting, the clock: one demo for all, for starting one takes seconds."""
    await _tells_its_papers_and_people(sim)
    await _lets_people_tap_and_wait(sim)
    await _moves_the_clock_through_everything_in_order(sim)
    await _answers_under_trouble(sim)
    await _refuses_nonsense(sim)


async def _tells_its_papers_and_people(sim: Sim) -> None:
    papers = await sim.get("/sim/app")
    assert all(papers[name] for name in ("client_id", "client_secret", "robot_code", "corp_id"))
    people = await sim.get("/sim/people")
    assert {(one["user_id"], one["name"]) for one in people} >= {("admin", "系统管理员"), ("zhou", "周航")}
    assert all("title" in one for one in people)


async def _lets_people_tap_and_wait(sim: Sim) -> None:
    (card,) = await sim.hears("zhou", wait=WAIT)
    assert card.keys() >= {"id", "from", "at", "kind", "title", "text", "buttons", "read"}
    assert card["title"].startswith("新交办2件")
    tapped = await sim.post("/sim/people/zhou/tap", message_id=card["id"], action="全部签收（2件）")
    (answer,) = await sim.hears("zhou", after=tapped["message_id"], wait=WAIT)
    assert answer["title"] == "已签收 2 件"
    asked = await sim.post("/sim/people/zhou/say", text="查看", quote=card["id"])
    assert len(await sim.hears("zhou", after=asked["message_id"], wait=WAIT)) == 1


async def _moves_the_clock_through_everything_in_order(sim: Sim) -> None:
    last = (await sim.hears("zhou"))[-1]["id"]
    assert (await sim.get("/sim/clock"))["now"].startswith("2026-09-22T10:")
    moved = await sim.post("/sim/clock", now="2026-11-25T12:00:00+08:00")
    assert moved["now"].startswith("2026-11-25T12:00")
    reminders = [m for m in await sim.hears("zhou", after=last) if "还剩" in m["title"]]
    assert [(m["at"][:16], m["title"][:10]) for m in reminders] == [
        ("2026-10-27T08:45", "建议012 还剩3天"),
        ("2026-11-24T08:45", "建议013 还剩3天"),
    ]
    digests = [m["at"][:16] for m in await sim.hears("fang") if m["title"].startswith("督办日报")]
    assert digests == sorted(set(digests))
    assert {"2026-09-30T08:30", "2026-10-08T08:30", "2026-10-10T08:30"} <= set(digests)
    assert not {day for day in digests if "2026-10-01" <= day < "2026-10-08"}
    later = await sim.post("/sim/clock", advance_seconds=3600)
    assert datetime.fromisoformat(later["now"]) > datetime.fromisoformat(moved["now"])


async def _answers_under_trouble(sim: Sim) -> None:
    since = (await sim.get("/sim/log"))[-1]["id"]
    await sim.post("/sim/faults", throttle=1, duplicate=2, expire_token=True)
    said = await sim.post("/sim/people/zhou/say", text="我的")
    answers = await sim.hears("zhou", after=said["message_id"], wait=WAIT)
    await sim.post("/sim/faults", reset=True)
    assert (await sim.get("/sim/settled"))["settled"] is True
    assert len(answers) == 1
    entries = await sim.get(f"/sim/log?since={since}")
    assert all(entry["id"] > since for entry in entries)
    assert {"request", "reply", "frame"} <= {entry["kind"] for entry in entries}


async def _refuses_nonsense(sim: Sim) -> None:
    for path, body in (
        ("/sim/people/nobody/say", {"text": "在吗"}),
        ("/sim/people/zhou/tap", {"message_id": "none", "action": "签收"}),
        ("/sim/people/zhou/say", {}),
        ("/sim/clock", {"now": "明天"}),
        ("/sim/clock", {"now": "2020-01-01T00:00:00+08:00", "advance_seconds": 1}),
        ("/sim/faults", {"earthquake": True}),
    ):
        async with sim.http.post(path, json=body) as reply:
            assert reply.status in {400, 404}, path
            assert (await reply.json())["message"]


async def test_ctrl_c_ends_the_demo_in_peace(tmp_path: Path) -> None:
    demo = await Program.start("demo", "--empty", "--port", str(free_port()), home=tmp_path)
    printed = await demo.prints("Ctrl-C")
    assert "练习页面  http://127.0.0.1:" in printed
    assert "client_secret=" in printed
    assert await demo.terminate(signal.SIGINT) == 0
    assert demo.log == ""
