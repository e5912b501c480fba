"""Servers in processes of their own, as they run in production."""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.messengers.dingtalk.app import DingTalkApp

SECRET = "benchmark-secret"
ROOT = Path(__file__).parents[1]
PATIENCE = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Server:
    """A process that answers on a port, and how long it took to."""

    port: int
    pid: int
    seconds_to_ready: float

    @property
    def resident_mb(self) -> float:
        """Its resident memory now, in MB (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(kilobytes) / 1024


def app_at(base: str) -> DingTalkApp:
    """The pretend app, whose platform is at an address of ours."""
    return DingTalkApp("client", SECRET, "robot", "corp", api_base=base, oapi_base=base)


def environment(app: DingTalkApp, database_url: str, files: Path, messenger: str) -> dict[str, str]:
    """The settings of `duban run`; it listens where `running` says."""
    given = {name: getattr(app, name) for name in ("client_id", "client_secret", "robot_code", "corp_id")}
    given |= {"api_base": app.api_base, "oapi_base": app.oapi_base}
    return {
        "DUBAN_DATABASE_URL": database_url,
        "DUBAN_FILES": str(files),
        "DUBAN_MESSENGER": messenger,
        **{f"DUBAN_DINGTALK__{name.upper()}": value for name, value in given.items()},
    }


@asynccontextmanager
async def running(*module: str, settings: Mapping[str, str] | None = None) -> AsyncIterator[Server]:
    """`python -m …` once `/readyz` says 200, until SIGTERM; `{port}` in the arguments is a free port."""
    port = free_port()
    arguments = [part.format(port=port) for part in module]
    env = {**os.environ, **(settings or {}), "DUBAN_LISTEN": f"127.0.0.1:{port}"}
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        cwd=ROOT,
        env=env,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await _until_ready(port, process)
        yield Server(port, process.pid, time.perf_counter() - began)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def _until_ready(port: int, process: asyncio.subprocess.Process) -> None:
    stop_at = time.perf_counter() + PATIENCE
    async with aiohttp.ClientSession() as session:
        while time.perf_counter() < stop_at and process.returncode is None:
            try:
                async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.01)
    raise TimeoutError(f"not ready after {PATIENCE} s")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
