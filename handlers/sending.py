"""How a reply goes out: to the person alone; a group hears that it did, and at most numbers and dates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.burden import AnswerKind
from domain.messages import Content, Inbound
from handlers.confidential import mark_secret, speaks_of_secrets
from handlers.posts.former import answer_former_holder
from handlers.replying import Remark, Reply
from handlers.stamping import stamp
from message_templates import render, render_content
from storage.lines import CaseLine
from storage.outbox import Address, Label, post_answer
from storage.people import Someone
from storage.unit_of_work import UnitOfWork

REPLY = 0  # the outbox lane that goes first


def send_back(reply: Reply, push: Inbound, someone: Someone, work: UnitOfWork) -> None:
    """The reply goes to the person alone; a group hears that it did, and at most numbers and dates."""
    content = _with_remarks(render_content(reply.template, **reply.facts), reply.remarks)
    content = mark_secret(content) if speaks_of_secrets(reply.facts) else content
    content = stamp(content, reply.number) if reply.number else content
    address = Address(
        push.user_id or "",
        person_id=someone.id,
        session_webhook=None if push.in_group else push.session_webhook,
        session_expires_at=push.session_expires_at,
    )
    label = Label(f"reply:{push.message_id}", _kind_of(reply), REPLY)
    post_answer(work, address, content, label, [] if reply.about is None else [reply.about])
    if push.in_group:
        _say_aloud(_fit_for_a_group(reply, someone), push, work)


def _kind_of(reply: Reply) -> AnswerKind:
    """What the answer wants of him: the burden report counts it (R68)."""
    if reply.question is None:
        return AnswerKind.PLAIN
    if reply.question.wants_words_for:
        return AnswerKind.WORDS
    return AnswerKind.CHOICE if len(reply.question.intents) > 1 else AnswerKind.YES


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
    label = Label(f"reply:{push.message_id}:group", AnswerKind.PLAIN, REPLY)
    post_answer(work, address, render_content(template, cases=cases), label)


def slow_down(push: Inbound, someone: Someone, work: UnitOfWork) -> None:
    """He sends faster than anybody types: from this message on nothing is done, and that is noted once."""
    work.record("too_fast", someone.user_id or f"person:{someone.id}", "office", message=push.message_id)
    words = " ".join(push.text.split())
    send_back(Reply("replies/too_fast.md.j2", {"words": words}), push, someone, work)


async def refuse_stranger(push: Inbound, work: UnitOfWork) -> None:
    """A polite refusal that gives nothing away; without any way to answer it is only noted.

    Who held a post until lately hears who holds it now.
    """
    known = (await work.rules()).directory.by_user(push.user_id or "")
    if known is not None and (reply := await answer_former_holder(push, known, work)):
        send_back(reply, push, known, work)
        return
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
    label = Label(f"reply:{push.message_id}", AnswerKind.PLAIN, REPLY)
    post_answer(work, address, words, label)
    if alone:
        _say_aloud([], push, work)
