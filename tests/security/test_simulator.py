"""The practice messenger is for this machine alone, and no part of production."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from simulator.app import Simulator
from simulator.company import Person
from simulator.options import Options
from tests.processes.programs import run_duban, surroundings
from tests.simulator.bot_end import BotEnd
from tests.simulator.conftest import bot

__all__ = ["bot"]
HOUSE = Path(__file__).parents[2]
NOT_FROM_HERE = (
    {"Host": "evil.example"},
    {"Host": "127.0.0.1.evil.example"},
    {"Host": "169.254.169.254"},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "https://127.0.0.1"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)


@pytest.mark.parametrize("headers", NOT_FROM_HERE)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/sim/people"),
        ("POST", "/sim/clock"),
        ("POST", "/sim/faults"),
        ("GET", "/sim/log"),
        ("GET", "/sim/app"),
    ],
)
async def test_pages_and_names_from_elsewhere_get_nothing(
    bot: BotEnd, method: str, path: str, headers: dict[str, str]
) -> None:
    before = dict(bot.simulator.messenger.company.people)
    body = {"user_id": "u77", "name": "外人"} if method == "POST" else None
    assert (await bot.call(method, path, body, headers=headers)).status == 403
    assert bot.simulator.messenger.company.people == before


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}])
async def test_scripts_and_its_own_page_are_served(bot: BotEnd, headers: dict[str, str]) -> None:
    person = {"user_id": "u77", "name": "新人"}
    assert (await bot.call("POST", "/sim/people", person, headers=headers)).status == 200
    assert bot.simulator.messenger.company.people["u77"].name == "新人"


async def test_a_link_from_elsewhere_leads_to_the_page_only(bot: BotEnd) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert (await bot.call("GET", "/", headers=elsewhere)).status == 200
    assert (await bot.call("GET", "/sim/people", headers=elsewhere)).status == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "0x7f.1", "127.0.0.1.nip.io"])  # noqa: S104 - refused
async def test_it_listens_on_no_address_that_others_reach(host: str) -> None:
    simulator = Simulator(Options(people=(Person("u1", "某人"),)))
    with pytest.raises(ValueError, match="只在本机"):
        await simulator.start(host)
    await simulator.stop()


def test_production_does_not_even_load_it(tmp_path: Path) -> None:
    """All that `duban run` imports, in a process of its own."""
    code = (
        "import sys, bot.cli, bot.commands.running, bot.web.site\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('simulator', 'markdown_it', 'nh3')])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(  # noqa: S603
        command, cwd=HOUSE, env=surroundings(tmp_path), capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["simulator", "demo", "practice", "fake"])
async def test_no_setting_turns_production_into_practice(tmp_path: Path, name: str) -> None:
    done = await run_duban("run", home=tmp_path, MESSENGER=name)
    assert (done.code, "DUBAN_MESSENGER" in done.complaint) == (2, True)


def test_run_takes_no_options_at_all() -> None:
    assert COMMANDS["run"][2] == ()
    assert not any("--host" in names for _, _, taken in COMMANDS.values() for names, _ in taken)
