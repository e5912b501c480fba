"""Every phrase of the tables, read in its scene."""

from dataclasses import replace

import pytest

from domain.intents import CaseRef, Intent, Several
from domain.reading import KnownCase, Reading, Scene, read
from domain.vocabulary import Source
from tests.domain.calendars import OFFICIAL
from tests.domain.reading.scenes import LIAISON, OFFICE
from tests.phrases.phrases import ALL, Phrase

TITLES = (
    KnownCase(12, Source.DEPUTY_SUGGESTION, "建议012", "关于老旧住宅加装电梯的建议"),
    KnownCase(13, Source.DEPUTY_SUGGESTION, "建议013", "关于整治餐饮油烟的建议"),
    KnownCase(15, Source.NETIZEN_MESSAGE, "留言15", "反映柳荫街路灯不亮"),
    KnownCase(45, Source.CPPCC_PROPOSAL, "提案045", "关于完善充电设施的提案"),
)
SCENES = {
    "联络员": replace(LIAISON, cases=TITLES, calendar=OFFICIAL),
    "群": replace(LIAISON, cases=TITLES, calendar=OFFICIAL),
    "办公室": replace(OFFICE, cases=(), calendar=OFFICIAL),
}


def scene_of(phrase: Phrase) -> Scene:
    scene = SCENES[phrase.who]
    if not phrase.quoted:
        return scene
    case = next(case for case in TITLES if case.ordinal == int(phrase.quoted))
    return replace(scene, quoted=CaseRef(case.ordinal, case.source, case.number))


def named(intent: Intent) -> set[int]:
    """The cases of an intent, or of all its acts."""
    if isinstance(intent, Several):
        return set().union(*(named(act) for act in intent.acts))
    return {ref.ordinal for ref in getattr(intent, "refs", ())}


def told(intent: Intent, fact: str) -> str:
    """A field as the table writes it; `unit` is whichever unit the intent names."""
    names = ("proposed_unit", "to_unit", "unit") if fact == "unit" else (fact,)
    values = [getattr(intent, name) for name in names if getattr(intent, name, "") not in ("", None, ())]
    first = values[0] if values else ""
    if isinstance(first, tuple):
        return " ".join(str(ref.ordinal) for ref in first)
    return str(first)


@pytest.mark.parametrize("phrase", ALL, ids=str)
def test_a_phrase_is_read_as_the_table_says(phrase: Phrase) -> None:
    reading = read(phrase.phrase, scene_of(phrase))
    assert isinstance(reading, Reading)
    assert type(reading.intent).__name__ == phrase.intent, reading
    assert named(reading.intent) == phrase.ordinals, reading
    for fact, value in phrase.named_facts.items():
        assert told(reading.intent, fact).startswith(value), reading
    assert reading.rule
