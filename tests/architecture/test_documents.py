"""The documents speak of what is there: links, paths, commands, settings and metrics."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.cli import COMMANDS
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
ROOMS = "bot|domain|handlers|message_templates|scheduler|simulator|storage|tests|docs|script|requirements"
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
_PATH = re.compile(rf"`((?:{ROOMS})/[\w./-]*)`")
_METRIC = re.compile(r'"(duban_[a-z_]+)"')


def _names(document: Path) -> str:
    return str(document.relative_to(ROOT))


def _settings(model: type[BaseModel] = Settings, prefix: str = "DUBAN_") -> list[str]:
    """The full names of everything an operator may set."""
    names = []
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names += _settings(kind, f"{prefix}{name.upper()}__")
        else:
            names.append(f"{prefix}{name.upper()}")
    return names


@pytest.mark.parametrize("document", DOCUMENTS, ids=_names)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    lost = [link for link in _LINK.findall(text) if not (document.parent / link).exists()]
    lost += [path for path in _PATH.findall(text) if not (ROOT / path).exists()]
    assert lost == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_operators_are_told_of_every_command(command: str) -> None:
    assert f"`duban {command}" in OPERATIONS


@pytest.mark.parametrize(
    "option", [o for _, _, taken in COMMANDS.values() for names, _ in taken for o in names]
)
def test_the_operators_are_told_of_every_option(option: str) -> None:
    assert not option.startswith("--") or option in OPERATIONS


@pytest.mark.parametrize("setting", _settings())
def test_the_operators_are_told_of_every_setting(setting: str) -> None:
    """Settings of one family may be named by their last part: `…ROBOT_CODE`."""
    last = setting.rpartition("__")[2]
    assert f"`{setting}`" in OPERATIONS or f"`…{last}`" in OPERATIONS or setting == "DUBAN_TIMEZONE"


def test_the_operators_are_told_of_every_metric() -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    metrics = {name for source in sources for name in _METRIC.findall(source)}
    assert metrics
    assert {name for name in metrics if name not in OPERATIONS} == set()
