"""One stored push gets its effect and its reply, all in the caller's unit of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.errors import DomainError
from domain.messages import Content, Event, Inbound, InboundProblem
from domain.vocabulary import PostRole
from handlers.answering import answer
from handlers.desk import Desk
from handlers.enclosing import spoken_words
from handlers.events import note_event
from handlers.replying import Remark, Reply
from handlers.router import Router
from handlers.stamping import stamp
from handlers.workbooks.shelf import Shelf
from message_templates import render, render_content
from storage.conversations import find_conversation, keep_file, quoted_item, recall
from storage.files import Fetched
from storage.inbox import Opened
from storage.lines import CaseLine
from storage.outbox import Address, Label, post_answer
from storage.people import Someone, mark_reachable
from storage.tables import Conversation, StoredFile
from storage.unit_of_work import Owed, UnitOfWork

REPLY = 0  # the outbox lane that goes first
FILES_REFUSED = "replies/files_refused.md.j2"


@dataclass(frozen=True, slots=True)
class Reception:
    """What receiving needs besides the unit of work."""

    router: Router
    shelf: Shelf
    fetched: tuple[Fetched, ...] = ()


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
    if someone is None:
        await _refuse_stranger(push, work)
        return
    if not someone.reachable:
        await mark_reachable(work.session, someone.id)
        await work.change_rules()
    if push.problem is not None:
        template = "quota" if push.problem is InboundProblem.EVENT_QUOTA_EXHAUSTED else "unsupported"
        send_back(Reply(f"replies/{template}.md.j2"), push, someone, work)
        return
    desk = await _desk(push, someone, reception, work)
    files = await _keep(reception.fetched, desk)
    before = work.footprint
    try:
        reply = await _answer(push, desk, reception, files)
    except DomainError as error:
        if work.footprint != before:
            raise
        reply = refusal(error, desk)
    send_back(_comment(reply, push, reception), push, someone, work)


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
    facts: dict[str, Any] = {**error.facts, "reason": error.reason}
    if error.code == "not_allowed":
        desk.work.record("denied", desk.actor, "office", **facts)
    return Reply(f"errors/{error.code}.md.j2", facts)


def send_back(reply: Reply, push: Inbound, someone: Someone, work: UnitOfWork) -> None:
    """The reply goes to the person alone; a group hears that it did, and at most numbers and dates."""
    content = _with_remarks(render_content(reply.template, **reply.facts), reply.remarks)
    content = stamp(content, reply.number) if reply.number else content
    address = Address(
        push.user_id or "",
        person_id=someone.id,
        session_webhook=None if push.in_group else push.session_webhook,
        session_expires_at=push.session_expires_at,
    )
    label = Label(f"reply:{push.message_id}", "reply", REPLY)
    post_answer(work, address, content, label, [] if reply.about is None else [reply.about])
    if push.in_group:
        _say_aloud(_fit_for_a_group(reply, someone), push, work)


def _fit_for_a_group(reply: Reply, someone: Someone) -> list[CaseLine]:
    """The one case he asked about, or a list of his own; never a secret one, never a list of others'."""
    own = {post.unit_name for post in someone.posts}
    cases = [line for line in reply.aloud if len(reply.aloud) == 1 or line.unit in own]
    return [line for line in cases if not line.secret]


def _with_remarks(content: Content, remarks: Iterable[Remark]) -> Content:
    said = [(remark.above, render(remark.template, **remark.facts)) for remark in remarks]
    above, below = ([words for where, words in said if where is wanted] for wanted in (True, False))
    return replace(content, text="\n\n".join([*above, content.text, *below]))


def _say_aloud(cases: Sequence[CaseLine], push: Inbound, work: UnitOfWork) -> None:
    template = "replies/group_case.md.j2" if cases else "replies/in_private.md.j2"
    address = Address(
        push.conversation_id,
        to_group=True,
        session_webhook=push.session_webhook,
        session_expires_at=push.session_expires_at,
    )
    label = Label(f"reply:{push.message_id}:group", "reply", REPLY)
    post_answer(work, address, render_content(template, cases=cases), label)


async def _refuse_stranger(push: Inbound, work: UnitOfWork) -> None:
    """A polite refusal that gives nothing away; without any way to answer it is only noted."""
    known = (await work.rules()).directory.by_user(push.user_id or "")
    work.record("stranger", push.user_id or "?", "office", nick=push.nick[:60])
    if push.session_webhook is None and push.user_id is None:
        return
    alone = push.user_id is not None and push.in_group
    address = Address(
        push.user_id or push.conversation_id,
        to_group=push.in_group and not alone,
        session_webhook=None if alone else push.session_webhook,
        session_expires_at=push.session_expires_at,
    )
    words = render_content("replies/stranger.md.j2")
    if known is not None:  # he held a post once
        words = render_content("replies/no_post.md.j2", name=known.name)
    label = Label(f"reply:{push.message_id}", "reply", REPLY)
    post_answer(work, address, words, label)
    if alone:
        _say_aloud([], push, work)
