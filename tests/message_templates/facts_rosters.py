"""Sample facts of the templates about the roster, the address book and the check-up."""

from datetime import UTC, datetime
from typing import Any

from domain.health import Finding, Reason, UnitHealth
from domain.rosters import Note, Step, StepKind
from domain.rosters.differences import Difference, What
from domain.vocabulary import PostRole
from handlers.projects.paging import Page

UNIT, LONG = "区人力资源和社会保障局", "区退役军人事务和人力资源社会保障综合服务中心"
LIAISON = PostRole.LIAISON
STEPS = (
    Step(
        StepKind.APPOINT, unit=LONG, role=LIAISON, name="欧阳修远",
        user_id="u-ouyangxiuyuan", mobile="13800000000", stand_in=True,
    ),
    Step(StepKind.END, UNIT, role=LIAISON, person_id=3, name="张三"),
    Step(StepKind.MOBILE, person_id=3, name="张三", mobile="13800000000"),
    Step(StepKind.USER_ID, person_id=3, name="张三", user_id="u0102"),
    Step(StepKind.ADD_UNIT, unit=LONG),
    Step(StepKind.RENAME_UNIT, unit=UNIT, new_name=LONG),
)  # fmt: skip
NOTES: dict[str, dict[str, Any]] = {
    "not_understood": {},
    "role_missing": {"rest": ["联络人"], "roles": ["联络员", "承办员"]},
    "several_roles": {"roles": [LIAISON, PostRole.ADMIN]},
    "unit_missing": {},
    "several_units": {"units": [UNIT, LONG]},
    "unit_from_above": {"unit": UNIT},
    "new_unit": {"unit": LONG, "like": UNIT},
    "abbreviated_unit": {"unit": UNIT},
    "ambiguous_unit": {"found": "人社局", "units": (UNIT, LONG)},
    "no_unit": {"found": "太空局", "nearest": (UNIT,)},
    "name_taken": {"unit": UNIT},
    "name_missing": {},
    "names_unclear": {"names": ["张三", "李四"]},
    "bad_mobile": {"found": "138000"},
    "two_mobiles": {"found": ["13800000000", "13900000000"]},
    "two_ids": {"found": ["u01", "u02"]},
    "id_of_other": {"found": "u01", "name": "李四", "unit": UNIT},
    "mobile_of_other": {"found": "", "name": "李四", "unit": ""},
    "given_twice": {"found": "u01", "name": "李四"},
    "mobile_changes": {"before": "138****0000", "after": "139****0000"},
    "id_changes": {"before": "u01", "after": "u02"},
    "namesake": {"name": "张三", "unit": UNIT},
    "same_person": {"name": "张三", "unit": UNIT},
    "also_holds": {"unit": UNIT},
    "second_liaison": {"unit": UNIT, "name": "李四", "person": "张三"},
    "power": {"role": PostRole.ADMIN},
    "unreachable": {"mobile": True},
    "remark_left": {"words": ["副局长"]},
    "unchanged": {},
    "kept_cases": {"count": 5},
    "no_person": {"name": "张三", "unit": UNIT},
    "several_persons": {"name": "张三", "people": [(UNIT, "u01"), (LONG, "")]},
    "no_post": {"name": "张三", "unit": UNIT, "role": None},
    "last_admin": {},
    "last_liaison": {"unit": UNIT, "open": 5},
    "by_name_only": {},
    "name_differs": {"name": "张山"},
}
ENTRIES = [
    {
        "row": row,
        "text": "区教育局 联络员 张三",
        "verdict": Note(code).verdict,
        "step": STEPS[row % len(STEPS)] if row % 2 else None,
        "roles": [LIAISON, LIAISON],
        "notes": [Note(code, NOTES[code])],
    }
    for row, code in enumerate(("role_missing", "new_unit", "unreachable", "unchanged"), start=1)
]
FINDINGS = [Finding(reason, "张三") for reason in Reason]
SICK = UnitHealth(LONG, tuple(FINDINGS[:3]), 12)
TIRED = UnitHealth(UNIT, (Finding(Reason.NO_STAND_IN, "张三"),))
WELL = UnitHealth("区教育局", ())
OFFICE = UnitHealth("", (Finding(Reason.ONE_APPROVER, "贺岩"),))
COUNTS = {"red": 1, "yellow": 30, "green": 8}
DIFFERENCES = [Difference(what, LONG, "张三", LIAISON, "liaison", "u02") for what in What]
PEOPLE = [f"张三（{UNIT}）", f"李四（{LONG}）", "王五（区教育局）", "赵六（区教育局）"]
IMPORT = {
    "added": {"new_unit": 39, "new": 136},
    "differences": DIFFERENCES[2:],
    "differences_more": 3,
    "absent": [("张三", UNIT, LIAISON)] * 5,
    "other_units": 38,
    "unreached": [UNIT] * 5,
}
NO_IMPORT: dict[str, Any] = {
    "added": {}, "differences": [], "differences_more": 0, "absent": [], "other_units": 0, "unreached": [],
}  # fmt: skip
ROSTER = {
    "entries": ENTRIES,
    "more": 4,
    "counts": {"ok": 2, "ask": 1, "bad": 1},
    "good": 2,
    "adoptable": 1,
    "single": False,
}
BOOK = {
    "entries": [{"verdict": "ask", "step": STEPS[3], "notes": [Note("name_differs", {"name": "张山"})]}],
    "more": 25,
    "good": 30,
    "adoptable": 1,
    "by_mobile": False,
    "read_at": datetime(2026, 9, 22, 2, tzinfo=UTC),
    "unseen": PEOPLE,
    "unfound": PEOPLE[:1],
    "other_departments": ("区大数据局", "区信访局", "区档案馆", "区志办"),
    "strangers": 12,
}
PAGE = Page(1, 3, 20)

FACTS: dict[str, dict[str, Any]] = {
    "questions/import.md.j2": IMPORT,
    "replies/imported.md.j2": {"absent": IMPORT["absent"], "file": 5},
    "questions/roster.md.j2": ROSTER,
    "questions/contacts.md.j2": BOOK,
    "questions/end_absent.md.j2": {"name": "花名册.xlsx", "steps": STEPS[1:2], "more": 2, "alone": [UNIT]},
    "replies/roster_changed.md.j2": {"steps": STEPS * 2, "left": 3, "unreached": ["张三"] * 6},
    "replies/contacts_wanted.md.j2": {"by_mobile": True, "count": 30, "again": False},
    "replies/health_file.md.j2": {"total": 39, "counts": COUNTS},
    "cards/health.md.j2": {
        "counts": COUNTS, "total": 39, "office": OFFICE, "units": [SICK, TIRED], "more": 29, "admin": True,
    },
    "lists/health.md.j2": {"counts": COUNTS, "units": [SICK, TIRED, WELL], "page": PAGE},
}  # fmt: skip
BARE: dict[str, dict[str, Any]] = {
    "questions/import.md.j2": NO_IMPORT,
    "replies/imported.md.j2": {"absent": [], "file": 5},
    "questions/roster.md.j2": ROSTER
    | {"entries": ENTRIES[:1], "more": 0, "good": 0, "adoptable": 0, "single": True},
    "questions/contacts.md.j2": BOOK
    | {
        "entries": [], "more": 0, "good": 0, "adoptable": 0, "unseen": [], "unfound": [],
        "other_departments": (), "strangers": 0,
    },
    "questions/end_absent.md.j2": {"more": 0, "alone": []},
    "replies/roster_changed.md.j2": {"steps": STEPS[:1], "left": 0, "unreached": []},
    "replies/contacts_wanted.md.j2": {"by_mobile": False, "count": 0, "again": True},
    "cards/health.md.j2": {
        "counts": {"red": 0, "yellow": 0, "green": 3}, "total": 3, "office": UnitHealth("", ()),
        "units": [], "more": 0, "admin": False,
    },
    "lists/health.md.j2": {"counts": COUNTS, "units": [WELL], "page": Page(1, 1, 1)},
}  # fmt: skip
