"""帮助: what this person can do now, with examples from his own cases; 怎么延期: one act and its rule."""

from typing import Any, Final

from domain import intents
from domain.intents import Help, Intent
from domain.permissions import ALLOWED, UNIT, may
from domain.reading.sentences.helping import WHOM
from domain.vocabulary import PostRole
from handlers.describing import describe
from handlers.desk import Desk
from handlers.replying import Reply
from handlers.requests import all_pending, describe_request
from handlers.router import Router
from handlers.waiting import open_question
from storage.desks import Item, open_items
from storage.lines import edge_days

router = Router()
SHOWN = 3  # of what waits for him; the rest is counted

# The act that a help is about, as it is asked for.
ACTS: Final[dict[str, type[Intent]]] = {
    "签收": intents.Acknowledge,
    "进展": intents.ReportProgress,
    "回复": intents.Answer,
    "延期": intents.AskExtension,
    "退回": intents.AskReturn,
    "撤回": intents.Undo,
    "附件": intents.AttachFile,
    "查看": intents.ShowCase,
    "交接": intents.StandIn,
    "催办": intents.Urge,
    "审批": intents.Approve,
    "交办": intents.Assign,
    "设置": intents.SetReminder,
    "联络员": intents.ChangeLiaison,
}


@router.on(Help)
async def show_help(intent: Help, desk: Desk) -> Reply:
    """What waits for him first, then what he can say; or the one act that he asked about."""
    mine = await _own_items(desk)
    unsigned = [item for item in mine if item.assignment.acknowledged_at is None]
    facts = {**await _waiting(desk), "name": desk.who.name, "roles": desk.who.roles}
    if intent.about == WHOM:
        people = desk.rules.directory.office(PostRole.ADMIN)
        return Reply("cards/help_whom.md.j2", {"people": people[:SHOWN]})
    if intent.about in ACTS:
        return Reply("cards/help_about.md.j2", {**facts, **_about(intent.about, mine, unsigned, desk)})
    signing = unsigned if may(desk.who.roles, intents.Acknowledge) else []
    facts |= {
        "unsigned": desk.lines(signing[:SHOWN]),
        "more": max(0, len(signing) - SHOWN),
        "next": desk.line(mine[0]) if mine else None,
    }
    return Reply("cards/help.md.j2", {**facts, **await _pending(desk)}, number=_number(desk))


def _about(about: str, mine: list[Item], unsigned: list[Item], desk: Desk) -> dict[str, Any]:
    """The rule of the act as it stands today, and one of his cases that it fits."""
    fitting = [*unsigned, *mine] if about == "签收" else mine
    returnable = [item for item in fitting if not item.case.designated] if about == "退回" else fitting
    dated = [item for item in returnable if item.assignment.deadline_on] if about == "延期" else returnable
    in_time = [item for item in dated if about != "延期" or _can_extend(item, desk)]
    example = next(iter([*in_time, *dated]), None)
    policy = desk.rules.policy
    pack = desk.rules.pack_of(example.case) if example else desk.rules.packs.general
    return {
        "about": about,
        "may": may(desk.who.roles, ACTS[about]),
        "whose": [role for role in PostRole if role in ALLOWED[ACTS[about]]],
        "case": desk.line(example) if example else None,
        "edge": edge_days(example, desk.rules) if example else None,
        "ahead": pack.extension.ahead,
        "undo_seconds": int(policy.undo_window.total_seconds()),
        "hours": policy.hours,
    }


def _can_extend(item: Item, desk: Desk) -> bool:
    edge = edge_days(item, desk.rules)
    return edge is not None and edge.can_extend


async def _own_items(desk: Desk) -> list[Item]:
    return [] if desk.who.roles.isdisjoint(UNIT) else await open_items(desk.work.session, desk.who.unit_ids)


async def _pending(desk: Desk) -> dict[str, Any]:
    """What waits for his approval, and the first of it."""
    if not may(desk.who.roles, intents.Approve):
        return {"pending": 0, "request": None}
    requests = await all_pending(desk)
    first = await describe_request(requests[0], desk) if requests else None
    return {"pending": len(requests), "request": first}


async def _waiting(desk: Desk) -> dict[str, Any]:
    """The question that is still open; asking for help leaves it so."""
    question = open_question(desk)
    if question is None:
        return {"waiting": [], "wants": ""}
    wishes = [describe(intent) for intent in question.intents[: 2 * SHOWN]]
    return {"waiting": wishes, "wants": question.wants_words_for}


def _number(desk: Desk) -> int:
    """The open question's number, so that the buttons of the help answer just that question."""
    asked = desk.conversation.question if open_question(desk) else None
    return int(asked["number"]) if asked else 0
