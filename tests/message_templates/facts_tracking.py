"""Sample facts of the templates about follow-ups."""

from dataclasses import replace
from typing import Any

from domain.follow_ups import Ending
from domain.vocabulary import FollowUpKind, FollowUpState
from handlers.following import FollowUpLine

PROMISE = FollowUpLine(
    name="g12",
    kind=FollowUpKind.PROMISE,
    state=FollowUpState.OPEN,
    number="建议012",
    unit="区住房和城乡建设局",
    title="年底前完成加装并交付使用",
    due="12月31日（周四）",
    days_left=12,
    ending=Ending.CLAIM,
    claimed="已交付",
)
NODE = replace(PROMISE, kind=FollowUpKind.PLAN_NODE, days_left=0, ending=Ending.UNIT, claimed="")
LATE = replace(NODE, days_left=-3)
HIDDEN = replace(PROMISE, title="", due="", days_left=None, state=FollowUpState.BROKEN, unit="", claimed="")

LISTED = {"total": 12, "page": 1, "pages": 2, "number": "", "may_judge": True}
FACTS: dict[str, dict[str, Any]] = {
    "lists/follow_ups.md.j2": {"follow_ups": [PROMISE, NODE, LATE, HIDDEN], **LISTED},
    "replies/follow_up_done.md.j2": {"f": NODE, "text": "方案已报", "claimed": Ending.UNIT},
    "replies/promise_judged.md.j2": {"f": PROMISE, "text": "没有动工", "kept": False},
    "replies/follow_up_waived.md.j2": {"f": NODE, "reason": "规划调整"},
    "questions/follow_up_move.md.j2": {"f": NODE, "until": "10月20日（周二）", "reason": "等图纸"},
    "replies/follow_up_moved.md.j2": {"f": NODE, "until": "10月20日（周二）"},
    "questions/follow_up_words.md.j2": {"f": NODE, "field": "text"},
    "cards/follow_up_reminder.md.j2": {
        "what": FollowUpKind.PROMISE, "title": "年底前交付", "number": "建议012", "kind": "follow_up", "n": 3,
        "deadline": "12月31日（周四）", "moved": True, "name": "g12",
    },
}  # fmt: skip
BARE: dict[str, dict[str, Any]] = {
    "lists/follow_ups.md.j2": {"follow_ups": [], **LISTED, "number": "建议012", "pages": 1},
    "replies/follow_up_done.md.j2": {"f": PROMISE, "text": "已交付", "claimed": Ending.CLAIM},
    "cards/follow_up_reminder.md.j2": {
        "what": FollowUpKind.PLAN_NODE,
        "title": "",
        "number": "建议012",
        "kind": "follow_up_office",
        "n": 2,
        "deadline": "12月31日（周四）",
        "moved": False,
        "name": "g12",
    },
    "replies/promise_judged.md.j2": {"f": HIDDEN, "text": "", "kept": True},
    "questions/follow_up_words.md.j2": {"f": LATE, "field": "until"},
}
