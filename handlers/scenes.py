"""The scene a message is read in: who, his open cases, the quoted card, the open question, today."""

from dataclasses import replace

from domain.intents import AskExtension, CaseRef, RegisterCase, Several
from domain.intents.harmless import HARMLESS
from domain.names import NAMES
from domain.permissions import UNIT
from domain.reading import OpenQuestion, Reading, Scene, read
from domain.reading.guesses.titles import names_no_case
from domain.vocabulary import ResultClass
from handlers.amending import amendable, differing, placed_by
from handlers.desk import Desk
from handlers.references import ref_to
from handlers.replying import Question
from storage.desks import known_cases

DAY_OR_CASE = frozenset("号號")  # 15号 is a day unless there is a case 15; nothing else needs the open cases


async def read_message(text: str, desk: Desk, question: Question | None, *, aloud: bool = False) -> Reading:
    """What he wants; the titles of his open cases are only looked up if he names no case.

    What is said aloud, in a group, is said to others too: no words of it answer a question for words.
    """
    scene = await scene_of(text, desk, question)
    if aloud and scene.question:
        scene = replace(scene, question=replace(scene.question, words=False, day=False, form=""))
    reading = read(text, scene)
    if scene.cases or UNIT.isdisjoint(desk.who.roles) or not names_no_case(reading):
        return reading
    cases = await known_cases(desk.work.session, desk.who.unit_ids)
    return read(text, replace(scene, cases=cases)) if cases else reading


async def scene_of(text: str, desk: Desk, question: Question | None) -> Scene:
    """What the reader needs to know, and no more is looked up than the text can call for."""
    return Scene(
        today=desk.today,
        roles=desk.who.roles,
        cases=await known_cases(desk.work.session, desk.who.unit_ids) if DAY_OR_CASE & set(text) else (),
        units=tuple(desk.rules.directory.units.values()),
        quoted=ref_to(desk.quoted) if desk.quoted else None,
        question=_describe(question),
        calendar=desk.rules.calendar,
    )


def _describe(question: Question | None) -> OpenQuestion | None:
    """The open question as the reader needs to know it."""
    if question is None:
        return None
    pending = question.intents[0]
    acts = pending.acts if isinstance(pending, Several) else question.intents[:1]
    single = len(question.intents) == 1 or question.yes_is_first
    asked = OpenQuestion(
        cases=tuple(ref for act in acts for ref in getattr(act, "refs", ())) if single else (),
        parts=amendable(question),
        placing=placed_by(question) is not None,
        buttons=question.shown.buttons,
        titles=question.shown.titles,
        rows=question.shown.rows,
        said=_words(question) if single else (),
    )
    if question.wants_words_for:
        day = question.wants_words_for in ("until", "deadline")
        form = question.wants_words_for if isinstance(pending, RegisterCase) else ""
        return replace(asked, words=True, day=day, form=form)
    harmless = all(isinstance(intent, HARMLESS) for intent in question.intents)
    by_case = differing(question) == "refs" and not single
    return replace(
        asked,
        yes_no=single,
        choices=_labels(question),
        harmless=harmless,
        joinable=by_case and not harmless and not question.guess,
        lacks_day=by_case and isinstance(pending, AskExtension) and not pending.until,
    )


def _words(question: Question) -> tuple[tuple[str, str], ...]:
    """The wish's own words that may be put otherwise, by their field."""
    written = ((part, getattr(question.intents[0], part, "")) for part in ("reason", "text"))
    return tuple((part, words) for part, words in written if words and part in amendable(question))


def _labels(question: Question) -> tuple[str, ...]:
    """The options as people see them, by what tells them apart: 建议013, 2026-10-08, 区城市管理局."""
    part = differing(question)
    return tuple(_label(getattr(intent, part, "")) for intent in question.intents)


def _label(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(str(ref.written or ref.ordinal) for ref in value if isinstance(ref, CaseRef))
    if isinstance(value, ResultClass):
        return NAMES[value]
    return value if isinstance(value, str) else ""
