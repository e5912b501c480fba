"""`duban figures` prints the sheet and changes nothing; the shell and the intake tell what is alike."""

from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlmodel import select

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.figuring import figures
from bot.commands.importing import import_files
from bot.settings import Settings
from bot.web.intake import routes
from domain.vocabulary import Source
from domain.zone import OFFICE_ZONE
from storage.engines import Database
from storage.tables import CaseLink, LedgerEntry
from tests.figures.cases import ANSWERED, Batch, Office
from tests.scenarios.town import MORNING, at, settle_in

HEADER = ("编号", "标题", "内容", "提出人", "主办单位", "交办日期", "办结时限")
TODAY = SystemClock().now().astimezone(OFFICE_ZONE).date()
DAYS = (str(TODAY), str(TODAY + timedelta(days=60)))
LIFTS = ("建议044", "关于在老旧小区加装电梯的建议", "老人上下楼难", "张代表", "区城市管理局", *DAYS)
AGAIN = ("建议056", "关于老旧小区加装电梯的建议", "老人上下楼不便", "李代表", "区教育局", *DAYS)
LIKE = f"与 建议044（{TODAY.year}年，区城市管理局，"


@pytest.fixture
async def office(sqlite_database: Database) -> Database:
    await settle_in(sqlite_database, MORNING, ())
    return sqlite_database


def settings(database: Database) -> Settings:
    return Settings(_env_file=None, database_url=database.url.render_as_string(hide_password=False))  # type: ignore[call-arg]


async def test_the_sheet_on_the_shell(office: Database, capsys: pytest.CaptureFixture[str]) -> None:
    done = Batch(source=Source.DEPUTY_SUGGESTION, count=2, state=ANSWERED, answered_at=at(MORNING))
    await Office(office, date(2026, 3, 2), units=2).holds(done, Batch(source=Source.CPPCC_PROPOSAL))
    span = {"first": "2026-01-01", "last": "2026-12-31"}
    assert await figures(Namespace(source=None, **span), settings(office)) == 0
    told = capsys.readouterr().out
    assert "统计：3 件，答复 2 件" in told
    assert "- 建议 2 件：答复 2（100%）" in told
    assert "- 合计 3 件：答复 2（66.67%），在办 1" in told
    assert "*" not in told
    assert await figures(Namespace(source="政协提案", **span), settings(office)) == 0
    assert "统计：1 件，答复 0 件" in capsys.readouterr().out
    async with office.reader() as session:
        acts = (await session.exec(select(LedgerEntry.act))).all()
    assert set(acts) == {"post_entered"}, "nothing but the roster was ever entered"


@pytest.mark.parametrize(("source", "first"), [("议案", None), (None, "9月1日")])
async def test_what_is_not_understood_is_said_in_one_line(
    office: Database, source: str | None, first: str | None
) -> None:
    with pytest.raises(CommandFailed, match=r"没有来源 议案|看不懂日期 9月1日"):
        await figures(Namespace(source=source, first=first, last=None), settings(office))


async def test_the_shell_tells_what_a_row_resembles(
    office: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "人大代表建议.csv"
    file.write_text("\n".join(map(",".join, (HEADER, LIFTS, AGAIN))), "utf-8")
    args = Namespace(files=[str(file)], dry_run=False, user=None, adopt=True, corrections=None)
    assert await import_files(args, settings(office)) == 0
    told = capsys.readouterr().out
    assert "建议056\t可以\t" in told
    assert f"{LIKE}在同一份表里）相似 0." in told


async def test_an_upstream_system_is_not_refused_and_hears_of_no_other_case(office: Database) -> None:
    app = web.Application()
    app.add_routes(routes(office, "secret-token", SystemClock()))
    async with TestClient(TestServer(app)) as client:
        told: dict[str, Any] = {}
        for key, row in (("one", LIFTS), ("two", AGAIN)):
            item = dict(zip(HEADER, row, strict=True)) | {"来源": "人大代表建议"}
            headers = {"Authorization": "Bearer secret-token", "Idempotency-Key": key}
            answer = await client.post("/intake/cases", json=[item], headers=headers)
            (told,) = (await answer.json())["items"]
    assert told["applied"]
    assert not any("相似" in why for why in told["why"])
    async with office.reader() as session:
        assert len((await session.exec(select(CaseLink))).all()) == 1
