"""被满意: what speaks against a rating, with its evidence; it is shown, and nothing follows by itself."""

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
    session = desk.work.session
    twins = await same_words(session, text, item.assignment.case_id) if is_telling(text) else []
    claim = next((one for one in await texts_of(session, item.id) if claims_satisfaction(one)), "")
    contacts = 1 if confirmed else await count_confirmations(session, item.id)
    found = find_suspicions(
        Circumstances(
            satisfaction,
            desk.now,
            item.assignment.answered_at,
            by_own_unit=item.assignment.unit_id in desk.who.unit_ids,
            contacts=contacts,
            twins=len(twins),
            claimed=bool(claim),
        )
    )
    facts: dict[Suspicion, dict[str, Any]] = {
        Suspicion.OWN_UNIT: {"unit": item.unit.name, "by": desk.who.name},
        Suspicion.SAME_WORDS: {"numbers": list(twins[:_SHOWN]), "count": len(twins)},
        Suspicion.CLAIMED: {"text": "" if item.case.secret else mask(claim)},
    }
    return [Evidence(one, facts.get(one, {})) for one in found]


async def evidence_of(rating: Rating, item: Item, desk: Desk) -> list[Evidence]:
    """The evidence of what was noted when it was entered."""
    directory, session = desk.rules.directory, desk.work.session
    by = directory.find(rating.person_id)
    twins = await same_words(session, rating.text, item.assignment.case_id) if rating.text else []
    claim = next((one for one in await texts_of(session, item.id) if claims_satisfaction(one)), "")
    facts: dict[str, dict[str, Any]] = {
        Suspicion.OWN_UNIT: {"unit": item.unit.name, "by": by.name if by else ""},
        Suspicion.SAME_WORDS: {"numbers": list(twins[:_SHOWN]), "count": len(twins)},
        Suspicion.CLAIMED: {"text": "" if item.case.secret else mask(claim)},
    }
    return [Evidence(code, facts.get(code, {})) for code in rating.suspicions]
