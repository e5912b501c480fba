"""The story is long: it is played once for all tests that look at what it led to."""

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.samples.played import Played, play


@pytest.fixture(scope="session")
def played(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The sample district when the demo begins."""
    folder = tmp_path_factory.mktemp("samples")
    path = Path(shutil.copy(sqlite_template, folder / "duban.db"))
    return asyncio.run(play(f"sqlite+aiosqlite:///{path}", folder / "files"))
