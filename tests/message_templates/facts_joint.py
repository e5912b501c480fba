"""Sample facts of the templates about joint handling, by template; `BARE` where less is known."""

from typing import Any

from domain.joint import Opinion
from domain.vocabulary import AssignmentRole, AssignmentState, DeadlineKind, Source
from handlers.joint.opinions import OpinionCount, OpinionLine
from handlers.joint.sharing import Sharing
from storage.lines import CaseLine

NOW = "2026-09-22T02:00:00+00:00"
ON = "9月25日（周五）"
MEET = {"why": "units", "count": 5, "over": 4, "clause": "二（三）：共同办理单位超过4家"}
OPINIONS = [
    OpinionLine(
        unit="区财政局",
        how=how,
        text="列入明年预算，请主办单位报方案" if how in (Opinion.IN, Opinion.EMPTY) else "",
        at=NOW if how in (Opinion.IN, Opinion.EMPTY) else "",
        deadline=ON,
        days_left=-3 if how is Opinion.LATE else 0 if how is Opinion.SENT_BACK else 3,
        urged_on=("2026-09-22",),
        urged=(NOW,) if how is not Opinion.IN else (),
        marked_at=NOW if how is Opinion.MARKED else "",
        may_mark=how is Opinion.LATE,
    )
    for how in Opinion
]
MEETING = {
    "state": "done", "open": False, "waived": False, "on": ON, "text": "形成方案", "absent": ["区财政局"],
}  # fmt: skip
MERGED = ({"number": "建议056", "state": AssignmentState.ANSWERED, "main": True},)
SHARING = Sharing(OpinionCount(3, 1, 1, 1), MEETING, 3, 2, answered=False, merged=MERGED)
OWED = Sharing(None, {**MEETING, "open": True}, 2, 2, answered=True, merged=())
ALONE = Sharing(None, None, 0, 0, answered=False, merged=())
WAIVED = Sharing(None, {**MEETING, "waived": True}, 0, 0, answered=False, merged=())
LINE = CaseLine(
    number="建议056", source=Source.DEPUTY_SUGGESTION, title="关于增设路灯的建议", unit="区城市管理局",
    role=AssignmentRole.SOLE, state=AssignmentState.ASSIGNED, deadline=ON, kind=DeadlineKind.FIXED,
    days_left=3, provisional=False, key_case=False, secret=False, designated=False, percent=None, merged=True,
)  # fmt: skip
NAMES = ["区财政局", "区水务局"]
CO = {"unit": "区财政局", "until": ON, "clause": "第十七条", "reason": "要有具体意见", "meet": MEET}
MET = {"on": ON, "text": "形成方案", "absent": NAMES, "units": NAMES, "wants": "on"}

FACTS: dict[str, Any] = {
    "cards/case.md.j2": {"sharing": SHARING},
    "cards/opinions.md.j2": {"opinions": OPINIONS, "acts": True, "missing": 3},
    "questions/which_co.md.j2": {"units": NAMES},
    "replies/opinions_urged.md.j2": {"units": NAMES, "known": NAMES, "at": NOW},
    "replies/opinion_marked.md.j2": {"unit": "区财政局", "undone": False, "urged": [NOW]},
    "questions/opinion_back_reason.md.j2": CO,
    "questions/opinion_back.md.j2": CO,
    "replies/opinion_back.md.j2": {**CO, "at": NOW},
    "questions/meeting_words.md.j2": MET,
    "questions/meeting.md.j2": MET,
    "replies/meeting.md.j2": MET,
    "questions/waive_reason.md.j2": {},
    "replies/meeting_waived.md.j2": {"reason": "已书面征求意见", "at": NOW},
    "replies/meeting_wish.md.j2": {"reason": "已书面征求意见"},
    "questions/co_unit.md.j2": {"adds": True},
    "questions/add_co.md.j2": {**CO, "was_sole": True, "at": NOW},
    "replies/co_added.md.j2": {**CO, "at": NOW},
    "questions/remove_co.md.j2": {**CO, "alone": True},
    "replies/co_removed.md.j2": {**CO, "alone": True, "at": NOW},
    "questions/merge.md.j2": {"main": LINE, "cases": [LINE], "at": NOW},
    "replies/merged.md.j2": {"main": LINE, "cases": [LINE, LINE], "at": NOW},
    "questions/part.md.j2": {"main": "建议056", "parted": ["建议057"]},
    "replies/parted.md.j2": {"main": "建议056", "parted": ["建议057"], "at": NOW},
    "replies/answered.md.j2": {"merged_next": "建议057", "merged_left": 2},
}
BARE: dict[str, Any] = {
    "cards/case.md.j2": {"sharing": ALONE},
    "cards/opinions.md.j2": {"opinions": OPINIONS[:1], "acts": False, "missing": 0},
    "replies/opinions_urged.md.j2": {"units": [], "known": NAMES, "at": NOW},
    "replies/opinion_marked.md.j2": {"unit": "区财政局", "undone": True, "urged": []},
    "questions/opinion_back.md.j2": {**CO, "until": "", "text": ""},
    "questions/meeting_words.md.j2": {"wants": "absent"},
    "questions/meeting.md.j2": {**MET, "absent": [], "units": NAMES},
    "replies/meeting.md.j2": {**MET, "absent": []},
    "questions/co_unit.md.j2": {"adds": False},
    "questions/add_co.md.j2": {**CO, "clause": "", "was_sole": False, "at": NOW},
    "replies/co_added.md.j2": {**CO, "meet": None, "at": NOW},
    "questions/remove_co.md.j2": {**CO, "alone": False},
    "replies/co_removed.md.j2": {**CO, "alone": False, "at": NOW},
    "replies/answered.md.j2": {"merged_next": "", "merged_left": 0},
}
