"""Sample facts of the templates about the ladder of reminders; `BARE` where less is known."""

from datetime import UTC, datetime
from typing import Any

from domain.follow_ups import ANNOUNCED, OVERDUE
from domain.ladder import RUNGS, CountsFrom, NodeKind
from domain.vocabulary import DayUnit, PostRole, Source
from handlers.ladder.rows import FollowedLine, RowLine
from handlers.reminded import Contact
from tests.message_templates.facts_supervision import CALL

AT = datetime(2026, 9, 22, 2, tzinfo=UTC)
ROWS = [
    RowLine(
        rung.node, rung.counts_from, rung.days or (3,), rung.unit, rung.recipient, rung.until,
        off=rung.off, key_only=rung.key_only, clause="督查室惯例；与延期的提前三日同一天",
    )
    for rung in RUNGS
]  # fmt: skip
SET = RowLine(
    NodeKind.OVERDUE, CountsFrom.AFTER_DEADLINE, (1, 3, 7), DayUnit.WORKING_DAYS, PostRole.LIAISON,
    "answered", off=False, key_only=False, by="管秋", at=AT, is_set=True,
)  # fmt: skip
ROW: dict[str, Any] = {
    "node": NodeKind.OVERDUE, "source": Source.DEPUTY_SUGGESTION, "key": False, "present": SET,
    "days": (2, 4), "unit": DayUnit.WORKING_DAYS, "usual": False, "recipient": PostRole.LIAISON,
    "counts_from": CountsFrom.AFTER_DEADLINE,
}  # fmt: skip
RESET: dict[str, Any] = {
    "source": None, "key": False,
    "settings": [{"node": "overdue", "scope": ""}, {"node": "due_soon", "scope": "key"},
                 {"node": "first_progress", "scope": "deputy_suggestion"}],
}  # fmt: skip
BEFORE = [
    Contact(AT, "due_soon", read=True),
    Contact(AT, "progress", by_unit=True, text="已完成现场勘察，正在比选加装电梯的方案"),
    Contact(AT, "acknowledge", by_unit=True),
    Contact(AT, "assigned"),
]
REMINDED: dict[str, Any] = {
    "kind": "due_soon", "unit": DayUnit.NATURAL_DAYS, "moved": True, "later": False,
    "deadline": "9月30日（周三）", "by": "", "before": BEFORE, "until": "answered", "limit": "second",
    "clause": "督查室惯例", "calls": [CALL], "set_by": "管秋", "set_at": AT.isoformat(), "read": True,
}  # fmt: skip
FOLLOWED = [FollowedLine(kind, ANNOUNCED[kind], OVERDUE[kind]) for kind in OVERDUE]
LISTED = {"source": Source.DEPUTY_SUGGESTION, "key": False, "last": 3, "may_set": True, "slot": "08:45"}
FACTS: dict[str, dict[str, Any]] = {
    "cards/ladder.md.j2": {**LISTED, "rows": [*ROWS, SET], "followed": [], "page": 1},
    "questions/set_rung.md.j2": ROW | {"changes": (17, 3)},
    "replies/rung_set.md.j2": ROW,
    "replies/ladder_unchanged.md.j2": ROW,
    "questions/reset_ladder.md.j2": RESET | {"changes": (17, 0)},
    "replies/ladder_reset.md.j2": RESET,
    "replies/ladder_as_usual.md.j2": RESET,
    "cards/reminder.md.j2": REMINDED,
    "cards/follow_up_reminder.md.j2": {"before": BEFORE[:1], "read": True, "n": 3, "later": False},
}
BARE: dict[str, dict[str, Any]] = {
    "cards/ladder.md.j2": {
        **LISTED, "rows": [], "followed": FOLLOWED, "page": 3, "source": None, "key": True,
        "may_set": False,
    },
    "questions/set_rung.md.j2": ROW | {"changes": (0, 0), "days": (), "unit": "", "key": True},
    "replies/rung_set.md.j2": ROW | {"days": (), "unit": "", "usual": True, "source": None},
    "replies/ladder_unchanged.md.j2": ROW | {"source": None},
    "questions/reset_ladder.md.j2": RESET | {"changes": (0, 0), "key": True},
    "replies/ladder_reset.md.j2": RESET,
    "replies/ladder_as_usual.md.j2": RESET | {"key": True},
    "cards/reminder.md.j2": REMINDED
    | {"kind": "assigned", "calls": [], "before": [], "set_by": "", "set_at": "", "clause": "",
       "read": False, "until": ""},
    "cards/follow_up_reminder.md.j2": {"before": [], "read": False, "n": 0, "later": False},
}  # fmt: skip
ERRORS: dict[str, Any] = {"node": NodeKind.OVERDUE, "latest": 5}
