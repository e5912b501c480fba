"""An office for each way in."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from domain.zone import OFFICE_ZONE
from simulator.app import Simulator
from simulator.options import Options
from tests.processes.offices import PEOPLE, TIMINGS, Office, cases, roster
from tests.processes.programs import run_duban

MODES = ("dingtalk_callback", "dingtalk_stream")


@pytest.fixture(scope="session")
def imported() -> dict[str, Path]:
    """The database with roster and cases, once it has been made."""
    return {}


@pytest.fixture
async def database(
    imported: dict[str, Path], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A copy of the database that `duban import` made."""
    if not imported:
        folder = tmp_path_factory.mktemp("imported")
        today = SystemClock().now().astimezone(OFFICE_ZONE).date().isoformat()
        (folder / "花名册.csv").write_text(roster())
        (folder / "建议.csv").write_text(cases(today))
        url = f"sqlite+aiosqlite:///{folder / 'duban.db'}"
        done = await run_duban("import", "花名册.csv", "建议.csv", home=folder, DATABASE_URL=url)
        assert (done.code, done.err) == (0, ""), done
        imported["path"] = folder / "duban.db"
    return Path(shutil.copy(imported["path"], tmp_path / "duban.db"))


@pytest.fixture
async def messenger() -> AsyncIterator[Simulator]:
    """The practice messenger on the real clock, as `duban run` is."""
    async with Simulator(Options(people=PEOPLE, timings=TIMINGS)) as simulator:
        yield simulator


@pytest.fixture(params=MODES)
def office(request: pytest.FixtureRequest, messenger: Simulator, database: Path, tmp_path: Path) -> Office:
    """The office, with pushes over HTTP and over Stream in turn."""
    return Office(messenger, tmp_path, database, request.param)


@pytest.fixture
def callback_office(messenger: Simulator, database: Path, tmp_path: Path) -> Office:
    """The office where the way in makes no difference, or is HTTP."""
    return Office(messenger, tmp_path, database, "dingtalk_callback")
