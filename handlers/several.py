"""Several acts in one message: one table, one 确认, and each act as if it had been said alone."""

from collections.abc import Iterable
from typing import Any

from domain.intents import Intent, Several, ShowMine
from domain.permissions import may
from handlers.desk import Desk
from handlers.doubts import ask_which
from handlers.references import Unclear
from handlers.rehearsing import Line, Verdict, perform, rehearse, spread
from handlers.replying import Question, Reply
from handlers.router import Router
from message_templates import Markdown, render, render_content

router = Router()


@router.on(Several)
async def do_several(intent: Several, desk: Desk, table: Router) -> Reply:
    """Show what would come of each act; after one 确认 do them, and ask for what one still lacks."""
    if desk.confirmed:
        before = desk.conversation.last_act
        lines = await perform(intent.acts, desk, table)
        return await _report(lines, desk, table, undo=desk.conversation.last_act != before)
    lines = await rehearse(await spread(intent.acts, desk), desk, table)
    for line in lines:
        if line.denied:
            desk.work.record("denied", desk.actor, "office", intent=type(line.act).__name__, reason="")
    waiting = tuple(line.act for line in lines if line.verdict in {Verdict.DONE, Verdict.LACKING})
    if not any(line.verdict is Verdict.DONE and not _is_known(line) for line in lines):
        return await _report(lines, desk, table, undo=False)
    return Reply("questions/several.md.j2", _facts(lines), Question((Several(waiting),)))


async def _report(lines: list[Line], desk: Desk, table: Router, *, undo: bool) -> Reply:
    """What was done and what was not; the first act that lacks something is asked about at once."""
    lacking = [line for line in lines if line.verdict is Verdict.LACKING]
    facts = {**_facts(lines), **_facts(lacking[1:], "later"), "asked": None, "undo": undo}
    facts["mine"] = may(desk.who.roles, ShowMine)
    if not lacking:
        return Reply("replies/several.md.j2", facts)
    asked = await _ask(lacking[0].act, desk, table)
    card = render_content(asked.template, **asked.facts)
    facts["asked"] = {"title": card.title, "text": Markdown(card.text), "buttons": card.buttons}
    return Reply("replies/several.md.j2", facts, asked.question, about=asked.about)


async def _ask(act: Intent, desk: Desk, table: Router) -> Reply:
    """The question that the act would lead to if it were said alone."""
    try:
        return await table.handle(act, desk)
    except Unclear as unclear:
        return ask_which(act, unclear, desk)


def _is_known(line: Line) -> bool:
    """Whether nothing is left to do: signed before."""
    return bool(line.facts.get("known")) and not line.facts.get("signed")


def _facts(lines: Iterable[Line], name: str = "lines") -> dict[str, Any]:
    """The lines for the templates; what was refused is said in one sentence."""
    told = [
        {
            "kind": line.wish.kind,
            "number": line.number,
            "verdict": line.verdict,
            "known": _is_known(line),
            "facts": line.facts,
            "w": line.wish,
            "lacks": line.asks,
            "why": _why(line),
        }
        for line in lines
    ]
    return {name: told}


def _why(line: Line) -> Markdown:
    if not line.error:
        return Markdown()
    return Markdown(render(f"errors/{line.error}.md.j2", **line.facts).partition("。")[0])
