"""交办单 12: one page that states the unit, the limit and the papers to hand in (S3-3, R3)."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from domain.intents import PrintSlip
from domain.names import NAMES
from domain.planning import day_of
from domain.vocabulary import AssignmentRole
from handlers.desk import Desk
from handlers.exporting.sending import send_file
from handlers.exporting.veil import Veil
from handlers.paper.page import Pages
from handlers.paper.words import lines_of, office_of, rows_of
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item, items_of_cases
from storage.lines import edge_days

router = Router()
WIDTHS: Final = (3.4, 14.0)  # centimetres
MOST_CONTENT = 360  # characters, so that a slip stays one page
LEADING: Final = (AssignmentRole.LEAD, AssignmentRole.SOLE, AssignmentRole.SPLIT)


@router.on(PrintSlip)
async def print_slip(intent: PrintSlip, desk: Desk) -> Reply:
    """A page for each case, sent as a .docx after the answer."""
    seen = await desk.visible(intent.refs)
    cases = await items_of_cases(desk.work.session, dict.fromkeys(item.assignment.case_id for item in seen))
    firsts = [items[0] for items in cases.values()]
    count = f"等{len(cases)}件" if len(cases) > 1 else ""
    name = await send_file(
        f"交办单-{firsts[0].case.spoken}{count}.docx", make_slips(cases.values(), desk), desk
    )
    return Reply("replies/slip.md.j2", {"cases": desk.lines(firsts), "name": name}, about=firsts[0].id)


def make_slips(cases: Iterable[Sequence[Item]], desk: Desk) -> bytes:
    """The document; that it was printed stands in the ledger."""
    pages = Pages(desk.now)
    for place, items in enumerate(cases):
        if place:
            pages.turn()
        draw_slip(items, pages, desk)
        desk.work.record("slip_printed", desk.actor, f"case:{items[0].case.id}")
    return pages.read()


def draw_slip(items: Sequence[Item], pages: Pages, desk: Desk) -> None:
    """One case: head, what was handed over to whom and by when, room to sign."""
    facts = _facts(items, desk)
    title, *foot = lines_of("slip_frame", **facts)
    pages.head(title)
    pages.table(rows_of("slip", **facts), WIDTHS, label=True)
    pages.say("\n")
    for line in foot:
        pages.say(line, right=True)


def _facts(items: Sequence[Item], desk: Desk) -> dict[str, Any]:
    case, veil = items[0].case, Veil(items[0].case)
    lead = next((item for item in items if item.assignment.role in LEADING), items[0])
    co = [item for item in items if item.assignment.role is AssignmentRole.CO]
    pack, content = desk.rules.pack_of(case), veil.text(case.content)
    return {
        "case": desk.line(lead),
        "source": NAMES[case.source],
        "kind": NAMES[case.appeal_kind] if case.appeal_kind else "",
        "title": veil.title,
        "content": content.replace("\n", "⏎")[:MOST_CONTENT] + ("…" if len(content) > MOST_CONTENT else ""),
        "people": list(veil.people),
        "leads": [_part(item, desk) for item in items if item.assignment.role in LEADING],
        "cos": [_part(item, desk) for item in co],
        "assigned": case.assigned_on,
        "leader": case.leader,
        "supervising_leader": case.supervising_leader,
        "superior": case.superior,
        "edges": edge_days(lead, desk.rules),
        "report": pack.report,
        "contact": pack.contact,
        "office": office_of(desk),
        "today": desk.today,
        "told": day_of(lead.assignment.assigned_at),
    }


def _part(item: Item, desk: Desk) -> dict[str, str]:
    """A unit, whom to turn to there, and its own limit."""
    on = item.assignment.deadline_on
    return {
        "unit": item.unit.name,
        "role": item.assignment.role,
        "people": "、".join(
            one.name for one in desk.rules.directory.liaisons(item.assignment.unit_id, item.id)
        ),
        "limit": f"{on.year}年{desk.rules.calendar.describe(on)}" if on else "",
        "kind": item.assignment.deadline_kind,
    }
