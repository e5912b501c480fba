"""Sample facts of the templates about supervision, by template; `BARE` where less is known."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.minus_items import MinusItem, MinusKind
from domain.supervision import STEP_OF
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    DeadlineKind,
    InspectionWay,
    Source,
    SupervisionLevel,
    SupervisionState,
)
from handlers.phoning import CallLine
from handlers.supervision.describing import ActLine
from handlers.supervision.inspecting import InspectionLine
from handlers.supervision.lagging import LagLine
from storage.lines import CaseLine
from tests.scenarios.town import at

NOW = at("2026-09-22 10:00")
ON = "10月15日（周四）"
CASE = CaseLine(
    number="建议012",
    source=Source.DEPUTY_SUGGESTION,
    title="关于老旧小区加装电梯的建议",
    unit="区住房和城乡建设局",
    role=AssignmentRole.LEAD,
    state=AssignmentState.IN_PROGRESS,
    deadline="9月30日（周三 班）",
    kind=DeadlineKind.FIXED,
    days_left=8,
    provisional=False,
    key_case=True,
    secret=False,
    designated=False,
    percent=60,
    listed=True,
)
BLANK = replace(CASE, key_case=False, percent=None, listed=False)
ACT = ActLine(
    name="s5",
    level=SupervisionLevel.LETTER,
    number="督〔2026〕3号",
    state=SupervisionState.RECTIFIED,
    case=CASE,
    reason="进度滞后",
    until=ON,
    days_left=-2,
    asked_by="方敏",
    asked_at=NOW,
    decided_by="贺岩",
    decided_at=NOW,
    skipped=(SupervisionLevel.URGING,),
    skipped_because="市里催得急",
    refusal="先电话沟通",
    signed_by="周航",
    signed_at=NOW,
    rectification="已增派人手",
)
PLAIN = replace(
    ACT, state=SupervisionState.ISSUED, until="", days_left=None, skipped=(), skipped_because="",
    signed_by="", signed_at=None, rectification="", level=SupervisionLevel.CRITICISM,
)  # fmt: skip
ACTS = [replace(ACT, state=state) for state in SupervisionState]
LOOK = InspectionLine(ON, InspectionWay.PHONE, "建议012", "区住房和城乡建设局", "已联系施工方", "方敏")
CALL = CallLine(NOW, "方敏", "区住房和城乡建设局", "李敏", answered=True, text="已告知")
MINUS = MinusItem(1, MinusKind.OVERDUE, "建议012", date(2026, 9, 22), 3, still_open=True, evidence="材料不全")
FINDINGS = {"counts": {MinusKind.OVERDUE: 1, MinusKind.SENT_BACK: 2}, "shown": [MINUS], "hidden": 2}
WHEN = {"at": NOW.isoformat(), "now": True, "paused": False}
STEP = {"level": SupervisionLevel.LETTER, "case": CASE}
LAG = {"may_urge": True, "pages": 2, "page": 1, "total": 9, "units": 3}
LETTER = {"level": SupervisionLevel.LETTER, "required": ("编号", "单位"), "optional": ("文种",)}
PAPER = {
    "act": ACT, "case": CASE, "title": "标题", "assigned": "2026年9月22日", "deadline": "2026年9月30日",
    "overdue": 3, "urged": ["2026年9月23日"], "until": "2026年10月15日（周四）",
}  # fmt: skip
PROPOSAL = {
    **STEP, "until": ON, "reason": "进度滞后", "skipped": ACT.skipped, "skipping": "市里催得急",
    "told": STEP_OF[SupervisionLevel.LETTER].told, "approved": True, "approvers": ["贺岩"],
}  # fmt: skip
MARK = {"case": CASE, "units": ["区教育局"], "leader": "张主任", "known": True}
FACTS: dict[str, Any] = {
    "cards/letter.md.j2": {"act": ACT, "office": True, "mine": True, "file": False, "standing": True},
    "documents/demands.j2": PAPER,
    "documents/facts.j2": PAPER,
    "lists/inspections.md.j2": {"looks": [LOOK], "total": 9, "name": "建议012", "of_unit": False},
    "lists/lag.md.j2": {"lagging": [LagLine(CASE, 61, 20)], **LAG},
    "lists/letters.md.j2": {"letters": ACTS, "total": 9, "office": True},
    "lists/minus_items.md.j2": {
        "minus_groups": [("区教育局", FINDINGS)], "hidden": 2, "total": 3, "unit": "", "since": ON,
    },
    "lists/supervision.md.j2": {
        "case": CASE, "letters": ACTS[:4], "urged": [ON], "listed": ["区教育局"], "office": True,
        "calls": [CALL, replace(CALL, whom="", answered=False, text="")],
    },
    "questions/inspection_finding.md.j2": {"case": CASE, "unit": "", "way": InspectionWay.PHONE},
    "questions/inspection_way.md.j2": {"case": CASE, "unit": "", "ways": tuple(InspectionWay)},
    "questions/mark_key.md.j2": MARK,
    "questions/phone_reminder.md.j2": {"cases": [CASE, BLANK], "unit": "区教育局"},
    "questions/phone_reminder_unit.md.j2": {"number": "建议012", "names": ["区教育局", "区水务局"]},
    "questions/rectification_failed.md.j2": {"act": ACT, "reason": "仍未开工", "until": ON},
    "questions/rectification_reason.md.j2": {"act": ACT},
    "questions/rectify.md.j2": {"act": ACT, "text": "已增派人手"},
    "questions/rectify_words.md.j2": {"act": ACT},
    "questions/supervision.md.j2": PROPOSAL,
    "questions/supervision_days.md.j2": {
        **STEP, "wording": "国庆", "days": [ON], "why": "rest_day", "on": ON,
    },
    "questions/supervision_reason.md.j2": {**STEP, "skipped": ()},
    "questions/supervision_skipping.md.j2": {**STEP, "skipped": ACT.skipped},
    "questions/supervision_unit.md.j2": {**STEP, "cases": [CASE, replace(BLANK, unit="区教育局")]},
    "questions/supervision_until.md.j2": {**STEP, "skipped": ()},
    "questions/template.md.j2": {**LETTER, "name": "模板.docx"},
    "questions/template_restore.md.j2": LETTER,
    "questions/template_wanted.md.j2": LETTER,
    "questions/unlist.md.j2": {"case": CASE, "units": ["区教育局"], "reason": "已办结"},
    "questions/unlist_reason.md.j2": {"case": CASE, "units": ["区教育局"]},
    "questions/unmark_key.md.j2": {"case": CASE, "units": ["区教育局"], "reason": "已办结"},
    "questions/unmark_reason.md.j2": {"case": CASE, "units": ["区教育局"]},
    "replies/inspected.md.j2": {"look": LOOK, "case": CASE, "is_open": True},
    "replies/key_case.md.j2": {"case": CASE, "units": ["区教育局"], "what": "key", "leader": "张", **WHEN},
    "replies/letter_signed.md.j2": {"act": replace(ACT, days_left=3), "known": False, "undo_until": NOW},
    "replies/phone_reminder.md.j2": {"cases": [CASE, BLANK], "unit": "区教育局", "call": CALL},
    "replies/rectification_failed.md.j2": {"act": ACT, "reason": "仍未开工", **WHEN},
    "replies/rectification_passed.md.j2": {"act": ACT, **WHEN},
    "replies/rectified.md.j2": {"act": ACT},
    "replies/supervision_issued.md.j2": {"act": ACT, **WHEN},
    "replies/supervision_proposed.md.j2": {"act": ACT, "approvers": ["贺岩"]},
    "replies/supervision_refused.md.j2": {"act": ACT},
    "replies/template_replaced.md.j2": {**LETTER, "name": "模板.docx"},
    "replies/unlisted.md.j2": {"case": CASE, "units": ["区教育局"], "reason": "已办结", **WHEN},
}  # fmt: skip
BARE: dict[str, Any] = FACTS | {
    "cards/letter.md.j2": {"act": PLAIN, "office": False, "mine": True, "file": True, "standing": True},
    "documents/facts.j2": {**PAPER, "case": BLANK, "deadline": "", "overdue": 0, "urged": []},
    "lists/inspections.md.j2": {"looks": [], "total": 0, "name": "区教育局", "of_unit": True},
    "lists/lag.md.j2": {"lagging": [], **LAG, "pages": 1, "total": 0, "units": 0},
    "lists/letters.md.j2": {"letters": [], "total": 0, "office": False},
    "lists/minus_items.md.j2": {"minus_groups": [], "hidden": 0, "total": 0, "unit": "区教育局", "since": ""},
    "lists/supervision.md.j2": {
        "case": BLANK,
        "letters": [],
        "urged": [],
        "calls": [],
        "listed": [],
        "office": False,
    },
    "questions/inspection_finding.md.j2": {"case": None, "unit": "区教育局", "way": InspectionWay.PHONE},
    "questions/mark_key.md.j2": {**MARK, "leader": "", "known": False},
    "questions/supervision.md.j2": {**PROPOSAL, "until": "", "skipped": (), "approvers": []},
    "replies/inspected.md.j2": {"look": replace(LOOK, number=""), "case": None, "is_open": False},
    "replies/key_case.md.j2": {"case": CASE, "units": [], "what": "unkey", "because": "已解决", **WHEN},
    "replies/letter_signed.md.j2": {"act": PLAIN, "known": True, "undo_until": NOW},
    "replies/phone_reminder.md.j2": {
        "cases": [BLANK],
        "unit": "区教育局",
        "call": replace(CALL, answered=False, text=""),
    },
    "replies/supervision_issued.md.j2": {"act": PLAIN, **WHEN},
    "replies/template_replaced.md.j2": {**LETTER, "name": ""},
}
_LETTER = {
    "letter": "s5",
    "number": "督〔2026〕3号",
    "level": "letter",
    "until": "2026-10-15",
    "reason": "进度滞后",
}
PUSHES: dict[str, dict[str, Any]] = {
    "supervision_proposed": {
        "request": "s5", "by": "方敏", "reason": "进度滞后",
        "level": "letter", "until": "2026-10-15", "skipped": ["urging"],
        "skipped_because": "市里催得急",
    },
    "supervision_issued": {
        **_LETTER, "post": "liaison", "signs": True, "document": {"name": "督办函.docx", "sha256": "0" * 64},
    },
    "supervision_unsigned": {**_LETTER, "post": "liaison"},
    "supervision_told": {**_LETTER, "what": "failed", "by": "方敏", "because": "仍未开工"},
    "supervision_heard": {**_LETTER, "what": "rectified", "by": "周航", "text": "已增派人手"},
}  # fmt: skip
