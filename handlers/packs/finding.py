"""Which pack a person means, and the question where several may be meant."""

from collections.abc import Callable
from typing import Final

from domain.errors import NothingThere
from domain.intents import Intent
from domain.packs import Pack
from handlers.desk import Desk
from handlers.replying import Question, Reply

USUAL: Final = frozenset(
    {"默认", "来源默认", "原来", "原来的", "通常", "一般"}
)  # what a source has by itself
_OFFERED = 5


def find_packs(said: str, desk: Desk) -> tuple[Pack, ...]:
    """The packs he may mean; raises NothingThere with those there are."""
    found = desk.rules.packs.find(said)
    if not found:
        raise NothingThere("pack", said=said, packs=[one.short for one in desk.rules.packs.by_name.values()])
    return found


def ask_which(said: str, found: tuple[Pack, ...], wish: Callable[[str], Intent]) -> Reply:
    """One button each."""
    offered = found[:_OFFERED]
    facts = {"said": said, "packs": offered, "more": len(found) - len(offered)}
    return Reply("questions/which_pack.md.j2", facts, Question(tuple(wish(one.name) for one in offered)))
