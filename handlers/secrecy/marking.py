"""列为敏感件, 取消敏感: from now on a case shows its number only, or its title again."""

from typing import Any

from domain.errors import WrongState
from domain.intents import MarkSecret, UnmarkSecret
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.returning.parts import live_parts
from handlers.router import Router
from storage.desks import Item, items_by_id, items_of_case
from storage.recalls import want_back_about

router = Router()


@router.on(MarkSecret)
async def mark(intent: MarkSecret, desk: Desk) -> Reply:
    """The case becomes a secret one, with the reason."""
    return await _set(intent, desk, secret=True)


@router.on(UnmarkSecret)
async def unmark(intent: UnmarkSecret, desk: Desk) -> Reply:
    """The case is no secret any more, with the reason."""
    return await _set(intent, desk, secret=False)


async def _set(intent: MarkSecret | UnmarkSecret, desk: Desk, *, secret: bool) -> Reply:
    parts = await live_parts(intent.refs, desk)
    case = parts[0].case
    if case.secret is secret:
        raise WrongState("secret_already" if secret else "secret_not", number=case.spoken)
    facts: dict[str, Any] = {"case": desk.line(parts[0]), "reason": intent.reason, "secret": secret}
    if not intent.reason.strip():
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/secret_reason.md.j2", facts, question, about=parts[0].id)
    if not desk.confirmed:
        return Reply("questions/secret.md.j2", facts, Question((intent,)), about=parts[0].id)
    case.secret = secret
    if secret:  # what was told of it lies open on phones
        ids = [part.id for part in await items_of_case(desk.work.session, case.id or 0)]
        await want_back_about(desk.work, ids)
    desk.work.record(
        "marked_secret" if secret else "unmarked_secret", desk.actor, f"case:{case.id}", reason=intent.reason
    )
    desk.remember("secret", assignments=[parts[0].id], secret=secret)
    facts["case"] = desk.line(parts[0])
    return Reply("replies/secret.md.j2", facts, about=parts[0].id)


async def undo_marking(act: dict[str, Any], desk: Desk) -> Item:
    """As it was; what has been shown meanwhile has been shown."""
    item = next(iter((await items_by_id(desk.work.session, act["assignments"])).values()))
    item.case.secret = not act["secret"]
    desk.work.record("secrecy_undone", desk.actor, f"case:{item.case.id}", secret=item.case.secret)
    return item
