"""待分办: what came in by itself and waits – shown, adopted as proposed, put in by hand, or not taken."""

from collections.abc import Sequence
from typing import Any, Final

from domain.errors import NothingThere
from domain.intake.fields import SOURCE
from domain.intake.forms import without
from domain.intake.items import lay_out
from domain.intake.vocabulary import ItemState, Outcome
from domain.intents import AdoptItems, DeclineItem, LookAtItem, ShowUnassigned
from domain.masking import mask
from domain.tables.columns import NAMES, Column
from domain.tables.problems import Verdict
from domain.tables.records import RowVerdict
from domain.tables.remarks import read_orders
from handlers.desk import Desk
from handlers.importing.applying import apply_rows
from handlers.incoming.judging import Judged, judge
from handlers.incoming.particulars import settle
from handlers.intake.registering import form_of_item, register_case
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.cases import cases_of_identities
from storage.intake_items import find_item, waiting_items
from storage.tables import IntakeItem
from storage.unit_of_work import UnitOfWork

router = Router()
PAGE: Final = 6


@router.on(ShowUnassigned)
async def show_unassigned(intent: ShowUnassigned, work: UnitOfWork) -> Reply:
    """The items that wait, with what each lacks; one tap looks at one of them."""
    rows = await waiting_items(work.session)
    begin = max(0, intent.page - 1) * PAGE
    shown = rows[begin : begin + PAGE]
    judged = await _judged(shown, work)
    adoptable = await _judged(rows, work) if len(rows) > len(shown) else judged
    facts = {
        "items": [_line(row, one) for row, one in zip(shown, judged, strict=True)],
        "count": len(rows),
        "adoptable": sum(one.record is not None and one.outcome is Outcome.WAITING for one in adoptable),
        "next": intent.page + 1 if begin + PAGE < len(rows) else 0,
    }
    return Reply("lists/unassigned.md.j2", facts)


@router.on(LookAtItem)
async def look_at_item(intent: LookAtItem, desk: Desk, work: UnitOfWork) -> Reply:
    """One item: adopted as proposed where a yes is enough, else put in by hand from what it says."""
    row = await _waiting(intent.item, work)
    judged = (await _judged([row], work))[0]
    form = form_of_item(row.source, row.item, intent.item)
    if judged.record is None:
        return await register_case(form, desk, work)
    otherwise = without(form, "units")
    options = (AdoptItems(intent.item), otherwise, DeclineItem(intent.item))
    facts = {"item": _line(row, judged), "record": judged.record, **desk.push_facts()}
    return Reply("questions/intake_item.md.j2", facts, Question(options, rereads=True))


@router.on(AdoptItems)
async def adopt_items(intent: AdoptItems, desk: Desk, work: UnitOfWork) -> Reply:
    """Hand out what only wanted a yes, one or all; echoed first, as units are told at once."""
    rows = [await _waiting(intent.item, work)] if intent.item else await waiting_items(work.session)
    judged = await _judged(rows, work)
    adopted = [(row, one) for row, one in zip(rows, judged, strict=True) if one.record is not None]
    if not adopted:
        raise NothingThere("adoptable")
    facts = {"items": [_line(row, one) for row, one in adopted[:PAGE]], "count": len(adopted)}
    facts |= {"left": len(rows) - len(adopted), **desk.push_facts()}
    if not desk.confirmed:
        return Reply("questions/adopt_items.md.j2", facts, Question((intent,)))
    await apply_rows([RowVerdict("", 0, one.number, Verdict.OK, (), one.record) for _, one in adopted], desk)
    await work.flush()
    keys = {one.record.key for _, one in adopted if one.record}
    cases = await cases_of_identities(work.session, keys)
    for row, one in adopted:
        case = cases.get(one.record.key) if one.record else None
        settle(row, ItemState.ENTERED, desk, case.id if case else None)
    return Reply("replies/items_adopted.md.j2", facts)


@router.on(DeclineItem)
async def decline_item(intent: DeclineItem, desk: Desk, work: UnitOfWork) -> Reply:
    """It is not taken, with a reason; whoever sends it again is told so."""
    row = await _waiting(intent.item, work)
    facts = {"item": {"name": f"n{row.id}", "number": row.number, "title": mask(row.title)}}
    if not intent.reason.strip():
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/decline_reason.md.j2", facts, question)
    settle(row, ItemState.DECLINED, desk, None, reason=intent.reason)
    return Reply("replies/item_declined.md.j2", {**facts, "reason": intent.reason})


async def _waiting(item_id: int, work: UnitOfWork) -> IntakeItem:
    row = await find_item(work.session, item_id)
    if row is None or row.state is not ItemState.WAITING:
        raise NothingThere("item")
    return row


async def _judged(rows: Sequence[IntakeItem], work: UnitOfWork) -> Sequence[Judged]:
    """As it stands now: units and rules may have changed since they came."""
    items = lay_out([{**row.item, **({SOURCE: row.source} if row.source else {})} for row in rows])
    return await judge(items, {}, work)


def _line(row: IntakeItem, one: Judged) -> dict[str, Any]:
    secret = read_orders(str(row.item.get(NAMES[Column.REMARKS][0], ""))).secret
    return {
        "name": f"n{row.id}",
        "number": row.number or "（没有编号）",
        "source": row.source,
        "title": "" if secret else mask(row.title),
        "why": [mask(words) for words in one.why[:2]],
        "adoptable": one.record is not None,
    }
