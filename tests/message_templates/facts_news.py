"""Sample facts of news: what handlers note in a notice for its push template."""

from typing import Any

# What most kinds say: whose act it was, of which unit, why, and until when.
NEWS: dict[str, Any] = {
    "by": "王敏",
    "unit": "区城管局",
    "reason": "资料不全",
    "until": "2026-10-15",
    "text": "已交付",
    "main": "建议044",
    "parted": False,
    "count": 3,
    "added": True,
    "meet": {"why": "many", "count": 5, "over": 4, "clause": "二（三）"},
    "removed_self": False,
    "whom": "周航",
    "mobile": "138****5678",
    "since": "2026-09-22T10:00:00+08:00",
    "name": "g12",
    "lead": "区教育局",
    "what": "failed",
    "level": "letter",
    "number": "督〔2026〕3号",
    "because": "没有按期整改",
    "refusal": "先催办",
    "leader": "张主任",
    "signs": True,
    "post": "liaison",
    "skipped": ["urging"],
    "skipped_because": "情况紧急",
    "request": "r7",
    "state": "approved",
    "at": "2026-09-22T10:00:00+08:00",
    "known": {
        "basis": "三定方案第五条", "count": 2, "between": ["区教育局退"], "reassign_by": "9月23日（周三）",
        "reassign_today": True, "clause": "三（二）3",
        "alike": [{"number": "建议044", "likeness": 81, "unit": "区城管局", "state": "answered"}],
    },
}  # fmt: skip
