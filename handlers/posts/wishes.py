"""What only the office can decide about a post: somebody of another unit, or a colleague's absence."""

from dataclasses import dataclass
from datetime import date

from domain.intents import Intent
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.replying import Question, Reply
from storage.people import Held, Someone
from storage.unit_of_work import Owed

# Who is told of a wish: the first of these posts that anybody holds and can be reached in.
DECIDING = (PostRole.ADMIN, PostRole.SUPERVISOR, PostRole.APPROVER)


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody else for a post: whose, which, whom he names, and the days if it is for a while."""

    kind: str
    whose: Someone
    post: Held
    person: Someone
    begins_on: date | None = None
    ends_on: date | None = None


def deciders(desk: Desk) -> list[Someone]:
    """Who settles what becomes of posts."""
    return next((found for role in DECIDING if (found := desk.rules.directory.office(role))), [])


def ask_to_pass_on(wish: Wish, settled: Intent, open_cases: int, desk: Desk) -> Reply:
    """Echoed; on 确认 the office learns of it. Until it decides everything stays as it is."""
    facts = _facts(wish, open_cases, desk)
    if not desk.confirmed:
        return Reply(f"questions/{wish.kind}.md.j2", facts, Question((settled,)))
    days, told = f"{wish.begins_on}:{wish.ends_on}", deciders(desk)
    for someone in told:
        key = f"{wish.kind}:{desk.who.id}:{wish.whose.id}:{wish.person.id}:{days}:{desk.today}@{someone.id}"
        desk.work.owe(Owed(key, wish.kind, someone.id, desk.push_time(), facts=facts))
    subject, to = f"unit:{wish.post.unit_id}", wish.person.user_id or wish.person.name
    desk.work.record(wish.kind, desk.actor, subject, to=to, days=days)
    names = {"told": [someone.name for someone in told], **desk.push_facts()}
    return Reply("replies/post_wish.md.j2", {**facts, **names})


def _facts(wish: Wish, open_cases: int, desk: Desk) -> dict[str, object]:
    describe, today = desk.rules.calendar.describe, desk.today
    begins, ends = wish.begins_on, wish.ends_on
    same_unit = wish.post.unit_id in {post.unit_id for post in wish.person.posts}
    return {
        "by": desk.who.name,
        "whose": wish.whose.name,
        "role": wish.post.role,
        "unit": wish.post.unit_name,
        "person": wish.person.name,
        "person_unit": "" if same_unit or not wish.person.posts else wish.person.posts[0].unit_name,
        "reachable": wish.person.can_be_told,
        "begins": describe(begins, today, written=True) if begins else "",
        "ends": describe(ends, today, written=True) if ends else "",
        "single": begins == ends,
        "span": f"{begins.month}月{begins.day}日到{ends.month}月{ends.day}日" if begins and ends else "",
        "since": f"{begins.month}月{begins.day}日起" if begins else "",
        "open": open_cases,
    }
