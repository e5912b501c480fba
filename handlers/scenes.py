"""The scene a message is read in: who, his open cases, the quoted card, the open question, today."""

from domain.reading import OpenQuestion, Scene
from handlers.desk import Desk, ref_to
from handlers.replying import Question
from storage.desks import known_cases

DAY_OR_CASE = frozenset("号號")  # 15号 is a day unless there is a case 15; nothing else needs the open cases


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
    if question.wants_words_for:
        return OpenQuestion(words=True, day=question.wants_words_for in ("until", "deadline"))
    choices = tuple(str(number) for number in range(1, len(question.intents) + 1))
    single = len(question.intents) == 1
    return OpenQuestion(yes_no=single, choices=choices)
