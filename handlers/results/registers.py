"""回访清单 and 另册: what the office has visited, and what it has struck off."""

from collections.abc import Sequence
from datetime import date

from domain.intents import ShowRegister, ShowVisits
from domain.masking import mask
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from handlers.units import find_short
from storage.desks import items_by_id, items_of_cases
from storage.results import closed_cases, visits_made
from storage.tables import Case, Visit

router = Router()
_DECEMBER = 12


@router.on(ShowVisits)
async def show_visits(intent: ShowVisits, desk: Desk) -> Reply:
    """The follow-up visits, newest first; what a secret case says is left out."""
    unit = find_short(intent.unit, desk) if intent.unit else None
    begins, before = _month(intent.month, desk.today) if intent.month else (None, None)
    visits = await visits_made(desk.work.session, unit, begins, before)
    page = visits[: desk.rules.policy.page]
    items = await items_by_id(desk.work.session, list({one.assignment_id for one in page}))
    facts = {
        "visits": [_line(one, items[one.assignment_id].case.secret) for one in page],
        "cases": {one.id: desk.line(items[one.assignment_id]) for one in page},
        "total": len(visits),
        "rated": sum(one.satisfaction is not None for one in visits),
        "satisfied": sum(one.satisfaction in ("satisfied", "mostly") for one in visits),
        "month": intent.month,
        "unit": desk.rules.directory.units[unit] if unit else "",
    }
    return Reply("lists/visits.md.j2", facts)


def _line(visit: Visit, secret: bool) -> dict[str, object]:  # noqa: FBT001 - a fact of the case
    return {
        "id": visit.id,
        "on": visit.on,
        "way": visit.way,
        "satisfaction": visit.satisfaction,
        "kept": visit.promise_kept,
        "text": "" if secret else mask(visit.text),
    }


def _month(month: int, today: date) -> tuple[date, date]:
    """The newest such month that has begun."""
    year = today.year if month <= today.month else today.year - 1
    following = (year + 1, 1) if month == _DECEMBER else (year, month + 1)
    return date(year, month, 1), date(*following, 1)


@router.on(ShowRegister)
async def show_register(intent: ShowRegister, desk: Desk) -> Reply:
    """What was struck off, newest first."""
    cases = await _closed(intent.year, desk)
    page = cases[: desk.rules.policy.page]
    parts = await items_of_cases(desk.work.session, [case.id or 0 for case in page])
    lines = [
        {
            "case": desk.line(parts[case.id or 0][0]),
            "year": case.register_year,
            "number": case.register_number,
            "closed_at": case.closed_at and case.closed_at.isoformat(),
        }
        for case in page
    ]
    return Reply("lists/register.md.j2", {"closed": lines, "total": len(cases), "year": intent.year})


async def _closed(year: int | None, desk: Desk) -> Sequence[Case]:
    """What of the register he may see."""
    cases = await closed_cases(desk.work.session, year)
    if desk.sight.everything:
        return cases
    parts = await items_of_cases(desk.work.session, [case.id or 0 for case in cases])
    return [case for case in cases if desk.in_sight(parts[case.id or 0])]
