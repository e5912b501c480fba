"""`python -m simulator`: starts, says where it is, and stops in peace."""

import asyncio
import signal
import socket
import sys

import aiohttp
import pytest

from simulator.__main__ import main


async def test_it_prints_its_address_and_papers_and_stops_on_ctrl_c() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "--port", "0", "--now", "2026-09-01T09:00"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    lines = [(await process.stdout.readline()).decode().split() for _ in range(5)]
    printed = {line[0]: line[1] for line in lines}
    async with aiohttp.ClientSession(printed["练习台"]) as http:
        async with http.get("/sim/app") as reply:
            papers = await reply.json()
        async with http.get("/sim/clock") as reply:
            now = (await reply.json())["now"]
    assert (printed["应用ID"], printed["应用密钥"]) == (papers["client_id"], papers["client_secret"])
    assert now.startswith("2026-09-01T09:00")
    process.send_signal(signal.SIGINT)
    rest, _ = await process.communicate()
    assert (process.returncode, rest.decode().splitlines()[-1]) == (0, "已停止。")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1"])  # noqa: S104 – refused, that is the test
def test_an_address_that_others_could_reach_is_refused(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--host", host, "--port", "0"]) == 2
    assert capsys.readouterr().err == f"练习台没有启动：练习台只在本机地址上监听，不能用 {host}\n"


def test_a_port_that_is_taken_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["--port", str(taken.getsockname()[1])]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
