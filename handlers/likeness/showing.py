"""查重: what a case resembles, the pairs nobody has judged, and the line on a case's card."""

from dataclasses import dataclass

from domain.errors import NothingThere
from domain.intents import FindSimilar, ShowAlike
from domain.masking import mask
from domain.similarity import SHOWN, link_kind
from domain.vocabulary import LinkKind
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.router import Router
from storage.desks import Item
from storage.links import (
    Resembling,
    describe_cases,
    links_of,
    name_of,
    raised_of,
    standing_links,
    unjudged_links,
)
from storage.tables import CaseLink
from storage.unit_of_work import UnitOfWork

router = Router()
ON_A_CARD = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """One case that resembles another, as templates show it. `judged`: a person said what they are."""

    case: Resembling
    title: str
    score: float | None
    kind: LinkKind
    link: str = ""  # k12, if the pair is kept
    judged: bool = False
    denied: bool = False


@router.on(FindSimilar)
async def show_similar(intent: FindSimilar, desk: Desk, work: UnitOfWork) -> Reply:
    """The cases most like this one among all on record; whether they are the same, a person decides."""
    items = await desk.visible(intent.refs)
    if not items:
        raise NothingThere("case")
    item = items[0]
    case_id, secret = item.case.id or 0, item.case.secret
    found = {} if secret else await work.database.alike(work.session, [case_id], SHOWN)
    like = {name: score for score, name in found.get(case_id, ()) if isinstance(name, int)}
    facts = {
        "case": desk.line(item),
        "secret": secret,
        "count": work.database.alike.count - 1,
        "alike": await _likenesses(case_id, like, desk),
    }
    return Reply("cards/similar.md.j2", facts, about=item.id)


async def _likenesses(case_id: int, like: dict[int, float], desk: Desk) -> list[Likeness]:
    session = desk.work.session
    described = await describe_cases(session, like, desk.rules)
    raised = await raised_of(session, [case_id, *like])
    kept = {link.case_id + link.earlier_id - case_id: link for link in await links_of(session, [case_id])}
    return [
        _likeness(described[other], score, kept.get(other), link_kind(raised[case_id], raised[other]))
        for other, score in like.items()
        if other in described
    ]


def _likeness(
    case: Resembling, score: float | None, link: CaseLink | None, kind: LinkKind | None = None
) -> Likeness:
    shown = link.kind if link and (link.person_id or kind is None) else kind or LinkKind.DUPLICATE
    return Likeness(
        case,
        mask(case.title),
        score,
        shown,
        name_of(link) if link else "",
        judged=link is not None and link.person_id is not None,
        denied=link is not None and link.undone_at is not None,
    )


@router.on(ShowAlike)
async def show_alike(intent: ShowAlike, desk: Desk, work: UnitOfWork) -> Reply:
    """The pairs that nobody has judged yet, the most alike first, each with its buttons."""
    links = await unjudged_links(work.session)
    size = desk.rules.policy.page
    pages = max(1, -(-len(links) // size))
    page = min(max(1, intent.page), pages)
    chosen = links[(page - 1) * size : page * size]
    ids = {one for link in chosen for one in (link.case_id, link.earlier_id)}
    described = await describe_cases(work.session, ids, desk.rules)
    facts = {
        "pairs": [
            (described[link.case_id], _likeness(described[link.earlier_id], link.score, link))
            for link in chosen
            if {link.case_id, link.earlier_id} <= described.keys()
        ],
        "total": len(links),
        "page": page,
        "pages": pages,
    }
    return Reply("lists/alike.md.j2", facts)


async def lines_alike(item: Item, desk: Desk) -> list[Likeness]:
    """What a case's card says of older and like cases; a unit's people see those of their own unit."""
    if item.case.secret:
        return []
    session, own = desk.work.session, item.case.id or 0
    links = await standing_links(session, own)
    described = await describe_cases(
        session, [link.case_id + link.earlier_id - own for link in links], desk.rules
    )
    units = {desk.rules.directory.units[unit_id] for unit_id in desk.who.unit_ids}
    lines = [
        _likeness(described[other], link.score, link)
        for link in links
        if (other := link.case_id + link.earlier_id - own) in described
    ]
    return [one for one in lines if desk.sight.everything or not units.isdisjoint(one.case.units)][:ON_A_CARD]
