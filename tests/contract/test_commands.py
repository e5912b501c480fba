"""Every command as an operator types it (contract.md 2): exit code, output, and one line when it refuses."""

import csv
import io
import os
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.cli import main
from tests.contract.papers import GOOD_CASES, LEDGER_COLUMNS, MIXED_CASES, ROSTER
from tests.processes.programs import DUBAN, Finished, run_duban

Screen = pytest.CaptureFixture[str]


class Desk:
    """A folder with an operator in it, who types into this very process: a new one takes a second each."""

    def __init__(self, home: Path, set_setting: Callable[[str, str], None], screen: Screen) -> None:
        self.home = home
        self._set_setting = set_setting
        self._screen = screen

    def types(self, *arguments: str, **settings: str) -> Finished:
        for name, value in settings.items():
            self._set_setting(f"DUBAN_{name}", value)
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = self._screen.readouterr()
        return Finished(code, out, err)

    def has(self, name: str, content: str) -> str:
        (self.home / name).write_text(content)
        return name


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Screen) -> Desk:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DUBAN_")]:
        monkeypatch.delenv(name)
    return Desk(tmp_path, monkeypatch.setenv, capsys)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Roster and two cases imported into the default database."""
    done = desk.types("import", desk.has("花名册.csv", ROSTER), desk.has("建议.csv", GOOD_CASES))
    assert (done.code, done.err) == (0, "")
    assert "第3行\t建议012\t可以" in done.out
    return desk


def test_importing_again_changes_nothing(filled: Desk) -> None:
    filled.types("export", "ledger", "--out", "a.xlsx")
    again = filled.types("import", "建议.csv")
    assert (again.code, "没有变化" in again.out, "件 0 件" in again.out) == (0, True, True)
    filled.types("export", "ledger", "--out", "b.xlsx")
    assert (filled.home / "a.xlsx").read_bytes() == (filled.home / "b.xlsx").read_bytes()


def test_bad_rows_are_told_apart_and_can_be_corrected_and_imported(filled: Desk) -> None:
    mixed = filled.has("更多.csv", MIXED_CASES)
    dry = filled.types("import", mixed, "--dry-run")
    assert dry.code == 2
    done = filled.types("import", mixed, "--corrections", "更正.xlsx")
    assert done.code == 2
    rows = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
    assert [row[1:4] for row in rows] == [
        ["第3行", "建议021", "可以"],
        ["第4行", "建议022", "请确认"],
        ["第5行", "建议023", "不行"],
    ]
    assert "区住房和城乡建设局" in rows[1][4]
    assert "2026-02-28" in rows[2][4]
    adopted = filled.types("import", "更正.xlsx", "--adopt")
    assert adopted.code == 2
    assert "件 1 件" in adopted.out
    ledger = _ledger(filled)
    assert [row["编号"] for row in ledger] == ["建议012", "建议013", "建议021", "建议022"]


def test_a_dry_run_writes_nothing(filled: Desk) -> None:
    before = (filled.types("verify")).out
    done = filled.types("import", filled.has("更多.csv", MIXED_CASES), "--dry-run")
    assert "试读，没有写入" in done.out
    assert (filled.types("verify")).out == before


@pytest.mark.parametrize("content", ["", "随便写的一句话", "PK\x03\x04损坏的压缩包"])
def test_a_file_that_is_no_table_is_refused_in_one_line(desk: Desk, content: str) -> None:
    done = desk.types("import", desk.has("表.xlsx", content))
    assert (done.code, bool(done.complaint)) == (2, True)


def test_the_ledger_is_exported_with_its_columns_and_formulas_stay_text(filled: Desk) -> None:
    ledger = _ledger(filled)
    assert list(ledger[0])[: len(LEDGER_COLUMNS)] == LEDGER_COLUMNS
    assert ledger[0]["状态"] == "待签收"
    assert ledger[1]["标题"].startswith("'=1+1")
    assert (filled.types("export", "ledger", "--out", "台账.xlsx")).code == 0
    sheet = CalamineWorkbook.from_path(filled.home / "台账.xlsx").get_sheet_by_index(0).to_python()
    assert sheet[0][: len(LEDGER_COLUMNS)] == LEDGER_COLUMNS
    assert len(sheet) == 3
    assert "=1+1" in str(sheet[2][2])


def test_the_assignment_table_is_exported_and_says_nothing_new(filled: Desk) -> None:
    assert (filled.types("export", "assignments", "--out", "交办表.csv", "--source", "建议")).code == 0
    again = filled.types("import", "交办表.csv")
    assert (again.code, "没有变化" in again.out, "件 0 件" in again.out) == (0, True, True)


def test_unmasked_tables_want_somebody_with_the_right_and_a_purpose(filled: Desk) -> None:
    for who in ((), ("--as", "boss"), ("--as", "nobody", "--purpose", "核查")):
        refused = filled.types("export", "ledger", "--out", "全.csv", "--full", *who)
        assert (refused.code, "--purpose" in refused.complaint) == (2, True)
    assert not (filled.home / "全.csv").exists()


def test_papers_for_telephoning_and_handing_over_need_no_messenger(filled: Desk) -> None:
    assert (filled.types("export", "slip", "--case", "建议012", "--out", "交办单.docx")).code == 0
    assert (filled.home / "交办单.docx").read_bytes().startswith(b"PK")
    assert (filled.types("export", "today", "--out", "今日.docx")).code == 0
    refused = filled.types("export", "slip", "--case", "建议999", "--out", "交办单.docx")
    assert (refused.code, "建议999" in refused.complaint) == (2, True)
    assert (filled.types("export", "today", "--out", "今日.xlsx")).code == 2


def test_preview_begins_each_line_with_its_moment(filled: Desk) -> None:
    done = filled.types("preview", "--from", "2026-09-22", "--to", "2026-12-31")
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines
    for line in lines:
        when, who, kind, numbers, why = line.split("\t")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", when)
        assert all((who, kind, numbers, why))
    assert lines == sorted(lines, key=lambda line: line[:16])
    of_one = filled.types("preview", "--from", "2026-09-22", "--to", "2026-12-31", "--case", "建议013")
    assert of_one.out
    assert all("建议013" in line and "建议012" not in line for line in of_one.out.splitlines())
    of_nobody = filled.types("preview", "--person", "nobody")
    assert (of_nobody.code, "nobody" in of_nobody.complaint) == (2, True)


def test_verify_names_the_first_broken_link(filled: Desk) -> None:
    fine = filled.types("verify")
    assert (fine.code, fine.err) == (0, "")
    assert re.search(r"[0-9a-f]{64}", fine.out)
    with closing(sqlite3.connect(filled.home / "duban.db")) as database, database:
        for (trigger,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute("UPDATE ledger SET actor = '别人' WHERE seq = 2")
    broken = filled.types("verify")
    assert (broken.code, "第 2 条" in broken.out) == (1, True)


def test_backup_and_restore(filled: Desk) -> None:
    assert (filled.types("backup", "备份.db")).code == 0
    before = (filled.types("verify")).out
    filled.types("import", filled.has("更多.csv", MIXED_CASES))
    refused = filled.types("restore", "备份.db")
    assert (refused.code, "--yes" in refused.complaint) == (1, True)
    assert (filled.types("verify")).out != before
    assert (filled.types("restore", "备份.db", "--yes")).code == 0
    assert (filled.types("verify")).out == before


def test_a_backup_does_not_overwrite_what_is_none(filled: Desk) -> None:
    done = filled.types("backup", "花名册.csv")
    assert (done.code, (filled.home / "花名册.csv").read_text()) == (2, ROSTER)


def test_a_damaged_backup_touches_nothing(filled: Desk) -> None:
    before = (filled.types("verify")).out
    done = filled.types("restore", filled.has("坏.db", "SQLite format 3\0 aber kaputt"), "--yes")
    assert (done.code, bool(done.complaint)) == (1, True)
    assert (filled.types("verify")).out == before


def test_migrate_makes_a_database_and_is_harmless_the_second_time(desk: Desk) -> None:
    first, second = desk.types("migrate"), desk.types("migrate")
    assert (first.code, second.code, first.out) == (0, 0, second.out)


def test_check_prints_a_line_for_each_thing(filled: Desk) -> None:
    done = filled.types("check", ADMINS="boss")
    lines = done.out.splitlines()
    assert (done.code, done.err) == (1, "")
    assert {line[0] for line in lines} == {"好", "缺"}
    assert "DUBAN_DINGTALK__CLIENT_SECRET" in done.out
    assert any("体检：红" in line for line in lines)


# What is typed, the settings, the exit code, and what the one line must name.
REFUSED: tuple[tuple[tuple[str, ...], dict[str, str], int, str], ...] = (
    ((), {}, 2, "--help"),
    (("verify",), {}, 1, "duban migrate"),
    (("export", "ledger", "--out", "x.csv"), {}, 1, "duban migrate"),
    (("frobnicate",), {}, 2, "frobnicate"),
    (("import",), {}, 2, "FILE"),
    (("import", "没有.xlsx"), {}, 2, "没有.xlsx"),
    (("import", "."), {}, 2, "文件夹"),
    (("preview", "--from", "明天"), {}, 2, "明天"),
    (("demo", "--port", "99999"), {}, 2, "65535"),
    (("demo", "--now", "明天"), {}, 2, "明天"),
    (("demo", "--sample", "没有.xlsx"), {}, 2, "没有.xlsx"),
    (("demo", "--database", "/nowhere/x.db"), {}, 1, "数据库"),
    (("restore", "没有.db"), {}, 2, "没有.db"),
    (("run",), {}, 2, "DUBAN_DINGTALK__CORP_ID"),
    (("run",), {"MESSENGER": "wecom"}, 2, "DUBAN_MESSENGER"),
    (("check",), {"TIMEZONE": "UTC"}, 2, "DUBAN_TIMEZONE"),
    (("run",), {"LISTEN": "127.0.0.1:abc"}, 2, "DUBAN_LISTEN"),
    (("verify",), {"DATABASE_URL": "mysql://x/y"}, 2, "DUBAN_DATABASE_URL"),
    (("check",), {"DATABASE_URL": "nonsense"}, 2, "DUBAN_DATABASE_URL"),
    (("check",), {"DATABASE_URL": "postgresql+asyncpg://u:p@host:port/x"}, 2, "DUBAN_DATABASE_URL"),
    (("verify",), {"DATABASE_URL": "postgresql+asyncpg://127.0.0.1:1/x"}, 1, "DUBAN_DATABASE_URL"),
)


@pytest.mark.parametrize(("typed", "settings", "code", "named"), REFUSED)
def test_what_cannot_be_done_is_said_in_one_line(
    desk: Desk, typed: tuple[str, ...], settings: dict[str, str], code: int, named: str
) -> None:
    done = desk.types(*typed, **settings)
    assert (done.code, named in done.complaint) == (code, True), done
    assert list(desk.home.glob("*.db")) == [], "a refused command leaves nothing behind"


@pytest.mark.parametrize("program", [(str(DUBAN),), (sys.executable, "-m", "bot")])
async def test_the_program_and_the_module_are_one(tmp_path: Path, program: tuple[str, ...]) -> None:
    done = await run_duban("verify", home=tmp_path, program=program)
    assert (done.code, done.out) == (1, "")
    assert "duban migrate" in done.complaint


def _ledger(desk: Desk) -> list[dict[str, str]]:
    done = desk.types("export", "ledger", "--out", "台账.csv")
    assert done.code == 0
    text = (desk.home / "台账.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
