"""督查: the office looked for itself – by phone, on the spot, in the files – and says what it found (R45)."""

from dataclasses import dataclass, replace
from datetime import date

from domain.errors import NothingThere
from domain.intents import Inspect, ShowInspections
from domain.transitions import LEFT
from domain.vocabulary import InspectionWay
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question, Reply
from handlers.retraction import Act, Undone
from handlers.router import Router
from handlers.units import ask_which_unit, find_short, guess_units
from storage.desks import Item, items_by_id, items_of_case
from storage.inspections import case_number, inspections_of, take_back
from storage.tables import Inspection

router = Router()
SHORTEST = 2  # characters of a finding


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One look, as lists show it."""

    on: str
    way: InspectionWay
    number: str
    unit: str
    finding: str
    by: str


@router.on(Inspect)
async def inspect(intent: Inspect, desk: Desk) -> Reply:
    """Log one look; it takes effect at once and is taken back with one word."""
    items = await _looked_at(intent, desk)
    if isinstance(items, Reply):
        return items
    if len({item.case.id for item in items}) > 1:
        raise Unclear(items)
    intent = replace(intent, refs=(ref_to(items[0]),)) if items else intent
    unit_id = items[0].assignment.unit_id if len(items) == 1 else None
    unit_id = unit_id if items else find_short(intent.unit, desk)
    about = items[0].id if items else None
    if asked := _ask_missing(intent, items, desk):
        return Reply(asked[0], asked[1], asked[2], about=about)
    inspection = Inspection(
        way=intent.way or InspectionWay.PHONE,
        case_id=items[0].assignment.case_id if items else None,
        assignment_id=about if len(items) == 1 else None,
        unit_id=unit_id,
        on=desk.today,
        finding=intent.finding.strip(),
        person_id=desk.who.id,
        said_at=desk.now,
    )
    inspection_id = await desk.work.insert(inspection)
    subject = items[0].subject if items else f"unit:{unit_id}"
    desk.work.record("inspected", desk.actor, subject, way=inspection.way, finding=inspection.finding)
    desk.remember("inspection", decision=str(inspection_id), assignments=[item.id for item in items[:1]])
    facts = {
        "look": await _line(inspection, desk),
        "case": desk.line(items[0]) if items else None,
        "is_open": any(item.assignment.state not in LEFT for item in items),
    }
    return Reply("replies/inspected.md.j2", facts, about=about)


async def _looked_at(intent: Inspect, desk: Desk) -> list[Item] | Reply:
    """The parts of the case that was looked at; none where it was a unit."""
    if intent.refs:
        return [item for item in await desk.visible(intent.refs) if item.assignment.state not in LEFT]
    names = guess_units(intent.unit, desk)
    if len(names) > 1:
        return ask_which_unit(intent.unit, names, lambda name: replace(intent, unit=name))
    return []


def _ask_missing(
    intent: Inspect, items: list[Item], desk: Desk
) -> tuple[str, dict[str, object], Question] | None:
    """How it was looked, chosen with one tap; then what was found."""
    facts: dict[str, object] = {"case": desk.line(items[0]) if items else None, "unit": intent.unit}
    if intent.way is None:
        ways = tuple(InspectionWay)
        options = tuple(replace(intent, way=way) for way in ways)
        return "questions/inspection_way.md.j2", {**facts, "ways": ways}, Question(options, rereads=True)
    if len(intent.finding.strip()) < SHORTEST:
        question = Question((intent,), wants_words_for="finding")
        return "questions/inspection_finding.md.j2", {**facts, "way": intent.way}, question
    return None


async def _line(inspection: Inspection, desk: Desk) -> InspectionLine:
    directory, unit = desk.rules.directory, inspection.unit_id
    on: date = inspection.on
    return InspectionLine(
        on=desk.rules.calendar.describe(on, desk.today),
        way=inspection.way,
        number=await case_number(desk.work.session, inspection.case_id),
        unit=directory.units[unit] if unit else "",
        finding=inspection.finding,
        by=directory.person(inspection.person_id).name,
    )


@router.on(ShowInspections)
async def show_inspections(intent: ShowInspections, desk: Desk) -> Reply:
    """What was seen of a case, or at a unit: cases and the unit itself."""
    if intent.unit:
        unit_id = find_short(intent.unit, desk)
        if not desk.sight.covers_unit(unit_id):
            raise NothingThere("case")
        found = await inspections_of(desk.work.session, (), unit_id)
        name, about = desk.rules.directory.units[unit_id], None
    else:
        items = await desk.visible(intent.refs)
        found = await inspections_of(desk.work.session, {item.assignment.case_id for item in items})
        name, about = items[0].case.spoken, items[0].id
    shown = [await _line(one, desk) for one in found[: desk.rules.policy.page]]
    facts = {"looks": shown, "total": len(found), "name": name, "of_unit": bool(intent.unit)}
    return Reply("lists/inspections.md.j2", facts, about=about)


async def take_back_inspection(act: Act, desk: Desk) -> Undone:
    """It is as if it had not been logged; the ledger keeps both."""
    inspection = await take_back(desk.work.session, int(act["decision"]), desk.now)
    if inspection is None:
        raise NothingThere("undo")
    items = await items_by_id(desk.work.session, act["assignments"])
    if inspection.case_id and not items:
        items = {item.id: item for item in await items_of_case(desk.work.session, inspection.case_id)}
    subject = next((item.subject for item in items.values()), f"unit:{inspection.unit_id}")
    desk.work.record("inspection_undone", desk.actor, subject, inspection=inspection.id)
    return Undone("inspection", tuple(items.values()), inspection.finding)
