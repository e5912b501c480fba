"""Who is told of a unit's paper once it can no longer be undone: its own leader, or the office."""

from typing import Any

from domain.packs import Review
from domain.quality import Letter, find_faults
from domain.vocabulary import PostRole, ReplyKind
from handlers.desk import Desk
from storage.desks import Item
from storage.lines import private_names
from storage.tables import Reply as Handed
from storage.unit_of_work import Owed

MOST_DOUBTS = 2
_TOLD = {ReplyKind.ANSWER: "answer_to_review", ReplyKind.REPORT: "report_to_sign"}


def told_as(handed: Handed) -> str:
    """How the keys of the notices about a text begin."""
    return f"{_TOLD.get(handed.kind, 'co_opinion_in')}:{handed.id}@"


def name_of_paper(handed: Handed) -> str:
    """What a button calls it: b12."""
    return f"b{handed.id}"


def news_of(handed: Handed, item: Item, desk: Desk) -> list[Owed]:
    """The cards for those who decide on it; none where nobody has to."""
    reviewed = desk.rules.pack_of(item.case).review.when is Review.BEFORE
    if handed.kind is ReplyKind.ANSWER and reviewed:
        readers = desk.rules.directory.office(PostRole.SUPERVISOR, PostRole.APPROVER)
        people = [one for one in readers if item.assignment.unit_id not in one.unit_ids]
    elif handed.kind is ReplyKind.REPORT and handed.signed_on is None:
        people = desk.rules.directory.told_for(item.assignment.unit_id, PostRole.LEADER_IN_CHARGE)
    else:
        return []
    hidden = item.case.secret and handed.kind is ReplyKind.ANSWER
    facts = {
        "paper": name_of_paper(handed),
        "text": "" if hidden else desk.rules.policy.masks.text(handed.text, private_names(item.case)),
        "result": handed.result or "",
        "version": handed.version,
        "files": len(handed.file_ids),
        "doubts": [] if hidden else _doubts(handed, item),
        "by": desk.rules.directory.person(handed.person_id).name,
    }
    due_at = max(handed.counts_at, desk.push_time())
    kind = _TOLD[handed.kind]
    return [Owed(f"{told_as(handed)}{one.id}", kind, one.id, due_at, item.id, facts=facts) for one in people]


def _doubts(handed: Handed, item: Item) -> list[dict[str, Any]]:
    """What makes one doubt the letter, as parts/obstacle.j2 says it."""
    if handed.kind is not ReplyKind.ANSWER:
        return []
    letter = Letter(handed.text, handed.result, item.case.content, attached=bool(handed.file_ids))
    return [
        {
            "code": one.code.value,
            "facts": {"number": item.case.spoken, "words": one.words, "clause": one.clause},
        }
        for one in find_faults(letter)[:MOST_DOUBTS]
    ]
