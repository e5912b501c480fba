"""A request as a line or card shows it."""

from dataclasses import dataclass

from domain.intents import About
from domain.vocabulary import RequestState
from handlers.desk import Desk
from storage.decisions import Request, name_of
from storage.desks import items_by_id
from storage.lines import CaseLine
from storage.tables import ExtensionRequest, ReturnRequest


@dataclass(frozen=True, slots=True)
class RequestLine:
    """Facts for templates; `until` and `gained_days` only for extensions, `unit` only for returns."""

    name: str
    case: CaseLine
    asked_by: str
    asked_at: str
    reason: str
    state: RequestState
    until: str = ""
    gained_days: int = 0
    unit: str = ""

    @property
    def is_extension(self) -> bool:
        """Whether more time is asked for."""
        return self.name.startswith("e")


async def describe_request(request: Request, desk: Desk) -> RequestLine:
    """The request's line as this person may see it."""
    directory, calendar = desk.rules.directory, desk.rules.calendar
    item = (await items_by_id(desk.work.session, [request.assignment_id]))[request.assignment_id]
    until, gained, unit = "", 0, ""
    if isinstance(request, ExtensionRequest):
        until = calendar.describe(request.asked_until_on, desk.today)
        gained = (request.asked_until_on - request.deadline_before_on).days
    elif request.proposed_unit_id:
        unit = directory.units[request.proposed_unit_id]
    return RequestLine(
        name=name_of(request),
        case=desk.line(item),
        asked_by=directory.person(request.person_id).name,
        asked_at=request.asked_at.isoformat(),
        reason=request.reason,
        state=request.state,
        until=until,
        gained_days=gained,
        unit=unit,
    )


_KINDS: dict[About, type[ExtensionRequest] | type[ReturnRequest]] = {
    About.EXTENSION: ExtensionRequest,
    About.RETURN: ReturnRequest,
}


def is_about(request: Request, about: About | None) -> bool:
    """Whether the request is of the kind a person named, if he named one."""
    return about is None or isinstance(request, _KINDS[about])
