"""Sample facts for templates about posts: stand-ins, hand-overs, former holders."""

from datetime import date
from typing import Any

from domain.notice_kinds import NoticeKind
from domain.vocabulary import HandOverState, PostRole
from handlers.describing import Wish
from handlers.posts.ending import StandInLine
from handlers.posts.former import FormerPost

UNIT = "区教育局"
MANY = ["建议012", "建议013", "建议014", "建议015", "建议016", "建议017"]
LEAVE = {"begins": "9月28日（周一 班）", "ends": "10月10日（周六 班）", "single": False}
ONE_DAY = {"begins": "9月28日（周一 班）", "ends": "9月28日（周一 班）", "single": True}
STAND_IN: dict[str, Any] = {
    **LEAVE, "whose": "吴静", "name": "吴静", "by": "孙立", "person": "李敏", "unit": UNIT, "open": 5,
    "roles": [PostRole.LIAISON, PostRole.CASE_OFFICER], "left": [PostRole.ADMIN], "reachable": False,
    "further": [("9月30日", "孙立")], "also": ["陈晨"], "days": "9月28日到10月10日", "reason": "出差",
}  # fmt: skip
OWN_STAND_IN: dict[str, Any] = {
    **STAND_IN, **ONE_DAY, "whose": "", "roles": [PostRole.LIAISON], "left": [], "reachable": True,
    "further": [], "also": [], "reason": "",
}  # fmt: skip
WISH: dict[str, Any] = {
    **LEAVE, "by": "吴静", "whose": "吴静", "role": PostRole.LIAISON, "unit": UNIT, "person": "罗珊",
    "person_unit": "区水务局", "reachable": False, "span": "9月28日到10月10日", "since": "9月28日起",
    "open": 5,
}  # fmt: skip
INVENTORY: dict[str, Any] = {
    "open": 5, "unsigned": 2, "urgent": [{"number": n, "deadline": "9月30日（周三）"} for n in MANY[:3]],
    "drafts": [Wish("AskReturn", ("建议012",))], "waiting": MANY,
    "requests": [("extension", "建议012"), ("return", "建议013")] * 3,
}  # fmt: skip
EMPTY: dict[str, Any] = {
    "open": 0, "unsigned": 0, "urgent": [], "drafts": [], "waiting": [], "requests": [],
}  # fmt: skip
HANDING: dict[str, Any] = {
    "by": "吴静", "person": "李敏", "unit": UNIT, "role": PostRole.LIAISON, "acted": "李敏",
    "since": "9月28日（周一 班）", "reason": "件太多", "reachable": True,
}  # fmt: skip
RESULT: dict[str, Any] = {
    **HANDING, "result": "partly", "taken": MANY, "taken_count": 9, "left": MANY, "left_count": 9, "moved": 2,
    "open": 18,
}  # fmt: skip
POSTS = [
    FormerPost(1, UNIT, PostRole.LIAISON, date(2026, 9, 1), ("李敏",)),
    FormerPost(2, "区水务局", PostRole.UNIT_HEAD, date(2026, 9, 1), ()),
]
ENDED = {
    **STAND_IN, "begun": True, "acts": {"signed": 2, "extension": 1}, "came_in": 1, "numbers": MANY,
}  # fmt: skip
NOT_BEGUN = {**STAND_IN, "begun": False}

FACTS: dict[str, dict[str, Any]] = {
    "questions/stand_in.md.j2": STAND_IN,
    "questions/stand_in_wish.md.j2": WISH,
    "questions/stand_in_days.md.j2": {"begins": ""},
    "questions/hand_over.md.j2": {**HANDING, **INVENTORY},
    "questions/hand_over_wish.md.j2": WISH,
    "questions/end_stand_in.md.j2": {"entries": [STAND_IN, STAND_IN]},
    "questions/which_hand_over.md.j2": {"entries": [HANDING, {**HANDING, "by": "孙立"}]},
    "questions/hand_over_reason.md.j2": HANDING,
    "questions/cancel_hand_over.md.j2": {**HANDING, "state": HandOverState.PARTLY},
    "questions/agree_hand_over.md.j2": HANDING,
    "replies/post_wish.md.j2": WISH,
    "replies/stand_in_agreed.md.j2": STAND_IN,
    "replies/stand_in_declined.md.j2": STAND_IN,
    "replies/stand_in_ended.md.j2": {"entries": [ENDED, NOT_BEGUN], "own": True},
    "replies/hand_over_asked.md.j2": {**HANDING, **INVENTORY, "until": "2026-09-23T10:00:00+08:00"},
    "replies/taken_over.md.j2": RESULT,
    "replies/hand_over_declined.md.j2": HANDING,
    "replies/hand_over_cancelled.md.j2": HANDING,
    "replies/former_holder.md.j2": {"name": "吴静", "posts": POSTS, "said": "12签收"},
    "replies/word_passed_on.md.j2": {"posts": POSTS, "at": "2026-09-23T08:45:00+08:00", "now": False},
    "replies/parts/post_passed_on.md.j2": {"posts": POSTS},
    "parts/inventory.j2": INVENTORY,
    "parts/former_post.j2": {"p": POSTS[0]},
    "parts/meanwhile.j2": {"f": ENDED},
    "lists/stand_ins.md.j2": {
        "entries": [StandInLine("吴静", "李敏", UNIT, "9月28日到10月10日", begun=True)] * 13,
        "passing": [{"name": "吴静", "person": "李敏", "unit": UNIT, "state": HandOverState.ASKED}],
        "office": False,
    },
    "cards/trouble.md.j2": {"vacant": (UNIT,) * 9},
}  # fmt: skip
BARE: dict[str, dict[str, Any]] = {
    "questions/stand_in.md.j2": OWN_STAND_IN,
    "questions/stand_in_wish.md.j2": {**WISH, **ONE_DAY, "person_unit": "", "reachable": True},
    "questions/stand_in_days.md.j2": {"begins": "9月28日（周一 班）"},
    "questions/hand_over.md.j2": {**HANDING, **EMPTY, "since": ""},
    "questions/hand_over_wish.md.j2": {**WISH, "begins": "", "person_unit": "", "reachable": True},
    "replies/post_wish.md.j2": {**WISH, "ends": "", "begins": ""},
    "replies/stand_in_agreed.md.j2": OWN_STAND_IN,
    "replies/stand_in_ended.md.j2": {"entries": [{**ENDED, "acts": {}, "came_in": 0}], "own": False},
    "replies/taken_over.md.j2": {**RESULT, "result": "taken", "since": "", "moved": 0, "left": []},
    "replies/former_holder.md.j2": {"posts": POSTS[1:], "said": ""},
    "parts/inventory.j2": EMPTY,
    "parts/former_post.j2": {"p": POSTS[1]},
    "parts/meanwhile.j2": {"f": {**ENDED, "acts": {}, "came_in": 0}},
    "lists/stand_ins.md.j2": {"entries": [], "passing": [], "office": True},
    "cards/trouble.md.j2": {"vacant": ()},
}  # fmt: skip

_NEXT: dict[str, Any] = {
    "open": 4,
    "urgent": INVENTORY["urgent"],
    "acts": {"signed": 2},
    "came_in": 1,
    "numbers": MANY,
}
PUSHES: dict[str, dict[str, Any]] = {
    NoticeKind.STAND_IN_WISH: WISH,
    NoticeKind.HAND_OVER_WISH: WISH,
    NoticeKind.HAND_OVER_ASKED: {**HANDING, **INVENTORY, "hand_over": 1},
    NoticeKind.HAND_OVER_UNANSWERED: {**HANDING, **INVENTORY, "hand_over": 1},
    NoticeKind.HAND_OVER_DONE: {**RESULT, "to": "office"},
    NoticeKind.STAND_IN_NAMED: {**STAND_IN, "to": "stand_in", "absence": 1},
    NoticeKind.STAND_IN_ENDED: {**STAND_IN, "why": "declined", "absence": 1},
    NoticeKind.STAND_IN_BEGINS: {**STAND_IN, **_NEXT, "absence": 1},
    NoticeKind.BACK_AGAIN: {**STAND_IN, **_NEXT, "absence": 1},
    NoticeKind.WORD_LEFT: {"by": "周航", "unit": UNIT, "role": PostRole.LIAISON, "text": "图纸在柜子里"},
    NoticeKind.POST_VACANT: {
        "name": "周航", "unit": UNIT, "roles": [PostRole.LIAISON], "regular": True, "open": 4, "why": "",
        "soonest": "建议012", "due": "9月30日（周三）", "meanwhile": ["李敏"], "led": [],
        "candidates": ["李敏", "高远", "孙立"],
    },
}  # fmt: skip
