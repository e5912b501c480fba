"""What a stored setting says, as facts that `parts/setting_*.j2` put into words."""

from collections.abc import Mapping
from typing import Any, Final

from domain.digests.settings import SCOPE
from domain.packs import Pack
from domain.policy import PAUSE, RUNG, SLOT
from domain.reports.plans import REPORT, Reader
from domain.vocabulary import Source
from handlers.desk import Desk
from storage.rules import PACK

Value = Mapping[str, Any] | None
_OF_A_PERSON: Final = frozenset({SLOT, SCOPE})


def say_setting(name: str, scope: str, before: Value, after: Value, desk: Desk) -> dict[str, Any]:
    """One change: which setting, of whom, what it was and what it is; an empty value is the usual one."""
    return {
        "name": name.removeprefix(RUNG) if name.startswith(RUNG) else name,
        "is_rung": name.startswith(RUNG),
        "scope": scope,
        "whose": _whose(name, scope, desk),
        "before": _said((name, scope), before, desk),
        "after": _said((name, scope), after, desk),
    }


def _whose(name: str, scope: str, desk: Desk) -> str:
    """A person, a unit, or a group by name; what belongs to a closed list is put into words by templates."""
    if name in _OF_A_PERSON and scope:
        return _person(int(scope), desk)
    if name == PAUSE and scope:
        return desk.rules.directory.units.get(int(scope), "")
    return ""


def _said(key: tuple[str, str], value: Value, desk: Desk) -> dict[str, Any]:
    name, scope = key
    said = dict(value or {})
    if name == SCOPE and said:
        said["units"] = [desk.rules.directory.units.get(unit, "") for unit in said["units"]]
    if name == PACK:
        packs = desk.rules.packs
        chosen: Pack | None = packs.by_name.get(said.get("pack", ""))
        said |= {"usual": chosen is None, "title": (chosen or packs.made_for(Source(scope))).title}
    if name == REPORT and said:
        for part in ("readers", "copies"):
            said[part] = [_reader(Reader.of(one), desk) for one in said.get(part, ())]
    return said


def _reader(reader: Reader, desk: Desk) -> str:
    if reader.person_id is not None:
        return _person(reader.person_id, desk)
    return desk.rules.directory.units.get(reader.unit_id or 0, "")


def _person(person_id: int, desk: Desk) -> str:
    person = desk.rules.directory.find(person_id)
    return person.name if person else ""
