"""Sample facts of the templates about policy packs; `BARE` where less is known."""

from typing import Any

from domain.ladder import Ahead
from domain.packs.comparing import SECTIONS
from domain.vocabulary import RequestState, Source
from handlers.extension_news import Story
from storage.lines import EdgeDays
from storage.packs import bundled_packs

PACKS = bundled_packs()
SHANGHAI, CHONGQING = PACKS["shanghai"], PACKS["chongqing"]
BEFORE = EdgeDays("9月24日（周四）", can_extend=True, report_due="9月28日")
THEN = EdgeDays("9月30日（周三）", can_extend=True, report_due="9月28日")
DIFFER = {"present": SHANGHAI, "pack": CHONGQING, "sections": ("co_opinion", "redo"), "more": 3}
OWN_RULES = {"edge": BEFORE, "edge_then": THEN, "usual": False, "reason": "涉及两地"}

STORY = Story(
    RequestState.APPROVED, "10月15日", "贺岩", "2026-09-22T10:00:00+08:00",
    ("周航",), (("区教育局", "吴静"),), all_told=True,
)  # fmt: skip
DUE = {"pack": CHONGQING, "apart": True, "latest": "2027年3月1日", "is_co": True, "report": None}
ERRORS: dict[str, Any] = {
    "said": "天津", "packs": ["上海"], "pack": "上海", "ahead": Ahead(3), "clause": "第十九条", "times": 1,
    "latest": "3月1日",
}  # fmt: skip

FACTS: dict[str, Any] = {
    "cards/case.md.j2": {"extension": STORY},
    "replies/extension_approved.md.j2": {"told": ("周航",), "co_told": STORY.co_told},
    "replies/refused.md.j2": {"told": ("周航",)},
    "replies/extension_requested.md.j2": {"told": ("贺岩", "邵青")},
    "cards/rules.md.j2": {
        "pack": CHONGQING, "apart": True, "reason": "涉及两地", "sections": SECTIONS, "page": 1, "last": 2,
    },
    "cards/compared_rules.md.j2": {
        "one": SHANGHAI, "other": CHONGQING, "sections": SECTIONS[:4], "count": 9, "page": 2, "last": 3,
    },
    "lists/rules.md.j2": {
        "rows": [(SHANGHAI, [Source.DEPUTY_SUGGESTION], True), (PACKS["generic"], [Source.PETITION], False)],
        "others": [CHONGQING], "apart": [("建议012", "重庆")], "apart_count": 6,
    },
    "questions/which_pack.md.j2": {"said": "建议", "packs": [SHANGHAI, CHONGQING], "more": 2},
    "questions/choose_rules.md.j2": {
        **DIFFER, "source": Source.DEPUTY_SUGGESTION, "following": 12, "apart": 2, "changes": 4,
    },
    "questions/rules_reason.md.j2": {"pack": CHONGQING},
    "questions/override_rules.md.j2": {**DIFFER, **OWN_RULES},
    "replies/rules_unchanged.md.j2": {"source": Source.DEPUTY_SUGGESTION, "pack": SHANGHAI},
    "replies/rules_chosen.md.j2": {
        "source": Source.DEPUTY_SUGGESTION, "pack": SHANGHAI, "following": 12,
    },
    "replies/rules_overridden.md.j2": {"pack": CHONGQING, "reason": "涉及两地"},
}  # fmt: skip
BARE: dict[str, Any] = {
    "cards/case.md.j2": {"extension": None},
    "replies/extension_approved.md.j2": {"told": ("周航",), "co_told": ()},
    "replies/refused.md.j2": {"told": ("周航",)},
    "replies/extension_requested.md.j2": {"told": ("贺岩",)},
    "cards/rules.md.j2": FACTS["cards/rules.md.j2"] | {"case": None, "apart": False, "page": 2, "last": 2},
    "cards/compared_rules.md.j2": FACTS["cards/compared_rules.md.j2"]
    | {"sections": (), "count": 0, "last": 2},
    "lists/rules.md.j2": FACTS["lists/rules.md.j2"] | {"others": [], "apart": [], "apart_count": 0},
    "questions/which_pack.md.j2": FACTS["questions/which_pack.md.j2"] | {"more": 0},
    "questions/choose_rules.md.j2": FACTS["questions/choose_rules.md.j2"] | {"following": 0, "more": 0},
    "questions/rules_reason.md.j2": FACTS["questions/rules_reason.md.j2"],
    "questions/override_rules.md.j2": {**DIFFER, **OWN_RULES, "usual": True, "edge": None, "more": 0},
    "replies/rules_unchanged.md.j2": {"source": None, "pack": SHANGHAI},
    "replies/rules_chosen.md.j2": FACTS["replies/rules_chosen.md.j2"] | {"following": 0},
    "replies/rules_overridden.md.j2": FACTS["replies/rules_overridden.md.j2"],
}
