"""Sample facts for the templates of returning, coordinating and waiting, and of secret cases."""

from types import SimpleNamespace
from typing import Any

KNOWN = {
    "basis": "三定方案第五条",
    "count": 3,
    "between": ["区住房和城乡建设局→区城市管理局", "区城市管理局→区水务局"],
    "alike": [{"number": "建议044", "likeness": 81, "unit": "区教育局", "state": "answered"}],
    "reassign_by": "9月22日（周二）",
    "reassign_today": "1",
    "clause": "承高党政办字〔2022〕18号 三（二）",
}
MOVED = SimpleNamespace(
    deadline="9月30日（周三 班）", kind="fixed", provisional=False, is_open=True, days_left=8
)
FACTS: dict[str, Any] = {
    "basis": "三定方案第五条",
    "basis_required": True,
    "known": KNOWN,
    "new_limit": True,
    "on": "9月28日（周一）",
    "over": True,
    "names_of_office": ["方敏"],
    "stays": False,
    "clause": "承高党政办字〔2022〕18号 三（二）",
}
BARE: dict[str, Any] = {
    "clause": "第十四条",
    "on": "",
    "basis": "",
    "known": {},
    "new_limit": False,
    "over": False,
    "stays": True,
}
OWN: dict[str, dict[str, Any]] = {
    "replies/return_approved.md.j2": {"moved": MOVED},
    "questions/suspend.md.j2": {"units": ["区住房和城乡建设局", "区教育局"]},
    "replies/suspended.md.j2": {"units": ["区住房和城乡建设局", "区教育局"]},
    "parts/coordination.j2": {"count": 3},
}
