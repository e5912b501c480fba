"""指定主办: after coordination a unit must handle a case and cannot return it (R16)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from domain.errors import NoSuchUnit, WrongState
from domain.intents import Designate, Intent
from domain.vocabulary import FollowUpKind, RequestState
from handlers.copies import settle_copies
from handlers.desk import Desk
from handlers.granting import keep, win
from handlers.replying import Question, Reply
from handlers.returning.parts import leading, live_parts
from handlers.returning.reassigning import check_receiver, reassign, tell_old_unit
from handlers.router import Router
from handlers.units import ask_which_unit, guess_units, offer_units
from storage.decisions import name_of, requests_about
from storage.desks import Item
from storage.follow_ups import follow_ups_of_case
from storage.tables import ReturnRequest
from storage.unit_of_work import Owed

router = Router()


@dataclass(frozen=True, slots=True)
class Designation:
    """Whose a case is from now on, and why."""

    item: Item  # the part of the unit that has it
    unit_id: int
    reason: str

    @property
    def stays(self) -> bool:
        """Whether the unit that has the case keeps it."""
        return self.item.assignment.unit_id == self.unit_id


def find_receiver(
    written: str, item: Item, put: Callable[[str], Intent], desk: Desk
) -> tuple[int, str] | Reply:
    """The unit that is meant; a short name that fits several is asked about. Raises NoSuchUnit."""
    guesses = guess_units(written, desk)
    if len(guesses) > 1:
        return ask_which_unit(written, guesses, put, item.id)
    if not guesses:
        raise NoSuchUnit(name=written, nearest=offer_units(written, desk))
    units = desk.rules.directory.units
    return next(unit_id for unit_id, name in units.items() if name == guesses[0]), guesses[0]


@router.on(Designate)
async def designate(intent: Designate, desk: Desk) -> Reply:
    """Designate after a coordination; unit and reason are asked for, and it is echoed before it counts."""
    item = leading(await live_parts(intent.refs, desk))
    await _check_coordinated(item, desk)
    facts: dict[str, Any] = {"case": desk.line(item), "reason": intent.reason}
    for lacking in ("unit", "reason"):
        if not getattr(intent, lacking).strip():
            question = Question((intent,), wants_words_for=lacking)
            return Reply(f"questions/designate_{lacking}.md.j2", facts, question, about=item.id)
    receiver = find_receiver(intent.unit, item, lambda name: replace(intent, unit=name), desk)
    if isinstance(receiver, Reply):
        return receiver
    unit_id, name = receiver
    facts |= {"unit": name, "stays": unit_id == item.assignment.unit_id}
    if not desk.confirmed:
        settled = replace(intent, unit=name)
        return Reply("questions/designate.md.j2", facts, Question((settled,)), about=item.id)
    await designate_to(Designation(item, unit_id, intent.reason), desk)
    return Reply("replies/designated.md.j2", facts, about=item.id)


async def _check_coordinated(item: Item, desk: Desk) -> None:
    held = await follow_ups_of_case(desk.work.session, item.case.id or 0, [FollowUpKind.COORDINATION])
    if not held:
        raise WrongState("not_coordinated", number=item.case.spoken)


async def designate_to(wanted: Designation, desk: Desk) -> Item:
    """Do it: the case goes there if it is not there, a return that waits is decided by it, all are told."""
    item, was, kept = wanted.item, wanted.item.case.designated, keep(wanted.item.assignment)
    unit = desk.rules.directory.units[wanted.unit_id]
    if not wanted.stays:
        await check_receiver(item, wanted.unit_id, desk)
    decided = await _decide_return(wanted, desk)
    item.case.designated = True
    now = item if wanted.stays else await reassign(item, wanted.unit_id, desk)
    facts = {"to": unit, "reason": wanted.reason, "new": now.id, "before": kept, "decided": decided}
    desk.work.record("designated", desk.actor, item.subject, **facts)
    desk.remember(
        "designate", assignments=[item.id], moved=now.id, kept=kept, was=was, decided=decided
    )  # fmt: skip
    if not wanted.stays:
        tell_old_unit(item, unit, wanted.reason, desk)
    for liaison in desk.rules.directory.liaisons(wanted.unit_id):
        key = f"designated:{now.id}:{now.assignment.version}@{liaison.id}"
        told = {"reason": wanted.reason}
        desk.work.owe(Owed(key, "designated", liaison.id, desk.push_time(), now.id, facts=told))
    return now


async def _decide_return(wanted: Designation, desk: Desk) -> str:
    """A return that waits is granted or refused along with it; the name of the request, "" if none waits."""
    waiting = await requests_about(desk.work.session, [wanted.item.id])
    request = next((one for one in waiting if isinstance(one, ReturnRequest)), None)
    if request is None:
        return ""
    decision: dict[str, Any] = {"decided_by": desk.who.id, "decided_at": desk.now}
    if wanted.stays:
        decision |= {"state": RequestState.REFUSED, "refusal": wanted.reason}
    else:
        decision |= {"state": RequestState.APPROVED, "new_unit_id": wanted.unit_id}
    await win(request, decision, desk)
    await settle_copies(request, wanted.item, desk)
    return name_of(request)
