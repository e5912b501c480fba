"""Names are made safe; contents are there once and whole."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.files import LONGEST_NAME, FileStore, safe_name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("12号复文.docx", "12号复文.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\cmd.exe", "cmd.exe"),
        ("a\0b\nc\x1b[2J.pdf", "abc[2J.pdf"),
        ("复文\u202efdp.exe", "复文fdp.exe"),
        ("零\u200b宽\ufeff.pdf", "零宽.pdf"),
        ("行\u2028段\u2029.pdf", "行 段 .pdf"),
        ('<a href="x">|?*.pdf', "_a href=_x_____.pdf"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("com1.pdf", "_com1.pdf"),
        ("console.pdf", "console.pdf"),
        (".bashrc", "bashrc"),
        ("复文.pdf. . ", "复文.pdf"),
        ("..", "未命名"),
        ("", "未命名"),
        ("/", "未命名"),
    ],
)
def test_a_name_becomes_harmless(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_long_name_keeps_its_beginning_and_its_ending() -> None:
    name = safe_name("12号" + "很长" * 300 + ".docx")
    assert len(name) <= LONGEST_NAME
    assert name.startswith("12号")
    assert name.endswith(".docx")
    assert len(safe_name("长" * 1000)) == LONGEST_NAME
    assert len(safe_name("a." + "b" * 1000)) == LONGEST_NAME


def contents(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_content_is_stored_once_for_nobody_else_to_read(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    digest = store.write(b"picture")
    assert store.write(b"picture") == digest
    assert store.read(digest) == b"picture"
    (path,) = contents(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_many_who_write_the_same_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    store, data = FileStore(tmp_path / "files"), b"picture" * 100_000
    with ThreadPoolExecutor(8) as pool:
        digests = set(pool.map(store.write, [data] * 16))
    (path,) = contents(tmp_path)
    assert {path.name} == digests
    assert path.read_bytes() == data


def test_what_a_crash_left_half_written_is_neither_found_nor_in_the_way(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    digest = FileStore(tmp_path / "elsewhere").write(b"picture")
    folder = tmp_path / "files" / digest[:2]
    folder.mkdir(parents=True)
    (folder / "tmpabc.part").write_bytes(b"pic")
    with pytest.raises(FileNotFoundError):
        store.read(digest)
    assert store.write(b"picture") == digest
    assert store.read(digest) == b"picture"
