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
VIEWS = [
    SimpleNamespace(name="贺岩", at="2026-09-22T02:00:00+00:00", part="", content=False, reason=""),
    SimpleNamespace(name="周航", at="2026-09-22T02:00:00+00:00", part="", content=True, reason=""),
    SimpleNamespace(
        name="周航", at="2026-09-22T02:00:00+00:00", part="contact_data", content=True, reason="要打电话回访"
    ),
]
FACTS: dict[str, Any] = {
    "basis": "三定方案第五条",
    "basis_required": True,
    "secret": True,
    "plus": True,
    "same": ["李敏"],
    "names": ("王小明",),
    "numbers": ["13812345678"],
    "part": "contact_data",
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
    "secret": False,
    "plus": False,
    "names": (),
    "numbers": [],
    "same": [],
    "part": "whole_text",
    "over": False,
    "stays": True,
}
OWN: dict[str, dict[str, Any]] = {
    "replies/return_approved.md.j2": {"moved": MOVED},
    "questions/suspend.md.j2": {"units": ["区住房和城乡建设局", "区教育局"]},
    "replies/suspended.md.j2": {"units": ["区住房和城乡建设局", "区教育局"]},
    "parts/coordination.j2": {"count": 3},
    "cards/readers.md.j2": {"units": ["区教育局"], "people": ["李敏"]},
    "cards/views.md.j2": {"views": VIEWS, "count": 9},
    "cards/revealed.md.j2": {"people": ["王小明"], "text": "我家楼上漏水，电话13812345678"},
    "questions/readers.md.j2": {"people": ["李敏"]},
    "replies/readers.md.j2": {"people": ["李敏"]},
}
