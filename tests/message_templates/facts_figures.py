"""Sample facts of the templates about cases alike and about figures; `BARE` where less is known."""

from datetime import UTC, date, datetime
from typing import Any

from domain.vocabulary import LinkKind
from handlers.likeness.showing import Likeness
from storage.links import Resembling

OLD = Resembling("建议044", "标题", date(2025, 3, 2), ("区教育局", "区水务局"), "已经解决")
NEW = Resembling("建议056", "标题", date(2026, 3, 2), ("区教育局",), "待签收")
LIKE = Likeness(OLD, "关于搅拌站扰民的建议", 0.81, LinkKind.YEARLY, "k12")
JUDGED = Likeness(OLD, "关于搅拌站扰民的建议", None, LinkKind.DUPLICATE, "k13", judged=True)
DENIED = Likeness(OLD, "关于搅拌站扰民的建议", 0.5, LinkKind.DUPLICATE, "k14", judged=True, denied=True)
REMARK = "与 建议044（2025年，区教育局，已经解决）相似 0.81，像是年年提。"

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
}
