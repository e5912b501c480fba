"""`duban report` writes a file and puts nothing on record."""

from argparse import Namespace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook
from sqlmodel import select

from bot.commands.failing import CommandFailed
from bot.commands.reporting import report
from bot.settings import Settings
from storage.engines import Database
from storage.tables import Report
from tests.scenarios.roster import TABLES
from tests.scenarios.town import MORNING, settle_in


def settings(database: Database) -> Settings:
    return Settings(_env_file=None, database_url=database.url.render_as_string(hide_password=False))  # type: ignore[call-arg]


async def test_a_report_on_the_shell_is_a_file_and_nothing_more(
    sqlite_database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await settle_in(sqlite_database, MORNING, TABLES)
    paper, book = tmp_path / "r.docx", tmp_path / "r.xlsx"
    for target in (paper, book):
        args = Namespace(kind="half-month", out=str(target), until="2026-09-22")
        assert await report(args, settings(sqlite_database)) == 0
    told = capsys.readouterr().out
    assert "督办工作半月报 2026年9月16日至9月22日" in told
    assert "没有发给任何人" in told
    assert Document(BytesIO(paper.read_bytes())).paragraphs[0].text == "督办工作半月报"
    assert "按来源" in CalamineWorkbook.from_filelike(BytesIO(book.read_bytes())).sheet_names
    async with sqlite_database.reader() as session:
        assert not (await session.exec(select(Report))).all()


@pytest.mark.parametrize(
    ("kind", "out", "until", "words"),
    [
        ("daily", "r.docx", None, "没有叫 daily 的报告"),
        ("week", "r.pdf", None, "以 .docx 或 .xlsx 结尾"),
        ("week", "r.docx", "上周", "看不懂日期 上周"),
    ],
)
async def test_what_cannot_be_written_is_said_in_one_line(
    sqlite_database: Database, kind: str, out: str, until: str | None, words: str
) -> None:
    with pytest.raises(CommandFailed, match=words):
        await report(Namespace(kind=kind, out=out, until=until), settings(sqlite_database))
