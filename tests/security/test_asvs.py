"""docs/asvs.md names tests that are there, for every requirement once, and leaves no chapter out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.security.references import HOUSE, is_there

TEXT = (HOUSE / "docs" / "asvs.md").read_text("utf-8")
CHAPTERS = {f"V{number}" for number in range(1, 18)}
_TEST = re.compile(r"`(tests/[\w/.]+::\w+)`")
_ID = re.compile(r"V\d+\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement."""

    requirement: str
    asks: str
    met: str
    tests: tuple[str, ...]


def _rows() -> Iterator[Row]:
    for line in TEXT.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == 4 and _ID.fullmatch(cells[0]):
            yield Row(cells[0], cells[1], cells[2], tuple(_TEST.findall(cells[3])))


ROWS = tuple(_rows())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.requirement)
def test_what_is_met_is_shown_by_tests_that_are_there(row: Row) -> None:
    assert row.asks
    assert row.met
    assert row.tests
    assert [name for name in row.tests if not is_there(name)] == []


def test_every_row_is_read() -> None:
    assert len(ROWS) == len(re.findall(r"^\| V\d+\.\d+\.\d+ \| .* \| .* \| ", TEXT, re.MULTILINE)) > 90


def test_no_requirement_stands_there_twice() -> None:
    named = [row.requirement for row in ROWS]
    assert sorted(named) == sorted(set(named))


def test_every_chapter_is_spoken_of() -> None:
    assert set(re.findall(r"\bV\d+\b", TEXT)) >= CHAPTERS


def test_every_test_of_security_is_named_somewhere() -> None:
    files = {path.name for path in (HOUSE / "tests" / "security").glob("test_*.py")}
    named = {name.partition("::")[0].rpartition("/")[2] for row in ROWS for name in row.tests}
    assert files - named <= {"test_asvs.py"}


def test_the_way_in_that_is_not_there_is_no_reference() -> None:
    assert not is_there("tests/security/test_asvs.py::test_nobody_wrote_this")
    assert not is_there("tests/security/nothing.py::test_every_row_is_read")
