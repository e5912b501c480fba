"""显示 12 联系方式: what is masked everywhere is shown once, to whoever has a reason, and that is kept."""

from domain.errors import NotAllowed
from domain.intents import Part, Reveal
from domain.masking import find_numbers
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from storage.desks import Item
from storage.secrets import REVEALED

router = Router()
SHORTEST_REASON = 2  # characters


@router.on(Reveal)
async def reveal(intent: Reveal, desk: Desk) -> Reply:
    """Names and numbers, or the whole text, as they were written; each time is an entry in the ledger."""
    item = _own_first(await desk.visible(intent.refs), desk)
    if not desk.knows(item):
        raise NotAllowed("secret", number=item.case.spoken)
    if len(intent.reason.strip()) < SHORTEST_REASON:
        facts = {"case": desk.line(item), "part": intent.part}
        question = Question((intent,), wants_words_for="reason")
        return Reply("questions/reveal_reason.md.j2", facts, question, about=item.id)
    desk.work.record(REVEALED, desk.actor, item.subject, part=intent.part, reason=intent.reason)
    case, whole = item.case, intent.part is Part.WHOLE
    text = "\n".join(filter(None, (case.title, case.content, case.remarks)))
    facts = {
        "case": desk.line(item),
        "part": intent.part,
        "people": list(case.proposers),
        "numbers": find_numbers("\n".join((text, *case.proposers, *map(str, case.columns.values())))),
        "text": text if whole else "",
        "reason": intent.reason,
    }
    return Reply("cards/revealed.md.j2", facts, about=item.id)


def _own_first(items: list[Item], desk: Desk) -> Item:
    return min(items, key=lambda item: item.assignment.unit_id not in desk.who.unit_ids)
