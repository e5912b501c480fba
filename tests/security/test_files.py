"""Files of others: names that are tricks, contents that are not what they say, parsers that see nothing."""

import asyncio
import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlmodel import select

from bot.file_types import KEPT
from bot.messengers.dingtalk.client import DingTalkClient
from handlers.workbooks.opening import open_workbook
from simulator.acts import Said
from storage.files import LONGEST_NAME
from storage.tables import StoredFile
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town
from tests.wire.conftest import SetClock, clock, loop_time, platform, session
from tests.wire.platform import Platform, answer, app_at

__all__ = ["clock", "loop_time", "platform", "session"]
PDF = b"%PDF-1.7 "
TRICKS = (
    "../../../../etc/cron.d/duban.pdf",
    "..\\..\\windows\\system32\\duban.pdf",
    "/etc/passwd.pdf",
    "C:\\duban.pdf",
    "建议012 复文\u202efdp.pdf",
    "CON.pdf",
    "$(touch pwned).pdf",
    "`touch pwned`.pdf",
    "; touch pwned;.pdf",
    "-rf.pdf",
    "a\nb\r\nSet-Cookie: x.pdf",
    "a\tb\x1b[2J.pdf",
    "很长" * 30 + ".pdf",
    "{{ 7*7 }}.pdf",
    "=HYPERLINK(1).pdf",
)


async def kept(t: Town) -> list[StoredFile]:
    async with t.database.reader() as session:
        return list((await session.exec(select(StoredFile))).all())


async def test_names_that_are_tricks_become_names(town: Opens, tmp_path: Path) -> None:
    async with town() as t:
        sent = {}
        for number, name in enumerate(TRICKS):
            content = PDF + str(number).encode()
            sent[hashlib.sha256(content).hexdigest()] = name
            file = (name, b64encode(content).decode(), "")
            t.messenger.acts.say(t.liaison.user_id, Said(files=(file,)))
            await t.rests()
        rows = await kept(t)
        assert {row.sha256 for row in rows} == set(sent)
        for row in rows:
            assert not re.search(r'[/\\<>:"|?*\x00-\x1f\u202a-\u202e]', row.name), sent[row.sha256]
            assert row.name not in (".", "..", "")
            assert len(row.name) <= LONGEST_NAME
            assert row.name.endswith(".pdf")
        stored = files_below(t.files)
        assert {path.name for path in stored} == set(sent), "on disk a file is called by its own hash"
        assert not any("pwned" in path.name for path in files_below(tmp_path))


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".json", ".log"}]


DISGUISED = {
    "program.pdf": b"MZ\x90\0" + PDF,
    "page.pdf": b"<html><script>alert(1)</script></html>",
    "script.txt": b"#!/bin/sh\ntouch pwned\n",
    "archive.jpg": b"PK\x03\x04" + b"\xff\xd8\xff",
    "picture.docx": b"\xff\xd8\xff\xe0",
    "elf.csv": b"\x7fELF\x02",
    "run.exe": b"MZ",
    "run.pdf.exe": PDF,
    "run.html": b"<html>",
    "draw.svg": b"<svg onload=alert(1)>",
    "start.lnk": b"L\0\0\0",
    "macro.xlsm": b"PK\x03\x04",
    "macro.docm": b"PK\x03\x04",
    "noending": PDF,
    "": PDF,
}


@pytest.mark.parametrize("name", DISGUISED)
async def test_what_is_not_what_its_name_says_is_not_kept(town: Opens, name: str) -> None:
    async with town() as t:
        heard = await t.liaison.sends(name or "?", DISGUISED[name])
        assert heard.text
        assert await kept(t) == []
        assert files_below(t.files) == []


def test_nothing_is_taken_that_a_double_click_would_run() -> None:
    dangerous = {
        "exe",
        "msi",
        "bat",
        "cmd",
        "com",
        "scr",
        "ps1",
        "vbs",
        "js",
        "jar",
        "sh",
        "py",
        "lnk",
        "hta",
    }
    active = {
        "html",
        "htm",
        "xhtml",
        "svg",
        "xml",
        "mht",
        "swf",
        "docm",
        "xlsm",
        "pptm",
        "dotm",
        "iso",
        "chm",
    }
    assert not KEPT.keys() & (dangerous | active)


async def test_the_parser_of_foreign_files_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real child is started; only what it is given is looked at on the way."""
    started: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
    really = asyncio.create_subprocess_exec

    async def start(*words: Any, **options: Any) -> asyncio.subprocess.Process:  # noqa: ANN401
        started.append((words, options))
        return await really(*words, **options)

    monkeypatch.setenv("DUBAN_INTAKE_TOKEN", "canary-intake-token")
    monkeypatch.setattr(asyncio, "create_subprocess_exec", start)
    (grid,) = await open_workbook("; touch pwned.csv", "编号,案由\n建议1,修桥\n".encode())
    assert grid.rows[1] == ("建议1", "修桥")
    ((words, options),) = started
    assert options["env"] == {}
    assert words[1] == "-I"
    assert "pwned" not in " ".join(map(str, words)), "the name is no argument"


@pytest.fixture
def client(session: aiohttp.ClientSession, platform: Platform, clock: SetClock) -> DingTalkClient:
    platform.will("/v1.0/oauth2/accessToken", answer({"accessToken": "t", "expireIn": 7200}))
    platform.will("/media/upload", answer({"errcode": 0, "media_id": "m"}))
    return DingTalkClient(app_at(platform.base), session, clock, lambda _api: None)


@pytest.mark.parametrize(
    "name", ['a".docx', "a\r\nX-Evil: 1\r\n\r\n.docx", 'a"; filename="b.exe', "建议012.docx"]
)
async def test_a_name_that_goes_out_adds_no_header(
    client: DingTalkClient, platform: Platform, name: str
) -> None:
    await client.upload(name, b"content", "file")
    ((request),) = platform.asked("/media/upload")
    head, _, content = request.body.partition(b"\r\n\r\n")
    assert b"X-Evil: 1" not in head.split(b"\r\n")
    assert content.startswith(b"content\r\n--")
    assert len([line for line in head.split(b"\r\n") if line.lower().startswith(b"content-disposition")]) == 1
    assert head.count(b'; filename="') == 1
