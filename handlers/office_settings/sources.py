"""来源: which are taken in and under which rules; one that is stopped takes in nothing new."""

from domain.errors import BadInput
from domain.intents import ShowSources, SwitchSource
from domain.permissions import ADMINS
from domain.policy import SOURCE
from domain.vocabulary import Source
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.packs_in_use import count_open_by_source
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(ShowSources)
async def show_sources(desk: Desk, work: UnitOfWork) -> Reply:
    """Every source with its pack, what is open of it, and whether it is stopped."""
    counts = await count_open_by_source(work.session)
    stopped = desk.rules.policy.stopped_sources
    lines = [
        {
            "source": source,
            "pack": desk.rules.packs.of(source).title,
            "open": counts.get(source, 0),
            "on": source not in stopped,
        }
        for source in Source
    ]
    return Reply("cards/sources.md.j2", {"lines": lines, "may_set": not desk.who.roles.isdisjoint(ADMINS)})


@router.on(SwitchSource)
async def switch_source(intent: SwitchSource, desk: Desk, work: UnitOfWork) -> Reply:
    """Take in new cases of a source, or none; those that are there go on either way."""
    stopped = desk.rules.policy.stopped_sources
    counts = await count_open_by_source(work.session)
    facts = {"source": intent.source, "on": intent.on, "open": counts.get(intent.source, 0)}
    if (intent.source not in stopped) is intent.on:
        return Reply("replies/source_switched.md.j2", {**facts, "unchanged": True})
    if not desk.confirmed:
        return Reply("questions/switch_source.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(SOURCE, intent.source.value): {"on": intent.on}})
    return Reply("replies/source_switched.md.j2", {**facts, "unchanged": False})


def refuse_stopped(source: Source, desk: Desk) -> None:
    """Raises BadInput for a new case of a source that is stopped."""
    if source in desk.rules.policy.stopped_sources:
        raise BadInput("source_stopped", source=source.value)
