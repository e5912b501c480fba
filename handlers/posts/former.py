"""What a former holder of a post hears: who holds it now; and what he wants to be passed on is passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.messages import Inbound
from domain.notice_kinds import NoticeKind
from domain.permissions import UNIT
from domain.vocabulary import PostRole
from handlers.replying import Reply
from storage.people import Directory, Someone
from storage.rules import Rules
from storage.unit_of_work import Owed, UnitOfWork

LONG_AGO: Final = timedelta(days=366)
PASS_ON: Final = "转告"  # noqa: S105 - no password: the word he begins with
LONGEST: Final = 500  # characters that are passed on


@dataclass(frozen=True, slots=True)
class FormerPost:
    """A post he held, until when, and who holds it now."""

    unit_id: int
    unit: str
    role: PostRole
    until_on: date
    holders: tuple[str, ...]


def former_posts(someone: Someone, rules: Rules) -> list[FormerPost]:
    """What he held for a unit within the last year and holds no more, the latest first."""
    found = [
        FormerPost(
            one.held.unit_id,
            one.held.unit_name,
            one.held.role,
            one.until_on,
            tuple(person.name for person in _now(rules.directory, one.held.unit_id, one.held.role)),
        )
        for one in rules.register.former_posts(someone.id, rules.on)
        if one.held.role in UNIT and one.until_on is not None and rules.on - one.until_on <= LONG_AGO
    ]
    return list({(one.unit_id, one.role): one for one in reversed(found)}.values())[::-1]


def _now(directory: Directory, unit_id: int, role: PostRole) -> Sequence[Someone]:
    return directory.liaisons(unit_id) if role is PostRole.LIAISON else directory.holders(unit_id, role)


async def answer_former_holder(push: Inbound, someone: Someone, work: UnitOfWork) -> Reply | None:
    """Who holds his posts now; 转告 … goes to whoever that is. None if he never held one."""
    rules = await work.rules()
    posts = former_posts(someone, rules)
    if not posts:
        return None
    said = push.text.strip()
    work.record("former_holder", push.user_id or "?", f"unit:{posts[0].unit_id}", said=said[:LONGEST])
    holders = _now(rules.directory, posts[0].unit_id, posts[0].role)
    facts = {"name": someone.name, "posts": posts, "said": said[:LONGEST]}
    if not said.startswith(PASS_ON) or not holders:
        return Reply("replies/former_holder.md.j2", facts)
    words = said.removeprefix(PASS_ON).strip(" ：:，,")[:LONGEST]
    at = rules.policy.hours.push_time(work.now, rules.calendar, urgent=False)
    for person in holders:
        told = {"by": someone.name, "unit": posts[0].unit, "role": posts[0].role, "text": words}
        key = f"{NoticeKind.WORD_LEFT}:{push.message_id}@{person.id}"
        work.owe(Owed(key, NoticeKind.WORD_LEFT, person.id, at, facts=told))
    return Reply("replies/word_passed_on.md.j2", {**facts, "at": at.isoformat(), "now": at == work.now})
