"""`duban export chain`, `duban verify FILE`, `duban verify --head`: with and without a database."""

import json
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest

from bot.commands.chaining import export_chain
from bot.commands.failing import CommandFailed
from bot.commands.verifying import verify_ledger
from bot.settings import Settings
from storage.engines import Database
from storage.unit_of_work import UnitOfWork
from tests.storage.samples import NOW, check_ledger
from tests.storage.test_exports import enter

NOWHERE = "sqlite+aiosqlite:///nowhere/duban.db"


def settings(url: str, folder: Path) -> Settings:
    return Settings(database_url=url, files=str(folder), admins="admin")


async def take(database: Database, folder: Path, **more: object) -> Path:
    """A file of the second case's chain."""
    target = folder / "2.zip"
    given = {"out": str(target), "case": "2", "user": None, "full": False, "purpose": None} | more
    assert await export_chain(Namespace(**given), settings(str(database.url), folder)) == 0
    return target


async def verify(url: str, folder: Path, file: Path | None = None, head: str | None = None) -> int:
    return await verify_ledger(Namespace(file=file and str(file), head=head), settings(url, folder))


@pytest.fixture
async def filled(sqlite_database: Database) -> Database:
    await enter(sqlite_database, 3)
    await _note(sqlite_database)
    return sqlite_database


async def _note(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        for case in (1, 2, 3, 2):
            work.record("urged", "u02", f"case:{case}")
            work.record("contacted", "u02", f"case:{case}", text="王小明来过")
        await work.commit()


async def test_a_chain_is_checked_with_and_without_its_database(
    filled: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = await take(filled, tmp_path)
    assert "4 条" in capsys.readouterr().out
    assert await verify(str(filled.url), tmp_path, target) == 0
    assert "文件的链头在这个数据库里" in capsys.readouterr().out
    assert await verify(NOWHERE, tmp_path, target) == 0
    assert "没有连数据库" in capsys.readouterr().out


async def test_a_changed_file_is_found_and_the_entry_named(
    filled: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = await take(filled, tmp_path)
    with zipfile.ZipFile(target) as archive:
        chain = json.loads(archive.read("chain.json"))
    chain["entries"][1]["actor"] = "u99"
    changed = tmp_path / "chain.json"
    changed.write_text(json.dumps(chain))
    assert await verify(str(filled.url), tmp_path, changed) == 1
    assert f"第 {chain['entries'][1]['seq']} 条对不上" in capsys.readouterr().out


async def test_a_file_of_another_ledger_is_told(
    filled: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = await take(filled, tmp_path)
    async with filled.write_engine.begin() as connection:
        await connection.exec_driver_sql("DELETE FROM ledger")
        await connection.exec_driver_sql("UPDATE ledger_head SET seq = 0, hash = ''")
    await _note(filled)
    assert await verify(str(filled.url), tmp_path, target) == 1
    assert "不在这个数据库里" in capsys.readouterr().out


async def test_a_head_is_looked_for(
    filled: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = (await check_ledger(filled)).head
    await _note(filled)
    assert await verify(str(filled.url), tmp_path, head=head[:12]) == 0
    assert "之后又记了 9 条" in capsys.readouterr().out
    assert await verify(str(filled.url), tmp_path, head="0" * 12) == 1
    assert "没有 000000000000" in capsys.readouterr().out
    with pytest.raises(CommandFailed, match="校验码是"):
        await verify(str(filled.url), tmp_path, head="昨天")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"out": "2.xlsx"}, "以 .zip 结尾"),
        ({"case": None}, "--case"),
        ({"case": "99"}, "没有编号 99"),
        ({"full": True}, "--purpose"),
        ({"user": "nobody"}, "花名册里没有"),
    ],
)
async def test_what_cannot_be_written_is_said_in_one_line(
    filled: Database, tmp_path: Path, given: dict[str, object], words: str
) -> None:
    with pytest.raises(CommandFailed, match=words):
        await take(filled, tmp_path, **given)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}", "随便写的".encode()])
async def test_what_is_no_chain_is_said_to_be_none(filled: Database, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(content)
    with pytest.raises(CommandFailed, match="不是导出的留痕"):
        await verify(str(filled.url), tmp_path, file)
    with pytest.raises(CommandFailed, match="读不了"):
        await verify(str(filled.url), tmp_path, tmp_path / "none.zip")
