"""One act of supervision as lists, cards and questions show it, and how a person's words find it."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import NothingThere
from domain.intents import LetterRef
from domain.supervision import BY_SIGN, STEP_OF, Step
from domain.vocabulary import SupervisionLevel, SupervisionState
from handlers.desk import Desk
from storage.desks import Item, items_by_id
from storage.lines import CaseLine
from storage.supervision import numbered, proposal_name, spoken, supervision_of
from storage.tables import Supervision


@dataclass(frozen=True, slots=True)
class ActLine:
    """Facts for templates. `number` is empty until it is issued; an annulled act keeps its number."""

    name: str
    level: SupervisionLevel
    number: str
    state: SupervisionState
    case: CaseLine
    reason: str
    until: str
    days_left: int | None
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    skipped: tuple[SupervisionLevel, ...]
    skipped_because: str
    refusal: str
    signed_by: str
    signed_at: datetime | None
    rectification: str

    @property
    def annulled(self) -> bool:
        """Whether it bore a number and was taken back."""
        return self.state is SupervisionState.WITHDRAWN and bool(self.number)

    @property
    def step(self) -> Step:
        """The rule of its level."""
        return STEP_OF[self.level]


async def describe_act(act: Supervision, desk: Desk) -> ActLine:
    """The act as this person may see it."""
    item = await item_of(act, desk)
    on, calendar = act.rectify_by_on, desk.rules.calendar
    return ActLine(
        name=proposal_name(act),
        level=act.level,
        number=spoken(act),
        state=act.state,
        case=desk.line(item),
        reason=act.reason,
        until=calendar.describe(on, desk.today) if on else "",
        days_left=(on - desk.today).days if on else None,
        asked_by=_name(act.person_id, desk),
        asked_at=act.asked_at,
        decided_by=_name(act.decided_by, desk),
        decided_at=act.decided_at,
        skipped=tuple(map(SupervisionLevel, act.skipped)),
        skipped_because=act.skipped_because,
        refusal=act.refusal,
        signed_by=_name(act.signed_by, desk),
        signed_at=act.signed_at,
        rectification=act.rectification,
    )


async def taken(item: Item, desk: Desk) -> set[SupervisionLevel]:
    """The steps that were taken on a unit for this case: issued and not annulled, and urging by hand."""
    acts = await supervision_of(desk.work.session, [item.id])
    levels = {act.level for act in acts if act.serial and act.state is not SupervisionState.WITHDRAWN}
    return levels | ({SupervisionLevel.URGING} if item.assignment.urged_on else set())


async def item_of(act: Supervision, desk: Desk) -> Item:
    """The assignment it is about."""
    return (await items_by_id(desk.work.session, [act.assignment_id]))[act.assignment_id]


async def find_letter(ref: LetterRef, desk: Desk) -> tuple[Supervision, Item]:
    """The act of that number; a unit's people see their own only, and both get the same answer."""
    step = BY_SIGN.get(ref.sign)
    year = ref.year or desk.today.year
    act = await numbered(desk.work.session, step.level, year, ref.serial) if step else None
    item = await item_of(act, desk) if act else None
    if act is None or item is None or not desk.in_sight([item]):
        raise NothingThere("supervision", number=f"{ref.sign}{ref.serial}")
    return act, item


async def find_own_letter(ref: LetterRef, desk: Desk) -> tuple[Supervision, Item]:
    """The same, to act on for one's own unit."""
    act, item = await find_letter(ref, desk)
    if item.assignment.unit_id not in desk.who.unit_ids:
        raise NothingThere("supervision", number=spoken(act))
    return act, item


def _name(person_id: int | None, desk: Desk) -> str:
    return desk.rules.directory.person(person_id).name if person_id else ""
