"""Requests: which ones a person means, and how a line or card shows one."""

from dataclasses import dataclass

from domain.intents import About, Approve, Refuse, ShowPending
from domain.vocabulary import RequestState, SupervisionLevel
from handlers.desk import Desk
from handlers.replying import Question
from handlers.units import guess_units
from handlers.waiting import open_question
from message_templates import render
from storage.decisions import Matter, asked_until, find_matter, matters_about, name_of, state_of
from storage.desks import items_by_id, pending_extensions, pending_returns
from storage.lines import CaseLine
from storage.supervision import pending_supervision
from storage.tables import ExtensionRequest, ReturnRequest, Supervision


@dataclass(frozen=True, slots=True)
class RequestLine:
    """Facts for templates; `gained_days` only for extensions, `unit` only for returns."""

    name: str
    case: CaseLine
    asked_by: str
    asked_at: str
    reason: str
    state: RequestState
    until: str = ""
    gained_days: int = 0
    unit: str = ""
    basis: str = ""
    level: SupervisionLevel | None = None  # of a step of supervision; the rest of it is empty otherwise
    skipped: tuple[str, ...] = ()
    skipped_because: str = ""

    @property
    def is_extension(self) -> bool:
        """Whether more time is asked for."""
        return self.name.startswith("e")


async def describe_request(request: Matter, desk: Desk, *, opened: bool = False) -> RequestLine:
    """The request's line. What is said about a secret case is shown only where this request was opened."""
    directory, calendar = desk.rules.directory, desk.rules.calendar
    item = (await items_by_id(desk.work.session, [request.assignment_id]))[request.assignment_id]
    on, gained, unit = asked_until(request), 0, ""
    step = request if isinstance(request, Supervision) else None
    hidden = item.case.secret and not opened
    withheld = render("parts/withheld.j2") if hidden else ""
    if isinstance(request, ExtensionRequest):
        gained = (request.asked_until_on - request.deadline_before_on).days
    elif isinstance(request, ReturnRequest) and request.proposed_unit_id:
        unit = directory.units[request.proposed_unit_id]
    return RequestLine(
        name=name_of(request),
        case=desk.line(item),
        asked_by=directory.person(request.person_id).name,
        asked_at=request.asked_at.isoformat(),
        reason=withheld if hidden else request.reason,
        state=state_of(request),
        until=calendar.describe(on, desk.today) if on else "",
        gained_days=gained,
        unit=unit,
        basis="" if hidden else getattr(request, "basis", ""),
        level=step.level if step else None,
        skipped=tuple(step.skipped) if step else (),
        skipped_because=step.skipped_because if step and not hidden else withheld,
    )


_KINDS: dict[About, type[ExtensionRequest] | type[ReturnRequest]] = {
    About.EXTENSION: ExtensionRequest,
    About.RETURN: ReturnRequest,
}


def is_about(request: Matter, about: About | None) -> bool:
    """Whether the request is of the kind a person named, if he named one."""
    return about is None or isinstance(request, _KINDS[about])


async def all_pending(desk: Desk) -> list[Matter]:
    """Everything that waits for a decision, in the order in which lists show it."""
    session = desk.work.session
    steps = await pending_supervision(session)
    return [*await pending_extensions(session), *await pending_returns(session), *steps]


def listed(question: Question | None) -> tuple[str, ...]:
    """The names of the requests that an open question lists, in its order."""
    if question is None or question.wants_words_for:
        return ()
    named = tuple(one.request for one in question.intents if isinstance(one, Approve | Refuse | ShowPending))
    return named if all(named) and len(named) == len(question.intents) else ()


def shown_at(place: int, desk: Desk) -> str:
    """The request at this place of the list in sight; "" if none is."""
    names = listed(open_question(desk))
    return names[place - 1] if 0 < place <= len(names) else ""


async def find_requests(intent: Approve | Refuse, desk: Desk) -> list[Matter]:
    """What the words or the button mean: a named request, those about a case, or all that wait."""
    session = desk.work.session
    among = intent.place or intent.unit or intent.everything
    if name := intent.request or shown_at(intent.place, desk) or _turned_round(intent, desk):
        named = await find_matter(session, name)
        found = [named] if named else []
    elif not among and (intent.refs or desk.quoted):
        items = await desk.visible(intent.refs)
        found = await matters_about(session, [item.id for item in items])
    else:
        found = await all_pending(desk)
    if intent.unit:
        found = await _asked_by(intent.unit, found, desk)
    return [request for request in found if is_about(request, intent.about)]


def _turned_round(intent: Approve | Refuse, desk: Desk) -> str:
    """换成同意吧: the request whose refusal is just being asked about."""
    question = open_question(desk)
    bare = intent == type(intent)(tentative=True)
    pending = question.intents if question and bare else ()
    only = pending[0] if len(pending) == 1 else None
    return only.request if isinstance(only, Approve | Refuse) else ""


async def _asked_by(unit: str, requests: list[Matter], desk: Desk) -> list[Matter]:
    """Those of the unit that was named, be it for short."""
    names = guess_units(unit, desk)
    items = await items_by_id(desk.work.session, [request.assignment_id for request in requests])
    return [one for one in requests if items[one.assignment_id].unit.name in names]
