"""The manuals that are made of the program's own tables: `python -m bot.manuals docs`."""

import sys
from itertools import groupby
from pathlib import Path
from typing import Final

from domain.catalogue.rights import rights
from domain.sight import REACH
from domain.vocabulary import PostRole
from message_templates import render, unescape

MANUALS: Final = ("commands", "permissions")


def write_manual(name: str) -> str:
    """The text of one manual, as it lies in docs/."""
    chapters = [(chapter, list(rows)) for chapter, rows in groupby(rights(), lambda right: right.chapter)]
    facts = {"chapters": chapters, "roles": list(PostRole), "everybody": len(PostRole), "reach": REACH}
    lines = unescape(render(f"documents/{name}.j2", **facts)).splitlines()
    return _without_gaps(lines)


def _without_gaps(lines: list[str]) -> str:
    """A table must not be interrupted by the blank lines that loops leave."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        before, after = kept[-1] if kept else "", next((one for one in lines[place + 1 :] if one), "")
        between_rows = before.startswith("|") and after.startswith("|")
        if line.strip() or not (between_rows or not before):
            kept.append(line.rstrip())
    return "\n".join(kept) + "\n"


def main(folder: Path) -> None:
    """Write all of them."""
    for name in MANUALS:
        (folder / f"{name}.md").write_text(write_manual(name), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
