"""Sample facts of the templates about 停发, 演练 and late reminders; `BARE` where less is known."""

from typing import Any

from domain.agenda import Coming
from domain.pointless import Standing
from handlers.forecasting import PreviewLine
from handlers.stopping.coming import Held
from message_templates import Markdown
from storage.backlogs import Backlog, Parcel
from storage.drill import Line
from storage.drill_day import DrillDay
from storage.lateness import Late
from tests.scenarios.town import at

NOW = at("2026-09-22 10:00")
PARCEL = Parcel("区城市管理局", "李敏", (("due_soon", 2), ("assigned", 1)), ("建议012", "建议013"))
FULL = Backlog((PARCEL,) * 5, (("due_soon", 2), ("assigned", 1)), 3, (("answered", 2), ("odd", 1)))
NONE = Backlog((), (), 0, ())
NEWS = Coming("12:overdue", "overdue", 7, NOW, Standing(NOW), number="建议012")
FIRST = PreviewLine(NOW, "区教育局", "吴静", (NEWS,))
COMING = Held(9, 4, (("due_soon", 9),), (FIRST,), "9月29日")
NOTHING_COMING = Held(0, 0, (), (), "9月29日")
LINE = Line(3, "区城市管理局", "李敏", "快到期2件 9月22日（周二）")
GROUP = Line(4, "", "", "督办日报")
DAY = DrillDay(
    count=9,
    people=4,
    kinds=(("push", 8), ("digest", 1)),
    units=(("区教育局", 5),),
    news=12,
    late=1,
    held=(("quiet", 2), ("odd", 1)),
    waiting=3,
    dropped=(("answered", 2),),
    unreachable=("区林业局",) * 6,
)
EMPTY_DAY = DrillDay(0, 0, (), (), 0, 0, (), 0, (), ())
LATE = Late("区教育局", "建议012", "due_soon", NOW, NOW, "outage")
WAITING = Late("区教育局", "建议013", "overdue", NOW, None, "held")
ISO = NOW.isoformat()
_STOP = {"unit": "区教育局", "since": ISO, "until": ISO, "restored": True, "backlog": FULL}
_GOING = {"backlog": FULL, "shown": FULL.parcels[:4], "quiet": True, "paused": True, "since": ISO}
_NOT_GOING = {"backlog": NONE, "shown": (), "quiet": False, "paused": False}

FACTS: dict[str, dict[str, Any]] = {
    "questions/pause.md.j2": {
        "unit": "区教育局", "until": ISO, "present": {"since": ISO}, "coming": COMING, "held": 3,
    },
    "questions/resume.md.j2": {**_GOING, "unit": "区教育局", "restored": True, "skips": False},
    "questions/drill.md.j2": {**_GOING, "on": False, "rehearsed": 12, "admins": ["秦越"]},
    "replies/stopped.md.j2": {"unit": "区教育局", "until": ISO},
    "replies/resumed.md.j2": {**_GOING, "unit": "区教育局", "skips": False, "skipped": 0},
    "replies/not_stopped.md.j2": {"unit": "区教育局", "others": ["区城市管理局"]},
    "replies/pause_unchanged.md.j2": {"unit": "区教育局", "until": ISO, "since": ISO, "held": 3},
    "replies/drill_switched.md.j2": {**_GOING, "on": False},
    "replies/drill_unchanged.md.j2": {"since": ISO},
    "drill/list.md.j2": {"lines": [LINE, GROUP], "count": 9, "people": 4, "first": 3},
    "drill/report.md.j2": {"day": DAY, "on": "9月22日（周二）"},
    "lists/stops.md.j2": {"stops": [_STOP], "show": 4},
    "lists/late.md.j2": {
        "count": 9, "units": [("区教育局", 9)], "shown": [LATE, WAITING], "next_page": 2, "days": 30,
    },
    "lists/rehearsed.md.j2": {"count": 9, "since": ISO, "lines": [LINE, GROUP], "next_page": 2},
    "cards/rehearsed.md.j2": {
        "line": LINE, "at": ISO, "text": Markdown("**建议012** 还剩3天"), "labels": ["签收"],
        "file": "", "last": 4,
    },
}  # fmt: skip
BARE: dict[str, dict[str, Any]] = {
    "questions/pause.md.j2": {"unit": "", "until": None, "present": None, "coming": NOTHING_COMING,
                                 "held": 0},
    "questions/resume.md.j2": {**_NOT_GOING, "unit": "", "restored": False, "skips": True},
    "questions/drill.md.j2": {**_NOT_GOING, "on": True, "rehearsed": 0},
    "replies/stopped.md.j2": {"unit": "", "until": None},
    "replies/resumed.md.j2": {**_NOT_GOING, "unit": "", "skips": True, "skipped": 2},
    "replies/not_stopped.md.j2": {"unit": "", "others": []},
    "replies/pause_unchanged.md.j2": {"unit": "", "until": None},
    "replies/drill_switched.md.j2": {**_NOT_GOING, "on": True},
    "replies/drill_unchanged.md.j2": {"since": None},
    "drill/list.md.j2": {"lines": [LINE], "count": 1, "people": 1},
    "drill/report.md.j2": {"day": EMPTY_DAY},
    "lists/stops.md.j2": {"stops": []},
    "lists/late.md.j2": {"count": 0, "units": [], "shown": [], "next_page": 0},
    "lists/rehearsed.md.j2": {"count": 0, "lines": [], "next_page": 0},
    "cards/rehearsed.md.j2": {"line": GROUP, "labels": [], "file": "督〔2026〕3号.docx", "text": ""},
}  # fmt: skip
