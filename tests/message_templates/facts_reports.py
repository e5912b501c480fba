"""Sample facts of the templates about reports, by template; `BARE` where less is known."""

from datetime import date
from typing import Any

from domain.vocabulary import ReportKind, ReportState

REPORT: dict[str, Any] = {
    "number": 3, "kind": ReportKind.HALF_MONTH, "state": ReportState.APPROVED, "title": "督办工作半月报",
    "period": "2026年9月1日至9月15日", "first": date(2026, 9, 1), "last": date(2026, 9, 15),
    "summary": ["累计 45 件，办结 2 件，在办 43 件，超期 0 件", "办结率 6.67%（3/45）"],
    "late": True, "version": 1, "composed_at": "2026-09-16T00:45:00+00:00",
    "by": "贺岩", "at": "2026-09-16T01:00:00+00:00",
    "reason": "数字不对", "readers": ["陆建国"] * 8, "copies": ["严正"], "may_decide": False,
    "sha256": "ab" * 32,
}  # fmt: skip
DRAFT = REPORT | {
    "state": ReportState.DRAFT,
    "may_decide": True,
    "late": False,
    "version": 0,
    "by": "",
    "at": None,
}
WANTED = DRAFT | {"state": ReportState.WANTED, "title": "", "period": "", "summary": [], "sha256": ""}
BACK, DROPPED = (REPORT | {"state": state} for state in (ReportState.SENT_BACK, ReportState.DROPPED))
PLAN: dict[str, Any] = {
    "kind": ReportKind.HALF_MONTH, "on": True, "weekdays": [], "days": [1, 16], "months": list(range(1, 13)),
    "readers": ["陆建国"], "copies": ["纪工委监察组"], "next": "10月8日（周四 班）",
    "period": (date(2026, 9, 16), date(2026, 9, 30)),
}  # fmt: skip
WEEKLY = PLAN | {"kind": ReportKind.WEEKLY, "weekdays": [4], "days": []}
QUARTERLY = PLAN | {"kind": ReportKind.QUARTERLY, "months": [1, 4, 7, 10], "days": [1]}
OFF = PLAN | {"kind": ReportKind.ANNUAL, "on": False, "readers": [], "copies": [], "months": [1]}
PUT_AWAY = {"report": REPORT, "reason": "数字不对", "outcome": ReportState.SENT_BACK}
SENDING = {"readers": ["陆建国"], "copies": ["纪工委监察组"], "count": 2}

FACTS: dict[str, Any] = {
    "questions/report_kind.md.j2": {"kinds": list(ReportKind)[:4]},
    "questions/issue_report.md.j2": {"report": DRAFT, **SENDING},
    "questions/return_draft_reason.md.j2": {"report": DRAFT},
    "questions/put_away_report.md.j2": PUT_AWAY,
    "questions/which_report.md.j2": {"reports": [DRAFT | {"number": n} for n in (1, 2, 3)]},
    "questions/report_plan.md.j2": {"before": OFF, "plan": PLAN},
    "replies/report_plan.md.j2": {"plan": WEEKLY, "unchanged": False},
    "replies/report_wanted.md.j2": {
        "number": 3, "kind": ReportKind.WEEKLY, "first": date(2026, 9, 14), "last": date(2026, 9, 20),
        "runs_on": True,
    },
    "replies/report_issued.md.j2": {"report": REPORT, **SENDING},
    "replies/report_put_away.md.j2": PUT_AWAY,
    "cards/report.md.j2": {"report": REPORT, "asked_again": True},
    "cards/report_plans.md.j2": {"plans": [PLAN, WEEKLY, QUARTERLY, OFF]},
    "lists/reports.md.j2": {
        "reports": [REPORT, DRAFT, WANTED, BACK, DROPPED], "kind": None, "total": 19, "page": 1, "pages": 3,
        "drafts": False,
    },
}  # fmt: skip
BARE: dict[str, Any] = {
    "questions/issue_report.md.j2": {"report": DRAFT, "readers": [], "copies": [], "count": 0},
    "questions/put_away_report.md.j2": {"outcome": ReportState.DROPPED},
    "questions/report_plan.md.j2": {"before": QUARTERLY, "plan": OFF},
    "replies/report_plan.md.j2": {"plan": OFF, "unchanged": True},
    "replies/report_wanted.md.j2": {"runs_on": False},
    "replies/report_issued.md.j2": {"readers": [], "copies": [], "count": 0},
    "replies/report_put_away.md.j2": {"outcome": ReportState.DROPPED},
    "cards/report.md.j2": {"report": WANTED, "asked_again": False},
    "lists/reports.md.j2": {
        "reports": [], "kind": ReportKind.WEEKLY, "total": 0, "page": 1, "pages": 1, "drafts": True,
    },
}  # fmt: skip
