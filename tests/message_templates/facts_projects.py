"""Sample facts for the templates of 民生实事 and 整改清单."""

from types import SimpleNamespace
from typing import Any

from domain.projects import Light
from domain.vocabulary import AssignmentRole, AssignmentState, DeadlineKind, Source
from handlers.projects.gaps import Gap
from handlers.projects.lines import Node, ProjectLine
from handlers.projects.listing import Reported
from handlers.projects.paging import Page
from handlers.projects.rectification import ListedItem
from storage.lines import CaseLine

LINE = CaseLine(
    number="实事03",
    source=Source.LIVELIHOOD_PROJECT,
    title="新建改建农村公路",
    unit="区交通运输局",
    role=AssignmentRole.LEAD,
    state=AssignmentState.IN_PROGRESS,
    deadline="12月31日（周四）",
    kind=DeadlineKind.FIXED,
    days_left=100,
    provisional=False,
    key_case=False,
    secret=False,
    designated=False,
    percent=26,
    done=11,
    target=42,
    measure="公里",
)
NODE = Node("9月30日（周三 班）", 30, "完成30公里", done=False, missed=True)
NEXT = Node("12月31日（周四）", 42, "完成42公里", done=False, missed=False)
PROJECTS = [
    ProjectLine(LINE, 11, 42, "公里", 26, Light.RED, (NODE,), NEXT),
    ProjectLine(LINE, None, None, "", None, Light.GREEN, (), NEXT),
    ProjectLine(LINE, 32, 20, "人", 160, Light.YELLOW, (), None),
]
PLANNED = [
    {"on": NODE.on, "quantity": 30.0, "percent": 71, "reached": True},
    {"on": NEXT.on, "quantity": 42.0, "percent": None, "reached": False},
] * 8
COUNTS = {light.value: 2 for light in Light}
COUNTED = SimpleNamespace(done=32.0, before=27.0, target=20.0, measure="人", percent=160, less=True)
ABOVE = {
    "leader": "陆建国", "leads": True, "supervisor": "贺岩", "superior": "市安委会", "anonymous": True,
}  # fmt: skip
SHARED: dict[str, Any] = {
    "above": {
        "leader": "陆建国",
        "leads": True,
        "supervisor": "贺岩",
        "superior": "市安委会",
        "anonymous": True,
    },
    "counted": COUNTED,
    "done": 11.0,
    "every": 90,
    "groups": [("各承办单位", ("区教育局", "区水务局"))],
    "milestones": [NODE, NEXT],
    "planned": PLANNED,
    "projects": PROJECTS,
    "reached": 1,
    "spreadable": True,
}
SHARED_BARE: dict[str, Any] = {
    "above": {"leader": "", "leads": False, "supervisor": "", "superior": "", "anonymous": False},
    "counted": None, "done": None, "every": 30, "groups": [], "milestones": [], "planned": PLANNED[:1],
    "projects": [], "reached": 0, "spreadable": False,
}  # fmt: skip
UNITS_OF_GROUP = {"units": ["区教育局", "区水务局"], "present": ["区教育局"], "name": "各承办单位"}
FACTS: dict[str, dict[str, Any]] = {
    "lists/projects.md.j2": {"counts": COUNTS, "page": Page(1, 3, 20), "lagging": False, "may_urge": True},
    "lists/dispatch.md.j2": {
        "lines": [Reported(LINE, 11, 42, "公里", 26, "9月22日（周二）", in_month=True),
                  Reported(LINE, None, None, "", None, "", in_month=False)],
        "page": Page(1, 2, 12), "missing": 3, "urge": ["实事01", "实事03"],
    },
    "lists/gaps.md.j2": {
        "gaps": [Gap("liaison", "区林业局", cases=2), Gap("leader", "区林业局", cases=2),
                 Gap("limit", "区林业局", "建议012"), Gap("proposer", "区林业局", "建议012")],
        "page": Page(1, 2, 12), "counts": {"liaison": 1, "leader": 1, "limit": 1, "proposer": 1},
    },
    "lists/rectification.md.j2": {
        "items": [ListedItem(LINE, 3, 1, "9月22日（周二）"), ListedItem(LINE, 1, 0, "")],
        "page": Page(1, 2, 12), "may_export": True,
    },
    "questions/unit_group.md.j2": UNITS_OF_GROUP,
    "replies/unit_group.md.j2": UNITS_OF_GROUP,
    "questions/milestones.md.j2": {"target": 42.0, "measure": "公里", "replaced": 2},
    "replies/milestones.md.j2": {"measure": "公里"},
    "questions/milestones_words.md.j2": {"target": 42.0, "measure": "公里"},
    "questions/review.md.j2": {"cases": [LINE], "before": 30, "next": "12月21日（周一）"},
    "replies/review.md.j2": {"cases": [LINE], "next": "12月21日（周一）"},
}  # fmt: skip
