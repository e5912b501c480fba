"""Every template renders with sample facts, every refusal and alert in the code has its own words."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import message_templates
from domain.answer_wording import Hint
from domain.deadlines import StepKind
from domain.digests import DigestSettings
from domain.errors import DomainError
from domain.intents import (
    Acknowledge,
    Amend,
    AskExtension,
    AskReturn,
    CaseRef,
    Intent,
    Pick,
    ReportProgress,
    Several,
    ShowLiaison,
    Strike,
    Tone,
    Unclear,
)
from domain.ladder import Ahead, Notice
from domain.messages import Button, Content
from domain.office_hours import OfficeHours
from domain.permissions import ALLOWED
from domain.reading.several.together import ACTS as TOGETHER
from domain.setup import SetupStep
from domain.tables.errors import FileRefused
from domain.transitions import OPEN
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    ContactKind,
    DayUnit,
    DeadlineKind,
    PostRole,
    ReplyKind,
    RequestState,
    ResultClass,
    Source,
)
from handlers.asking import Page
from handlers.describing import Wish, describe
from handlers.explaining import AheadLine, StepLine
from handlers.helping import ACTS
from handlers.rehearsing import Verdict
from handlers.remembering import awaited, point_to, start_again
from handlers.replying import Question, Shown
from handlers.requests import RequestLine
from message_templates import Markdown, render, render_content
from simulator.rendering import render_html
from storage.lines import CaseLine, EdgeDays
from tests.domain.calendars import OFFICIAL
from tests.message_templates import (
    facts_answers,
    facts_calendar,
    facts_delivery,
    facts_digests,
    facts_evaluation,
    facts_figures,
    facts_intake,
    facts_joint,
    facts_ladder,
    facts_packs,
    facts_paper,
    facts_posts,
    facts_projects,
    facts_reports,
    facts_results,
    facts_returns,
    facts_rights,
    facts_rosters,
    facts_settings,
    facts_setup,
    facts_slots,
    facts_stops,
    facts_supervision,
    facts_tracking,
    facts_trust,
)
from tests.scenarios.promises import LONGEST_TEXT, lines_run_together

ROOT = Path(message_templates.__file__).parent / "zh"
PRODUCT = ("bot", "domain", "handlers", "scheduler", "storage")
# Rendered with the real facts of their rooms: tests/scheduler, tests/handlers/workbooks, tests/wire;
# the notes of pictures are drawn in test_pictures.
SHOWN_ELSEWHERE = {"push", "digest", "import", "parts", "pictures", "reports"}

LINE = CaseLine(
    number="建议012",
    source=Source.DEPUTY_SUGGESTION,
    title="关于老旧小区加装电梯的建议",
    unit="区住房和城乡建设局",
    role=AssignmentRole.LEAD,
    state=AssignmentState.ASSIGNED,
    deadline="9月30日（周三 班）",
    kind=DeadlineKind.FIXED,
    days_left=8,
    provisional=False,
    key_case=True,
    secret=False,
    designated=False,
    percent=60,
)
LATE = replace(
    LINE, number="建议013", days_left=-3, overdue_days=3, state=AssignmentState.IN_PROGRESS, percent=None
)
ONGOING = replace(
    LINE, number="实事01", deadline="", days_left=None, kind=DeadlineKind.ONGOING, key_case=False, title=""
)
DONE = replace(LINE, number="提案012", state=AssignmentState.ANSWERED)
LINES = [LINE, LATE, ONGOING, DONE]
REQUEST = RequestLine(
    "e12", LINE, "周航", "2026-09-22T02:00:00+00:00", "设计变更", RequestState.PENDING, "10月15日（周四）", 15
)
RETURN = replace(REQUEST, name="r7", until="", unit="区城市管理局")
LIMIT = SimpleNamespace(on=date(2026, 10, 30), provisional=True)
NOW = "2026-09-22T02:00:00+00:00"
AHEAD = AheadLine(3, DayUnit.NATURAL_DAYS, "9月27日（周日 休）", "9月24日（周四）", moved=True)
STEPS = [
    StepLine(
        step,
        "9月30日（周三）",
        5,
        DayUnit.WORKING_DAYS,
        (("9月27日（周日 休）", ""), ("10月1日（周四 休）", "10月7日（周三 休）")),
        8,
        True,  # noqa: FBT003 - a row of a table
        ("10月10日（周六 班）",),
        "依据",
    )
    for step in StepKind
]
VERDICT = SimpleNamespace(sheet="建议", row=7, number="建议012")

ASKED, OTHER = (
    Wish("AskExtension", ("建议012",), "等图纸"),
    Wish("AskExtension", day="15号"),
)
SIGNED, NOTED = Wish("Acknowledge", ("建议012",)), Wish("ReportProgress", ("建议012",), "图纸已出")


def one_of_several(kind: str, verdict: Verdict, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - any facts
    """One act of several, as the handler hands it to the templates."""
    known = bool(facts.get("known")) and not facts.get("signed")
    told = {"verdict": verdict, "known": known, "facts": facts, "lacks": "", "why": ""}
    words = "" if kind == "Acknowledge" else "设计变更，图纸还没有批下来，等图纸"
    return {"kind": kind, "number": "建议012", "w": Wish(kind, ("建议012",), words)} | told


LATER = {"until": "10月15日（周四）", "gained_days": 15, "gained_working_days": 7, "case": LINE}
WHY_NOT = Markdown("**建议012** 没有时限，不用延期")
TABLE = [
    one_of_several("Acknowledge", Verdict.DONE, signed=[LINE]),
    one_of_several("Acknowledge", Verdict.DONE, signed=[], known=[DONE]),
    one_of_several("ReportProgress", Verdict.DONE, case=LINE, percent=60),
    one_of_several("AskExtension", Verdict.DONE, **LATER),
    one_of_several("AskReturn", Verdict.DONE, case=LINE, unit="", written="路灯所"),
    one_of_several("AskExtension", Verdict.LACKING, case=LINE) | {"lacks": "until"},
    one_of_several("AskExtension", Verdict.REFUSED, reason="no_deadline") | {"why": WHY_NOT},
    one_of_several("ShowCase", Verdict.SHOWN, case=LINE),
]
ASKED_NEXT = {
    "title": "延到哪一天？",
    "text": Markdown("建议013 延到哪一天？"),
    "buttons": [Button("取消", "取消")],
}

REFS = (
    CaseRef(12, Source.DEPUTY_SUGGESTION, "建议012"),
    CaseRef(13, Source.CPPCC_PROPOSAL, "提案013"),
    CaseRef(88291, Source.NETIZEN_MESSAGE, "留言88291"),
)
LONG_WISH = AskExtension(REFS[:1], "2026-10-15", "设计变更，图纸还没有批下来，要等规划那边的意见")
NO_CHANGE = Shown((("确认", "确认"), ("取消", "取消")))
# What may wait for an answer: words, a yes, one of two or of many, and a table of acts.
QUESTIONS = {
    "words": Question((AskReturn(REFS[:1]),), "reason", shown=Shown((("取消", "取消"),))),
    "bare words": Question((ShowLiaison(),), "unit"),
    "yes": Question((LONG_WISH,), shown=NO_CHANGE),
    "bare yes": Question((Acknowledge(everything=True),)),
    "first of two": Question(
        (LONG_WISH, ReportProgress(REFS[:1], "等图纸")), yes_is_first=True, shown=NO_CHANGE
    ),
    "one of two": Question((LONG_WISH, ReportProgress(REFS[:1], "等图纸"))),
    "one of many": Question(
        tuple(Acknowledge((CaseRef(n),)) for n in range(12, 20)),
        rereads=True,
        shown=Shown((*((f"建议{n:03}", str(n - 11)) for n in range(12, 16)), ("取消", "取消"))),
    ),
    "table": Question(
        (Several((LONG_WISH, *(ReportProgress((ref,), "图纸已出") for ref in REFS))),), shown=NO_CHANGE
    ),
}
WAITING = {name: awaited(question) for name, question in QUESTIONS.items()}
WORDS_ONLY = ("waiting", "wants")

# One set of facts that any template finds its own in.
FULL: dict[str, Any] = {
    "about": "建议012",
    "adoptable": 2,
    "api": "x",
    "approve": True,
    "asked": True,
    "asked_by": "周航",
    "assigned_on": "9月1日（周二）",
    "at": NOW,
    "calendar": OFFICIAL,
    "calls": {"robot/oToMessages/batchSend": 12},
    "case": LINE,
    "cases": LINES,
    "changes": (4, 1),
    "content": "内容",
    "count": 12,
    "counts": {"ok": 3, "ask": 2, "bad": 1},
    "cut_off": 3,
    "days": (date(2026, 9, 22), date(2026, 10, 6)),
    "deadline": "9月30日（周三 班）",
    "digest_at": "08:30",
    "edge": EdgeDays("9月24日（周四）", can_extend=True, report_due="9月28日（周一）"),
    "extension": Ahead(3),
    "failed": [SimpleNamespace(created_at=NOW, address="u1", title="标题", trouble="no")],
    "files": 2,
    "first": "9月22日",
    "former": ["周航"],
    "free": 5000,
    "from": "20:00",
    "gained_days": 15,
    "gained_working_days": 7,
    "good": 3,
    "held": 4,
    "hours": OfficeHours(),
    "kind": ReplyKind.ANSWER,
    "known": LINES,
    "last": "10月6日",
    "left": 2,
    "may_decide": True,
    "may_sign": True,
    "may_urge": True,
    "measure": "公里",
    "megabytes": 20,
    "mine": True,
    "month": 9,
    "more": 3,
    "most": 60,
    "moved": 2,
    "name": "周航",
    "named": "12",
    "names": ["区城市管理局", "区城市更新局"],
    "nearest": ["签收", "延期"],
    "next": [LINE],
    "next_page": 2,
    "notices": [Notice((3,)), Notice((5,), source=Source.NETIZEN_MESSAGE), Notice((7,), key=True)],
    "now": False,
    "number": "建议012",
    "open": 5,
    "options": [("Acknowledge", ["12"]), ("AskExtension", [])],
    "others": LINES,
    "page": Page(1, 3, 20),
    "parked": [SimpleNamespace(received_at=NOW, sender="u1", trouble="odd")],
    "pause": True,
    "paused": True,
    "paused_at": NOW,
    "paused_until": NOW,
    "paused_units": ["区教育局"],
    "drill_since": NOW,
    "people": [SimpleNamespace(name="周航", user_id=None)],
    "percent": 60,
    "person": "李敏",
    "posts": 3,
    "present": (3,),
    "progress": 3.0,
    "proposers": ["张代表", "李代表"],
    "provisional": True,
    "reachable": False,
    "reason": "type",
    "reference": "M12",
    "replies": [SimpleNamespace(said_at=NOW, kind=ReplyKind.PROGRESS, text="图纸已出", version=2)],
    "report": Ahead(2),
    "request": REQUEST,
    "requests": [REQUEST, RETURN],
    "roles": frozenset(PostRole),
    "rows": [(VERDICT, ["缺主办单位。"])],
    "second_limit": True,
    "sheets": 2,
    "signed": [LINE],
    "since": "9月22日（周二）",
    "slot": "08:45",
    "source": Source.NETIZEN_MESSAGE,
    "state": RequestState.APPROVED,
    "states": {"sent": 5},
    "target": 2.0,
    "text": "昨天谈过了",
    "too_late_for_extension": True,
    "total": 120,
    "unchanged": 1,
    "undo_seconds": 60,
    "unit": "区城市管理局",
    "units": [("区城市管理局", AssignmentRole.LEAD, LIMIT)],
    "unreachable": ["区教育局"],
    "unsigned": [LINE],
    "until": "10月15日（周四）",
    "waiting": 2,
    "what": "reply",
    "which": "overdue",
    "word": "签收",
    "wording": "城管局",
    "written": "城管局",
    "example": "建议012",
    "cut": 1,
}
FULL |= {
    "alike": [],
    "before": [("due_soon", NOW)],
    "begins": "9月28日（周一）",
    "contacts": {ContactKind.FACE: 1, ContactKind.PHONE: 2},
    "digest_on_rest_days": True,
    "digests": DigestSettings(),
    "ends": "10月10日（周六 班）",
    "face": False,
    "granted_at": NOW,
    "granted_by": "贺岩",
    "kept": "9月24日（周四）",
    "lead": "区住房和城乡建设局",
    "may_look": True,
    "may_pause": True,
    "merged": 3,
    "missing": [("区教育局", "建议013")],
    "n": 3,
    "person_unit": "区教育局",
    "plain": "9月27日（周日 休）",
    "pushes": 4,
    "rate": "finished",
    "reminders": [
        AheadLine(3, DayUnit.NATURAL_DAYS, "9月27日（周日 休）", "9月24日（周四）", moved=True, over=True)
    ],
    "rest_days": True,
    "satisfaction": True,
    "second": "10月30日（周五）",
    "sent": 9,
    "sent_at": NOW,
    "single": False,
    "steps": STEPS,
    "today": "9月22日（周二）",
    "together": 2,
    "told": ["秦越"],
    "unanswered": ["区教育局"],
    "unrated": True,
}
# The other side of every fork.
BARE: dict[str, Any] = FULL | {
    "about": "", "approve": False, "asked": False, "cases": [], "changes": (0, 0), "content": "", "count": 0,
    "digest_at": None, "edge": None, "failed": [], "files": 0, "former": [], "good": 0, "held": 0,
    "from": None, "kind": ReplyKind.CO_OPINION, "known": [],
    "left": 0, "may_decide": False, "may_sign": False, "may_urge": False, "messages": [], "mine": False,
    "more": 0, "moved": 0, "named": "", "nearest": [], "next": [], "notices": [Notice((3,))], "now": True,
    "others": [], "page": Page(1, 1, 0), "parked": [], "pause": False, "paused": False, "paused_at": None,
    "paused_until": None, "paused_units": [], "drill_since": None,
    "people": [], "percent": None, "posts": 0, "proposers": [], "provisional": False, "reachable": True,
    "replies": [], "requests": [], "rows": [], "second_limit": False, "signed": [], "source": None,
    "states": {}, "target": None, "text": "", "too_late_for_extension": False, "unit": "", "unchanged": 0,
    "unreachable": [], "unsigned": [], "waiting": 0, "which": "all", "adoptable": 0, "at": None,
    "case": replace(ONGOING, secret=True, designated=True), "request": RETURN, "word": "签收",
}  # fmt: skip
BARE |= {
    "alike": [], "before": [], "begins": "", "contacts": {}, "digest_on_rest_days": False, "ends": "",
    "face": True, "granted_by": "", "may_look": False, "may_pause": False,
    "missing": [], "person_unit": "", "reminders": [], "rest_days": False, "satisfaction": False,
    "second": "", "single": True, "steps": [], "together": 0, "told": [], "unanswered": [], "unrated": False,
}  # fmt: skip
HINT = Hint(ResultClass.PLANNED, "拟")
REFUSALS_OF_FILES = ("type", "content", "too_large", "too_many", "gone")
UNDONE = ("acknowledge", "progress", "answer", "co_opinion", "contact", "extension", "return", "follow_up")
FULL |= facts_settings.SHARED
BARE |= facts_settings.SHARED_BARE
FULL |= {
    "choices": [(one, f"{one.name[0]}类 已经解决") for one in ResultClass],
    "claimed": True,
    "elapsed": 40,
    "empty": True,
    "hint": HINT,
    "kept": True,
    "masked": True,
    "must_choose": False,
    "replaced": "原来的",
    "result": ResultClass.RESOLVED,
    "seconds": 90,
    "undo_until": NOW,
    "version": 2,
}
BARE |= {
    "choices": [(None, ""), *((one, "正在解决") for one in ResultClass)],
    "claimed": False, "elapsed": None, "empty": False, "hint": None,
    "kept": False, "masked": False, "must_choose": True, "replaced": "", "result": None, "seconds": 30,
    "undo_until": NOW, "version": 3,
}  # fmt: skip
OWN: dict[str, dict[str, Any]] = {
    "replies/undone.md.j2": {
        "acts": [{"what": what, "cases": LINES, "text": "内容", "restored": "前一版"} for what in UNDONE[:3]]
    },
    "questions/undo_older.md.j2": {
        "acts": [{"what": what, "cases": LINES, "text": "内容"} for what in UNDONE[:3]],
        "at": "2026-09-22T10:00:00+08:00",
    },
    "replies/draft_dropped.md.j2": {
        "w": Wish("AskExtension", ("建议012",), "等图纸"),
        "older": True,
        "own": True,
    },
    "lists/cases.md.j2": {"cases": LINES, "total": 9},
    "questions/which_undo.md.j2": {
        "acts": [{"what": "reply", "cases": "建议012"}, {"what": "return", "cases": ""}],
    },
    "questions/set_undo.md.j2": {"present": 60},
    "questions/move.md.j2": {
        "source": LATE, "case": LINE, "what": "extension", "said_at": "2026-09-22T10:00:00+08:00",
    },
    "replies/moved.md.j2": {"source": LATE, "case": LINE, "what": "progress"},
    "questions/contact.md.j2": {"kind": ContactKind.PHONE, "on": "9月21日（周一）"},
    "replies/contact.md.j2": {"kind": ContactKind.FACE, "on": "今天", "contacts": {ContactKind.FACE: 1}},
    "cards/deadline.md.j2": {
        "first": "9月30日（周三）", "left": 5, "extension": AHEAD, **facts_packs.DUE, "report": AHEAD,
    },
    "cards/sent.md.j2": {"told": 7, "units": [("区教育局", 3)], "failed": 1},
    "cards/similar.md.j2": {"secret": False},
    "questions/set_digest_days.md.j2": {"at": "09:00"},
    "questions/set_reminder.md.j2": {"days": (5, 3), "unit": DayUnit.WORKING_DAYS},
    "questions/extension_days.md.j2": {
        "days": ["9月30日（周三）", "10月8日（周四）"], "why": "rest_day", "on": "10月5日（周一 休）",
        "provisional": True,
    },
    "questions/extension.md.j2": {"said": "下下周四", "hour_left_out": True},
    "replies/setting_changed.md.j2": {"days": (5,), "unit": DayUnit.NATURAL_DAYS},
    "questions/change_liaison.md.j2": {"unit": "区城市管理局"},
    "replies/liaison_changed.md.j2": {"unit": "区城市管理局"},
    "questions/urge.md.j2": {"units": ["区城市管理局", "区教育局"], "known": 3},
    "lists/office.md.j2": {
        "units": 3, "unit": "", "on": "", "also": "overdue",
        "counts": {"overdue": 1, "today": 2, "unsigned": 3},
    },
    "cards/liaison.md.j2": {"unit": "区教育局", "liaisons": [("吴静", "138****0001"), ("李敏", "")]},
    "cards/rate.md.j2": {"source": None, "unit": ""},
    "questions/assign_unplaced.md.j2": {"unplaced": "急件", "number": "建议56"},
    "questions/assign_unit.md.j2": {"unit": "园林", "role": AssignmentRole.CO, "number": "建议56"},
    "questions/assign_deadline.md.j2": {"wording": "越快越好", "past": False, "number": "建议56"},
    "questions/which_case.md.j2": {"cases": LINES * 2, "named": "12", "more": 3, "own": True},
    "questions/still_open.md.j2": point_to(QUESTIONS["one of many"], said=Pick(9)).facts,
    "questions/missed.md.j2": start_again(QUESTIONS["one of many"].intents).facts,
    "replies/words_in_private.md.j2": {part: WAITING["words"][part] for part in WORDS_ONLY},
    "replies/parts/still_waiting.md.j2": WAITING["one of many"],
    "replies/parts/put_aside.md.j2": WAITING["table"],
    "replies/parts/dropped.md.j2": WAITING["one of two"],
    "cards/help.md.j2": {"next": LINE, "waiting": [ASKED], "wants": "", "pending": 2},
    "cards/help_about.md.j2": {
        "about": "延期", "waiting": [ASKED], "wants": "reason", "may": True, "whose": [], "ahead": Ahead(3),
    },
    "replies/greeting.md.j2": {"next": LINE, "tone": "received"},
    "replies/not_understood.md.j2": {"offers": [ASKED], "only_notes": False},
    "questions/which_reading.md.j2": {"options": [ASKED, OTHER]},
    "questions/set_digest.md.j2": {"at": "09:00"},
    "replies/group_case.md.j2": {"cases": LINES},
    "questions/assign.md.j2": {"at": NOW, "case": LINE, "today": date(2026, 9, 22)},
    "replies/assigned.md.j2": {"at": NOW, "case": LINE},
    "replies/urged.md.j2": {"at": NOW, "known": [DONE]},
    "replies/imported.md.j2": {"at": NOW, "cases": 7},
    "replies/acknowledged.md.j2": {"known": [DONE, LATE]},
    "questions/by_title.md.j2": {"case": LINE, "w": SIGNED},
    "questions/typo.md.j2": {"word": "签收", "w": SIGNED},
    "questions/heard.md.j2": {"w": NOTED},
    "questions/several.md.j2": {"lines": TABLE},
    "replies/several.md.j2": {"lines": TABLE, "later": TABLE[5:6], "asked": ASKED_NEXT, "undo": True},
    "questions/file_case.md.j2": {"case": LINE, "names": ["建议012答复.docx"], "since": NOW},
    "questions/which_file_case.md.j2": {
        "cases": LINES, "names": ["现场.jpg"] * 4, "talk": False, "unknown": "99",
    },
    "replies/parts/heard.md.j2": {"words": "十二号图纸已经出了"},
    "replies/too_fast.md.j2": {"words": "签收 建议012"},
    "replies/files_refused.md.j2": {"refused": [("片子.mp4", "type"), ("大图.zip", "too_large")]},
    "replies/parts/files_refused.md.j2": {
        "refused": [(f"{reason}.pdf", reason) for reason in REFUSALS_OF_FILES] * 2,
    },
}  # fmt: skip
# What the bare ones lack of that.
OWN_BARE: dict[str, dict[str, Any]] = {
    "questions/by_title.md.j2": {"case": ONGOING, "w": Wish("LogContact", ("实事01",))},
    "lists/office.md.j2": {"unit": "区教育局", "on": "9月30日（周三）", "also": None, "counts": {}},
    "cards/liaison.md.j2": {"liaisons": []},
    "cards/rate.md.j2": {"source": Source.DEPUTY_SUGGESTION, "unit": "区教育局"},
    "questions/assign_deadline.md.j2": {"wording": "9月1日", "past": True},
    "questions/which_case.md.j2": {"cases": LINES[:2], "named": "", "more": 0, "own": False},
    "questions/still_open.md.j2": point_to(QUESTIONS["bare yes"]).facts,
    "questions/missed.md.j2": start_again(QUESTIONS["bare yes"].intents).facts,
    "replies/words_in_private.md.j2": {part: WAITING["bare words"][part] for part in WORDS_ONLY},
    "replies/parts/still_waiting.md.j2": WAITING["bare words"],
    "replies/parts/put_aside.md.j2": WAITING["bare yes"],
    "replies/parts/dropped.md.j2": WAITING["bare yes"],
    "questions/typo.md.j2": {"word": "全部签收", "w": Wish("Acknowledge", whole=True)},
    "questions/heard.md.j2": {"w": Wish("Urge", whole=True)},
    "questions/several.md.j2": {"lines": TABLE[:1] * 2},
    "replies/several.md.j2": {"lines": TABLE[6:7], "later": [], "asked": None, "undo": False},
    "questions/file_case.md.j2": {"case": ONGOING, "names": ["现场.jpg"] * 6, "kind": "", "since": None},
    "questions/which_file_case.md.j2": {"cases": [ONGOING], "names": [], "talk": False, "unknown": ""},
    "replies/files_refused.md.j2": {"refused": [("未命名", "gone")]},
    "replies/too_fast.md.j2": {"words": ""},
}
OWN |= facts_calendar.facts(LINE)
OWN_BARE |= facts_calendar.bare()
FULL |= facts_returns.FACTS | {"cap": 4, "retention": 3}
BARE |= facts_returns.BARE | {"cap": 4, "retention": None}
OWN |= facts_returns.OWN
OWN |= facts_tracking.FACTS
OWN_BARE |= facts_tracking.BARE
for samples, more in ((OWN, facts_results.FACTS), (OWN_BARE, facts_results.BARE)):
    samples |= {name: samples.get(name, {}) | facts for name, facts in more.items()}
for own in (
    facts_joint,
    facts_answers,
    facts_evaluation,
    facts_figures,
    facts_paper,
    facts_tracking,
    facts_reports,
    facts_rights,
    facts_setup,
    facts_settings,
    facts_rosters,
    facts_intake,
    facts_slots,
    facts_posts,
    facts_stops,
    facts_supervision,
    facts_trust,
):
    OWN |= {name: OWN.get(name, {}) | facts for name, facts in own.FACTS.items()}
    OWN_BARE |= {name: OWN_BARE.get(name, {}) | facts for name, facts in own.BARE.items()}
OWN |= {name: OWN.get(name, {}) | facts for name, facts in facts_returns.OWN.items()}
OWN |= facts_projects.FACTS
FULL |= facts_projects.SHARED
BARE |= facts_projects.SHARED_BARE
OWN |= facts_delivery.facts(LINE)
OWN_BARE |= facts_delivery.bare(ONGOING)
OWN |= facts_digests.FACTS
OWN_BARE |= facts_digests.BARE
OWN |= {name: OWN.get(name, {}) | facts for name, facts in facts_packs.FACTS.items()}
OWN |= {name: OWN.get(name, {}) | facts for name, facts in facts_ladder.FACTS.items()}
OWN_BARE |= {name: OWN_BARE.get(name, {}) | facts for name, facts in facts_ladder.BARE.items()}
OWN_BARE |= {name: OWN_BARE.get(name, {}) | facts for name, facts in facts_packs.BARE.items()}


def all_templates() -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.j2"))


def shown_here() -> list[str]:
    return [name for name in all_templates() if name.partition("/")[0] not in {*SHOWN_ELSEWHERE, "errors"}]


def wanted(name: str, facts: dict[str, Any]) -> dict[str, Any]:
    return facts | OWN.get(name, {}) | (OWN_BARE.get(name, {}) if facts is BARE else {})


@pytest.mark.parametrize("facts", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("name", shown_here())
def test_a_template_says_something_whatever_the_facts(name: str, facts: dict[str, Any]) -> None:
    if not name.endswith(".md.j2"):
        assert render(name, **wanted(name, facts))
        return
    content: Content = render_content(name, **wanted(name, facts))
    assert content.title, name
    assert content.text, name
    for words in (content.title, content.text, *(button.label for button in content.buttons)):
        assert "None" not in words, words
        assert "{{" not in words, words
        assert "@button" not in words, words
    if facts is FULL:  # closing marks between a full stop and a letter are shown as they are
        shown = render_html(content.text, markdown=True).replace("****", "")  # of a masked number
        assert "**" not in shown
    assert not list(lines_run_together(content.text))
    assert len({button.label for button in content.buttons}) == len(content.buttons)


def test_every_kind_of_template_is_shown_somewhere() -> None:
    kinds = {name.partition("/")[0] for name in all_templates()}
    assert kinds == SHOWN_ELSEWHERE | {
        "errors",
        "cards",
        "channels",
        "documents",
        "drill",
        "intake",
        "lists",
        "questions",
        "replies",
    }


@pytest.mark.parametrize("what", ["reminder", "digest", "digest_days", "quiet", "slot", "cap"])
def test_every_setting_has_its_echo(what: str) -> None:
    for facts in (FULL, BARE):
        name = "replies/setting_changed.md.j2"
        assert render_content(name, **wanted(name, facts) | {"what": what}).text


def test_every_undone_act_has_its_echo() -> None:
    for what in UNDONE:
        acts = [{"what": what, "cases": LINES, "text": "内容", "restored": ""}]
        assert "已撤回" in render("replies/undone.md.j2", acts=acts)


@pytest.mark.parametrize("one", facts_settings.SETTINGS, ids=lambda one: f"{one['name']}-{one['scope']}")
def test_every_setting_is_told_in_words(one: dict[str, Any]) -> None:
    """Before, after, and what it is where nobody has set it."""
    assert render("parts/setting_name.j2", s=one)
    values: list[dict[str, Any]] = [one["before"], one["after"], {}]
    said = [render("parts/setting_value.j2", s=one, v=v) for v in values]
    assert all(said)
    acts = [{"what": "settings", "cases": [], "text": "", "restored": "", "settings": [one] * 8}]
    words = render_content("replies/undone.md.j2", acts=acts)
    assert said[1] in words.text
    assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("what", ["imported", "handed_out", "approver"])
@pytest.mark.parametrize("facts", [facts_settings.IMPORT, facts_settings.FREE])
def test_what_was_undone_of_an_import_is_told(what: str, facts: dict[str, Any]) -> None:
    acts = [{"what": what, "cases": [], "text": "周正", "restored": "on", "settings": [facts]}]
    words = render_content("replies/undone.md.j2", acts=acts)
    assert words.text
    assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("about", ACTS)
@pytest.mark.parametrize("may", [True, False])
def test_help_on_every_act_has_its_rule(about: str, *, may: bool) -> None:
    facts = {
        "about": about,
        "may": may,
        "whose": [PostRole.ADMIN],
        "waiting": [],
        "ahead": Ahead(3),
        "case": None,
    }
    words = render_content("cards/help_about.md.j2", **FULL | facts)
    assert about in words.title or about == "附件"
    assert words.text
    assert ("不用办" in words.text) != may
    assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("step", SetupStep)
@pytest.mark.parametrize("drill", [True, False])
def test_every_step_of_the_set_up_says_what_is_to_be_done(step: SetupStep, *, drill: bool) -> None:
    facts = {**wanted("cards/setup.md.j2", FULL), "step": step, "drill": drill}
    assert render("parts/setup_step.j2", step=step)
    assert render("parts/setup_todo.j2", **facts)


@pytest.mark.parametrize("tone", Tone)
def test_every_courtesy_is_answered(tone: Tone) -> None:
    for facts in (FULL, BARE):
        words = render_content("replies/greeting.md.j2", **facts | {"next": LINE, "tone": tone})
        assert words.text
        assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("name", ["questions/several.md.j2", "replies/several.md.j2"])
@pytest.mark.parametrize("count", [2, 5, 9, 30])
def test_a_table_of_several_acts_fits_a_phone(name: str, count: int) -> None:
    """However many acts there are, and whatever comes of them."""
    lines = (TABLE * 4)[:count]
    facts = {"lines": lines, "later": TABLE[5:6] * 5, "asked": ASKED_NEXT}
    words = render_content(name, **wanted(name, FULL) | facts)
    assert len(words.text) <= LONGEST_TEXT
    assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("kind", TOGETHER)
def test_every_act_of_several_has_its_line(kind: type[Intent], verdict: Verdict) -> None:
    act = one_of_several(kind.__name__, verdict, case=LINE) | {"lacks": "reason", "why": WHY_NOT}
    for name in ("questions/several.md.j2", "replies/several.md.j2"):
        facts = {"lines": [act, TABLE[0]], "later": [act], "asked": None}
        words = render_content(name, **wanted(name, FULL) | facts)
        assert "建议012" in words.text
        assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("reason", REFUSALS_OF_FILES)
def test_every_refusal_of_a_file_says_why(reason: str) -> None:
    facts = {"refused": [("现场.mov", reason)], "megabytes": 20, "most": 20}
    other = facts | {"refused": [("现场.mov", "nothing known")]}
    words = render("replies/parts/files_refused.md.j2", **facts)
    assert "现场" in words
    assert (words != render("replies/parts/files_refused.md.j2", **other)) == (reason != "gone")


@pytest.mark.parametrize("talk", [True, False])
def test_whose_files_they_are_is_asked_for_a_talk_too(*, talk: bool) -> None:
    name = "questions/which_file_case.md.j2"
    words = render_content(name, **wanted(name, FULL) | {"talk": talk})
    assert ("聊天记录" in words.title) == talk
    assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("name", ["still_waiting", "put_aside", "dropped"])
@pytest.mark.parametrize("waits", WAITING)
def test_whatever_waits_is_named_beside_an_answer(waits: str, name: str) -> None:
    first = render("parts/wish.j2", w=WAITING[waits]["waiting"][0])
    assert first in render(f"replies/parts/{name}.md.j2", **WAITING[waits])


@pytest.mark.parametrize("said", [None, Pick(9)])
@pytest.mark.parametrize("waits", QUESTIONS)
def test_an_answer_that_does_not_fit_is_told_what_fits(waits: str, said: Intent | None) -> None:
    words = render_content("questions/still_open.md.j2", **point_to(QUESTIONS[waits], said=said).facts)
    assert render("parts/wish.j2", w=WAITING[waits]["waiting"][0]) in words.text
    assert "取消" in words.text
    assert ("没有第 9 项" in words.text) == (said is not None)
    assert not list(lines_run_together(words.text))


@pytest.mark.parametrize("waits", QUESTIONS)
def test_what_was_missed_is_offered_once_more(waits: str) -> None:
    words = render_content("questions/missed.md.j2", **start_again(QUESTIONS[waits].intents).facts)
    assert render("parts/wish.j2", w=describe(QUESTIONS[waits].intents[0])) in words.text
    assert words.buttons[-1].says == "取消"
    assert not list(lines_run_together(words.text))


def test_every_wish_has_its_words() -> None:
    for kind in ALLOWED:
        words = render("parts/wish.j2", w=Wish(kind.__name__))
        assert words not in ("", "其他") or kind in (Unclear, Strike, Amend, Several), kind


# -- refusals and alerts, found in the source itself


def _calls() -> Iterator[ast.Call]:
    for room in PRODUCT:
        for path in (ROOT.parents[1] / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield node


def _first_word(call: ast.Call, place: int = 0) -> str | None:
    given = call.args[place] if len(call.args) > place else None
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


def _tree(kind: type[DomainError]) -> Iterator[type[DomainError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _tree(child)


TREE = {kind.__name__: kind for kind in _tree(DomainError) if kind.__module__.startswith("domain")}


def reasons() -> list[tuple[str, str]]:
    """Code and reason of every refusal in the source, and the states that refuse an act."""
    found = {
        (TREE[call.func.id].code, reason)
        for call in _calls()
        if isinstance(call.func, ast.Name) and call.func.id in TREE and (reason := _first_word(call))
    }
    return sorted(found | {("wrong_state", state.value) for state in set(AssignmentState) - OPEN})


ERROR_FACTS = FULL | {
    "by": "贺岩", "cut_off": "9月24日", "days": 3, "ids": ["u1", "u2"], "nearest": ["区教育局"],
    "seconds": 60, "least": 10, "main": "建议056", "waived": True,
    "found": 3, "limit": 2, "file": "表.xlsx", "found_bytes": 3, "limit_bytes": 2,
    "obstacles": [], "wording": "现场踏勘", "deadline": "10月30日", "names": ["A", "B"],
    "leader": "张三区长", "weekly": True, "office": True, "limit_seconds": 1, "limit_megabytes": 1,
    "sheet": "表", "sheets": ["表"], "fields": ["编号"], "level": "letter", "year": 2027, "wanted": 2028,
    "title": "台账", "most": 20000,
    "opens": "08:30", "closes": "18:00", "ahead": True, "pull": 1, "code": "scheme",
    **facts_settings.IMPORT, "at": NOW, "setting": facts_settings.SETTINGS[0], "own": False,
    "source": "petition",
    "places": ["编号"], "place": "编号", "near": ["超期提醒"], "sign": "{", "longest": 90, "length": 300,
    **facts_packs.ERRORS, **facts_evaluation.ERRORS, **facts_ladder.ERRORS,
}  # fmt: skip


# The words of last resort fit these, or they can never be reached.
SAID_WITHOUT_REASON = {
    ("template_refused", "not_docx"),
    ("nothing_there", "case"),
    ("not_allowed", "import"),
    ("bad_date", "not_understood"),
    ("bad_input", "no_deadline"),
}


def test_every_refusal_has_a_file_and_every_file_a_refusal() -> None:
    codes = {kind.code for kind in TREE.values() if kind is not FileRefused} | {DomainError.code}
    files = {Path(name).name.removesuffix(".md.j2") for name in all_templates() if "errors/" in name}
    assert codes == files


@pytest.mark.parametrize(("code", "reason"), reasons())
def test_every_reason_has_its_own_words(code: str, reason: str) -> None:
    days = {"days": ["10月8日", "10月9日"]} if reason == "choose" else {}
    facts = ERROR_FACTS | days
    words = render(f"errors/{code}.md.j2", **facts | {"reason": reason})
    vague = render(f"errors/{code}.md.j2", **facts | {"reason": "nothing known"})
    assert words
    assert words != vague or (code, reason) in SAID_WITHOUT_REASON


def test_every_alert_has_its_words() -> None:
    alerts = (c for c in _calls() if isinstance(c.func, ast.Name) and c.func.id == "alert_admins")
    called = {_first_word(call, 2) for call in alerts}
    noted = {
        value.value
        for room in ("handlers", "scheduler")
        for path in (ROOT.parents[1] / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "code" and isinstance(value, ast.Constant)
    }
    words = {name.split("/")[-1].removesuffix(".md.j2") for name in all_templates() if "/alerts/" in name}
    assert {code for code in called | noted if code} <= words


def test_every_template_named_in_the_source_exists() -> None:
    named = {
        node.value
        for room in PRODUCT
        for path in (ROOT.parents[1] / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".j2")
    }
    assert {name for name in named if "/" in name and not name.startswith("/")} - {".md.j2"} <= {
        *all_templates()
    } | {name for name in named if name.startswith((".", "}"))}


def test_quiet_hours_are_said_as_times() -> None:
    assert "20:00" in render(
        "cards/settings.md.j2",
        **FULL | {"cap": 4, "netizen_check": "10:00", "hours": OfficeHours(quiet_from=time(20))},
    )


@pytest.mark.parametrize("path", sorted((ROOT / "errors").glob("*.j2")), ids=lambda path: path.stem)
def test_no_reason_is_answered_twice(path: Path) -> None:
    """The second answer could never be reached: two rooms would share one name."""
    named = re.findall(r'reason == "(\w+)"(?! and)', path.read_text("utf-8"))
    assert sorted(named) == sorted(set(named))


@pytest.mark.parametrize("report", [facts_reports.DRAFT, facts_reports.BACK, facts_reports.DROPPED])
def test_a_report_is_shown_in_every_state(report: dict[str, Any]) -> None:
    words = render_content("cards/report.md.j2", report=report, asked_again=True)
    assert "报告3" in words.title
    assert not list(lines_run_together(words.text))


def test_no_mark_stands_in_words_that_are_escaped() -> None:
    """`{{ "**…**" }}` shows its asterisks: whatever an expression gives is text."""
    inside = re.compile(r"\{\{[^}]*\"[^\"}]*\*\*")
    assert [path.name for path in ROOT.rglob("*.j2") if inside.search(path.read_text())] == []
