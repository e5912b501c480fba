"""What people attach is fetched before it is needed, and taken only if it is what it says."""

from pathlib import Path

import pytest

from bot.attachments import LARGEST, MOST, fetch
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rulings import BUG
from domain.messages import Attachment, AttachmentKind
from handlers.workbooks.shelf import Shelf
from storage.files import Fetched, FileStore

JPEG, PNG, PDF, ZIP, OLE = (
    b"\xff\xd8\xff..",
    b"\x89PNG\r\n\x1a\n..",
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
)
OLE += b"\xa1\xb1\x1a\xe1"
HTML = b"<html><script>alert(1)</script></html>"


class Contents:
    """A messenger that has these contents behind their codes, and refuses what is too large."""

    def __init__(self, *contents: bytes) -> None:
        self.contents = contents
        self.asked = 0

    async def download(self, code: str, limit_bytes: int) -> bytes:
        self.asked += 1
        if not code.isdigit() or int(code) >= len(self.contents):
            raise WireRefusal(BUG, "invalidParameter.robotCode.downloadCode")
        if len(self.contents[int(code)]) > limit_bytes:
            raise WireRefusal(BUG, "too_large")
        return self.contents[int(code)]


async def fetch_one(tmp_path: Path, name: str, data: bytes) -> Fetched:
    kind = AttachmentKind.FILE if name else AttachmentKind.PICTURE
    (fetched,) = await fetch([Attachment(kind, "0", name)], Contents(data), Shelf(FileStore(tmp_path)))
    return fetched


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("现场.jpg", JPEG),
        ("截图.jpg", PNG),
        ("复文.pdf", PDF),
        ("复文.docx", ZIP),
        ("加密.docx", OLE),
        ("复文.doc", OLE),
        ("复文.doc", b"{\\rtf1"),
        ("复文.wps", OLE),
        ("公文.ofd", ZIP),
        ("手机.heic", b"\0\0\0\x18ftypheic"),
        ("说明.txt", "说明".encode("gbk")),
        ("说明.txt", "说明".encode("utf-16")),
        ("资料.rar", b"Rar!\x1a\x07\x01\0"),
    ],
)
async def test_what_is_as_its_name_says_is_taken(tmp_path: Path, name: str, data: bytes) -> None:
    fetched = await fetch_one(tmp_path, name, data)
    assert (fetched.name, fetched.refused) == (name, "")
    assert FileStore(tmp_path).read(fetched.sha256) == data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("现场.jpg", b"MZ\x90\0"),
        ("现场.jpg", HTML),
        ("复文.pdf", HTML),
        ("复文.docx", PDF),
        ("复文.docx", HTML),
        ("说明.txt", b"MZ\x90\0\x03"),
        ("说明.csv", b"#!/bin/sh\nrm -rf ."),
        ("手机.heic", HTML),
        ("", HTML),
        ("", b""),
    ],
)
async def test_what_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    fetched = await fetch_one(tmp_path, name, data)
    assert (fetched.refused, fetched.sha256) == ("content", "")


@pytest.mark.parametrize(
    "name", ["安装.exe", "宏.docm", "网页.html", "图.svg", "脚本.js", "快捷.lnk", "无名", "jpg"]
)
async def test_what_no_case_comes_with_is_not_even_fetched(tmp_path: Path, name: str) -> None:
    source = Contents(JPEG)
    (fetched,) = await fetch([Attachment(AttachmentKind.FILE, "0", name)], source, Shelf(FileStore(tmp_path)))
    assert (fetched.refused, source.asked) == ("type", 0)


@pytest.mark.parametrize(
    ("data", "name"), [(JPEG, "图片.jpg"), (PNG, "图片.png"), (b"RIFF....WEBP", "图片.webp")]
)
async def test_a_picture_is_named_by_what_it_is(tmp_path: Path, data: bytes, name: str) -> None:
    assert (await fetch_one(tmp_path, "", data)).name == name


async def test_too_large_and_expired_are_told_apart(tmp_path: Path) -> None:
    wanted = [Attachment(AttachmentKind.FILE, code, "a.pdf") for code in ("0", "9")]
    source = Contents(PDF + b" " * LARGEST)
    fetched = await fetch(wanted, source, Shelf(FileStore(tmp_path)))
    assert [one.refused for one in fetched] == ["too_large", "gone"]


async def test_more_than_one_message_should_hold_are_left(tmp_path: Path) -> None:
    source = Contents(JPEG)
    wanted = [Attachment(AttachmentKind.PICTURE, "0")] * (MOST + 3)
    fetched = await fetch(wanted, source, Shelf(FileStore(tmp_path)))
    assert [one.refused for one in fetched] == [""] * MOST + ["too_many"] * 3
    assert source.asked == MOST


async def test_a_talk_is_kept_as_a_text_file_and_voice_not_at_all(tmp_path: Path) -> None:
    wanted = [
        Attachment(AttachmentKind.RECORD, words="王工：签收12"),
        Attachment(AttachmentKind.VOICE, "0", recognised_text="签收12"),
    ]
    source = Contents()
    (talk,) = await fetch(wanted, source, Shelf(FileStore(tmp_path)))
    assert talk.name == "聊天记录.txt"
    assert FileStore(tmp_path).read(talk.sha256).decode() == "王工：签收12"
    assert source.asked == 0
