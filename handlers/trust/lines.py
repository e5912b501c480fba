"""One entry of the ledger as a line a person can read: when, who, what, from its facts."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.chain import SEALED, TOMBSTONE
from domain.masking import mask_spoken
from handlers.desk import Desk
from handlers.people import say_actor
from handlers.setting_changes import setting_of
from handlers.setting_words import say_setting
from storage.lines import private_names
from storage.tables import Case, LedgerEntry
from storage.trails import About

_WORDS: Final = ("text", "reason", "finding", "outcome", "title", "purpose", "because", "name")
_UNTIL: Final = ("second_deadline", "until", "due", "deadline")
_BEFORE: Final = ("deadline_before", "before")
_COUNTS: Final = ("cases", "rows", "total")
_CODE: Final = re.compile(r"[a-z_]+")  # a reason of the robot's own: no words
_SETTING: Final = "setting:"


@dataclass(frozen=True, slots=True)
class ActLine:
    """Facts for `parts/act_told.j2`. `number`: of the case it is about; `to`: whom or which unit."""

    at: str
    by: str
    act: str
    number: str = ""
    unit: str = ""
    about_case: bool = False
    words: str = ""
    part: str = ""
    version: int | None = None
    percent: int | None = None
    amount: float | None = None
    before: str = ""
    until: str = ""
    to: str = ""
    count: int | None = None
    erased: bool = False
    setting: Mapping[str, Any] | None = None  # as `say_setting` tells it


def lines_of(
    entries: Iterable[LedgerEntry], about: Mapping[str, About], desk: Desk, *, hidden: Collection[int] = ()
) -> list[ActLine]:
    """The entries' lines; `about` by subject. Of the cases in `hidden` (ids) nothing but the act is said."""
    return [_line(entry, about.get(entry.subject), desk, hidden) for entry in entries]


def _line(entry: LedgerEntry, about: About | None, desk: Desk, hidden: Collection[int]) -> ActLine:
    case = about.case if about else None
    told = {} if case is not None and case.id in hidden else entry.told
    return ActLine(
        at=entry.at.isoformat(),
        by=say_actor(entry.actor, desk),
        act=entry.act,
        number=case.spoken if case else "",
        unit=about.unit if about else "",
        about_case=not entry.subject.startswith("message:"),
        words=_words(told, case),
        part=told.get("part", "") if entry.act == "revealed" else "",
        version=_number(told.get("version")),
        percent=_number(told.get("percent")),
        amount=told.get("done") if entry.act == "quantity" else None,
        before=_day(told, _BEFORE),
        until=_day(told, _UNTIL),
        to=_to(told, desk),
        count=next((told[name] for name in _COUNTS if isinstance(told.get(name), int)), None),
        erased=entry.facts == TOMBSTONE or (SEALED in entry.facts and entry.private is None),
        setting=_setting(entry, desk) if entry.subject.startswith(_SETTING) else None,
    )


def _words(told: Mapping[str, Any], case: Case | None) -> str:
    names = private_names(case) if case else ()
    said = (told.get(name) for name in _WORDS)
    found = next((one for one in said if isinstance(one, str) and one and not _CODE.fullmatch(one)), "")
    return mask_spoken(" ".join(found.split()), names)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(told: Mapping[str, Any], names: Sequence[str]) -> str:
    """The first of these facts that is a day."""
    for name in names:
        value = told.get(name)
        if isinstance(value, str) and _is_day(value):
            return value
    return ""


def _is_day(value: str) -> bool:
    try:
        _ = date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _to(told: Mapping[str, Any], desk: Desk) -> str:
    """The unit or person that something went to; several are joined."""
    if isinstance(units := told.get("units"), list):
        return "、".join(str(unit[0] if isinstance(unit, list) else unit) for unit in units)
    to = told.get("to")
    if not isinstance(to, str):
        return ""
    someone = desk.rules.directory.by_user(to)
    return someone.name if someone else to


def _setting(entry: LedgerEntry, desk: Desk) -> Mapping[str, Any]:
    one = setting_of(entry.subject, entry.facts)
    return say_setting(one["name"], one["scope"], one["before"], one["after"], desk)
