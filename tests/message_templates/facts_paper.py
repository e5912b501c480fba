"""Sample facts of the templates about exports and papers, by template; `BARE` where less is known."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.ladder import Ahead
from domain.packs import ContactRule, ReportRule
from domain.vocabulary import AssignmentRole, DayUnit, DeadlineKind
from storage.lines import EdgeDays
from tests.message_templates.facts_supervision import BLANK, CASE

REPORT = ReportRule(clause="第一条", ahead=Ahead(3, DayUnit.WORKING_DAYS), required=True)
PART = {
    "unit": "区教育局", "role": AssignmentRole.LEAD, "people": "周航", "limit": "2026年10月30日（周五）",
    "kind": DeadlineKind.FIXED,
}  # fmt: skip
SLIP: dict[str, Any] = {
    "case": replace(CASE, return_until="9月25日（周五）"), "source": "建议", "kind": "投诉", "title": "标题",
    "content": "第一行⏎第二行", "people": ["王某某"], "leads": [PART, {**PART, "unit": "区水务局"}],
    "cos": [PART, {**PART, "people": "", "limit": ""}], "assigned": date(2026, 9, 22), "leader": "张区长",
    "supervising_leader": "张主任", "superior": "市督查室", "office": "区政府督查室",
    "edges": EdgeDays("10月20日（周二）", can_extend=True, report_due="10月27日（周二）"),
    "report": REPORT,
    "contact": ContactRule(clause="第二条", face_required=True),
    "today": date(2026, 9, 22), "told": date(2026, 9, 22),
}  # fmt: skip
LATE = replace(CASE, days_left=-2)
ROW = {
    "unit": "区教育局",
    "people": [("周航", "13800000001"), ("李敏", "")],
    "cases": [CASE, BLANK],
    "more": 2,
}
LIST: dict[str, Any] = {
    "rows": [ROW, {**ROW, "people": [], "cases": [replace(CASE, days_left=None), LATE]}],
    "today": date(2026, 9, 22), "described": "9月22日（周二）", "office": "区政府督查室", "by": "方敏",
}  # fmt: skip
EXPORTED = {"title": "台账", "table": "ledger", "rows": 9, "name": "台账-20260922.xlsx", "full": False}
FACTS: dict[str, Any] = {
    "documents/slip.j2": SLIP,
    "documents/slip_frame.j2": SLIP,
    "documents/today.j2": LIST,
    "documents/today_frame.j2": LIST,
    "questions/export_purpose.md.j2": {"title": "台账"},
    "replies/exported.md.j2": EXPORTED,
    "replies/nothing_to_phone.md.j2": {"phoned": 3},
    "replies/slip.md.j2": {"cases": [CASE, replace(BLANK, secret=True, title="")], "name": "交办单.docx"},
    "replies/today_printed.md.j2": {"units": 3, "count": 9, "name": "今日电话单.docx", "phoned": 1},
}
BARE: dict[str, Any] = FACTS | {
    "documents/slip.j2": {
        **SLIP, "case": BLANK, "kind": "", "content": "", "people": [], "cos": [], "leader": "",
        "supervising_leader": "", "superior": "", "edges": None,
        "leads": [{**PART, "people": "", "limit": "", "kind": DeadlineKind.ONGOING}],
        "report": replace(REPORT, required=False), "contact": ContactRule(clause="第二条"),
    },
    "replies/exported.md.j2": {**EXPORTED, "table": "rectification", "full": True},
    "replies/nothing_to_phone.md.j2": {"phoned": 0},
    "replies/slip.md.j2": {"cases": [CASE], "name": "交办单.docx"},
    "replies/today_printed.md.j2": {"units": 1, "count": 1, "name": "今日电话单.docx", "phoned": 0},
}  # fmt: skip
