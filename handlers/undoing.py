"""撤回: a person takes back his own last act; what counts already is offered for correction instead."""

from collections.abc import Sequence

from domain.errors import NothingThere
from domain.intents import About, RewordReply, ShowSettingChanges, Undo
from domain.permissions import SUPERVISING, may
from domain.vocabulary import AssignmentState, RequestState
from handlers.desk import Desk
from handlers.handing_in import item_of
from handlers.importing.undoing import ask_before_undoing, last_import
from handlers.putting_aside import ask_if_older, drop, find_draft
from handlers.references import ref_to
from handlers.replying import Question, Reply
from handlers.retraction import Act, Undone
from handlers.router import Router
from handlers.setting_changes import act_of, setting_of
from handlers.taking_back import (
    assignments_of,
    is_settled,
    kind_of_request,
    parts_of,
    take_back,
)
from storage.decisions import Request, last_decided, name_of, requests_about
from storage.desks import Item, items_by_id, pending_extensions, pending_returns
from storage.reasons import last_set_by
from storage.replies import counting_on, last_by, reply_of

router = Router()
KINDS = {
    About.EXTENSION: ("extension",),
    About.RETURN: ("return",),
    About.SIGNING: ("acknowledge",),
    About.REPLY: ("reply",),
    About.DECISION: ("approve", "refuse", "supervision_approved", "supervision_refused"),
    About.URGING: ("urge",),
    About.SETTING: ("settings", "stop", "drill", "roster"),
    About.IMPORT: ("imported",),
    About.HANDING_OUT: ("handed_out",),
}
# What somebody who works for no unit means by 撤回 12.
_UNSAID = {False: (), True: (None, About.EXTENSION, About.RETURN)}
_DECIDING = ("approve", "refuse")
ABOUT = {kind: about for about, kinds in KINDS.items() for kind in kinds}


@router.on(Undo)
async def undo(intent: Undo, desk: Desk) -> Reply:
    """Take back the last act, or the named one; a request as long as nobody has decided it.

    What waits for his yes is dropped first; what he did longer ago is asked about once.
    """
    if draft := find_draft(intent, desk):
        return drop(draft, desk)
    acts = await _meant(intent, desk)
    if not acts:
        raise NothingThere("undo")
    if len(acts) > 1:
        return await _ask_which(acts, desk)
    act = acts[0]
    if asked := await _ask_first(act, intent, desk):
        return asked
    undone = await take_back(act, desk)
    left = parts_of(desk.conversation.last_act)
    for part in parts_of(act):
        left = [rest for one in left if (rest := _without(one, part))]
    desk.conversation.last_act = _joined(left) if left else None
    return _say(undone, desk)


async def _ask_first(act: Act, intent: Undo, desk: Desk) -> Reply | None:
    """What has to be said before an act is taken back; None where it can be done at once."""
    if act["kind"] == "reply" and (too_late := await _offer_correction(act, desk)):
        return too_late
    if asked := await ask_before_undoing(act, intent, desk):
        return asked
    return None if desk.confirmed else await ask_if_older(act, intent, desk)


def _without(act: Act, undone: Act) -> Act | None:
    """What is left of one act after another, or a part of it, was undone."""
    names = ("kind", "reply", "request", "contact", "decision")
    if any(act.get(name) != undone.get(name) for name in names):
        return act
    left = [one for one in act.get("assignments", ()) if one not in undone.get("assignments", ())]
    return {**act, "assignments": left} if left else None


def _joined(acts: list[Act]) -> Act:
    return acts[0] if len(acts) == 1 else {"kind": "several", "acts": acts}


def _say(undone: Sequence[Undone], desk: Desk) -> Reply:
    """What was taken back, and how to do it again."""
    acts = [
        {
            "what": one.what,
            "cases": desk.lines(one.items),
            "text": one.text,
            "restored": one.restored,
            "settings": one.settings,
        }
        for one in undone
    ]
    only = undone[0].items[0] if len(undone) == 1 and len(undone[0].items) == 1 else None
    facts = {"acts": acts, "may_look": may(desk.who.roles, ShowSettingChanges)}
    return Reply("replies/undone.md.j2", facts, about=only.id if only else None)


async def _meant(intent: Undo, desk: Desk) -> list[Act]:
    """What may be meant: all acts of the last message as one, unless a case or a kind of act is named."""
    if _is_of_the_office(intent, desk):
        return await _decided_about(intent, desk)
    if intent.refs or (desk.quoted and desk.quoted.assignment.unit_id in desk.who.unit_ids):
        return await _about_cases(await desk.own(intent.refs), intent.about, desk)
    last = desk.conversation.last_act
    if intent.about is None:
        return [last] if last else []
    named = [act for act in parts_of(last) if act["kind"] in KINDS[intent.about]]
    return [_joined(named)] if named else await _last_of_kind(intent.about, desk)


async def _last_of_kind(about: About, desk: Desk) -> list[Act]:
    """刚才的延期, though something else was done since."""
    if about in {About.SIGNING, About.URGING}:
        return []
    if about in {About.SETTING, About.IMPORT, About.HANDING_OUT}:
        return await (_last_settings(desk) if about is About.SETTING else last_import(about, desk))
    if about is About.DECISION:
        decided = await last_decided(desk.work.session, None, by=desk.who.id)
        return [_act_of_decision(decided)] if decided else []
    if about is About.REPLY:
        last = await last_by(desk.work.session, desk.who.id)
        return [_act_of_reply(last.id or 0, last.assignment_id)] if last else []
    session = desk.work.session
    waiting: Sequence[Request] = (
        await pending_extensions(session) if about is About.EXTENSION else await pending_returns(session)
    )
    return [_act_of_request(one) for one in waiting if one.person_id == desk.who.id]


async def _last_settings(desk: Desk) -> list[Act]:
    """What he set last, though something else was done since."""
    entries = await last_set_by(desk.work.session, desk.actor)
    kept = [setting_of(entry.subject, entry.facts) for entry in entries]
    return [act_of(kept)] if kept else []


async def _about_cases(items: list[Item], about: About | None, desk: Desk) -> list[Act]:
    """His own acts on these cases, of the kind he named if he named one."""
    ids = [item.id for item in items]
    found = [_act_of_request(one) for one in await _own_requests(ids, desk)]
    last = [act for act in parts_of(desk.conversation.last_act) if "request" not in act]
    found += [_narrowed(act, ids) for act in last if set(ids) & set(act["assignments"])]
    if not found or about is not None:
        kinds = {act["kind"] for act in found}
        found += [act for act in await _older(items, desk) if act["kind"] not in kinds]
    return [act for act in found if about is None or act["kind"] in KINDS[about]]


def _is_of_the_office(intent: Undo, desk: Desk) -> bool:
    """Whether a case is named and no unit's act on it can be meant."""
    named = bool(intent.refs or desk.quoted)
    office = not desk.who.roles.isdisjoint(SUPERVISING)
    unsaid = _UNSAID[not desk.who.unit_ids]
    return named and office and intent.about in {About.DECISION, About.URGING, *unsaid}


async def _decided_about(intent: Undo, desk: Desk) -> list[Act]:
    """His decision on the case, and his urging if that was the last thing he did."""
    ids = [item.id for item in await desk.visible(intent.refs)]
    last = [act for act in parts_of(desk.conversation.last_act) if set(ids) & set(act.get("assignments", ()))]
    found = [_narrowed(act, ids) for act in last if act["kind"] not in _DECIDING]
    decided = await last_decided(desk.work.session, ids, by=desk.who.id)
    found += [_act_of_decision(decided)] if decided else []
    if intent.about is None:
        return found
    kinds = KINDS.get(intent.about, ())
    kinds = (*kinds, "approve", "refuse") if intent.about in {About.EXTENSION, About.RETURN} else kinds
    return [act for act in found if act["kind"] in kinds]


def _act_of_decision(request: Request) -> Act:
    kind = "approve" if request.state is RequestState.APPROVED else "refuse"
    return {"kind": kind, "decision": name_of(request), "assignments": [request.assignment_id]}


def _narrowed(act: Act, ids: list[int]) -> Act:
    """Only what the act did to these cases."""
    kept = [place for place, one in enumerate(act["assignments"]) if one in ids]
    per_case = ("assignments", "before")
    lists = {part: act[part] for part in per_case if isinstance(act.get(part), list)}
    return {**act, **{part: [value[place] for place in kept] for part, value in lists.items()}}


async def _own_requests(ids: list[int], desk: Desk) -> list[Request]:
    waiting = await requests_about(desk.work.session, ids)
    return [one for one in waiting if one.person_id == desk.who.id]


async def _older(items: list[Item], desk: Desk) -> list[Act]:
    """Before his last act: his newest text on the case, or else his signing for it."""
    acts: list[Act] = []
    for item in items:
        replies = await counting_on(desk.work.session, item.id)
        own = next((one for one in replies if one.person_id == desk.who.id), None)
        if own:
            acts.append(_act_of_reply(own.id or 0, item.id))
        elif item.assignment.state is AssignmentState.ACKNOWLEDGED and _signed_by(item, desk):
            long_ago = item.assignment.acknowledged_at
            until = long_ago.isoformat() if long_ago else desk.now.isoformat()
            acts.append({"kind": "acknowledge", "until": until, "assignments": [item.id]})
    return acts


def _signed_by(item: Item, desk: Desk) -> bool:
    return item.assignment.acknowledged_by == desk.who.id


def _act_of_reply(reply: int, assignment: int) -> Act:
    return {"kind": "reply", "reply": reply, "assignments": [assignment]}


def _act_of_request(request: Request) -> Act:
    return {"kind": kind_of_request(request), "request": request.id}


async def _ask_which(acts: list[Act], desk: Desk) -> Reply:
    """Several of his acts may be meant: one button each."""
    options, lines = list[Undo](), list[dict[str, str]]()
    for act in acts[:4]:
        ids = await assignments_of(act, desk)
        items = (await items_by_id(desk.work.session, list(ids))).values()
        options.append(Undo(tuple(ref_to(item) for item in items), ABOUT.get(act["kind"])))
        lines.append({"what": act["kind"], "cases": "、".join(item.case.spoken for item in items)})
    return Reply("questions/which_undo.md.j2", {"acts": lines}, Question(tuple(options), settles=True))


async def _offer_correction(act: Act, desk: Desk) -> Reply | None:
    """A text that counts is not taken back any more: a new version takes its place, both are kept."""
    handed = await reply_of(desk.work.session, act["reply"])
    if handed is None or handed.undone_at or handed.superseded_at:
        return None
    item = await item_of(handed, desk)
    if not await is_settled(handed, item, desk):
        return None
    question = Question((RewordReply("", (ref_to(item),)),), wants_words_for="text")
    seconds = int((handed.counts_at - handed.said_at).total_seconds())
    facts = {"case": desk.line(item), "kind": handed.kind, "text": handed.text, "undo_seconds": seconds}
    return Reply("questions/too_late.md.j2", facts, question, about=item.id)
