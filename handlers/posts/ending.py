"""不代, 取消代理, 我提前回来了, 谁代我: how standing in ends, and who does."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import DAY
from domain.errors import NothingThere
from domain.intents import DeclineStandIn, EndStandIn, ShowStandIns
from domain.permissions import OFFICE, SIGNING
from domain.vocabulary import AbsenceState, HandOverState, PostRole
from handlers.desk import Desk
from handlers.posts.leave_days import name_of, stretch
from handlers.posts.stand_in_news import drop_stand_in_news, owe_beginning, owe_end, owe_return
from handlers.posts.wishes import deciders
from handlers.replying import Question, Reply
from handlers.retraction import Act, Undone
from handlers.router import Router
from storage.absences import absence_of, absences_from, meanwhile
from storage.desks import open_items
from storage.hand_overs import hand_overs_at
from storage.tables import Absence
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(DeclineStandIn)
async def decline_stand_in(intent: DeclineStandIn, desk: Desk, work: UnitOfWork) -> Reply:
    """Whoever was named does not want it: the holder has his posts again and is told, and the office."""
    rows = await absences_from(work.session, desk.today, stand_in_id=desk.who.id)
    if not rows:
        raise NothingThere("stand_in_of_others")
    row, before = rows[0], _kept(rows[0])
    facts = _facts(row, desk) | {"reason": intent.reason, "person": desk.who.name}
    row.state, row.reason = AbsenceState.DECLINED, intent.reason
    work.record("stand_in_declined", desk.actor, f"unit:{row.unit_id}", absence=row.id, reason=row.reason)
    await drop_stand_in_news(row, "declined", desk)
    await work.change_rules()
    for person_id in dict.fromkeys([row.person_id, *(one.id for one in deciders(desk))]):
        owe_end(row, person_id, "declined", facts, desk)
    desk.remember("stand_in_ended", absences=[before], assignments=[])
    return Reply("replies/stand_in_declined.md.j2", {**facts, **desk.push_facts()})


@router.on(EndStandIn)
async def end_stand_in(intent: EndStandIn, desk: Desk, work: UnitOfWork) -> Reply:
    """What has begun ends with yesterday, what has not is called off; he hears what happened meanwhile."""
    rows = await _meant(intent, desk)
    if not rows:
        raise NothingThere("stand_in", name=intent.of)
    if len(rows) > 1 or rows[0].person_id != desk.who.id or rows[0].begins_on > desk.today:
        lines = [_facts(row, desk) for row in rows]
        if not desk.confirmed:
            return Reply("questions/end_stand_in.md.j2", {"entries": lines}, Question((intent,)))
    kept, facts = [_kept(row) for row in rows], [await _end(row, desk) for row in rows]
    await work.change_rules()
    desk.remember("stand_in_ended", absences=kept, assignments=[])
    return Reply("replies/stand_in_ended.md.j2", {"entries": facts, "own": rows[0].person_id == desk.who.id})


async def _meant(intent: EndStandIn, desk: Desk) -> list[Absence]:
    """His own, or those of the colleague he names: as his leader, as the one who named him, or as office."""
    session, directory = desk.work.session, desk.rules.directory
    if not intent.of:
        return list(await absences_from(session, desk.today, person_id=desk.who.id))
    office = PostRole.ADMIN in desk.who.roles
    led = {post.unit_id for post in desk.who.posts if post.role in SIGNING}
    found = [one for one in directory.everybody() if intent.of in (one.name, one.user_id)]
    return [
        row
        for one in found
        for row in await absences_from(session, desk.today, person_id=one.id)
        if office or row.unit_id in led or desk.who.id in (row.person_id, row.named_by)
    ]


async def _end(row: Absence, desk: Desk) -> dict[str, object]:
    facts, begun = _facts(row, desk), row.begins_on < desk.today
    if begun:
        facts |= (await meanwhile(desk.work.session, row, desk.now)).as_facts()
        row.ends_on = desk.today - DAY
    else:
        row.state = AbsenceState.CALLED_OFF
    why = "back" if begun else "called_off"
    desk.work.record(f"stand_in_{why}", desk.actor, f"unit:{row.unit_id}", absence=row.id, of=row.person_id)
    await drop_stand_in_news(row, why, desk)
    owe_end(row, row.stand_in_id, why, facts, desk)
    if row.person_id != desk.who.id:
        owe_end(row, row.person_id, why, facts, desk)
    open_now = len(await open_items(desk.work.session, [row.unit_id]))
    return {**facts, "begun": begun, "open": open_now}


def _kept(row: Absence) -> dict[str, object]:
    return {"id": row.id, "state": row.state, "ends_on": row.ends_on.isoformat()}


def _facts(row: Absence, desk: Desk) -> dict[str, object]:
    return {
        "name": name_of(row.person_id, desk),
        "person": name_of(row.stand_in_id, desk),
        "unit": desk.rules.directory.units[row.unit_id],
        "days": stretch(row.begins_on, row.ends_on, desk),
        "by": desk.who.name,
    }


@dataclass(frozen=True, slots=True)
class StandInLine:
    """Who stands in for whom, where, when; `own` says whether it is about the reader himself."""

    name: str
    person: str
    unit: str
    days: str
    begun: bool


@router.on(ShowStandIns)
async def show_stand_ins(desk: Desk, work: UnitOfWork) -> Reply:
    """Who stands in for him, for whom he does; the office and leaders see everybody's of their units."""
    office = not desk.who.roles.isdisjoint(OFFICE)
    rows = await absences_from(work.session, desk.today, unit_ids=None if office else desk.who.unit_ids)
    own = [row for row in rows if desk.who.id in (row.person_id, row.stand_in_id)]
    lines = [_line(row, desk) for row in (rows if office else own or rows)]
    passing = []
    for unit_id in desk.rules.directory.units if office else desk.who.unit_ids:
        asked = await hand_overs_at(work.session, unit_id, None, HandOverState.ASKED, HandOverState.PARTLY)
        passing += [_passing(row.from_id, row.to_id, unit_id, row.state, desk) for row in asked]
    return Reply("lists/stand_ins.md.j2", {"entries": lines, "passing": passing, "office": office})


def _line(row: Absence, desk: Desk) -> StandInLine:
    names = name_of(row.person_id, desk), name_of(row.stand_in_id, desk)
    unit, days = desk.rules.directory.units[row.unit_id], stretch(row.begins_on, row.ends_on, desk)
    return StandInLine(*names, unit, days, row.begins_on <= desk.today)


def _passing(from_id: int, to_id: int, unit_id: int, state: str, desk: Desk) -> dict[str, str]:
    names = {"name": name_of(from_id, desk), "person": name_of(to_id, desk)}
    return {**names, "unit": desk.rules.directory.units[unit_id], "state": state}


async def undo_naming(act: Act, desk: Desk) -> Undone:
    """撤回: as if nobody had been named; what has begun ends."""
    rows = [row for id_ in act["absences"] if (row := await absence_of(desk.work.session, id_))]
    standing = [row for row in rows if row.state is AbsenceState.AGREED and row.ends_on >= desk.today]
    if not standing:
        raise NothingThere("undo")
    for row in standing:
        await _end(row, desk)
    await desk.work.change_rules()
    return Undone("stand_in", (), name_of(rows[0].stand_in_id, desk))


async def undo_ending(act: Act, desk: Desk) -> Undone:
    """撤回: it stands as before, unless its days are over meanwhile."""
    person = ""
    for kept in act["absences"]:
        row = await absence_of(desk.work.session, kept["id"])
        ends_on = datetime.fromisoformat(kept["ends_on"]).date()
        if row is None or ends_on < desk.today:
            raise NothingThere("undo")
        row.state, row.ends_on, row.reason = AbsenceState(kept["state"]), ends_on, ""
        person, facts = name_of(row.stand_in_id, desk), _facts(row, desk)
        desk.work.record("stand_in_restored", desk.actor, f"unit:{row.unit_id}", absence=row.id)
        for one in (row.person_id, row.stand_in_id):
            if one != desk.who.id:
                owe_end(row, one, "restored", facts, desk)
        if row.begins_on > desk.today:
            owe_beginning(row, facts, desk)
        owe_return(row, facts, desk)
    await desk.work.change_rules()
    return Undone("stand_in_ended", (), person)
