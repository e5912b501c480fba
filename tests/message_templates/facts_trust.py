"""Sample facts of the templates about what the ledger tells and what is deleted from it."""

from datetime import UTC, date, datetime
from typing import Any

from handlers.trust.lines import ActLine
from handlers.trust.pages import Page
from storage.erasing import Erased
from storage.heads import Place, Printed
from storage.trails import Told
from storage.verification import Erasure, Verification
from storage.witness import Evidence, Seen
from tests.message_templates.facts_settings import SETTINGS
from tests.message_templates.facts_supervision import CASE

AT = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
AT_TEN = AT.isoformat()
LINE = ActLine(AT_TEN, "周航", "progress", "建议012", "区教育局", words="图纸已出", percent=60)
LINES = [
    LINE,
    ActLine(AT_TEN, "", "assigned", "建议012", to="区教育局、区水务局"),
    ActLine(AT_TEN, "shell", "imported", count=46, words="交办表.xlsx"),
    ActLine(AT_TEN, "贺岩", "revealed", "建议012", part="contact_data", words="要打电话回访"),
    ActLine(AT_TEN, "贺岩", "extension_approved", "建议012", before="2026-09-30", until="2026-10-15"),
    ActLine(AT_TEN, "周航", "answered", "建议012", version=2, erased=True),
    *(ActLine(AT_TEN, "秦越", "setting_changed", setting=one) for one in SETTINGS),
]
FULL_PAGE, LAST_PAGE = Page((), 1, 3, 20), Page((), 1, 1, 0)
DAYS: dict[str, Any] = {"since": date(2026, 9, 1), "until": date(2026, 9, 22)}
ONE_DAY: dict[str, Any] = {"since": date(2026, 9, 22), "until": date(2026, 9, 22)}
HASH = "b033c79c4cde" + "0" * 52
WHOLE = Verification(
    120, HASH, erasures=(Erasure(90, AT, "u03", 12), Erasure(99, AT, "duban", 2)), printed=14
)
FOUND = {
    "found": WHOLE,
    "evidence": Evidence(9),
    "head": HASH[:12],
    "place": Place(88, AT, HASH, 32),
    "erasers": ["", "贺岩"],
}
BROKEN = {
    "found": Verification(3, HASH, 4, "disowned", unknown=Printed(HASH[:12], AT, "report")),
    "evidence": Evidence(0, Seen("", 7, HASH), other=True),
    "head": "0123456789ab",
    "place": None,
    "erasers": [],
}
REASON: dict[str, Any] = {"reason": "本人书面申请"}
ERASING = REASON | {"numbers": ["建议012", "留言45"], "who": "王某某", "open": ["建议013"], "count": 2}
ERASING_ONE = REASON | {"numbers": ["建议012"], "who": "", "open": [], "count": 1}
FACTS: dict[str, dict[str, Any]] = {
    "cards/settings.md.j2": {"retention": 3},
    "cards/verification.md.j2": FOUND,
    "cards/trail.md.j2": {
        "case": CASE, "shown": LINES, "page": FULL_PAGE, "several": True, "told": Told(6, 4, 3, 1, 2),
        "may_export": True,
    },
    "lists/acts.md.j2": {**DAYS, "person": "周航", "shown": LINES, "page": FULL_PAGE},
    "lists/setting_changes.md.j2": {**DAYS, "shown": LINES[-2:], "page": FULL_PAGE},
    "documents/trail.j2": {"case": CASE, "lines": list(enumerate(LINES, start=7))},
    "documents/how_to_check.j2": {"head": {"seq": 120, "hash": HASH}, "format": "duban-chain-1"},
    "questions/erase.md.j2": ERASING,
    "questions/erase_reason.md.j2": ERASING,
    "questions/retention.md.j2": {"years": 3, "present": 5, "due": 12},
    "questions/trail_purpose.md.j2": {"case": CASE},
    "replies/acts_exported.md.j2": {**DAYS, "name": "周航", "person": "周航", "rows": 9, "file": "表.xlsx"},
    "replies/erase_later.md.j2": {"who": "王某某", "open": ["建议012"] * 9},
    "replies/erased.md.j2": ERASING | {"done": Erased(12, 3, 2, 4)},
    "replies/retention_set.md.j2": {"years": 3, "due": 12},
    "replies/retention_unchanged.md.j2": {"years": 3},
    "replies/trail_exported.md.j2": {
        "case": CASE, "name": "留痕.zip", "count": 23, "words": True, "head": HASH,
    },
}  # fmt: skip
BARE: dict[str, dict[str, Any]] = {
    "cards/settings.md.j2": {"retention": None},
    "cards/verification.md.j2": BROKEN,
    "cards/trail.md.j2": {
        "shown": [], "page": LAST_PAGE, "several": False, "told": Told(0, 0, 0, 0, 0), "may_export": False,
    },
    "lists/acts.md.j2": {**ONE_DAY, "person": "", "shown": [], "page": LAST_PAGE},
    "lists/setting_changes.md.j2": {**ONE_DAY, "shown": [], "page": LAST_PAGE},
    "questions/erase.md.j2": ERASING_ONE,
    "questions/erase_reason.md.j2": ERASING_ONE,
    "questions/retention.md.j2": {"years": None, "present": 5, "due": 0},
    "replies/acts_exported.md.j2": {**ONE_DAY, "person": ""},
    "replies/erased.md.j2": ERASING_ONE | {"done": Erased()},
    "replies/retention_set.md.j2": {"years": None, "due": 0},
    "replies/retention_unchanged.md.j2": {"years": None},
    "replies/trail_exported.md.j2": {"words": False},
}  # fmt: skip
