"""A throw-away PostgreSQL for one test run: started on first use, shared by all workers."""

import asyncio
import fcntl
import os
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import asyncpg

from storage.migrations.running import migrate

NOBODY = 65534  # PostgreSQL refuses to run as root
TEMPLATE = "duban_template"
# The data lives as long as the run: nothing of it need survive a power cut.
SETTINGS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
    " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -p {port}"
)


class NoPostgres(Exception):
    """There is no PostgreSQL on this machine, or it does not start."""


class PostgresServer:
    """One server in one folder, whichever process of the test run asks first."""

    settings = SETTINGS

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.address = folder / "address"

    @classmethod
    def prepare(cls) -> "PostgresServer":
        """A server that has a folder and does not run yet."""
        folder = Path(mkdtemp(prefix="duban-postgres-"))
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        return cls(folder)

    def url(self, database: str) -> str:
        """Where a database of the running server is; starts the server for the first who asks."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.address.exists():
                self._start()
        return f"postgresql+asyncpg://{self.address.read_text()}/{database}"

    @contextmanager
    def fresh_database(self) -> Iterator[str]:
        """The URL of a migrated, empty database that is dropped afterwards."""
        name = f"test_{secrets.token_hex(6)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        try:
            yield self.url(name)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Stop the server if it runs, and remove every trace of it."""
        if (self.data / "postmaster.pid").exists():
            self._call("pg_ctl", "stop", "-D", str(self.data), "-m", "immediate", "-w")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> None:
        password = secrets.token_hex(16)
        (self.folder / "password").write_text(password)
        self._call(
            *("initdb", "-D", str(self.data), "-U", "duban", "-A", "password", "--no-sync"),
            *("--pwfile", str(self.folder / "password"), "-E", "UTF8", "--locale=C"),
        )
        port = _free_port()
        log = str(self.folder / "log")
        self._call(
            "pg_ctl", "start", "-D", str(self.data), "-w", "-l", log, "-o", self.settings.format(port=port)
        )
        address = f"duban:{password}@127.0.0.1:{port}"
        asyncio.run(_execute(f"postgresql://{address}/postgres", f"CREATE DATABASE {TEMPLATE}"))
        asyncio.run(migrate(f"postgresql+asyncpg://{address}/{TEMPLATE}"))
        self.address.write_text(address)

    def _run(self, statement: str) -> None:
        asyncio.run(_execute(self.url("postgres").replace("+asyncpg", ""), statement))

    def _call(self, program: str, *arguments: str) -> None:
        user: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        with (self.folder / "output").open("w+") as output:
            command = [str(find(program)), *arguments]
            done = subprocess.run(  # noqa: S603 - our own arguments
                command, check=False, cwd=self.folder, stdout=output, stderr=output, **user
            )
            output.seek(0)
            if done.returncode:
                raise NoPostgres(f"{program}: {output.read().strip()}")


def find(program: str) -> Path:
    """A program of PostgreSQL, from PATH or where Debian keeps it; the newest version wins."""
    on_path = shutil.which(program)
    by_debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=_version)
    if on_path:
        return Path(on_path)
    if by_debian:
        return by_debian[-1]
    raise NoPostgres(f"{program} is neither on PATH nor in /usr/lib/postgresql: install postgresql")


def _version(program: Path) -> float:
    return float(program.parents[1].name)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
