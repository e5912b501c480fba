"""Sample facts of the templates about cases alike and about figures; `BARE` where less is known."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from domain.intents import Rate, Side
from domain.rates import ClassShare, Measured, Terms
from domain.vocabulary import LinkKind, Source
from handlers.figures.scoping import Said
from handlers.figures.sheet import Line
from handlers.likeness.showing import Likeness
from storage.links import Resembling
from storage.targets import Target

OLD = Resembling("建议044", "标题", date(2025, 3, 2), ("区教育局", "区水务局"), (), "已经解决")
NEW = Resembling("建议056", "标题", date(2026, 3, 2), ("区教育局",), (), "待签收")
LIKE = Likeness(OLD, "关于搅拌站扰民的建议", 0.81, LinkKind.YEARLY, "k12")
JUDGED = Likeness(OLD, "关于搅拌站扰民的建议", None, LinkKind.DUPLICATE, "k13", judged=True)
DENIED = Likeness(OLD, "关于搅拌站扰民的建议", 0.5, LinkKind.DUPLICATE, "k14", judged=True, denied=True)
REMARK = "与 建议044（2025年，区教育局，已经解决）相似 0.81，像是年年提。"

FIRST, LAST, SUGGESTIONS = date(2026, 1, 1), date(2026, 9, 22), (Source.DEPUTY_SUGGESTION,)
SAID = Said(FIRST, LAST, SUGGESTIONS, "区教育局", key=True, between=True, asks="重点建议")
USUAL = Said(FIRST, LAST, (), "", key=False, between=None, asks="")
TERMS = Terms(("马龙",), ("A类",), ("satisfied", "mostly"), ("left_out",))
NO_TERMS = Terms((), (), (), ())
SHARES = (ClassShare("A类", 58, 96), ClassShare("B类", 37, 96), ClassShare("", 1, 96))
LINE_OF_SHEET = Line(
    Source.DEPUTY_SUGGESTION,
    97,
    Measured("answered", 96, 97, 2),
    Measured("resolved", 58, 97, 2),
    Measured("on_time", 90, 96),
    Measured("satisfied", 80, 90),
    SHARES,
)
NONE = Measured("answered", 0, 0)
NOTHING = Line(None, 0, NONE, NONE, NONE, NONE, ())
LIFTS = Target("实事1", "区残联：康复救助", Decimal(32), Decimal(20), "人")

FACTS: dict[str, Any] = {
    "cards/similar.md.j2": {"alike": [LIKE, DENIED]},
    "cards/case.md.j2": {"alike": [LIKE, JUDGED]},
    "lists/alike.md.j2": {"pairs": [(NEW, LIKE)] * 8, "total": 19, "page": 1, "pages": 3},
    "replies/alike_judged.md.j2": {"cases": [NEW, OLD], "kind": LinkKind.YEARLY},
    "questions/judge_anew.md.j2": {
        "cases": [NEW, OLD], "kind": None, "was": LinkKind.DUPLICATE, "by": "方敏",
        "at": datetime(2026, 9, 22, 2, 0, tzinfo=UTC),
    },
    "questions/import.md.j2": {"alike": [("建议056", REMARK)] * 3, "alike_more": 4},
    "replies/imported.md.j2": {"alike": 3},
    "questions/assign.md.j2": {"alike": [REMARK]},
    "replies/assigned.md.j2": {"alike": [REMARK]},
    "cards/rate.md.j2": {
        "rate": Rate.FINISHED, "scope": SAID, "terms": TERMS, "several": True,
        "measured": [Measured(name, 58, 95, 2, 3, 4) for name in ("by_pack", "answered", "resolved")],
        "missing": [("区教育局", "建议013")] * 5, "more": 32,
    },
    "lists/rate.md.j2": {
        "rate": Rate.FINISHED, "scope": SAID, "terms": TERMS, "several": True, "formula": "resolved",
        "measured": [Measured("resolved", 58, 95)], "side": Side.MISSING, "total": 37, "page": 1, "pages": 5,
    },
    "cards/figures.md.j2": {
        "scope": SAID, "lines": [LINE_OF_SHEET] * 6, "full": 6, "all": LINE_OF_SHEET,
        "targets": [(LIFTS, LIFTS.title)] * 5, "more_targets": 2,
    },
}  # fmt: skip
BARE: dict[str, Any] = {
    "cards/similar.md.j2": {"alike": []},
    "cards/case.md.j2": {"alike": []},
    "lists/alike.md.j2": {"pairs": [], "total": 0, "page": 1, "pages": 1},
    "replies/alike_judged.md.j2": {"kind": None},
    "questions/judge_anew.md.j2": {"kind": LinkKind.YEARLY, "was": None},
    "questions/import.md.j2": {"alike": [], "alike_more": 0},
    "replies/imported.md.j2": {"alike": 0},
    "questions/assign.md.j2": {"alike": []},
    "replies/assigned.md.j2": {"alike": []},
    "cards/rate.md.j2": {
        "rate": Rate.SATISFIED, "scope": USUAL, "terms": NO_TERMS, "several": False,
        "measured": [Measured("satisfied", 0, 0)], "missing": [], "more": 0,
    },
    "lists/rate.md.j2": {
        "rate": Rate.CONVERTED, "scope": USUAL, "terms": NO_TERMS, "several": False, "formula": "converted",
        "measured": [Measured("converted", 0, 0)], "side": Side.NUMERATOR, "total": 0, "cases": [],
        "page": 1, "pages": 1,
    },
    "cards/figures.md.j2": {
        "scope": USUAL, "lines": [], "full": 6, "all": NOTHING, "targets": [], "more_targets": 0,
    },
}  # fmt: skip
