"""Reminds the administrators when nobody has collected the day's netizen messages in time (R8)."""

from datetime import datetime

from domain.intake.netizen_check import NetizenCheck, netizen_checks
from domain.notice_kinds import NoticeKind
from domain.vocabulary import PostRole
from storage.engines import Database
from storage.netizen_messages import collected_on, had_any
from storage.notices import are_owed
from storage.rules import Rules
from storage.unit_of_work import Owed, UnitOfWork


async def owe_netizen_check(database: Database, rules: Rules, now: datetime) -> datetime | None:
    """Owe today's once it is due and nobody has collected; late rather than never, never twice.

    Returns when it falls due today, if it has not yet.
    """
    check = check_of_today(rules)
    if check is None or now >= check.ends_at:
        return None
    if now < check.at:
        return check.at
    people = rules.directory.office(PostRole.ADMIN)
    keys = [f"{check.key}@{admin.id}" for admin in people]
    async with database.reader() as session:
        known = await are_owed(session, keys)
        if known or await collected_on(session) == rules.on or not await had_any(session):
            return None
    async with UnitOfWork(database, now) as work:
        if await collected_on(work.session) == rules.on:
            return None
        facts = {"on": check.on.isoformat(), "ends_at": check.ends_at.isoformat()}
        for admin, key in zip(people, keys, strict=True):
            work.owe(Owed(key, NoticeKind.NETIZEN_MISSING, admin.id, check.at, facts=facts))
        await work.commit()
    return None


def check_of_today(rules: Rules) -> NetizenCheck | None:
    """Today's, if it is a working day and somebody wants to be reminded."""
    policy = rules.policy
    days = netizen_checks(policy.netizen_check, rules.calendar, policy.hours, rules.on, rules.on)
    return next(days, None)
