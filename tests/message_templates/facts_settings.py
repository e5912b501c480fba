"""Sample facts of the templates about what can be set; `BARE` where less is known."""

from datetime import UTC, datetime
from typing import Any

from domain.masking import ALL_MASKS, Masked
from domain.office_words import PLACES
from domain.vocabulary import FollowUpKind, ReportKind, Source
from handlers.describing import Wish

AT = datetime(2026, 9, 22, 2, tzinfo=UTC)
WEEK: dict[str, Any] = {"days": [5, 3], "unit": "natural_days"}


def setting(name: str, scope: str = "", before: Any = None, after: Any = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """One change as `say_setting` tells it."""
    told = {"name": name, "is_rung": False, "scope": scope, "whose": ""}
    return {**told, "before": before or {}, "after": after or {}, **more}


SETTINGS = [
    setting("reminder", "key", after=WEEK),
    setting("overdue_leader", "deputy_suggestion", after=WEEK, is_rung=True),
    setting("unsigned_office", before={"days": [], "unit": "working_days"}, is_rung=True),
    setting("quiet", after={"from": "20:00", "until": "08:30"}),
    setting("quiet", after={"from": None, "until": None}),
    setting("digest", after={"at": None}),
    setting("digest_days", after={"rest_days": True}),
    setting("digest_silence", after={"on": True}),
    setting("digest_pictures", after={"on": False}),
    setting("digest_scope", "7", after={"units": ["区教育局"], "sources": ["cppcc_proposal"]}, whose="方敏"),
    setting("slot", "7", after={"at": "09:30"}, whose="李敏"),
    setting("slot", after={"at": "09:00"}),
    setting("cap", after={"most": 3}),
    setting("undo", after={"seconds": 120}),
    setting("calls", after={"month": 10000}),
    setting("to_dos", after={"on": False}),
    setting("second_channel", after={"on": False}),
    setting("second_channel", "urgent", after={"channels": ["ding", "phone"], "minutes": 30, "half_days": 0}),
    setting(
        "report",
        ReportKind.HALF_MONTH.value,
        after={"since": "2026-09-01", "readers": ["陆建国"], "copies": ["区纪委"]},
    ),
    setting("evaluation", "share", after={"points": "4"}),
    setting("evaluation", "minus_overdue", after={"points": "0.1", "per_day": True}),
    setting("template", "letter", after={"sha256": "x", "name": "督办函.docx"}),
    setting("unit_group", "各承办单位", after={"units": ["区教育局"]}),
    setting("pack", "deputy_suggestion", after={"pack": "shanghai", "title": "上海市代表建议规定"}),
    setting("pause", "3", after={"since": AT.isoformat(), "until": AT.isoformat()}, whose="区城市管理局"),
    setting("drill", after={"since": AT.isoformat()}),
    setting("source", "netizen_message", after={"on": False}),
    setting("followed", "promise", after={"days": [20, 5]}),
    setting("mask", "phone", after={"on": False}),
    setting("words", "overdue", after={"text": "【编号】超期了，【剩余】"}),
]
ACTED = [
    {"number": "建议101", "unit": "区城市管理局", "what": what, "by": "李敏", "at": AT.isoformat()}
    for what in ("acknowledge", "reply", "extension", "return", "contact", "supervision", "moved")
]
IMPORT: dict[str, Any] = {
    "handed": 46, "units": 12, "numbers": ["建议101", "建议102"], "changed": 3, "posts": 2, "told": 12,
    "acted": ACTED, "acted_more": 4, "overtaken": 1, "roster_acted": ("has_written", "李敏"),
}  # fmt: skip
FREE = IMPORT | {"changed": 0, "posts": 0, "acted": [], "acted_more": 0, "overtaken": 0, "roster_acted": None}
SAID = {
    "kind": "overdue",
    "said": "建议012 已超期2天",
    "sample": False,
    "text": "【编号】【剩余】",
    "places": list(PLACES),
}
SHARED: dict[str, Any] = {
    "unmasked": list(Masked), "stopped_sources": [Source.PETITION], "own_words": ["overdue"] * 5,
    "masks": ALL_MASKS,
}  # fmt: skip
SHARED_BARE: dict[str, Any] = SHARED | {"unmasked": [], "stopped_sources": [], "own_words": []}
DIGESTS: dict[str, Any] = {"before": 9, "after": 13, "readers": 6, "present": "08:30"}
FACTS: dict[str, dict[str, Any]] = {
    "questions/set_quiet.md.j2": {"changes": (17, 3)},
    "questions/set_cap.md.j2": {"changes": (17, 0)},
    "questions/set_digest.md.j2": DIGESTS,
    "questions/set_digest_days.md.j2": DIGESTS,
    "parts/moved_news.j2": {"changes": (17, 3)},
    "parts/digests_ahead.j2": DIGESTS,
    "parts/office_facts.j2": {},
    "questions/set_later.md.j2": {"when": "下周", "understood": True, "w": Wish("SetQuietHours")},
    "cards/masks.md.j2": {"masks": dict.fromkeys(Masked, True), "may_set": True},
    "questions/set_mask.md.j2": {"kind": Masked.PHONE, "on": False},
    "replies/mask_set.md.j2": {"kind": Masked.PHONE, "on": False, "unchanged": False},
    "cards/sources.md.j2": {
        "lines": [{"source": one, "pack": "通行口径", "open": 12, "on": False} for one in Source],
        "may_set": True,
    },
    "questions/switch_source.md.j2": {"source": Source.NETIZEN_MESSAGE, "on": False, "open": 3},
    "replies/source_switched.md.j2": {
        "source": Source.NETIZEN_MESSAGE, "on": False, "open": 3, "unchanged": False,
    },
    "cards/approvers.md.j2": {
        "approvers": [("贺岩", True), ("周正", False)], "may_set": True, "may_look": True,
    },
    "questions/set_approver.md.j2": {"person": "周正", "on": True, "told": False, "others": ["贺岩"]},
    "replies/approver_set.md.j2": {"person": "周正", "on": True, "unchanged": False},
    "questions/set_follow_up_days.md.j2": {
        "kind": FollowUpKind.PROMISE, "days": (20, 0), "present": (15, 3), "changes": (4, 1),
    },
    "replies/follow_up_days_set.md.j2": {"kind": FollowUpKind.PROMISE, "days": (20, 0), "unchanged": False},
    "lists/wordings.md.j2": {"lines": [{"kind": "overdue", "own": True}], "next_page": 2, "page": 1},
    "cards/wording.md.j2": {**SAID, "start": "【编号】", "may_set": True},
    "questions/wording_wanted.md.j2": {**SAID, "start": "【编号】"},
    "questions/wording.md.j2": SAID,
    "questions/wording_restore.md.j2": SAID,
    "replies/wording_set.md.j2": SAID | {"unchanged": False, "restored": False},
    "questions/undo_import.md.j2": IMPORT,
    "questions/undo_import_rest.md.j2": IMPORT,
    "parts/setting_name.j2": {"s": SETTINGS[0]},
    "parts/setting_value.j2": {"s": SETTINGS[0], "v": SETTINGS[0]["after"]},
    "parts/mask_name.j2": {"kind": Masked.NAME},
    "parts/words_places.j2": SAID,
    "parts/words_start.j2": SAID,
    "parts/words_said.j2": SAID,
    "parts/import_acted.j2": IMPORT,
    "parts/import_undone.j2": IMPORT,
}  # fmt: skip
BARE: dict[str, dict[str, Any]] = {
    "questions/set_quiet.md.j2": {"changes": (0, 0)},
    "questions/set_cap.md.j2": {"changes": (0, 0)},
    "questions/set_digest.md.j2": DIGESTS | {"after": 9, "present": None, "readers": 0},
    "parts/moved_news.j2": {"changes": (0, 0)},
    "questions/set_later.md.j2": {"when": "下周", "understood": False, "w": Wish("NotUnderstood")},
    "cards/masks.md.j2": {"masks": dict.fromkeys(Masked, False), "may_set": False},
    "questions/set_mask.md.j2": {"kind": Masked.NAME, "on": True},
    "replies/mask_set.md.j2": {"kind": Masked.NAME, "on": True, "unchanged": True},
    "questions/switch_source.md.j2": {"source": Source.NETIZEN_MESSAGE, "on": True, "open": 0},
    "replies/source_switched.md.j2": {
        "source": Source.NETIZEN_MESSAGE, "on": True, "open": 0, "unchanged": True,
    },
    "cards/approvers.md.j2": {"approvers": [], "may_set": False, "may_look": False},
    "questions/set_approver.md.j2": {"person": "周正", "on": False, "told": True, "others": ["贺岩"]},
    "replies/approver_set.md.j2": {"person": "周正", "on": False, "unchanged": True},
    "replies/follow_up_days_set.md.j2": {"kind": FollowUpKind.PROMISE, "days": (15,), "unchanged": True},
    "lists/wordings.md.j2": {"lines": [{"kind": "review", "own": False}], "next_page": 0, "page": 2},
    "cards/wording.md.j2": {**SAID, "text": "", "sample": True, "start": "【编号】", "may_set": False},
    "replies/wording_set.md.j2": SAID | {"unchanged": True, "restored": True},
    "questions/undo_import.md.j2": FREE | {"told": 0},
}  # fmt: skip
