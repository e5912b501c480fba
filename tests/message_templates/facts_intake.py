"""Sample facts of the templates about what comes in one by one or by itself."""

from typing import Any

from domain.intake.vocabulary import PullState
from domain.intents import RegisterCase
from domain.vocabulary import AssignmentRole

ITEM: dict[str, Any] = {
    "name": "n12",
    "number": "留言88291",
    "source": "网民留言",
    "title": "幸福路路灯不亮",
    "why": ["缺少「主办单位」；如由几家各自答复，请在「备注」写明“分办：甲单位、乙单位”。"],
    "adoptable": True,
}
SECRET: dict[str, Any] = {**ITEM, "name": "n13", "title": "", "source": ""}
FORM = RegisterCase(source="网民留言", title="幸福路路灯不亮", units="区城管局", answered=("source", "title"))
COUNTS = {"handed_out": 3, "waiting": 2, "unchanged": 8, "refused": 1, "declined": 1}
GOOD = {
    "what": "brought",
    "counts": COUNTS,
    "why": "缺少「标题」，请补上。",
    "numbers": ["留言88291"],
    "nth": 2,
}
PULL: dict[str, Any] = {
    "id": 1, "address": "https://example.gov.cn/list.json?…", "source": "网民留言", "at": "09:00",
    "working_days": True, "state": PullState.ON, "next": "2026-09-23T09:00:00+08:00",
    "looked": "2026-09-22T09:00:00+08:00", "result": GOOD, "attempts": 0, "by": "秦越",
}  # fmt: skip
FAILED: dict[str, Any] = {
    **PULL, "id": 2, "at": None, "state": PullState.GIVEN_UP, "next": "", "attempts": 9,
    "result": {"what": "failed", "code": "refused", "status": 403},
}  # fmt: skip
FRESH: dict[str, Any] = {**PULL, "state": PullState.TRIAL, "looked": "", "next": "", "result": {}}
WHEN = {"at": "2026-09-22T10:00:00+08:00", "now": True, "paused": False}
STEP: dict[str, Any] = {
    "form": FORM, "step": "deadline", "trouble": None, "sources": (), "units": (), "nearest": (),
    "place": 5, "of": 5, "rule": {"term": "10个工作日", "on": "10月13日（周二）", "clause": "办法第三条"},
}  # fmt: skip


class _Record:
    units = (("区城市管理局", AssignmentRole.LEAD), ("区住房和城乡建设局", AssignmentRole.CO))


FACTS: dict[str, dict[str, Any]] = {
    "lists/unassigned.md.j2": {"items": [ITEM, SECRET], "count": 8, "adoptable": 2, "next": 2},
    "lists/pulls.md.j2": {"pulls": [PULL, FAILED, FRESH]},
    "questions/register.md.j2": STEP,
    "questions/register_resume.md.j2": {"form": FORM},
    "questions/intake_item.md.j2": {"item": ITEM, "record": _Record},
    "questions/adopt_items.md.j2": {"items": [ITEM, SECRET], "count": 3, "left": 1, **WHEN},
    "questions/decline_reason.md.j2": {"item": ITEM},
    "questions/undo_pull.md.j2": {"pull": PULL, "count": 3, "kept": 1},
    "questions/netizen_check.md.j2": {"at": "10:30", "before": "10:00", "had_any": False},
    "replies/netizen_check_set.md.j2": {"at": "10:30", "before": "10:00", "had_any": True},
    "replies/netizen_check_unchanged.md.j2": {"at": "10:30", "before": "10:30", "had_any": True},
    "replies/netizen_none.md.j2": {"known": False},
    "replies/items_adopted.md.j2": {"items": [ITEM], "count": 3, "left": 1, **WHEN},
    "replies/item_declined.md.j2": {"item": ITEM, "reason": "重复反映"},
    "replies/pull_tried.md.j2": {"pull": FRESH},
    "replies/pull_started.md.j2": {"pull": PULL},
    "replies/pull_stopped.md.j2": {"pull": PULL},
    "replies/pull_unchanged.md.j2": {"pull": PULL},
    "replies/pull_wanted.md.j2": {"pull": PULL},
    "replies/pull_undone.md.j2": {"pull": PULL, "count": 3, "kept": 1},
    "intake/not_a_list.j2": {"most": 1000},
    "intake/too_large.j2": {"megabytes": 4},
    "intake/too_many.j2": {"most": 1000},
    "intake/too_often.j2": {"wait": 3},
    "intake/pulled_by.j2": {"pull": 1},
    "intake/description.j2": {"part": "about", "names": (), "outcomes": (), "most": 1000, "rate": 60},
}
BARE: dict[str, dict[str, Any]] = {
    "lists/unassigned.md.j2": {"items": [], "count": 0, "adoptable": 0, "next": 0},
    "lists/pulls.md.j2": {"pulls": []},
    "questions/register.md.j2": {
        **STEP, "form": RegisterCase(), "step": "source", "rule": None, "place": 1, "sources": ("网民留言",),
    },
    "questions/register_resume.md.j2": {"form": RegisterCase(source="网民留言", answered=("source",))},
    "questions/intake_item.md.j2": {"item": SECRET, "record": _Record},
    "questions/adopt_items.md.j2": {"items": [ITEM], "count": 1, "left": 0, **WHEN},
    "questions/decline_reason.md.j2": {"item": {**ITEM, "number": ""}},
    "questions/undo_pull.md.j2": {"pull": PULL, "count": 3, "kept": 0},
    "questions/netizen_check.md.j2": {"at": None, "before": "10:00", "had_any": True},
    "replies/netizen_check_set.md.j2": {"at": None, "before": "10:00", "had_any": True},
    "replies/netizen_none.md.j2": {"known": True},
    "replies/items_adopted.md.j2": {"items": [ITEM], "count": 1, "left": 0, **WHEN},
    "replies/pull_unchanged.md.j2": {"pull": {**PULL, "state": PullState.STOPPED}},
    "replies/pull_undone.md.j2": {"pull": PULL, "count": 3, "kept": 0},
}  # fmt: skip
