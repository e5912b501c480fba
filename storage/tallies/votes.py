"""Votes of many (测评): ballots by what they say, of the votes that stand."""

from collections import Counter

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.names import NAMES
from domain.rates import Counted, Grain, Scope
from domain.vocabulary import Satisfaction, Source
from storage.plain_rows import fetch
from storage.rules import Rules
from storage.tables import Assignment, Case, Rating
from storage.tallies.facts import facts_of

_WORDS = {word: one for one in Satisfaction for word in (one.value, NAMES[one])}


async def count_votes(session: AsyncSession, scope: Scope, rules: Rules) -> list[Counted]:
    """Every ballot of the newest vote on each part in its present round."""
    parts = facts_of(Grain.PART, scope, rules.on).subquery()
    standing = (
        sa.select(sa.func.max(col(Rating.id)))
        .join(Assignment, col(Assignment.id) == col(Rating.assignment_id))
        .where(
            col(Rating.undone_at).is_(None),
            col(Rating.round) == col(Assignment.redo_round),
            sa.cast(col(Rating.votes), sa.String) != "{}",
        )
        .group_by(col(Rating.assignment_id))
    )
    query = (
        sa.select(col(Case.source), col(Case.pack), col(Rating.votes))
        .join(Assignment, col(Assignment.case_id) == col(Case.id))
        .join(Rating, col(Rating.assignment_id) == col(Assignment.id))
        .where(col(Rating.id).in_(standing), col(Assignment.id).in_(sa.select(parts.c.assignment_id)))
    )
    cast = Counter[tuple[Source, str, Satisfaction]]()
    for source, pack, votes in await fetch(session, query):
        cast.update({(Source(source), pack, _WORDS[word]): n for word, n in votes.items()})
    return [
        Counted(source, rules.packs.of(source, pack), n, satisfaction=said)
        for (source, pack, said), n in cast.items()
    ]
