"""The words of a paper, from a template whose lines are read as they stand."""

import message_templates
from domain.permissions import SUPERVISING
from handlers.desk import Desk
from message_templates.rendering import unescape


def lines_of(name: str, /, **facts: object) -> list[str]:
    """The template's lines without the empty ones; nothing in them is markup."""
    text = unescape(message_templates.render(f"documents/{name}.j2", **facts))
    return [line.strip() for line in text.splitlines() if line.strip()]


def rows_of(name: str, /, **facts: object) -> list[tuple[str, ...]]:
    """The same where ¦ parts the cells of a table's row; ⏎ begins a new line within a cell."""
    lines = lines_of(name, **facts)
    return [tuple(cell.strip().replace("⏎", "\n") for cell in line.split("¦")) for line in lines]


def office_of(desk: Desk) -> str:
    """The office in whose name it goes out: that of whoever prints it; for the shell the first there is."""
    directory = desk.rules.directory
    own = (post.unit_name for post in desk.who.posts if post.role in SUPERVISING)
    return next(own, next((name for unit, name in directory.units.items() if directory.supervises(unit)), ""))
