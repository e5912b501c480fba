"""What an answer letter bears beside its text: asked for one by one where the pack demands it (R31)."""

from domain.documents import Paper, Part, missing_parts
from domain.intents import Answer
from domain.letters import Heading, read_heading, read_person, read_publicity
from domain.vocabulary import ReplyKind
from handlers.amending import put
from handlers.desk import Desk
from handlers.replying import Question, Reply
from storage.desks import Item

# The fields of `Answer` in which what was asked for is kept.
_FIELDS = {
    Part.SIGNER: "signer",
    Part.CONTACT: "contact",
    Part.PUBLICITY: "publicity",
    Part.PUBLIC_REASON: "public_reason",
}


def ask_for_part(answer: Answer, item: Item, desk: Desk) -> Reply | None:
    """The question for the first part that is demanded and missing; None if none is."""
    heading, pack = heading_for(answer, item), desk.rules.pack_of(item.case)
    paper = Paper(
        ReplyKind.ANSWER, answer.text, len(answer.file_ids), result=answer.result,
        signer=heading.signer, contact=heading.contact, public=heading.public,
        public_reason="-" if item.case.secret else heading.public_reason,
    )  # fmt: skip
    part = next((one for one in missing_parts(paper, pack.review, pack.report) if one in _FIELDS), None)
    if part is None:
        return None
    field = _FIELDS[part]
    facts = {"case": desk.line(item), "clause": pack.review.clause}
    question = Question((put(answer, field, ""),), wants_words_for=field)
    return Reply(f"questions/letter_{field}.md.j2", facts, question, about=item.id)


def heading_for(answer: Answer, item: Item) -> Heading:
    """What he said when he was asked, else what the letter says of itself. A secret case is never public."""
    own = read_heading(answer.text)
    name, phone = read_person(answer.contact) if answer.contact else (own.contact, own.contact_phone)
    public, reason = read_publicity(answer.publicity) if answer.publicity else (own.public, own.public_reason)
    if item.case.secret:
        public, reason = False, ""
    return Heading(
        signer=(read_person(answer.signer)[0] or answer.signer)[:60] if answer.signer else own.signer,
        contact=name,
        contact_phone=phone,
        public=public,
        public_reason="" if public else answer.public_reason or reason,
    )
