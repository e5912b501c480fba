"""被满意: what speaks against a rating, with its evidence; it is shown, and nothing follows by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.masking import mask
from domain.reading.cases.contacts import claims_satisfaction
from domain.satisfaction import Circumstances, Suspicion, find_suspicions, is_telling
from domain.vocabulary import Satisfaction
from handlers.desk import Desk
from storage.desks import Item
from storage.results import count_confirmations, same_words, texts_of
from storage.tables import Rating

_SHOWN = 3  # numbers of other cases


@dataclass(frozen=True, slots=True)
class Evidence:
    """One suspicion and what it rests on."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


async def look_into(
    item: Item, satisfaction: Satisfaction, text: str, desk: Desk, *, confirmed: bool = False
) -> list[Evidence]:
    """What speaks against a rating that is being entered; a visit or the partners' own word confirms it."""
    traces = await _trace(item, text, desk)
    contacts = 1 if confirmed else await count_confirmations(desk.work.session, item.id)
    found = find_suspicions(
        Circumstances(
            satisfaction,
            desk.now,
            item.assignment.answered_at,
            by_own_unit=item.assignment.unit_id in desk.who.unit_ids,
            contacts=contacts,
            twins=len(traces.twins),
            claimed=bool(traces.claim),
        )
    )
    return _with_facts(found, traces, item, desk.who.name)


async def evidence_of(rating: Rating, item: Item, desk: Desk) -> list[Evidence]:
    """The evidence of what was noted when it was entered."""
    by = desk.rules.directory.find(rating.person_id)
    traces = await _trace(item, rating.text, desk)
    return _with_facts(rating.suspicions, traces, item, by.name if by else "")


@dataclass(frozen=True, slots=True)
class _Traces:
    """Other cases in the same words, and the unit's own claim."""

    twins: Sequence[str]
    claim: str


async def _trace(item: Item, text: str, desk: Desk) -> _Traces:
    session = desk.work.session
    twins = await same_words(session, text, item.assignment.case_id) if is_telling(text) else ()
    texts = await texts_of(session, item.id)
    return _Traces(twins, next((one for one in texts if claims_satisfaction(one)), ""))


def _with_facts(codes: Iterable[str], traces: _Traces, item: Item, by: str) -> list[Evidence]:
    """What each rests on; of a secret case nothing is quoted."""
    facts: dict[str, dict[str, Any]] = {
        Suspicion.OWN_UNIT: {"unit": item.unit.name, "by": by},
        Suspicion.SAME_WORDS: {"numbers": list(traces.twins[:_SHOWN]), "count": len(traces.twins)},
        Suspicion.CLAIMED: {"text": "" if item.case.secret else mask(traces.claim)},
    }
    return [Evidence(code, facts.get(code, {})) for code in codes]
