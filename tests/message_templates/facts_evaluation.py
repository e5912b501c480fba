"""Sample facts of the templates about the annual evaluation; `BARE` where less is known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from domain.evaluation import EVALUATION, Scheme, read_scheme
from domain.minus_items import MinusItem, MinusKind

SCHEME: Scheme = read_scheme(
    {
        (EVALUATION, MinusKind.OVERDUE.value): {"points": "0.1", "per_day": True},
        (EVALUATION, MinusKind.SENT_BACK.value): {"points": "0.5"},
    }
)
ITEM = MinusItem(1, MinusKind.OVERDUE, "建议012", date(2026, 9, 1), 5, origin="overdue:1:2026-09-01")
BACK = replace(ITEM, kind=MinusKind.SENT_BACK, days=0, origin="reply:3")
ONE = {"item": ITEM, "unit": "区住房和城乡建设局"}
WAIVED = {**ONE, "reason": "系统停机，通知没有送到", "again": False}
SET = {"scheme": SCHEME, "present": Scheme(), "kind": MinusKind.OVERDUE}

FACTS: dict[str, Any] = {
    "cards/evaluation_scheme.md.j2": {"scheme": SCHEME, "may_list": True},
    "questions/set_evaluation.md.j2": {**SET, "units": 3, "year": 2026},
    "replies/evaluation_set.md.j2": SET,
    "replies/evaluation_unchanged.md.j2": SET,
    "questions/which_minus.md.j2": {"items": [ONE, {**ONE, "item": BACK}] * 4},
    "questions/waive_minus_reason.md.j2": ONE,
    "questions/waive_minus.md.j2": {
        **WAIVED, "year": 2026, "before": Decimal("4.5"), "after": Decimal(5),
    },
    "replies/minus_waived.md.j2": WAIVED,
}  # fmt: skip
BARE: dict[str, Any] = {
    "cards/evaluation_scheme.md.j2": {"scheme": Scheme(), "may_list": False},
    "questions/set_evaluation.md.j2": {**SET, "kind": None, "units": 0, "year": 2026},
    "replies/evaluation_set.md.j2": {**SET, "kind": None},
    "replies/evaluation_unchanged.md.j2": {**SET, "kind": None},
    "questions/which_minus.md.j2": {"items": [{**ONE, "item": BACK}]},
    "questions/waive_minus.md.j2": {
        **WAIVED, "again": True, "year": 2026, "before": Decimal(5), "after": Decimal(5),
    },
    "replies/minus_waived.md.j2": {**WAIVED, "again": True},
}  # fmt: skip
ERRORS = {"share": "5", "points": "6"}
