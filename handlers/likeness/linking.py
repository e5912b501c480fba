"""What newly stored cases resemble is kept as pairs for a person to judge; it stops nothing."""

from collections.abc import Iterator, Mapping, Sequence

from domain.similarity import TOLD_OF_SAME_PERSON, Raised, is_told, link_kind
from handlers.desk import Desk
from storage.likeness import Alike
from storage.links import raised_of, suggest
from storage.tables import Case

Pair = tuple[int, int]  # the later case and the earlier one


async def link_alike(cases: Sequence[Case], desk: Desk) -> int:
    """Pair each of these with the cases it resembles, older ones and those stored with it; how many pairs."""
    work = desk.work
    new = [case.id for case in cases if case.id is not None and not case.secret]
    found = await work.database.alike(work.session, new, TOLD_OF_SAME_PERSON) if new else {}
    ids = {one for name, like in found.items() for one in (name, *(other for _, other in like))}
    known = await raised_of(work.session, [one for one in ids if isinstance(one, int)])
    pairs = dict(_pairs(found, known))
    for pair, score in pairs.items():
        kind = link_kind(known[pair[0]], known[pair[1]])
        work.session.add(suggest(pair, kind, round(score, 2), desk.now))
        facts = {"earlier": pair[1], "kind": kind, "score": round(score, 2)}
        work.record("likeness_found", desk.actor, f"case:{pair[0]}", **facts)
    return len(pairs)


def _pairs(found: Alike, known: Mapping[int, Raised]) -> Iterator[tuple[Pair, float]]:
    """Each pair that is worth telling, with its score."""
    for one, like in found.items():
        for score, other in like:
            if isinstance(one, int) and isinstance(other, int) and is_told(score, known[one], known[other]):
                yield in_order(one, other, known), score


def in_order(one: int, other: int, known: Mapping[int, Raised]) -> Pair:
    """The later case first; of one day the one stored later."""
    earlier, later = sorted((one, other), key=lambda case_id: (known[case_id].on, case_id))
    return later, earlier
