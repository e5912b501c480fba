"""56和44是重复件, 56是年年提 44, 56和44不是一回事: a person says what two cases are to each other."""

from dataclasses import replace
from typing import Any

from domain.errors import AlreadyDecided, BadInput, NothingThere, TooLate
from domain.intents import CaseRef, JudgeAlike
from domain.similarity import link_kind
from handlers.desk import Desk
from handlers.likeness.linking import in_order
from handlers.references import pick_meant, spell
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item, find_items, items_of_case
from storage.links import describe_cases, find_link, judge_link, links_of, name_of, raised_of, suggest
from storage.tables import CaseLink
from storage.unit_of_work import UnitOfWork

router = Router()
_COLUMNS = ("kind", "person_id", "linked_at", "undone_at")
_TWO = 2


@router.on(JudgeAlike)
async def judge_alike(intent: JudgeAlike, desk: Desk, work: UnitOfWork) -> Reply:
    """Keep what the person says. It is done at once, and undone by 撤回; another's word is asked about."""
    link = await _pair(intent, desk)
    described = await describe_cases(work.session, (link.case_id, link.earlier_id), desk.rules)
    if len(described) < _TWO:
        raise BadInput("alike_secret")
    facts: dict[str, Any] = {
        "kind": intent.kind,
        "cases": [described[link.case_id], described[link.earlier_id]],
    }
    if link.person_id is not None and not desk.confirmed:
        return _ask(link, replace(intent, refs=(), link=name_of(link)), facts, desk)
    before = await _judge(link, intent, desk)
    work.record(
        "likeness_judged", desk.actor, f"case:{link.case_id}",
        earlier=link.earlier_id, kind=intent.kind or "different", link=link.id,
    )  # fmt: skip
    item = (await items_of_case(work.session, link.case_id))[0]
    desk.remember("likeness", link=link.id, before=before, assignments=[item.id])
    return Reply("replies/alike_judged.md.j2", facts, about=item.id)


async def _judge(link: CaseLink, intent: JudgeAlike, desk: Desk) -> dict[str, Any] | None:
    """Write it and return how the pair stood; None for a pair that was not kept before."""
    judged = {
        "kind": intent.kind or link.kind,
        "person_id": desk.who.id,
        "linked_at": desk.now,
        "undone_at": None if intent.kind else desk.now,
    }
    if link.id is None:
        link.sqlmodel_update(judged)
        desk.work.session.add(link)
        await desk.work.flush()
        return None
    before = {name: _plain(getattr(link, name)) for name in _COLUMNS}
    if not await judge_link(desk.work.session, link, **judged):
        raise _decided(link, desk)
    return before


def _plain(value: Any) -> Any:  # noqa: ANN401 - a column's value, as JSON holds it
    return value.isoformat() if hasattr(value, "isoformat") else value


def _ask(link: CaseLink, intent: JudgeAlike, facts: dict[str, Any], desk: Desk) -> Reply:
    """It was judged before: the same again is told, something else is asked about."""
    if (link.undone_at is None) == (intent.kind is not None) and intent.kind in {None, link.kind}:
        raise _decided(link, desk)
    said = {"was": None if link.undone_at else link.kind, "by": _judge_of(link, desk), "at": link.linked_at}
    return Reply("questions/judge_anew.md.j2", {**facts, **said}, Question((intent,)))


def _decided(link: CaseLink, desk: Desk) -> AlreadyDecided:
    return AlreadyDecided(by=_judge_of(link, desk), at=link.linked_at, state="judged")


def _judge_of(link: CaseLink, desk: Desk) -> str:
    person = desk.rules.directory.find(link.person_id) if link.person_id is not None else None
    return person.name if person else ""


async def _pair(intent: JudgeAlike, desk: Desk) -> CaseLink:
    """The pair a button names, the kept one of the named cases, or a new one."""
    session = desk.work.session
    if intent.link:
        link = await find_link(session, intent.link)
        if link is None:
            raise NothingThere("alike")
        return link
    if len(intent.refs) != _TWO:
        raise BadInput("alike_two")
    meant = [(ref, await _candidates(ref, desk)) for ref in intent.refs]
    one, other = ({item.case.id or 0 for item in items} for _, items in meant)
    kept = [link for link in await links_of(session, one) if _joins(link, one, other)]
    if kept:
        return min(kept, key=lambda link: link.person_id is not None)
    return await _new_pair([pick_meant(ref, items) for ref, items in meant], desk)


def _joins(link: CaseLink, one: set[int], other: set[int]) -> bool:
    """Whether one of its cases is among these, and the other among those."""
    later, earlier = link.case_id, link.earlier_id
    return (later in one and earlier in other) or (later in other and earlier in one)


async def _candidates(ref: CaseRef, desk: Desk) -> list[Item]:
    """All cases of that number: year by year there may be several."""
    items = await find_items(desk.work.session, ref.ordinal, ref.source)
    if not items:
        await desk.visible((ref,))  # raises NoSuchCase
    written = [item for item in items if spell(ref) in (item.case.number, item.case.spoken)]
    return written or items


async def _new_pair(meant: list[list[Item]], desk: Desk) -> CaseLink:
    one, other = (items[0].case.id or 0 for items in meant)
    if one == other:
        raise BadInput("alike_two")
    raised = await raised_of(desk.work.session, (one, other))
    return suggest(in_order(one, other, raised), link_kind(raised[one], raised[other]), None, desk.now)


async def unjudge(act: dict[str, Any], desk: Desk) -> CaseLink:
    """The pair as it stood before the act. Raises TooLate if somebody has judged it since."""
    link = await find_link(desk.work.session, f"k{act['link']}")
    if link is None or link.person_id != desk.who.id:
        raise TooLate("decided", state="judged")
    desk.work.record("likeness_unjudged", desk.actor, f"case:{link.case_id}", earlier=link.earlier_id)
    if act["before"] is None:
        await desk.work.session.delete(link)
    else:
        link.sqlmodel_update(CaseLink.model_validate({**link.model_dump(), **act["before"]}).model_dump())
    return link
