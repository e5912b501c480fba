"""我28号到10月10号休假，小陈代一下: a colleague stands in for these days, unless he declines."""

from dataclasses import replace
from datetime import date

from domain.errors import BadInput
from domain.intents import StandIn
from domain.permissions import COVERED, SIGNING
from domain.standing_in import Away
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.posts.colleagues import find_colleague, own_posts, units_of
from handlers.posts.leave_days import check_days, check_others, days_of, name_of, said
from handlers.posts.stand_in_news import owe_stand_in_news
from handlers.posts.wishes import Wish, ask_to_pass_on
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import open_items
from storage.people import Held, Someone
from storage.tables import Absence
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(StandIn)
async def name_stand_in(intent: StandIn, desk: Desk, work: UnitOfWork) -> Reply:
    """Echoed, and on 确认 in force: the stand-in is told and may decline. Others' wishes go to the office."""
    whose = _absent(intent.of, desk)
    begins_on, ends_on = days_of(intent, desk)
    if not intent.person:
        return Reply("questions/stand_in_who.md.j2", {}, Question((intent,), wants_words_for="person"))
    person = find_colleague(intent.person, whose, desk)
    named = replace(intent, person=person.user_id or person.name)
    if begins_on is None or ends_on is None:
        asked = {"person": person.name, "begins": said(begins_on, desk)}
        return Reply("questions/stand_in_days.md.j2", asked, Question((named,), wants_words_for="text"))
    check_days(begins_on, ends_on, desk)
    settled = replace(named, begins_on=max(begins_on, desk.today), ends_on=ends_on)
    posts = _covered(whose)
    own = posts if PostRole.ADMIN in desk.who.roles else [p for p in posts if p.unit_id in units_of(person)]
    count = len(await open_items(work.session, [post.unit_id for post in posts]))
    if not own or not _mayname_of(whose, own, desk):
        wish = Wish("stand_in_wish", whose, posts[0], person, settled.begins_on, ends_on)
        return ask_to_pass_on(wish, settled, count, desk)
    wanted = [_away(whose, person, unit_id, settled) for unit_id in dict.fromkeys(p.unit_id for p in own)]
    await check_others(wanted, desk)
    facts = _facts(whose, person, own, settled, desk) | {"open": count}
    if not desk.confirmed:
        return Reply("questions/stand_in.md.j2", facts, Question((settled,)))
    return await _agree(wanted, facts, desk)


async def _agree(wanted: list[Away], facts: dict[str, object], desk: Desk) -> Reply:
    rows = []
    for away in wanted:
        row = Absence(
            unit_id=away.unit_id,
            person_id=away.person_id,
            stand_in_id=away.stand_in_id,
            begins_on=away.begins_on,
            ends_on=away.ends_on,
            named_by=desk.who.id,
            named_at=desk.now,
        )
        row.id = await desk.work.insert(row)
        rows.append(row)
        days = {"begins": str(row.begins_on), "ends": str(row.ends_on), "absence": row.id}
        desk.work.record(
            "stand_in_named", desk.actor, f"unit:{row.unit_id}", of=row.person_id, by=row.stand_in_id, **days
        )
    await desk.work.change_rules()
    owe_stand_in_news(rows[0], facts, desk)
    desk.remember("stand_in", absences=[row.id for row in rows], assignments=[])
    return Reply("replies/stand_in_agreed.md.j2", {**facts, **desk.push_facts()})


def _absent(of: str, desk: Desk) -> Someone:
    """Who is away: himself, or a colleague of his own unit; the office may name anybody."""
    if of in {"", desk.who.name, desk.who.user_id}:
        whose = desk.who
    else:
        found = [one for one in desk.rules.directory.everybody() if of in (one.name, one.user_id)]
        if PostRole.ADMIN not in desk.who.roles:
            found = [one for one in found if units_of(one) & units_of(desk.who)]
        if len(found) != 1:
            raise BadInput("no_such_colleague", name=of)
        whose = found[0]
    if not _covered(whose):
        raise BadInput("nothing_to_cover", name="" if whose is desk.who else whose.name)
    return whose


def _covered(whose: Someone) -> list[Held]:
    """The posts of his own that a colleague may act in, that of a liaison first."""
    posts = [post for post in own_posts(whose) if post.role in COVERED]
    return sorted(posts, key=lambda post: post.role is not PostRole.LIAISON)


def _mayname_of(whose: Someone, own: list[Held], desk: Desk) -> bool:
    """He himself, a leader of the same unit, or an administrator."""
    leads = {post.unit_id for post in desk.who.posts if post.role in SIGNING}
    led = all(post.unit_id in leads for post in own)
    return whose.id == desk.who.id or led or PostRole.ADMIN in desk.who.roles


def _away(whose: Someone, person: Someone, unit_id: int, settled: StandIn) -> Away:
    assert settled.begins_on is not None  # noqa: S101 - for the type checker: asked for above
    assert settled.ends_on is not None  # noqa: S101
    return Away(whose.id, person.id, unit_id, settled.begins_on, settled.ends_on)


def _facts(
    whose: Someone, person: Someone, own: list[Held], settled: StandIn, desk: Desk
) -> dict[str, object]:
    begins, ends = settled.begins_on or desk.today, settled.ends_on or desk.today
    left = [post.role for post in own_posts(whose) if post not in own and post.role in COVERED]
    apart = [post.role for post in own_posts(whose) if post.role not in COVERED]
    return {
        "whose": "" if whose.id == desk.who.id else whose.name,
        "name": whose.name,
        "by": desk.who.name,
        "person": person.name,
        "unit": own[0].unit_name,
        "roles": list(dict.fromkeys(post.role for post in own)),
        "left": list(dict.fromkeys([*left, *apart])),
        "reachable": person.can_be_told,
        "begins": _written(begins, desk),
        "ends": _written(ends, desk),
        "single": begins == ends,
        "further": _further(person, own[0].unit_id, (begins, ends), desk),
        "also": _also(whose, own[0].unit_id, (begins, ends), desk),
    }


def _further(person: Someone, unit_id: int, days: tuple[date, date], desk: Desk) -> list[tuple[str, str]]:
    """The days on which the stand-in is away himself, and who then has it."""
    known = [one for one in desk.rules.register.absences if one.unit_id == unit_id]
    own = [one for one in known if one.person_id == person.id]
    return [
        (
            f"{said(max(one.begins_on, days[0]), desk)}到{said(min(one.ends_on, days[1]), desk)}",
            name_of(one.stand_in_id, desk),
        )
        for one in own
        if one.begins_on <= days[1] and one.ends_on >= days[0]
    ]


def _also(whose: Someone, unit_id: int, days: tuple[date, date], desk: Desk) -> list[str]:
    """For whom he himself stands in on these days: that passes on too."""
    return [
        name_of(one.person_id, desk)
        for one in desk.rules.register.absences
        if one.unit_id == unit_id and one.stand_in_id == whose.id
        and one.begins_on <= days[1] and one.ends_on >= days[0]
    ]  # fmt: skip


def _written(on: date, desk: Desk) -> str:
    return desk.rules.calendar.describe(on, desk.today, written=True)
