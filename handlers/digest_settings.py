"""日报范围, 没有事不发, 配图: who reads of which cases, silence on quiet days, pictures (R50, R61)."""

from dataclasses import replace
from functools import partial
from typing import Any

from domain.digests import SCOPE, Cases, Chosen, scope_for
from domain.digests.scopes import PARTNERS, Scope, View
from domain.digests.settings import PICTURES, SILENCE
from domain.errors import BadInput
from domain.intents import (
    Extent,
    SetDigestPictures,
    SetDigestScope,
    SetDigestSilence,
    ShowDigestReaders,
)
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from handlers.units import ask_which_unit, find_unit, guess_units, is_full_name
from storage.digests import count_open, digest_readers
from storage.people import Someone
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(SetDigestScope)
async def set_digest_scope(intent: SetDigestScope, desk: Desk, work: UnitOfWork) -> Reply:
    """The reader's digest tells of these cases from the next one on; what it counts now is said before."""
    person, present = _reader(intent.person, desk)
    if intent.unplaced:
        raise BadInput("digest_scope", name=intent.person, wording=intent.unplaced)
    for unit in intent.units:
        if not is_full_name(unit, desk) and (guesses := guess_units(unit, desk)):
            return ask_which_unit(unit, guesses, partial(_with, intent, unit))
    units = tuple(dict.fromkeys(find_unit(unit, desk) for unit in intent.units))
    chosen = None if intent.extent is Extent.USUAL else Chosen(units, intent.sources)
    scope = scope_for(person.roles, person.name, chosen)
    count, overdue = await count_open(work.session, scope.cases, desk.today)
    facts: dict[str, Any] = {"person": person.name, "open": count, "overdue": overdue}
    facts |= {"present": _told(present, desk), "scope": _told(scope, desk), "usual": chosen is None}
    facts["sees_it"] = scope.view is View.LEADER
    if scope == present:
        return Reply("replies/digest_scope_unchanged.md.j2", facts)
    if not desk.confirmed:
        return Reply("questions/set_digest_scope.md.j2", facts, Question((intent,)))
    value = {"units": units, "sources": intent.sources} if chosen else {}
    stored = {name: list(words) for name, words in value.items()}
    await change_settings(desk, {(SCOPE, str(person.id)): stored})
    return Reply("replies/digest_scope_set.md.j2", facts)


@router.on(SetDigestSilence)
async def set_digest_silence(intent: SetDigestSilence, desk: Desk) -> Reply:
    """Whether a day without anything to say has no digest, or one line."""
    return await _switch(intent, desk, SILENCE, on=intent.silent)


@router.on(SetDigestPictures)
async def set_digest_pictures(intent: SetDigestPictures, desk: Desk) -> Reply:
    """Whether a picture goes with the digest on the days when one says more."""
    return await _switch(intent, desk, PICTURES, on=intent.shown)


@router.on(ShowDigestReaders)
async def show_digest_readers(desk: Desk) -> Reply:
    """Who reads a digest, those together whose cases are described alike."""
    groups = dict[tuple[Cases, bool], tuple[Scope, list[str]]]()
    for person, scope in digest_readers(desk.rules):
        alike = replace(scope.cases, leader=""), bool(scope.cases.leader)
        groups.setdefault(alike, (scope, []))[1].append(person.name)
    lines = [{"scope": _told(scope, desk), "names": names} for scope, names in groups.values()]
    at = desk.rules.policy.digest_at
    return Reply("lists/digest_readers.md.j2", {"groups": lines, "at": at and f"{at:%H:%M}"})


def _reader(name: str, desk: Desk) -> tuple[Someone, Scope]:
    """Who of the readers is called so, by name or user id, and what he reads. Raises BadInput."""
    named = [one for one in digest_readers(desk.rules) if name in (one[0].name, one[0].user_id)]
    if not named:
        known = any(name in (one.name, one.user_id) for one in desk.rules.directory.everybody())
        raise BadInput("no_digest_reader" if known else "no_such_person", name=name)
    if len(named) > 1:
        raise BadInput("namesakes", name=name, ids=[person.user_id or "" for person, _ in named])
    if named[0][1].view in PARTNERS:
        raise BadInput("digest_of_partner", name=name)
    return named[0]


def _with(intent: SetDigestScope, unit: str, name: str) -> SetDigestScope:
    return replace(intent, units=tuple(name if one == unit else one for one in intent.units))


def _told(scope: Scope, desk: Desk) -> dict[str, Any]:
    """A scope as `parts/digest_cases.j2` says it."""
    return {
        "cases": scope.cases,
        "units": [desk.rules.directory.units[unit] for unit in scope.cases.units],
        "all": scope.cases == Cases(),
    }


async def _switch(intent: SetDigestSilence | SetDigestPictures, desk: Desk, name: str, *, on: bool) -> Reply:
    digests = desk.rules.policy.digests
    present = digests.silent_when_quiet if name == SILENCE else digests.pictures
    facts = {"what": name, "on": on}
    if on == present:
        return Reply("replies/digest_unchanged.md.j2", facts)
    if not desk.confirmed:
        return Reply("questions/switch_digest.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(name, ""): {"on": on}})
    return Reply("replies/digest_switched.md.j2", facts)
