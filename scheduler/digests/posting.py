"""Puts the day's digests into the outbox: a page for each scope, its readers in bounded batches."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from domain.digests import Scope
from domain.messages import Document
from domain.reports.contents import Chart
from message_templates.pictures import draw_chart
from scheduler.digests.moments import is_due
from scheduler.digests.pages import Page, compose
from scheduler.digests.readers import DIGEST, addressed, in_batches, key_of, without_one
from storage.digests import keep_back, note_figures
from storage.engines import Database
from storage.files import FileStore
from storage.notices import Turn, take_turn
from storage.outbox import known_keys, post_to_all
from storage.people import Someone
from storage.rules import Rules
from storage.setups import count_cases
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)


async def write_digests(database: Database, files: FileStore, rules: Rules, now: datetime) -> int:
    """Put today's digest into the outbox for everybody who has none yet; returns how many messages.

    Pages are made outside the transactions that write, which are short: one for each 500 readers. However
    often it is broken off and begun again, and by however many replicas: one digest for a person and day.
    """
    if not is_due(rules, now):
        return 0
    async with database.reader() as session:
        waiting = await without_one(session, rules)
        # While the office is being set up, nobody gets a page that says that there is nothing yet.
        nothing_yet = rules.policy.setup.open and not await count_cases(session)
    written = 0
    for scope, readers in waiting.items():
        async with database.reader() as session:
            page = await compose(session, rules, now, scope)
        if page.quiet and (rules.policy.digests.silent_when_quiet or nothing_yet):
            await _keep_back(database, rules, now, (scope, page))
            continue
        picture = await _picture(files, page.chart) if page.chart else None
        for some in in_batches(readers):
            async with UnitOfWork(database, now) as work:
                written += await _post(work, rules, (scope, page, picture), some)
                await work.commit()
    return written


async def _post(
    work: UnitOfWork, rules: Rules, told: tuple[Scope, Page, Document | None], readers: Sequence[Someone]
) -> int:
    scope, page, picture = told
    await take_turn(work, Turn.DIGEST)
    known = await known_keys(work.session, [key_of(person, rules.on) for person in readers])
    fresh = [person for person in readers if key_of(person, rules.on) not in known]
    await note_figures(work, scope.cases, rules.on, page.noted)
    post_to_all(work, page.content, addressed(fresh, rules), rules.on, picture)
    return len(fresh)


async def _keep_back(database: Database, rules: Rules, now: datetime, told: tuple[Scope, Page]) -> None:
    """Silence is decided once a day, whatever comes later: a digest at noon would be none."""
    scope, page = told
    async with UnitOfWork(database, now) as work:
        await take_turn(work, Turn.DIGEST)
        await note_figures(work, scope.cases, rules.on, page.noted)
        await keep_back(work, scope, rules.on)
        await work.commit()


async def _picture(files: FileStore, chart: Chart) -> Document | None:
    """Drawn beside the loop, stored under its hash. A full disk keeps back no words."""
    drawn = await asyncio.to_thread(draw_chart, chart)
    try:
        return Document(f"{DIGEST}.png", await asyncio.to_thread(files.write, drawn))
    except OSError:
        logger.exception("the picture of a digest could not be stored")
        return None
