"""Sample facts of the templates about the day's message and what is still to come."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

AT = datetime(2026, 9, 24, 0, 45, tzinfo=UTC)
NODE = SimpleNamespace(is_moved=True, deadline_on=date(2026, 9, 30), n=3)
COMING = (
    SimpleNamespace(number="建议012", kind="due_soon", planned=SimpleNamespace(node=NODE), held=""),
    SimpleNamespace(number="建议013", kind="assigned", planned=None, held="quiet"),
    SimpleNamespace(number="", kind="lead_changed", planned=None, held="cap"),
    SimpleNamespace(number="建议014", kind="urged", planned=None, held="unreachable"),
    SimpleNamespace(number="建议015", kind="review", planned=None, held=""),
)
MESSAGE = SimpleNamespace(at=AT, unit="区住房和城乡建设局", person="周航", news=COMING)
WAITING = [
    SimpleNamespace(kind="co_opinion_in", number="建议012", at=AT),
    SimpleNamespace(kind="admin_alert", number="", at=AT),
]

FACTS: dict[str, dict[str, Any]] = {
    "lists/preview.md.j2": {"messages": [MESSAGE, MESSAGE], "paused": True},
    "lists/waiting.md.j2": {"lines": WAITING, "more": 3, "next": AT, "cap": 4, "paused": True},
    "questions/set_slot.md.j2": {"at": "09:00", "present": "08:45", "changes": (17, 3)},
    "questions/set_cap.md.j2": {"most": 4, "present": 3},
    "replies/own_slot.md.j2": {"at": "09:30", "own": True},
}
BARE: dict[str, dict[str, Any]] = {
    "lists/preview.md.j2": {"messages": [], "paused": False},
    "lists/waiting.md.j2": {"lines": [], "more": 0, "next": AT, "cap": 4, "paused": False},
    "questions/set_slot.md.j2": {"at": "09:00", "present": "08:45", "changes": (0, 0)},
    "replies/own_slot.md.j2": {"at": "08:45", "own": False},
}
