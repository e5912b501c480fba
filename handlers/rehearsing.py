"""Running acts one by one, for real or only to see what would come of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from domain.errors import BadInput, DomainError, NotAllowed
from domain.intents import (
    Acknowledge,
    Answer,
    AskExtension,
    AskReturn,
    CaseRef,
    Intent,
    LogContact,
    RateResult,
    ReportProgress,
)
from domain.intents.harmless import HARMLESS
from domain.vocabulary import AssignmentState
from handlers.describing import Wish, describe
from handlers.desk import Desk
from handlers.references import Unclear, ref_to
from handlers.replying import Question
from handlers.router import Router
from storage.desks import open_items

MOST = 30  # acts in one message
# These are about one case each; said of several they are as many acts.
_ONE_BY_ONE = (AskExtension, AskReturn, Answer, ReportProgress, LogContact, RateResult)


class Verdict(StrEnum):
    """What comes of an act."""

    DONE = "done"  # or would be
    SHOWN = "shown"  # only looked up
    LACKING = "lacking"  # a reason, a text or a choice
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """One act and what comes of it. `act` is settled: its days and cases are the ones that were shown.

    `facts` are what its handler says of it; `error` and `asks` name the template of a refusal or question.
    """

    act: Intent
    verdict: Verdict
    facts: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    asks: str = ""
    denied: bool = False

    @property
    def wish(self) -> Wish:
        """The act, for templates."""
        return describe(self.act)

    @property
    def number(self) -> str:
        """The number of its case as it is known, or as it was written."""
        cases = [self.facts.get("case"), *self.facts.get("signed", ()), *self.facts.get("known", ())]
        known = next((case.number for case in cases if case), "")
        return known or "、".join(ref.written or str(ref.ordinal) for ref in _refs(self.act))


def is_for_each(intent: Intent) -> bool:
    """Whether it was said of several cases and is an act for each: 12和13都延期到10月15日."""
    return isinstance(intent, _ONE_BY_ONE) and len(intent.refs) > 1


async def spread(acts: Iterable[Intent], desk: Desk) -> list[Intent]:
    """One act for every case. 其他的都签收 is meant of what is not signed and not named beside it."""
    acts = tuple(acts)
    named = {ref.ordinal for act in acts for ref in _refs(act)}
    found: list[Intent] = []
    for act in acts:
        if isinstance(act, Acknowledge) and act.everything:
            found += [Acknowledge((ref,)) for ref in await _unsigned(desk) if ref.ordinal not in named]
        else:
            found += [replace(act, refs=(ref,)) for ref in _refs(act)] or [act]  # type: ignore[type-var]
    if len(found) > MOST:
        raise BadInput("too_many_acts", most=MOST)
    return found


async def rehearse(acts: Iterable[Intent], desk: Desk, router: Router) -> list[Line]:
    """What would come of the acts, each settled and then done after the ones before it; nothing is kept."""
    lines = []
    async with desk.work.attempt(keep=False):
        for act in acts:
            settled = await _settle(act, desk, router)
            if settled.verdict is Verdict.DONE:
                tried = await _run(settled.act, desk, router)
                settled = settled if tried.verdict is Verdict.DONE else tried
            lines.append(settled)
    return lines


async def perform(acts: Iterable[Intent], desk: Desk, router: Router) -> list[Line]:
    """Do the acts; 撤回 will take back all of them as one. One that is refused does not stop the others."""
    conversation, done, before = desk.conversation, list[dict[str, Any]](), desk.conversation.last_act
    lines = []
    for act in acts:
        conversation.last_act = None
        lines.append(await _run(act, desk, router))
        done += [conversation.last_act] if conversation.last_act else []
    conversation.last_act = done[0] if len(done) == 1 else before
    if len(done) > 1:
        desk.remember("several", acts=done)
    return lines


async def _settle(act: Intent, desk: Desk, router: Router) -> Line:
    """The act as its handler understands it, with the echo it would give alone."""
    async with desk.work.attempt(keep=False):
        return await _judge(act, replace(desk, confirmed=False), router)


async def _run(act: Intent, desk: Desk, router: Router) -> Line:
    """The act as it is done after his yes; refused or lacking something it leaves nothing behind."""
    async with desk.work.attempt() as attempt:
        line = await _judge(act, replace(desk, confirmed=True), router)
        attempt.keep = line.verdict in {Verdict.DONE, Verdict.SHOWN}
    return line


async def _judge(act: Intent, desk: Desk, router: Router) -> Line:
    try:
        reply = await router.handle(act, desk)
    except Unclear:
        return Line(act, Verdict.LACKING, asks="case")
    except DomainError as error:
        facts = {**error.facts, "reason": error.reason}
        return Line(act, Verdict.REFUSED, facts, error=error.code, denied=isinstance(error, NotAllowed))
    question = reply.question
    if isinstance(act, HARMLESS) or question is None:
        return Line(act, Verdict.SHOWN if isinstance(act, HARMLESS) else Verdict.DONE, reply.facts)
    if desk.confirmed or not _is_echo(question):
        return Line(act, Verdict.LACKING, reply.facts, asks=question.wants_words_for or "choice")
    return Line(question.intents[0], Verdict.DONE, reply.facts)


def _is_echo(question: Question) -> bool:
    """Whether only a yes is missing."""
    by_yes = len(question.intents) == 1 or question.yes_is_first
    return by_yes and not question.wants_words_for and not question.rereads


async def _unsigned(desk: Desk) -> list[CaseRef]:
    items = await open_items(desk.work.session, desk.who.unit_ids)
    return [ref_to(item) for item in items if item.assignment.state is AssignmentState.ASSIGNED]


def _refs(act: Intent) -> tuple[CaseRef, ...]:
    return getattr(act, "refs", ())
