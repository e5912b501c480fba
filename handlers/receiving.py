"""One stored push gets its effect and its reply, all in the caller's unit of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.errors import DomainError, NoSuchCase
from domain.messages import Event, Inbound, InboundProblem
from domain.permissions import PARTNERS, UNIT
from domain.vocabulary import PostRole
from handlers.answering import answer
from handlers.desk import Desk
from handlers.events import note_event
from handlers.floodgate import Arrival, Floodgate, Pace
from handlers.hearing import spoken_words
from handlers.posts.former import former_posts
from handlers.replying import Remark, Reply
from handlers.router import Router
from handlers.sending import refuse_stranger, send_back, slow_down
from handlers.setup.leading import is_led, lead_on
from handlers.setup.standing import look
from handlers.workbooks.shelf import Shelf
from storage.conversations import find_conversation, keep_file, quoted_item, recall
from storage.files import Fetched
from storage.inbox import Opened
from storage.people import Someone, mark_reachable
from storage.tables import Conversation, StoredFile
from storage.unit_of_work import Owed, UnitOfWork

FILES_REFUSED = "replies/files_refused.md.j2"


@dataclass(frozen=True, slots=True)
class Reception:
    """What receiving needs besides the unit of work."""

    router: Router
    shelf: Shelf
    gate: Floodgate
    arrival: Arrival
    fetched: tuple[Fetched, ...] = ()

    def pace(self, *, is_known: bool) -> Pace:
        """Whether this message is acted on, or only kept."""
        return self.gate.judge(self.arrival, is_known=is_known)


async def make_ready(pushes: Iterable[Inbound | Event], work: UnitOfWork) -> Sequence[Conversation]:
    """Read in one go what receiving these will ask for. Hold the result until they are received."""
    directory = (await work.rules()).directory
    said = (push.user_id for push in pushes if isinstance(push, Inbound) and push.user_id)
    known = (directory.by_user(user_id) for user_id in said)
    return await recall(work.session, {someone.id for someone in known if someone})


async def receive(push: Inbound | Event, reception: Reception, work: UnitOfWork) -> None:
    """Give one push its effect.

    A refusal is answered here as long as nothing has been changed; otherwise it is raised on, so that the
    caller rolls back and answers with `refuse` in a transaction of its own.
    """
    if isinstance(push, Event):
        await note_event(push, work)
        return
    someone = await _identify(push, work)
    pace = reception.pace(is_known=someone is not None or await _held_a_post(push, work))
    if someone is None or pace is not Pace.FINE:
        if pace is not Pace.SILENT:
            await _turn_away(push, someone, work)
        return
    if not someone.reachable:
        await mark_reachable(work.session, someone.id)
        await work.change_rules()
    if push.problem is not None:
        send_back(_unreadable(push.problem), push, someone, work)
        return
    await _attend(push, someone, reception, work)


async def _attend(push: Inbound, someone: Someone, reception: Reception, work: UnitOfWork) -> None:
    """He is known, and what he sent can be read."""
    desk = await _desk(push, someone, reception, work)
    files = await _keep(reception.fetched, desk)
    before = work.footprint
    try:
        stood = await look(work, desk.rules) if is_led(desk) else None
        reply = await _answer(push, desk, reception, files)
        reply = await lead_on(reply, stood, desk) if stood else reply
    except DomainError as error:
        if work.footprint != before:
            raise
        reply = refusal(error, desk)
    send_back(_comment(reply, push, reception), push, someone, work)


async def _held_a_post(push: Inbound, work: UnitOfWork) -> bool:
    """Whether he is on record: what he says may still be for his successor, and is answered each time."""
    return (await work.rules()).directory.by_user(push.user_id or "") is not None


async def _turn_away(push: Inbound, someone: Someone | None, work: UnitOfWork) -> None:
    if someone is None:
        await refuse_stranger(push, work)
    else:
        slow_down(push, someone, work)


async def refuse(push: Inbound, error: DomainError, reception: Reception, work: UnitOfWork) -> None:
    """Answer a refusal after everything the handler had done was rolled back."""
    someone = await _identify(push, work)
    if someone is not None:
        desk = await _desk(push, someone, reception, work)
        await _keep(reception.fetched, desk)
        send_back(_comment(refusal(error, desk), push, reception), push, someone, work)


async def give_up(opened: Opened, work: UnitOfWork) -> None:
    """A push that could not be settled: its sender gets an apology, the administrators a reference number."""
    reference, push = f"M{opened.row_id}", opened.readable
    someone = (await work.rules()).directory.by_user(opened.row.sender)
    if isinstance(push, Inbound) and someone is not None:
        send_back(Reply("replies/trouble.md.j2", {"reference": reference}), push, someone, work)
    for admin in (await work.rules()).directory.office(PostRole.ADMIN):
        facts = {
            "code": "parked",
            "reference": reference,
            "name": someone.name if someone else opened.row.sender,
        }
        key = f"admin_alert:parked:{reference}@{admin.id}"
        work.owe(Owed(key, "admin_alert", admin.id, work.now, facts=facts))


def _unreadable(problem: InboundProblem) -> Reply:
    template = "quota" if problem is InboundProblem.EVENT_QUOTA_EXHAUSTED else "unsupported"
    return Reply(f"replies/{template}.md.j2")


async def _answer(push: Inbound, desk: Desk, reception: Reception, files: list[StoredFile]) -> Reply:
    if spoken_words(push) == "":
        return Reply("replies/voice_unheard.md.j2")
    refused = _refused(reception)
    if refused and not files and not push.text.strip():
        return Reply(FILES_REFUSED, refused)
    return await answer(push, desk, reception.router, tuple(files))


def _comment(reply: Reply, push: Inbound, reception: Reception) -> Reply:
    """The same reply, and what was heard of a voice message and which files were not taken."""
    remarks = list(reply.remarks)
    if heard := spoken_words(push):
        remarks.append(Remark("replies/parts/heard.md.j2", {"words": heard}, above=True))
    if reply.template != FILES_REFUSED and (refused := _refused(reception)):
        remarks.append(Remark("replies/parts/files_refused.md.j2", refused))
    return replace(reply, remarks=tuple(remarks))


def _refused(reception: Reception) -> dict[str, Any]:
    """The facts of the files that were not taken; empty if all were."""
    refused = [(one.name, one.refused) for one in reception.fetched if one.refused]
    return {"refused": refused, "megabytes": 20, "most": 20} if refused else {}


async def _keep(fetched: Iterable[Fetched], desk: Desk) -> list[StoredFile]:
    """A row for each file that was taken, whatever becomes of the message."""
    kept = []
    for one in fetched:
        if not one.refused:
            whose = (desk.who.id, desk.now)
            kept.append(await keep_file(desk.work.session, one.name, one.sha256, one.size_bytes, whose))
            desk.work.record("file_received", desk.actor, f"file:{one.sha256}", name=one.name)
    return kept


async def _identify(push: Inbound, work: UnitOfWork) -> Someone | None:
    """Who it is, by user id within the own corporation and nothing else; strangers hold no post."""
    if push.user_id is None:
        return None
    someone = (await work.rules()).directory.by_user(push.user_id)
    return someone if someone and someone.posts else None


async def _desk(push: Inbound, someone: Someone, reception: Reception, work: UnitOfWork) -> Desk:
    return Desk(
        work=work,
        who=someone,
        rules=await work.rules(),
        conversation=await find_conversation(work.session, someone.id),
        shelf=reception.shelf,
        quoted=await quoted_item(work.session, push),
    )


def refusal(error: DomainError, desk: Desk) -> Reply:
    """The words for a refusal; what was refused for want of rights is noted in the ledger."""
    roles = desk.who.roles
    sight = {"own": not UNIT.isdisjoint(roles), "partner": not PARTNERS.isdisjoint(roles)}
    facts: dict[str, Any] = {**error.facts, "reason": error.reason}
    if error.code == "not_allowed":
        desk.work.record("denied", desk.actor, "office", **facts)
    reply = Reply(f"errors/{error.code}.md.j2", {**sight, **facts})
    if isinstance(error, NoSuchCase) and (posts := former_posts(desk.who, desk.rules)):
        return replace(reply, remarks=(Remark("replies/parts/post_passed_on.md.j2", {"posts": posts}),))
    return reply
