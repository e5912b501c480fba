"""How each kind of act is taken back: within its window, and after it while nobody has acted on it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from domain.errors import NothingThere, TooLate
from domain.vocabulary import AssignmentState, ReplyKind, RequestState
from handlers.announcing import told_as
from handlers.answers.unsaying import TAKE_BACK
from handlers.calendar.undoing import take_back_calendar
from handlers.co_units.undoing import undo_adding, undo_removing
from handlers.copies import settle_copies
from handlers.desk import Desk
from handlers.drill.retracting import OF_SENDING
from handlers.evaluation.undoing import TAKE_BACK as OF_EVALUATION
from handlers.first_contact import expect_again
from handlers.handing_in import LEFT, item_of, take_away
from handlers.importing.undoing import TAKE_BACK as OF_IMPORTS
from handlers.joint.undoing import UNDO as JOINT
from handlers.likeness.judging import unjudge
from handlers.merging.joining import undo_merging
from handlers.office_settings.approvers import TAKE_BACK as OF_APPROVERS
from handlers.overturning import overturn
from handlers.packs.taking_back import take_back_override
from handlers.periodic.undoing import TAKE_BACK as OF_REPORTS
from handlers.phoning import take_back_phone_reminder
from handlers.posts.undoing import TAKE_BACK as OF_POSTS
from handlers.projects.cadence import undo_review
from handlers.projects.planning import undo_plan
from handlers.results.undoing import KINDS as RESULTS
from handlers.results.undoing import take_back_result
from handlers.retraction import Act, TakeBack, Undone
from handlers.returning.undoing import undo_reassignment, undo_waiting
from handlers.rosters.undoing import take_back_roster
from handlers.secrecy.knowing import undo_readers
from handlers.secrecy.marking import undo_marking
from handlers.setting_changes import take_back_settings
from handlers.supervision.retracting import TAKE_BACK as OF_SUPERVISION
from handlers.tracking import reopen
from storage.contacts import take_back_contact
from storage.decisions import Request, decide, find_request, name_of
from storage.desks import Item, items_by_id
from storage.replies import counting_on, reply_of
from storage.retractions import digest_since, retire_notices, told_of
from storage.tables import Reply as Handed


async def take_back(act: Act, desk: Desk) -> list[Undone]:
    """Undo one act, or all acts of one message, the last first; raises TooLate where somebody acted on it."""
    if act["kind"] == "several":
        return [undone for part in reversed(act["acts"]) for undone in await take_back(part, desk)]
    how = _TAKE_BACK.get(act["kind"])  # what an older version remembered may be unknown by now
    if how is None:
        raise NothingThere("undo")
    return [await how(act, desk)]


def parts_of(act: Act | None) -> list[Act]:
    """The single acts of what was remembered, in their order."""
    if act is None:
        return []
    return [one for part in act["acts"] for one in parts_of(part)] if act["kind"] == "several" else [act]


async def is_settled(handed: Handed, item: Item, desk: Desk) -> bool:
    """Whether a text can no longer be undone, only corrected.

    An answer ends the unit's duty once it counts. Anything else waits until somebody has acted on it: a
    digest counted it, its notice was told, or a later text stands on it.
    """
    state = item.assignment.state
    if handed.reviewed_at is not None or (state not in LEFT[handed.kind] and state in ENDED):
        return True
    if state is AssignmentState.UNDER_REVIEW or (handed.kind is ReplyKind.REPORT and not handed.signed_on):
        return False  # nobody has passed or signed it yet
    if desk.now <= handed.counts_at:
        return False
    if handed.kind is ReplyKind.ANSWER:
        return True
    newest = (await counting_on(desk.work.session, item.id))[0]
    told = await told_of(desk.work.session, told_as(handed))
    return told or newest.id != handed.id or await digest_since(desk.work.session, handed.said_at)


ENDED: Final = frozenset(
    {
        AssignmentState.RETURNED, AssignmentState.CLOSED, AssignmentState.REVOKED, AssignmentState.RATED,
        AssignmentState.CLOSING, AssignmentState.LOOKED_BACK,
    }
)  # fmt: skip


async def _signing(act: Act, desk: Desk) -> Undone:
    items = list((await items_by_id(desk.work.session, act["assignments"], lock=True)).values())
    for item in items:
        await check_signing(item, desk, held=desk.now <= datetime.fromisoformat(act["until"]))
    for item in items:
        unsign(item, desk)
    return Undone("acknowledge", tuple(items))


async def check_signing(item: Item, desk: Desk, *, held: bool) -> None:
    """Raise TooLate if the signing has been acted on: the case moved on, or a digest counted it."""
    signed_at = item.assignment.acknowledged_at
    moved_on = item.assignment.state is not AssignmentState.ACKNOWLEDGED or signed_at is None
    if moved_on or (not held and signed_at and await digest_since(desk.work.session, signed_at)):
        raise TooLate("acted_on", number=item.case.spoken)


def unsign(item: Item, desk: Desk) -> None:
    """The case waits for 签收 again."""
    item.assignment.state = AssignmentState.ASSIGNED
    item.assignment.acknowledged_at = item.assignment.acknowledged_by = None
    desk.work.record("acknowledgement_undone", desk.actor, item.subject)


async def _reply(act: Act, desk: Desk) -> Undone:
    handed = await reply_of(desk.work.session, act["reply"])
    if handed is None or handed.undone_at or handed.superseded_at:
        raise NothingThere("undo")
    item = await item_of(handed, desk)
    if await is_settled(handed, item, desk):
        raise TooLate("acted_on", number=item.case.spoken)
    await take_away(handed, item, desk)
    desk.work.record("reply_undone", desk.actor, item.subject, reply=handed.id)
    counting = await counting_on(desk.work.session, item.id)
    before = next((one for one in counting if one.id == handed.replaces_id), None)
    return Undone(handed.kind, (item,), handed.text, before.text if before else "")


async def _request(act: Act, desk: Desk) -> Undone:
    request = await find_request(desk.work.session, f"{act['kind'][0]}{act['request']}")
    if request is None:
        raise NothingThere("undo")
    return Undone(act["kind"], (await withdraw(request, desk),), request.reason)


async def withdraw(request: Request, desk: Desk) -> Item:
    """Withdrawn while undecided; the approvers' cards are dropped if they have not gone out."""
    withdrawn = {"state": RequestState.WITHDRAWN, "decided_by": desk.who.id, "decided_at": desk.now}
    if not await decide(desk.work.session, request, **withdrawn):
        raise TooLate("decided", state=request.state)
    item = (await items_by_id(desk.work.session, [request.assignment_id]))[request.assignment_id]
    kind = kind_of_request(request)
    await settle_copies(request, item, desk)
    desk.work.record(f"{kind}_withdrawn", desk.actor, item.subject, request=name_of(request))
    return item


def kind_of_request(request: Request) -> str:
    """Extension or return."""
    return "extension" if name_of(request).startswith("e") else "return"


async def _contact(act: Act, desk: Desk) -> Undone:
    contact = await take_back_contact(desk.work.session, act["contact"], desk.now)
    if contact is None:
        raise NothingThere("undo")
    item = (await items_by_id(desk.work.session, [contact.assignment_id]))[contact.assignment_id]
    if desk.now > datetime.fromisoformat(act["until"]) and await digest_since(
        desk.work.session, contact.said_at
    ):
        raise TooLate("acted_on", number=item.case.spoken)
    await expect_again(item, desk)
    desk.work.record("contact_undone", desk.actor, item.subject, contact=contact.id)
    return Undone("contact", (item,), contact.text)


async def _decision(act: Act, desk: Desk) -> Undone:
    item = await overturn(act["decision"], desk)
    request = await find_request(desk.work.session, act["decision"])
    return Undone(act["kind"], (item,), request.reason if request else "")


async def _urging(act: Act, desk: Desk) -> Undone:
    """Only while it has not gone out; what was said cannot be unsaid."""
    before = dict(zip(act["assignments"], act["before"], strict=False))
    items = list((await items_by_id(desk.work.session, act["assignments"], lock=True)).values())
    for item in items:
        if await told_of(desk.work.session, f"urged:{item.id}:{act['on']}@"):
            raise TooLate("urged_already", number=item.case.spoken)
    for item in items:
        item.assignment.version += 1
        await retire_notices(desk.work, f"urged:{item.id}:{act['on']}@", f"undone{item.assignment.version}")
        item.assignment.urged_on = date.fromisoformat(before[item.id]) if before[item.id] else None
        desk.work.record("urging_undone", desk.actor, item.subject)
    return Undone("urge", tuple(items))


async def _of_joint_handling(act: Act, desk: Desk) -> Undone:
    return Undone(act["kind"], (await _JOINT[act["kind"]](act, desk),))


_JOINT: Final = {**JOINT, "co_added": undo_adding, "co_removed": undo_removing}


async def _likeness(act: Act, desk: Desk) -> Undone:
    await unjudge(act, desk)
    return Undone("likeness", tuple((await items_by_id(desk.work.session, act["assignments"])).values()))


async def _reassignment(act: Act, desk: Desk) -> Undone:
    return Undone(act["kind"], tuple(await undo_reassignment(act, desk)))


async def _waiting(act: Act, desk: Desk) -> Undone:
    return Undone(act["kind"], tuple(await _SEVERAL[act["kind"]](act, desk)))


_SEVERAL: Final = {"merged": undo_merging, "suspend": undo_waiting, "take_up": undo_waiting}


async def _of_papers(act: Act, desk: Desk) -> Undone:
    return Undone(act["kind"], (await TAKE_BACK[act["kind"]](act, desk),))


async def _result(act: Act, desk: Desk) -> Undone:
    """What followed an answer."""
    return Undone(act["kind"], tuple(await take_back_result(act, desk)))


async def _follow_up(act: Act, desk: Desk) -> Undone:
    """Open again, as it was; what was told of it since stays told."""
    follow_up = await reopen(act["follow_up"], desk)
    items = await items_by_id(desk.work.session, act["assignments"])
    return Undone("follow_up", tuple(items.values()), follow_up.title)


async def _secrecy(act: Act, desk: Desk) -> Undone:
    return Undone(act["kind"], (await _SECRECY[act["kind"]](act, desk),))


_SECRECY: Final = {"secret": undo_marking, "readers": undo_readers}


async def _milestones(act: Act, desk: Desk) -> Undone:
    return Undone("milestones", (await undo_plan(act, desk),))


async def _cadence(act: Act, desk: Desk) -> Undone:
    return Undone("cadence", await undo_review(act, desk))


async def _roster(act: Act, desk: Desk) -> Undone:
    await take_back_roster(act, desk)
    return Undone("roster", ())


async def _override_of_rules(act: Act, desk: Desk) -> Undone:
    items = await take_back_override(act, desk)
    rules = await desk.work.rules()
    return Undone("rules", tuple(items), restored=rules.pack_of(items[0].case).title)


_TAKE_BACK: dict[str, TakeBack] = {
    "calendar": take_back_calendar,
    **OF_SUPERVISION,
    **OF_REPORTS,
    **OF_IMPORTS,
    **OF_APPROVERS,
    "acknowledge": _signing,
    "reply": _reply,
    "extension": _request,
    "return": _request,
    "contact": _contact,
    "approve": _decision,
    "refuse": _decision,
    "urge": _urging,
    "phone_reminder": take_back_phone_reminder,
    "rules": _override_of_rules,
    "settings": take_back_settings,
    "roster": _roster,
    "milestones": _milestones,
    "cadence": _cadence,
    **dict.fromkeys(_JOINT, _of_joint_handling),
    "likeness": _likeness,
    "reassign": _reassignment,
    "designate": _reassignment,
    **dict.fromkeys(_SEVERAL, _waiting),
    "follow_up": _follow_up,
    **dict.fromkeys(TAKE_BACK, _of_papers),
    **dict.fromkeys(_SECRECY, _secrecy),
    **OF_EVALUATION,
    **OF_POSTS,
    **dict.fromkeys(RESULTS, _result),
    **OF_SENDING,
}


async def assignments_of(act: Act, desk: Desk) -> Sequence[int]:
    """The assignments one act was about."""
    if "request" not in act:
        assignments: Sequence[int] = act["assignments"]
        return assignments
    request = await find_request(desk.work.session, f"{act['kind'][0]}{act['request']}")
    return [request.assignment_id] if request else []
