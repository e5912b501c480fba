"""Finds what the house rules forbid in a module's source; the tests run it over the whole house."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2]
ROOMS = ("bot", "domain", "handlers", "message_templates", "scheduler", "simulator", "storage")
NO_NAMES = frozenset({"util", "utils", "helper", "helpers", "common", "base", "manager", "managers", "misc"})
CLOCKS = frozenset({"bot/clock.py", "simulator/clock.py"})

_CHINESE = re.compile("[\u4e00-\u9fff]")
# 申请, 提请, 请示, 请求 are words of the trade; 请 alone addresses somebody.
_SENTENCE_MARK = re.compile("[，。；：？！…您]|(?<![申提邀])请(?![示求])")
_WALL_CLOCK = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*rooms: str) -> Iterator[Path]:
    """Every hand-written module of some rooms (of all rooms when none is named)."""
    for room in rooms or ROOMS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            if path.parent.name != "versions":  # alembic writes those
                yield path


def name_of(path: Path) -> str:
    """A module's path as it stands in the house."""
    return path.relative_to(HOUSE).as_posix()


def find_sentences(source: str) -> list[tuple[int, str]]:
    """Lines with a Chinese sentence for somebody to read; docstrings and comments are not found."""
    tree = ast.parse(source)
    silent = {id(part) for docstring in _docstrings(tree) for part in ast.walk(docstring)}
    found = []
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.JoinedStr):
            silent.update(id(part) for part in node.values)
        text = _text(node)
        if len(_CHINESE.findall(text)) >= 4 and _SENTENCE_MARK.search(text):
            found.append((_line(node), text))
    return found


def find_wall_clock(source: str) -> list[int]:
    """Lines that ask the machine what time it is."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in _WALL_CLOCK:
            found.append(node.lineno)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [node.lineno for alias in node.names if alias.name == "time"]
    return found


def has_docstring(source: str) -> bool:
    """Whether a module says what it is for, in one line before anything else."""
    docstring = ast.get_docstring(ast.parse(source)) or ""
    return bool(docstring.strip()) and bool(docstring.splitlines()[0].strip())


def has_bad_name(path: Path) -> bool:
    """Whether a module or one of its packages has a name that says nothing."""
    return not NO_NAMES.isdisjoint((*path.parent.parts, path.stem))


def function_lengths(source: str) -> list[tuple[str, int]]:
    """Every function with the lines of its body, the docstring not counted."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, Function)]
    return [(function.name, _body_length(function)) for function in functions]


def _body_length(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _docstrings(tree: ast.Module) -> Iterator[ast.Expr]:
    for node in ast.walk(tree):
        for field in ("body", "orelse"):
            for statement in _statements(node, field):
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                    yield statement


def _statements(node: ast.AST, field: str) -> list[ast.stmt]:
    statements = getattr(node, field, [])
    return statements if isinstance(statements, list) else []


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
