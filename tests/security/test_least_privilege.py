"""What nobody was given, nobody has: people, files, the database's user, and the settings as they come."""

import asyncio
import os
import secrets
import stat
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr

from bot.cli import main
from bot.settings import Settings
from domain import intents
from domain.intents import Intent
from domain.permissions import ALLOWED, may
from domain.vocabulary import PostRole
from storage.engines import Database
from storage.migrations.running import migrate
from storage.seeding import prepare
from storage.unit_of_work import UnitOfWork
from tests.contract.papers import GOOD_CASES, ROSTER
from tests.scenarios.conftest import Opens
from tests.scenarios.records import records
from tests.scenarios.town import at


@pytest.mark.parametrize("kind", list(ALLOWED), ids=lambda kind: kind.__name__)
def test_without_a_post_nothing_is_allowed(kind: type[Intent]) -> None:
    assert not may(frozenset(), kind)


def test_what_stands_in_no_table_is_allowed_to_nobody() -> None:
    class Invented(intents.Intent):
        """Somebody forgot its line in the table."""

    assert not may(frozenset(PostRole), Invented)


async def test_somebody_new_can_do_nothing_until_he_has_a_post(town: Opens) -> None:
    async with town() as t:
        before = await records(t)
        for words in ("签收 建议012", "我的", "停发", "导出 台账", "加人 过路人 系统管理员"):
            heard = await t.outsider.says(words)
            assert "建议012" not in heard
        assert await records(t) == before


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_whatever_a_command_writes_is_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)
    try:
        (tmp_path / "花名册.csv").write_text(ROSTER)
        (tmp_path / "建议.csv").write_text(GOOD_CASES)
        for typed in (
            ("import", "花名册.csv", "建议.csv"),
            ("export", "ledger", "--out", "台账.csv"),
            ("export", "ledger", "--out", "台账.xlsx"),
            ("export", "today", "--out", "今日.docx"),
            ("backup", "备份.db"),
        ):
            assert main(typed) == 0, typed
        assert os.umask(0o022) == 0o022, "whoever calls us gets his own mask back"
    finally:
        os.umask(before)
    own = [path for path in tmp_path.rglob("*") if path.suffix != ".csv" or path.name == "台账.csv"]
    assert {"duban.db", "台账.csv", "台账.xlsx", "今日.docx", "备份.db"} <= {path.name for path in own}
    assert {path.name: oct(mode(path)) for path in own if path.is_file() and mode(path) != 0o600} == {}
    assert {path.name: oct(mode(path)) for path in own if path.is_dir() and mode(path) != 0o700} == {}


@pytest.mark.parametrize(("given", "hinted"), [(0o600, False), (0o640, True), (0o604, True), (0o644, True)])
def test_check_hints_at_secrets_that_others_may_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: int,
    *,
    hinted: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    secret = tmp_path / ".env"
    secret.write_text("DUBAN_INTAKE_TOKEN=canary-intake-token\n")
    secret.chmod(given)
    main(["migrate"])
    (tmp_path / "duban.db").chmod(given)
    main(["check"])
    shown = capsys.readouterr().out
    assert ("chmod 600 .env" in shown) is hinted
    assert ("chmod 600 duban.db" in shown) is hinted
    assert "canary" not in shown


def test_as_it_comes_nothing_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DUBAN_")]:
        monkeypatch.delenv(name)
    plain = Settings()
    assert plain.address[0] == "127.0.0.1"
    assert plain.admin_ids == ()
    assert plain.secrets == (), "there is no password that would be the same everywhere"
    assert plain.dingtalk.api_base.startswith("https://")
    assert plain.dingtalk.oapi_base.startswith("https://")


@pytest.mark.parametrize(
    ("url", "hidden"),
    [
        ("postgresql+asyncpg://u:p%40ss-word@host/x", ("p%40ss-word", "p@ss-word")),
        ("postgresql+asyncpg://u:pass-word@host:port/x", ("pass-word", "pass-word")),
        ("postgresql+asyncpg://u:pass-word@[::1/x", ("pass-word", "pass-word")),
        ("postgresql+asyncpg://u@host/x", ()),
        ("sqlite+aiosqlite:///duban.db", ()),
        ("nonsense", ()),
    ],
)
def test_the_databases_password_is_known_as_a_secret(url: str, hidden: tuple[str, ...]) -> None:
    assert Settings(database_url=url, intake_token=SecretStr("")).secrets == hidden


@pytest.mark.postgres
async def test_the_database_user_needs_no_more_than_its_own_database(postgres_url: str) -> None:
    """Neither superuser, nor may it make roles or databases; the schema and an act work all the same."""
    name, password = f"duban_{secrets.token_hex(4)}", secrets.token_hex(8)
    admin = await asyncpg.connect(postgres_url.replace("+asyncpg", ""))
    try:
        may_not = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
        await admin.execute(f"CREATE ROLE {name} LOGIN {may_not} PASSWORD '{password}'")
        await admin.execute(f"CREATE DATABASE {name} OWNER {name}")
        place = postgres_url.partition("@")[2].partition("/")[0]
        url = f"postgresql+asyncpg://{name}:{password}@{place}/{name}"
        await asyncio.to_thread(asyncio.run, migrate(url))
        database = Database(url)
        now = at("2026-09-22 10:00")
        await prepare(database, now, ["boss"])
        async with UnitOfWork(database, now) as work:
            assert [one.user_id for one in (await work.rules()).directory.office(PostRole.ADMIN)] == ["boss"]
        await database.close()
        rights = "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = $1"
        assert await admin.fetchval(rights, name) is False
    finally:
        await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await admin.execute(f"DROP ROLE IF EXISTS {name}")
        await admin.close()
