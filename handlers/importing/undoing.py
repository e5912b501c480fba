"""撤销刚才的导入, 撤回 of 交办: as one unit while nobody has acted; else who has, and the rest if wished."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.errors import NothingThere, TooLate
from domain.intents import About, Undo
from handlers.desk import Desk
from handlers.importing.applied import HANDED_OUT, IMPORTED, put_back
from handlers.importing.withdrawing import open_items_again, withdraw_cases
from handlers.replying import Question, Reply
from handlers.retraction import Act, TakeBack, Undone
from storage.cases import WITHDRAWN
from storage.desks import Item, items_of_cases
from storage.roster_undo import take_back_changes, why_kept
from storage.rosters import Change
from storage.tables import Case
from storage.withdrawn import (
    Acted,
    acted_on,
    cases_by_id,
    last_import_by,
    people_told,
)

SHOWN = 5  # cases on which somebody has acted
ABOUT = {IMPORTED: About.IMPORT, HANDED_OUT: About.HANDING_OUT}


@dataclass(frozen=True, slots=True)
class Standing:
    """What an import brought about, as it stands: what is free to be taken back, and what is not."""

    items: dict[int, list[Item]]  # by case: those on which nobody has acted
    acted: list[tuple[Item, Acted]]  # the first act on each other case
    changed: dict[int, tuple[Case, dict[str, Any]]]  # by case, with how it was
    overtaken: int  # of the changed ones, those that were changed anew since
    roster: Sequence[Change]
    roster_acted: tuple[str, str] | None

    @property
    def is_free(self) -> bool:
        """Whether all of it can be taken back."""
        return not (self.acted or self.overtaken or self.roster_acted)

    @property
    def has_rest(self) -> bool:
        """Whether there is anything that can."""
        return bool(self.items or self.changed or self.roster)


async def ask_before_undoing(act: Act, intent: Undo, desk: Desk) -> Reply | None:
    """Say what will be taken back, or who has acted already; None where it can be done at once."""
    if act["kind"] not in ABOUT:
        return None
    found = await _look(act, desk)
    named = replace(intent, about=ABOUT[act["kind"]])
    if not found.is_free and not intent.rest:
        if not found.has_rest:
            raise TooLate("import_acted", **_facts(found, desk))
        question = Question((replace(named, rest=True),))
        return Reply("questions/undo_import_rest.md.j2", _facts(found, desk), question)
    if not found.has_rest:
        raise NothingThere("undo")
    if desk.confirmed or act["kind"] == HANDED_OUT:
        return None
    told = await people_told(desk.work.session, _ids(found.items.values()))
    facts = {**_facts(found, desk), "told": len({person for person, _ in told})}
    return Reply("questions/undo_import.md.j2", facts, Question((named,)))


async def last_import(about: About, desk: Desk) -> list[Act]:
    """What he imported or handed out last, though something else was done since."""
    kind = next(kind for kind, one in ABOUT.items() if one is about)
    entry = await last_import_by(desk.work.session, desk.actor, kind)
    if entry is None or "roster" not in entry.told:
        return []
    kept = {name: entry.told[name] for name in ("handed_out", "changed", "roster")}
    return [{"kind": kind, "at": entry.at.isoformat(), "assignments": [], **kept}]


async def _look(act: Act, desk: Desk) -> Standing:
    session = desk.work.session
    cases = await cases_by_id(session, act["handed_out"])
    fresh = [id_ for id_, case in cases.items() if WITHDRAWN not in case.identity]
    items = await items_of_cases(session, fresh)
    acted = await acted_on(session, _ids(items.values()))
    first = [
        next((item, acted[item.id]) for item in parts if item.id in acted)
        for parts in items.values()
        if any(item.id in acted for item in parts)
    ]
    gone = {item.case.id for item, _ in first}
    before = {one[0]: one for one in act["changed"]}
    known = await cases_by_id(session, list(before))
    still = {id_: case for id_, case in known.items() if case.fingerprint == before[id_][2]}
    roster = act["roster"]
    used = await why_kept(session, roster) if roster else None
    return Standing(
        items={id_: parts for id_, parts in items.items() if id_ not in gone},
        acted=first,
        changed={id_: (case, before[id_][1]) for id_, case in still.items()},
        overtaken=len(known) - len(still),
        roster=roster if used is None else [],
        roster_acted=used,
    )


async def take_back_import(act: Act, desk: Desk) -> Undone:
    """What nobody has acted on is as if it had not been; whoever was told is told so."""
    found, work = await _look(act, desk), desk.work
    told = await withdraw_cases(found.items, desk)
    await open_items_again(list(found.items), desk)
    for case, before in found.changed.values():
        put_back(case, before)
    if found.roster:
        await take_back_changes(work.session, found.roster)
        _ = await work.change_rules()
    numbers = [parts[0].case.number for parts in found.items.values()]
    work.record(
        f"{act['kind']}_undone", desk.actor, "office", cases=list(found.items), numbers=numbers,
        changed=list(found.changed), posts=_posts(found), told=len(told),
    )  # fmt: skip
    return Undone(act["kind"], (), settings=({**_facts(found, desk), "told": len({one for one, _ in told})},))


def _facts(found: Standing, desk: Desk) -> dict[str, Any]:
    directory = desk.rules.directory
    acted = [
        {
            "number": item.case.spoken,
            "unit": item.unit.name,
            "what": one.what,
            "by": directory.person(one.person_id).name if one.person_id else "",
            "at": one.at and one.at.isoformat(),
        }
        for item, one in found.acted[:SHOWN]
    ]
    return {
        "handed": len(found.items),
        "units": len({item.assignment.unit_id for parts in found.items.values() for item in parts}),
        "numbers": [parts[0].case.spoken for parts in list(found.items.values())[:SHOWN]],
        "changed": len(found.changed),
        "posts": _posts(found),
        "acted": acted,
        "acted_more": max(0, len(found.acted) - SHOWN),
        "overtaken": found.overtaken,
        "roster_acted": found.roster_acted,
    }


def _posts(found: Standing) -> int:
    return sum(one["table"] == "post" for one in found.roster)


def _ids(parts: Collection[list[Item]]) -> list[int]:
    return [item.id for some in parts for item in some]


TAKE_BACK: dict[str, TakeBack] = {IMPORTED: take_back_import, HANDED_OUT: take_back_import}
