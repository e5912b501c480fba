"""What the unit does about a numbered act: it signs for it, and reports what it has put right."""

from dataclasses import replace

from domain.errors import WrongState
from domain.intents import Rectify, SignLetter
from domain.supervision import REPORT, SIGN, follow
from domain.vocabulary import SupervisionState
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.supervision.describing import describe_act, find_own_letter
from handlers.supervision.news import tell_office
from storage.supervision import move_on, proposal_name, spoken

router = Router()
SHORTEST = 2  # characters of a report


@router.on(SignLetter)
async def sign_letter(intent: SignLetter, desk: Desk) -> Reply:
    """签收 督3: received, nothing more. Who comes second is told who signed when."""
    act, item = await find_own_letter(intent.letter, desk)
    number = spoken(act)
    signed = {"state": SupervisionState.SIGNED, "signed_by": desk.who.id, "signed_at": desk.now}
    known = act.signed_at is not None
    if not known:
        follow(act.state, SIGN, number)
        known = not await move_on(desk.work.session, act, (SupervisionState.ISSUED,), **signed)
    if not known:
        desk.work.record("supervision_signed", desk.actor, item.subject, number=number)
        desk.remember("letter_signed", decision=proposal_name(act), assignments=[item.id])
    facts = {"act": await describe_act(act, desk), "known": known, "undo_until": desk.undo_until}
    return Reply("replies/letter_signed.md.j2", facts, about=item.id)


@router.on(Rectify)
async def rectify(intent: Rectify, desk: Desk) -> Reply:
    """整改 督3 已增派人手: shown once, then handed in; a later report takes its place."""
    act, item = await find_own_letter(intent.letter, desk)
    after = follow(act.state, REPORT, spoken(act))
    line = await describe_act(act, desk)
    if len(intent.text.strip()) < SHORTEST:
        question = Question((replace(intent, text=""),), wants_words_for="text")
        return Reply("questions/rectify_words.md.j2", {"act": line}, question, about=item.id)
    if not desk.confirmed:
        facts = {"act": line, "text": intent.text}
        return Reply("questions/rectify.md.j2", facts, Question((intent,)), about=item.id)
    kept = {"rectification": act.rectification, "state": act.state}
    values = {"state": after, "rectification": intent.text, "rectified_at": desk.now}
    if act.signed_at is None:  # whoever answers it has received it
        values |= {"signed_by": desk.who.id, "signed_at": desk.now}
    if not await move_on(desk.work.session, act, (act.state,), **values):
        raise WrongState(f"letter_{act.state}", number=spoken(act))
    desk.work.record("supervision_rectified", desk.actor, item.subject, number=spoken(act), text=intent.text)
    desk.remember("rectified", decision=proposal_name(act), assignments=[item.id], before=kept)
    tell_office("rectified", act, item, desk, text=intent.text)
    return Reply("replies/rectified.md.j2", {"act": await describe_act(act, desk)}, about=item.id)
