"""怎么算的, for every vector of the arithmetic: the steps as a person reads them."""

from datetime import date
from pathlib import Path

import pytest

from domain.deadlines import due
from domain.terms import SpanTerm
from handlers.explaining import put_steps
from message_templates import render
from tests.domain.calendars import OFFICIAL
from tests.domain.test_deadlines import SPANS

# One paragraph for each row of SPANS, in its order; the clauses are left out.
STEPS = Path(__file__).with_name("steps_in_words.txt").read_text("utf-8")
TOLD = [paragraph.split("\n") for paragraph in STEPS.strip().split("\n\n")]
CLAUSES = ("第二百零一条", "第二百条", "第二百零二条", "第二百零三条")


@pytest.mark.parametrize(("span", "told"), list(zip(SPANS, TOLD, strict=True)))
def test_the_steps_of_every_vector_are_told(span: tuple[object, ...], told: list[str]) -> None:
    unit, n, assigned, *_ = span
    start = date.fromisoformat(str(assigned))
    steps = put_steps(due(SpanTerm(n, unit), start, OFFICIAL), OFFICIAL, start)  # type: ignore[arg-type]
    lines = [render("parts/step.j2", s=step, ordered_on="") for step in steps]
    assert [line.partition("（《民法典》")[0].replace("**", "") for line in lines] == told
    counted = [line for line in lines if "放假安排还没公布" not in line]
    assert all(any(clause in line for clause in CLAUSES) for line in counted)
