"""Runs duban as its operators do: a process of its own, settings in the environment, words on a terminal."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

DUBAN = Path(sys.executable).with_name("duban")
PATIENCE = 30.0  # seconds for anything a process is waited for


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def surroundings(home: Path, **settings: str) -> dict[str, str]:
    """An environment with nothing in it but the settings."""
    named = {f"DUBAN_{name}": value for name, value in settings.items()}
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", **named}


@dataclass(frozen=True)
class Finished:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr; nothing else may stand there."""
        (line,) = self.err.splitlines()
        return line


async def run_duban(*arguments: str, home: Path, program: Sequence[str] = (), **settings: str) -> Finished:
    """Run one command to its end in an empty folder."""
    words = (*(program or (str(DUBAN),)), *arguments)
    process = await asyncio.create_subprocess_exec(
        *words, env=surroundings(home, **settings), cwd=home, stdout=PIPE, stderr=PIPE
    )
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    return Finished(process.returncode or 0, out.decode(), err.decode())


class Program:
    """A process that runs until it is stopped; what it logs is kept in a file."""

    def __init__(self, process: Process, log: Path) -> None:
        self._process = process
        self._log = log

    @classmethod
    async def start(cls, *arguments: str, home: Path, **settings: str) -> Self:
        """Start it; the log is appended to that of the runs before."""
        log = home / "duban.log"
        with log.open("ab") as stderr:
            process = await asyncio.create_subprocess_exec(
                DUBAN, *arguments, env=surroundings(home, **settings), cwd=home, stdout=PIPE, stderr=stderr
            )
        return cls(process, log)

    @property
    def log(self) -> str:
        return self._log.read_text()

    async def prints(self, words: str) -> str:
        """Wait for the line that has these words, and return all lines up to it."""
        assert self._process.stdout is not None
        lines = ""
        async with asyncio.timeout(PATIENCE):
            while line := (await self._process.stdout.readline()).decode():
                lines += line
                if words in line:
                    return lines
        raise AssertionError(f"it ended before it said {words}:\n{lines}\n{self.log}")

    async def terminate(self, number: int = signal.SIGTERM) -> int:
        """Ask it to end, and wait for its exit code."""
        self._process.send_signal(number)
        return await self._wait()

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self._process.returncode is None:
            self._process.kill()
        await self._wait()

    async def _wait(self) -> int:
        async with asyncio.timeout(PATIENCE):
            await self._process.communicate()
        return self._process.returncode or 0


@asynccontextmanager
async def running(*arguments: str, home: Path, until: str, **settings: str) -> AsyncIterator[Program]:
    """A process for as long as the block runs, from the moment it says `until`."""
    program = await Program.start(*arguments, home=home, **settings)
    try:
        await program.prints(until)
        yield program
    finally:
        await program.kill()
