"""Sample facts for the templates of what follows an answer."""

from typing import Any

from domain.closing import Lack, Missing
from domain.promises import Kept
from domain.vocabulary import (
    AssignmentRole,
    AssignmentState,
    DeadlineKind,
    FollowUpState,
    Party,
    ResultClass,
    Satisfaction,
    Source,
    VisitWay,
)
from handlers.results.suspecting import Evidence
from storage.lines import CaseLine

DAY = "10月30日（周五）"
LINE = CaseLine(
    number="建议012",
    source=Source.DEPUTY_SUGGESTION,
    title="关于老旧小区加装电梯的建议",
    unit="区住房和城乡建设局",
    role=AssignmentRole.LEAD,
    state=AssignmentState.ANSWERED,
    deadline=DAY,
    kind=DeadlineKind.FIXED,
    days_left=8,
    provisional=False,
    key_case=True,
    secret=False,
    designated=False,
    percent=60,
)
PROMISE = {"name": "g12", "text": "年底前完成加装", "until": "12月31日（周四）"}
HIDDEN = {"name": "g13", "text": "", "until": DAY}
EVIDENCE = [
    Evidence("own_unit", {"unit": "区城市管理局", "by": "周航"}),
    Evidence("same_minute"),
    Evidence("same_words", {"numbers": ["建议013", "建议014"], "count": 5}),
    Evidence("unconfirmed"),
    Evidence("claimed", {"text": "代表很满意"}),
]
MISSING = [
    Missing(Lack.UNANSWERED, "区教育局"),
    Missing(Lack.UNRATED, "区城市管理局"),
    Missing(Lack.DISSATISFIED, "区水务局"),
    *(Missing(Lack.PARTY, party=party) for party in Party),
]
RESULTS = {
    "satisfaction": "不满意",
    "round": 1,
    "redo_reason": "没有解决根本问题",
    "redo_until": DAY,
    "formally_ended": True,
    "promises": [{**PROMISE, "state": FollowUpState.OPEN}, {**HIDDEN, "state": FollowUpState.PROPOSED}],
    "accepted": [
        {"party": Party.SUPERIOR, "by": "市督查室", "waived": False},
        {"party": Party.PERSON, "by": "", "waived": True},
    ],
    "register": "2026年第3号",
    "closed_at": "2026-09-22T02:00:00+00:00",
}
NO_RESULTS = {
    "satisfaction": "", "round": 0, "redo_reason": "", "redo_until": "", "formally_ended": False,
    "promises": [], "accepted": [], "register": "", "closed_at": "",
}  # fmt: skip
ACCEPTED = [
    {"party": Party.SUPERIOR, "by": "市督查室", "on": DAY, "waived": ""},
    {"party": Party.PERSON, "by": "", "on": DAY, "waived": "匿名留言，联系不上"},
]


def _full() -> dict[str, dict[str, Any]]:
    line = LINE
    suspect = {"case": line, "satisfaction": Satisfaction.SATISFIED, "evidence": EVIDENCE}
    promised = {**PROMISE, "case": line, "state": FollowUpState.OPEN, "late": True, "claimed": True}
    proposed = {**HIDDEN, "case": line, "state": FollowUpState.PROPOSED, "late": False, "claimed": False}
    visited = {
        "id": 1, "on": "2026-09-22", "way": VisitWay.HOME, "satisfaction": Satisfaction.DISSATISFIED,
        "kept": False, "text": "路灯又坏了",
    }  # fmt: skip
    return {
        "cards/case.md.j2": {"results": RESULTS},
        "cards/deadline.md.j2": {"ordered_on": DAY, "redo_clause": "第二十三条", "in_force": DAY},
        "replies/answered.md.j2": {"promises": [PROMISE, HIDDEN]},
        "questions/which_part.md.j2": {"units": ["区城市管理局", "区教育局"]},
        "questions/satisfaction.md.j2": {"options": list(Satisfaction)},
        "questions/redo.md.j2": {
            "until": DAY, "days": 38, "clause": "第二十三条", "reason": "没解决", "round": 2, "closed": True,
        },
        "questions/redo_days.md.j2": {"days": [DAY, "11月2日（周一）"]},
        "questions/end_redo.md.j2": {"round": 1, "reason": "诉求无依据"},
        "questions/visit_way.md.j2": {"ways": list(VisitWay)},
        "questions/visit_said.md.j2": {"options": list(Satisfaction)[:3]},
        "questions/promise_day.md.j2": {"promise": PROMISE},
        "questions/promise_days.md.j2": {"promise": PROMISE, "days": [DAY]},
        "questions/promise_carry.md.j2": {"promise": PROMISE, "wants": "until"},
        "questions/which_party.md.j2": {"parties": list(Party), "waive": True},
        "questions/accepted_by.md.j2": {"party": Party.LEADERSHIP},
        "questions/waive_party.md.j2": {"party": Party.PERSON, "anonymous": True},
        "questions/close.md.j2": {
            "units": ["区城市管理局"], "accepted": ACCEPTED, "clause": "四1", "satisfaction": "满意",
        },
        "questions/answer_again_words.md.j2": {"result": ResultClass.PLANNED},
        "questions/answer_again.md.j2": {"choices": list(ResultClass)},
        "replies/rated.md.j2": {
            "satisfaction": Satisfaction.SATISFIED, "who": "张代表", "together": "不满意",
            "units": ["甲", "乙"], "votes": {"satisfied": 30, "dissatisfied": 2}, "evidence": EVIDENCE,
            "round": 1, "closed": False, "may_end": True, "office": True,
        },
        "replies/redo_ordered.md.j2": {"round": 1, "until": DAY},
        "replies/redo_ended.md.j2": {"reason": "诉求无依据"},
        "replies/visited.md.j2": {
            "on": DAY, "way": VisitWay.PHONE, "satisfaction": Satisfaction.DISSATISFIED, "who": "张代表",
            "kept": False, "rated": True, "promises": [PROMISE, HIDDEN], "evidence": EVIDENCE,
        },
        "replies/promise.md.j2": {"promise": PROMISE, "what": "confirmed", "again": True},
        "replies/accepted.md.j2": {
            "party": Party.PERSON, "by": "王某", "on": DAY, "reason": "", "missing": MISSING,
        },
        "replies/not_closable.md.j2": {"missing": MISSING, "anonymous": True, "clause": "四1"},
        "replies/closed.md.j2": {"number": 3, "year": 2026, "units": ["甲", "乙"], "look_back": DAY},
        "replies/looked_back.md.j2": {
            "finding": "looked_relapsed", "text": "又坏了", "result": "planned", "again": DAY,
            "answer_again": False,
        },
        "lists/suspects.md.j2": {"ratings": [suspect], "total": 3},
        "lists/promises.md.j2": {
            "which": "every_promise", "promises": [promised, proposed], "total": 5, "kept": Kept(4, 5),
            "may_settle": True,
        },
        "lists/visits.md.j2": {
            "visits": [visited], "cases": {1: line}, "total": 3, "rated": 2, "satisfied": 1, "month": 9,
        },
        "lists/register.md.j2": {
            "closed": [{"case": line, "year": 2026, "number": 3, "closed_at": "2026-09-22T02:00:00+00:00"}],
            "total": 4, "year": 2026,
        },
        "lists/look_backs.md.j2": {
            "look_backs": [{"case": line, "on": DAY, "due": True, "result": "reference"}], "total": 2,
        },
    }  # fmt: skip


def _bare() -> dict[str, dict[str, Any]]:
    return {
        "cards/case.md.j2": {"results": NO_RESULTS},
        "cards/deadline.md.j2": {"ordered_on": DAY, "redo_clause": "", "in_force": DAY},
        "replies/answered.md.j2": {"promises": []},
        "replies/answered_again.md.j2": {"result": ResultClass.RESOLVED},
        "questions/answer_again.md.j2": {"choices": list(ResultClass)},
        "replies/rated.md.j2": {
            "satisfaction": Satisfaction.DISSATISFIED, "who": "", "together": "不满意",
            "units": ["甲"], "votes": {}, "evidence": [], "round": 0, "closed": True,
            "office": False, "may_end": False,
        },
        "replies/visited.md.j2": {
            "on": DAY, "way": VisitWay.SITE, "satisfaction": None, "who": "", "kept": None, "rated": False,
            "promises": [], "evidence": [],
        },
        "replies/promise.md.j2": {"promise": HIDDEN, "what": "struck", "again": False},
        "replies/accepted.md.j2": {
            "party": Party.PERSON, "by": "", "on": DAY, "reason": "联系不上", "missing": [],
        },
        "replies/looked_back.md.j2": {
            "finding": "looked_settled", "text": "", "result": "reference", "again": "",
            "answer_again": False,
        },
        "lists/suspects.md.j2": {"ratings": [], "total": 0},
        "lists/promises.md.j2": {
            "which": "due_promises", "promises": [], "total": 0, "kept": Kept(0, 0), "may_settle": False,
        },
        "lists/visits.md.j2": {
            "visits": [], "cases": {}, "total": 0, "rated": 0, "satisfied": 0, "month": None,
        },
        "lists/register.md.j2": {"closed": [], "total": 0, "year": None},
        "lists/look_backs.md.j2": {"look_backs": [], "total": 0},
        "questions/promise_carry.md.j2": {"promise": HIDDEN, "wants": "reason"},
        "questions/redo.md.j2": {
            "until": DAY, "days": 0, "clause": "", "reason": "没解决", "round": 1, "closed": False,
        },
    }  # fmt: skip


FACTS: dict[str, Any] = _full()
BARE: dict[str, Any] = _bare()  # the other side of their forks
PUSHES: dict[str, dict[str, Any]] = {
    "rated": {"satisfaction": "dissatisfied", "who": "张代表", "text": "没有解决"},
    "redo_ordered": {
        "until": "2026-10-30", "clause": "条例第二十三条", "reason": "没有解决", "round": 1, "by": "王敏",
    },
    "redo_ended": {"reason": "诉求无依据", "by": "王敏"},
    "promises_found": {"promises": [PROMISE, HIDDEN]},
    "promise_set": {"promise": PROMISE, "state": "open", "text": "", "again": False},
    "promise_settled": {"promise": PROMISE, "state": "done", "text": "现场看过", "again": True},
    "case_closed": {"register": 3, "year": 2026},
    "answered_again": {"text": "已经装好", "result": "resolved"},
    "result_undone": {"undone": "rated", "by": "王敏"},
}  # fmt: skip
