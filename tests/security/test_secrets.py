"""Secrets are planted as canaries, a day full of trouble is played, and all that is left is searched."""

import asyncio
import os
import re
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import aiohttp
import pytest

from simulator.app import Simulator
from simulator.crypto import sign_push
from simulator.options import Credentials, Options
from tests.processes.offices import PEOPLE, TIMINGS, Office
from tests.processes.programs import DUBAN, Finished, run_duban

CANARIES = {
    "client secret": "canary-client-secret-7d1f",
    "intake token": "canary-intake-token-90ab",
    "event token": "canaryeventtoken1b2c",
    "aes key": "canaryaeskey" + "K" * 31,
    "database password": "canary-db-password-55aa",
}
FORGED = "\\n2026-09-22 10:00:00,000 ERROR bot.app forged"
COMMANDS = (
    ("--help",),
    ("run", "--help"),
    ("check",),
    ("verify",),
    ("preview",),
    ("export", "ledger", "--out", "台账.csv"),
    ("export", "visits", "--out", "回访.xlsx"),
    ("backup", "备份.db"),
    ("figures",),
    ("frobnicate",),
    ("import", "没有.xlsx"),
)
# What goes wrong with settings that hold secrets: nothing of their values may be said.
MISTAKES: tuple[dict[str, str], ...] = (
    {"TIMEZONE": "UTC"},
    {"LISTEN": "nowhere"},
    {"MESSENGER": "wecom"},
    {"DINGTALK__CORP_ID": ""},
    {"DATABASE_URL": f"postgresql+asyncpg://duban:{CANARIES['database password']}@127.0.0.1:1/x"},
    {"DATABASE_URL": f"postgresql+asyncpg://duban:{CANARIES['database password']}@host:port/x"},
    {"DATABASE_URL": f"mysql://duban:{CANARIES['database password']}@127.0.0.1/x"},
    {"DATABASE_URL": f"{CANARIES['database password']}"},
)


@pytest.fixture
async def messenger() -> AsyncIterator[Simulator]:
    """The practice messenger, whose app has a canary for a secret."""
    credentials = Credentials(client_secret=CANARIES["client secret"])
    async with Simulator(Options(people=PEOPLE, timings=TIMINGS, credentials=credentials)) as simulator:
        yield simulator


class WatchedOffice(Office):
    """Canaries in every secret place of its settings."""

    @property
    def settings(self) -> dict[str, str]:  # type: ignore[explicit-override]
        return super().settings | {
            "INTAKE_TOKEN": CANARIES["intake token"],
            "DINGTALK__EVENT_TOKEN": CANARIES["event token"],
            "DINGTALK__EVENT_AES_KEY": CANARIES["aes key"],
        }


@pytest.mark.timeout(300)
async def test_after_a_bad_day_no_secret_lies_anywhere(
    messenger: Simulator, database: Path, tmp_path: Path
) -> None:
    office = WatchedOffice(messenger, tmp_path, database, "dingtalk_callback")
    _break_a_row(office)
    async with office.bot():
        pages = await _bad_day(office)
    log = (office.home / "duban.log").read_text()
    done = [await _types(office, *words) for words in COMMANDS]
    done += [await _types(office, "check", **wrong) for wrong in MISTAKES]
    done.append(await _types(office, "run", LISTEN="nowhere"))
    assert "Traceback" in log, "the broken row was met"
    assert "forged" not in re.sub(r"(?m)^    \| .*$", "", log)
    heaps = {
        "log": log,
        "pages": "\n".join(pages),
        "commands": "\n".join(one.out + one.err for one in done),
        "chats": "\n".join(
            m.draft.text for p in PEOPLE for m in office.simulator.messenger.chats.seen_by(p.user_id)
        ),
        "tables and files": "\n".join(_left_behind(office.home)),
    }
    assert heaps["tables and files"].count("第") > 0, "there is something to search"
    for what, canary in (CANARIES | _passing(office)).items():
        for where, words in heaps.items():
            if not (what.startswith("webhook") and where == "tables and files"):
                assert canary not in words, f"{what} in {where}"
    assert [one.err for one in done if one.err.count("\n") > 1 or "Traceback" in one.err] == []


async def _bad_day(office: Office) -> list[str]:
    messenger, base = office.simulator.messenger, f"http://127.0.0.1:{office.port}"
    office.deliver([office.push_of(1), office.push_of(2, session=False)])
    await office.answered([1, 2])
    for numbers, trouble in (
        ((3, 4), {"expire_token": True}),
        ((5, 6), {"status": [500, 503]}),
        ((7,), {"throttle": 2}),
        ((8,), {"accept_then_reset": 1}),
    ):
        messenger.switch(trouble)
        office.deliver([office.push_of(number, session=number % 2 == 0) for number in numbers])
        await office.until(partial(_all_answered, office, numbers))
        messenger.switch({"reset": True})
    messenger.switch({"status": [400, 401, 403, 404]})
    office.deliver([office.push_of(number) for number in (9, 10)])
    await messenger.deliveries.wait_idle()
    async with aiohttp.ClientSession(base) as web:
        return [page async for page in _knocks(web, office)]


def _all_answered(office: Office, numbers: Iterable[int]) -> bool:
    return all(office.answers(number) for number in numbers)


async def _knocks(web: aiohttp.ClientSession, office: Office) -> AsyncIterator[str]:
    now, wrong = str(office.simulator.messenger.clock.now_ms()), "not-the-secret"
    for path, headers, body in (
        ("/dingtalk/robot", {}, "{}"),
        ("/dingtalk/robot", {"timestamp": now, "sign": sign_push(now, wrong)}, "{}"),
        ("/dingtalk/robot", {"timestamp": now, "sign": sign_push(now, CANARIES["client secret"])}, "{"),
        ("/dingtalk/events?signature=x&timestamp=1&nonce=n", {}, '{"encrypt": "QUJD"}'),
        ("/intake/cases", {"Authorization": f"Bearer {wrong}"}, "[]"),
        (
            "/intake/cases",
            {"Authorization": f"Bearer {CANARIES['intake token']}", "Idempotency-Key": "k"},
            "[",
        ),
        (
            "/intake/cases",
            {"Authorization": f"Bearer {CANARIES['intake token']}", "Idempotency-Key": "k"},
            "[{}]",
        ),
        ("/nothing", {}, ""),
    ):
        async with web.post(path, data=body, headers=headers) as reply:
            yield f"{reply.status} {dict(reply.headers)} {await reply.text()}"
    for path in ("/healthz", "/readyz", "/metrics", "/"):
        async with web.get(path) as reply:
            yield f"{reply.status} {dict(reply.headers)} {await reply.text()}"


def _break_a_row(office: Office) -> None:
    """A push nobody can read: it is tried three times, with a traceback each, and parked."""
    row = (f'{{"text": "{FORGED}", "sent_at": "{FORGED}"}}', "2026-09-22 02:00:00.000000")
    with closing(sqlite3.connect(office.database)) as connection, connection:
        connection.execute(
            "INSERT INTO inbox (message_id, kind, sender, payload, received_at, state, attempts, trouble)"
            " VALUES ('broken', 'message', 'u1', ?, ?, 'new', 0, '')",
            row,
        )


async def _types(office: Office, *words: str, **wrong: str) -> Finished:
    return await run_duban(*words, home=office.home, **(office.settings | wrong))


def _passing(office: Office) -> dict[str, str]:
    """Tokens and sessions of the day. A session is a way to write to somebody: stored where it is used."""
    messenger = office.simulator.messenger
    tokens, sessions = messenger.tokens._ends, messenger.robot.sessions._sessions
    assert len(tokens) > 1
    assert sessions
    named = {f"token {number}": token for number, token in enumerate(tokens)}
    return named | {f"webhook {number}": session for number, session in enumerate(sessions)}


def _left_behind(home: Path) -> Iterator[str]:
    """Every byte of every file that was left, the database's and the backup's too."""
    for folder, _, names in os.walk(home):
        for name in names:
            if name != "duban.log":
                yield Path(folder, name).read_bytes().decode("utf-8", "replace")


async def test_the_demo_prints_only_papers_of_its_own(tmp_path: Path) -> None:
    """What `duban demo` prints is the pretend app's; the real ones in the environment stay there."""
    process = await asyncio.create_subprocess_exec(
        *(DUBAN, "demo", "--empty", "--port", "0"),
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
        | {
            "DUBAN_DINGTALK__CLIENT_SECRET": CANARIES["client secret"],
            "DUBAN_INTAKE_TOKEN": CANARIES["intake token"],
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    shown = ""
    async with asyncio.timeout(60):
        while "Ctrl-C" not in shown:
            line = (await process.stdout.readline()).decode()
            assert line, shown
            shown += line
    process.terminate()
    rest, _ = await process.communicate()
    assert "client_secret=" in shown
    assert "canary" not in shown + rest.decode()
