"""An open question comes back from JSON exactly as it was asked."""

import json

import pytest

from domain import intents
from domain.intents import CaseRef
from domain.vocabulary import ContactKind, Source
from handlers.encoding import decode, encode
from handlers.replying import Question

CASE = (CaseRef(12, Source.DEPUTY_SUGGESTION, "建议012"),)
SEVERAL = intents.Several(
    (
        intents.Acknowledge(CASE),
        intents.AskExtension((CaseRef(13),), "2026-10-15", "等图纸"),
        intents.LogContact(CASE, ContactKind.FACE, "谈过了"),
        intents.ReportProgress(CASE, "到60%", 60),
    )
)


@pytest.mark.parametrize(
    "question",
    [
        Question((SEVERAL,)),
        Question((SEVERAL, intents.ReportProgress(CASE, "图纸已出，13签收"))),
        Question((intents.AskReturn(CASE),), wants_words_for="reason"),
        Question((intents.Unclear((intents.Undo(CASE, intents.About.RETURN), SEVERAL), "撤回"),)),
        Question((intents.NotUnderstood("什么", CASE, (intents.ShowCase(CASE),)),), rereads=True),
        Question((intents.Acknowledge(CASE), intents.Acknowledge()), settles=True, yes_is_first=True),
    ],
)
def test_a_question_survives_being_stored(question: Question) -> None:
    assert decode(json.loads(json.dumps(encode(question)))) == question


def test_nothing_but_an_intent_is_made_of_a_name() -> None:
    with pytest.raises(TypeError):
        decode({"intents": [["CaseRef", {"ordinal": 1}]], "wants_words_for": ""})
