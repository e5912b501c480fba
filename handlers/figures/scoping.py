"""From what was asked to the cases that are counted, and back to words that ask for the same."""

from dataclasses import dataclass
from datetime import date

from domain.intents import ShowFigures, ShowRate
from domain.names import NAMES
from domain.rates import Scope
from domain.vocabulary import Source
from handlers.desk import Desk
from handlers.units import find_short
from storage.rules import Rules


@dataclass(frozen=True, slots=True)
class Said:
    """A scope as templates say it; `asks` are the words that ask for the same again, "" for the usual."""

    first: date
    last: date
    sources: tuple[Source, ...]
    unit: str
    key: bool
    between: bool | None
    asks: str


def scope_of(intent: ShowRate | ShowFigures, desk: Desk) -> Scope:
    """This year's cases unless another stretch was named. Raises NoSuchUnit."""
    today = desk.today
    return Scope(
        intent.since or today.replace(month=1, day=1),
        intent.until or max(today, intent.since or today),
        tuple(filter(None, (intent.source, intent.also))),
        find_short(intent.unit, desk) if intent.unit else None,
        intent.key,
        intent.between,
        desk.sight,
    )


def say_scope(scope: Scope, rules: Rules) -> Said:
    """What the figures are about."""
    unit = rules.directory.units[scope.unit_id] if scope.unit_id is not None else ""
    said = (scope.first, scope.last, scope.sources, unit, scope.key, scope.between)
    return Said(*said, asks=_asks(scope, unit, rules.on))


def _asks(scope: Scope, unit: str, today: date) -> str:
    usual = scope.first == today.replace(month=1, day=1) and scope.last == today
    words = [
        "" if usual else f"{scope.first}至{scope.last}",
        unit,
        "" if scope.between is None else "闭会" if scope.between else "会议期间",
        "重点" if scope.key else "",
        "".join(NAMES[source] for source in scope.sources),
    ]
    return " ".join(filter(None, words))
