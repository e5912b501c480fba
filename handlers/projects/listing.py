"""实事进度, 实事滞后, 调度表: how the projects stand, and who has reported this month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.intents import ShowDispatch, ShowProjects, Urge
from domain.permissions import may
from domain.planning import day_of
from domain.projects import Light
from domain.vocabulary import AssignmentRole, Source
from domain.zone import OFFICE_ZONE
from handlers.desk import Desk
from handlers.projects.lines import project_lines
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, open_items
from storage.lines import CaseLine
from storage.projects import last_reports
from storage.tables import Reply as Handed

router = Router()
MOST_URGED = 10  # numbers that one button says


@router.on(ShowProjects)
async def show_projects(intent: ShowProjects, desk: Desk) -> Reply:
    """Every open project with its target, what is done, and its light; or only those that lag."""
    items = [one for one in await _open(desk) if _is_project(one)]
    lines = await project_lines(items, desk)
    wanted = [line for line in lines if not intent.lagging or line.light is not Light.GREEN]
    shown, page = cut(wanted, intent.page, desk)
    facts = {
        "projects": shown,
        "page": page,
        "lagging": intent.lagging,
        "counts": {light.value: sum(line.light is light for line in lines) for light in Light},
        "may_urge": may(desk.who.roles, Urge),
    }
    return Reply("lists/projects.md.j2", facts)


async def _open(desk: Desk) -> list[Item]:
    return desk.in_sight(await open_items(desk.work.session, desk.scope()))


def _is_project(item: Item) -> bool:
    return item.case.source is Source.LIVELIHOOD_PROJECT


@dataclass(frozen=True, slots=True)
class Reported:
    """One line of the dispatch list: the figure as it stands, and when it was told last."""

    case: CaseLine
    done: float | None
    target: float | None
    measure: str
    percent: int | None
    last: str  # the day of the last report; "" for none
    in_month: bool


@router.on(ShowDispatch)
async def show_dispatch(intent: ShowDispatch, desk: Desk) -> Reply:
    """Whatever is asked for in a rhythm, with its last figures; who has not reported that month is first."""
    first, end = _month(intent.month, desk.today)
    items = [one for one in await _open(desk) if _is_asked(one)]
    reports = await last_reports(desk.work.session, [one.id for one in items], _midnight(end))
    lines = [_reported(item, reports, first, desk) for item in items]
    lines.sort(key=lambda line: line.in_month)
    missing = [line.case for line in lines if not line.in_month]
    shown, page = cut(lines, intent.page, desk)
    facts = {
        "lines": shown,
        "page": page,
        "month": first.month,
        "missing": len(missing),
        "urge": [case.number for case in missing[:MOST_URGED]] if may(desk.who.roles, Urge) else [],
    }
    return Reply("lists/dispatch.md.j2", facts)


def _month(number: int, today: date) -> tuple[date, date]:
    """The first day of the month, and of the one after it; one that has not begun is last year's."""
    month = number or today.month
    year = today.year if month <= today.month else today.year - 1
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1)


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), OFFICE_ZONE)


def _is_asked(item: Item) -> bool:
    return item.assignment.review_every_days is not None and item.assignment.role is not AssignmentRole.CO


def _reported(item: Item, reports: Mapping[int, Handed], first: date, desk: Desk) -> Reported:
    last = reports.get(item.id)
    said_on = day_of(last.said_at) if last else None
    case = item.case
    return Reported(
        desk.line(item),
        last.quantity if last and last.quantity is not None else case.progress,
        case.target,
        case.measure,
        last.percent if last and last.percent is not None else item.assignment.progress_percent,
        desk.rules.calendar.describe(said_on, desk.today) if said_on else "",
        said_on is not None and said_on >= first,
    )
