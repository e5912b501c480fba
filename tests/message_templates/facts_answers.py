"""Sample facts of the templates about papers, by template; `BARE` where less is known."""

from typing import Any

from domain.letters import Heading
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    ContactPhase,
    DeadlineKind,
    Source,
)
from handlers.answers.plans import NodeLine
from handlers.answers.review_cards import Waiting
from handlers.answers.standing import Plan
from handlers.obstacles import Obstacle
from storage.lines import CaseLine

LINE = CaseLine(
    number="建议012", source=Source.DEPUTY_SUGGESTION, title="关于老旧小区加装电梯的建议",
    unit="区住房和城乡建设局", role=AssignmentRole.LEAD, state=AssignmentState.UNDER_REVIEW,
    deadline="9月30日（周三 班）", kind=DeadlineKind.FIXED, days_left=8, provisional=False, key_case=True,
    secret=False, designated=False, percent=60,
)  # fmt: skip
REPORT = {"number": "建议012", "clause": "三（三）4：提前两天"}
MISSING = Obstacle("report_missing", REPORT, blocks=True)
MISSED = Obstacle("point_missed", {**REPORT, "words": "增设路灯"}, blocks=False)
WAITING = Waiting(
    "b7", LINE, "2026-09-22T02:00:00+00:00", "已加装3部", "已经解决", 2, 1, "周航", under_review=True
)
SILENT = Waiting("b8", LINE, "2026-09-22T02:00:00+00:00", "", "", 1, 0, "周航", under_review=False)
SIGNED = Heading(
    signer="王建国", contact="李敏", contact_phone="2020202", public=False, public_reason="涉及个人隐私"
)
NODES = [
    NodeLine("9月25日（周五 休）", "现场踏勘", "g1", done=True, rest=True),
    NodeLine("10月10日（周六 班）", "出方案", "g2", late=True),
]
DECIDED = {"by": "方敏", "at": "2026-09-22T02:00:00+00:00", "state": "passed"}
LACKING = {"signer": True, "contact": True, "public": True}
PHASES = [ContactPhase.DURING, ContactPhase.BEFORE, ContactPhase.AFTER]

STANDING: dict[str, Any] = {
    "todo": "write_list", "plan": Plan(1, 3, "出方案", "9月28日（周一 班）"),
    "phases": {ContactPhase.BEFORE: True, ContactPhase.DURING: False, ContactPhase.AFTER: False},
    "report": {"signer": "王建国", "signed_on": "9月26日", "note": "", "stated": True},
    "heading": SIGNED, "sent_back": "没有写时间", "reviewed": False,
}  # fmt: skip
NOTHING: dict[str, Any] = {
    "todo": "", "plan": None, "phases": {}, "report": None, "heading": Heading(), "sent_back": "",
    "reviewed": True,
}  # fmt: skip

FACTS: dict[str, Any] = {
    "cards/case.md.j2": {"papers": STANDING},
    "lists/pending.md.j2": {"reviews": 2},
    "questions/answer.md.j2": {"hints": [MISSING, MISSED], "heading": SIGNED},
    "replies/answered.md.j2": {"heading": SIGNED, "under_review": True, "result_said": "A类 已经解决"},
    "questions/report.md.j2": {
        "signer": "王建国", "signed_on": "9月26日", "leaders": [], "due": "9月28日", "late": True,
    },
    "questions/report_text.md.j2": {"due": "9月28日（周一）"},
    "replies/report.md.j2": {"signer": "王建国", "signed_on": "9月26日", "leaders": [], "late": True},
    "replies/report_signed.md.j2": {"signer": "高远", "late": True},
    "questions/report_back.md.j2": {"reason": "数字不对"},
    "questions/send_back.md.j2": {"reason": "没有写措施", "until": "10月15日（周四）"},
    "replies/sent_back.md.j2": {"until": "10月15日（周四）"},
    "replies/answer_passed.md.j2": {"by": "周航", "told": True},
    "lists/reviews.md.j2": {
        "count": 9, "waiting": [WAITING, SILENT], "answered": [SILENT], "answered_count": 12,
        "may_review": True,
    },
    "cards/review.md.j2": {
        "waiting": WAITING, "heading": SIGNED, "hints": [MISSED], "decided": None, "may_review": True,
        "before": False,
    },
    "questions/plan.md.j2": {"nodes": NODES, "moved": NODES[1:]},
    "replies/plan.md.j2": {"nodes": NODES, "may_settle": True},
    "cards/plan.md.j2": {"nodes": NODES, "may_settle": True},
    "questions/list_text.md.j2": {"points": ["增设路灯", "划停车位"], "leader": "张三区长"},
    "questions/list.md.j2": {"text": "1. 增设路灯 → 已装20盏", "files": 1, "missing": (2, 3)},
    "cards/list.md.j2": {
        "text": "1. 增设路灯 → 已装20盏", "files": 1, "version": 2, "at": "2026-09-22T02:00:00+00:00",
        "mine": True,
    },
    "questions/leader_case.md.j2": {"leader": "张三区长"},
    "replies/leader_case.md.j2": {"leader": "张三区长"},
    "questions/letter_part.md.j2": {"part": "publicity", "choices": ["A类 已经解决"]},
    "questions/letter_class.md.j2": {"choices": ["A类 已经解决", "A类 正在解决"]},
    "replies/letter.md.j2": {"heading": SIGNED, "lacking": LACKING},
    "replies/letter_class.md.j2": {"result_said": "B类 计划解决", "version": 2},
    "questions/letter_signer.md.j2": {"clause": "审核答复"},
    "questions/letter_contact.md.j2": {"clause": "审核答复"},
    "questions/letter_publicity.md.j2": {"clause": "审核答复"},
    "questions/letter_public_reason.md.j2": {"clause": "审核答复"},
    "questions/contact.md.j2": {"phase": ContactPhase.DURING, "phases": PHASES, "whom": "王代表"},
    "replies/contact.md.j2": {"phase": ContactPhase.DURING},
}  # fmt: skip
BARE: dict[str, Any] = {
    "cards/case.md.j2": {"papers": NOTHING},
    "lists/pending.md.j2": {"reviews": 0},
    "questions/answer.md.j2": {"hints": [], "heading": Heading()},
    "replies/answered.md.j2": {"heading": Heading(), "under_review": False, "result_said": ""},
    "questions/report.md.j2": {"signer": "", "signed_on": "", "leaders": ["高远"], "due": "", "late": False},
    "questions/report_text.md.j2": {"due": ""},
    "replies/report.md.j2": {"signer": "", "signed_on": "", "leaders": ["高远", "孙立"], "late": False},
    "questions/send_back.md.j2": {"until": ""},
    "replies/sent_back.md.j2": {"until": ""},
    "lists/reviews.md.j2": {"count": 0, "waiting": [], "answered": [], "answered_count": 0},
    "cards/review.md.j2": {
        "waiting": SILENT, "heading": Heading(), "hints": [], "decided": DECIDED, "before": True,
    },
    "questions/plan.md.j2": {"nodes": NODES, "moved": []},
    "questions/list_text.md.j2": {"points": [], "leader": ""},
    "questions/list.md.j2": {"text": "", "files": 2, "missing": ()},
    "cards/list.md.j2": {"text": "", "files": 1, "version": 1, "mine": False},
    "questions/letter_part.md.j2": {"part": "result_class", "choices": ["A类 已经解决", "B类 计划解决"]},
    "replies/letter.md.j2": {"lacking": dict.fromkeys(LACKING, False)},
    "questions/contact.md.j2": {"phase": None, "phases": list(ContactPhase), "whom": ""},
}  # fmt: skip
