"""The house stays small, named, and free of words and clocks where they don't belong."""

import ast
import sys
from statistics import median, quantiles

import pytest

from tests.architecture.guards import (
    CLOCKS,
    HOUSE,
    ROOMS,
    find_sentences,
    find_wall_clock,
    function_lengths,
    has_bad_name,
    has_docstring,
    modules,
    name_of,
)

LONGEST_MODULE, MEDIAN_MODULE = 300, 80
LONGEST_FUNCTION, NINE_OF_TEN_FUNCTIONS, MEDIAN_FUNCTION = 50, 20, 8
# The command line and the demo speak to an administrator at a terminal: their words are theirs.
OWN_WORDS = ("bot/commands/", "bot/cli.py", "bot/demo.py")


def test_no_module_is_long_and_most_are_short() -> None:
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}
    assert median(lengths.values()) < MEDIAN_MODULE


def test_no_function_is_long_and_most_are_short() -> None:
    lengths = {
        f"{name_of(path)}:{name}": lines
        for path in modules()
        for name, lines in function_lengths(path.read_text())
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert quantiles(lengths.values(), n=10)[-1] <= NINE_OF_TEN_FUNCTIONS
    assert median(lengths.values()) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("room", ["bot", "handlers", "scheduler", "storage"])
def test_no_sentence_for_people_stands_in_python(room: str) -> None:
    found = [
        f"{name_of(path)}:{line}: {text}"
        for path in modules(room)
        if not name_of(path).startswith(OWN_WORDS)
        for line, text in find_sentences(path.read_text())
    ]
    assert found == []


def test_only_the_clocks_read_the_wall_clock() -> None:
    found = [
        f"{name_of(path)}:{line}"
        for path in modules()
        if name_of(path) not in CLOCKS
        for line in find_wall_clock(path.read_text())
    ]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    assert [name_of(path) for path in modules() if not has_docstring(path.read_text())] == []


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in (*modules(), *(HOUSE / "tests").rglob("*.py"))}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    everything = (*modules(), *(HOUSE / "tests").rglob("*.py"))
    assert [name_of(path) for path in everything if has_bad_name(path.relative_to(HOUSE))] == []


def test_the_rules_need_only_the_standard_library_and_a_measure_of_typos() -> None:
    allowed = sys.stdlib_module_names | {"domain", "rapidfuzz"}  # docs/decisions/16-typos.md
    strangers = [
        f"{name_of(path)}: {name}"
        for path in modules("domain")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in _imported(node)
        if name.partition(".")[0] not in allowed
    ]
    assert strangers == []


def test_the_rules_are_synchronous() -> None:
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    found = {
        name_of(path)
        for path in modules("domain")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, waiting)
    }
    assert found == set()


def test_every_room_is_in_the_wheel_and_under_the_import_rules() -> None:
    settings = (HOUSE / "pyproject.toml").read_text()
    listed = "[" + ", ".join(f'"{room}"' for room in sorted(ROOMS)) + "]"
    assert f"packages = {listed}" in settings
    assert f"root_packages = {listed}" in settings


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
