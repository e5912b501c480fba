"""The people and cases of the scenarios: four units, their office, and numbers that collide."""

from domain.tables.grid import Grid, Row

ROSTER_HEADER: Row = ("单位", "单位类型", "姓名", "岗位", "用户ID", "手机", "备注")
CASES_HEADER: Row = (
    "编号",
    "标题",
    "内容",
    "主办单位",
    "会办单位",
    "交办日期",
    "办结时限",
    "会办时限",
    "备注",
)

OFFICE, HOUSING, CITY = "区政府督查室", "区住房和城乡建设局", "区城市管理局"
EDUCATION, WATER = "区教育局", "区水务局"

# Attribute of the town → user id, name.
CAST = {
    "admin": ("u01", "秦越"),
    "supervisor": ("u02", "方敏"),
    "approver": ("u03", "贺岩"),
    "second_approver": ("u04", "邵青"),
    "district_leader": ("u05", "陆建国"),
    "liaison": ("u11", "周航"),
    "stand_in": ("u12", "李敏"),
    "leader": ("u13", "高远"),
    "city_liaison": ("u21", "郑凯"),
    "city_leader": ("u22", "冯涛"),
    "teacher": ("u31", "吴静"),
    "head_of_schools": ("u32", "孙立"),
    "water_liaison": ("u41", "罗珊"),
    "water_leader": ("u42", "曹宇"),
    "outsider": ("u99", "过路人"),
}
_POSTS = (
    (OFFICE, "督查机构", "admin", "系统管理员", ""),
    (OFFICE, "督查机构", "supervisor", "督查员", ""),
    (OFFICE, "督查机构", "approver", "审批人", ""),
    (OFFICE, "督查机构", "second_approver", "审批人", ""),
    ("区政府", "区领导", "district_leader", "区领导", ""),
    (HOUSING, "政府部门", "liaison", "联络员", ""),
    (HOUSING, "政府部门", "stand_in", "联络员", "代理联络员"),
    (HOUSING, "政府部门", "leader", "分管领导", ""),
    (CITY, "政府部门", "city_liaison", "联络员", ""),
    (CITY, "政府部门", "city_leader", "分管领导", ""),
    (EDUCATION, "政府部门", "teacher", "联络员", ""),
    (EDUCATION, "政府部门", "head_of_schools", "分管领导", ""),
    (WATER, "政府部门", "water_liaison", "联络员", ""),
    (WATER, "政府部门", "water_leader", "分管领导", ""),
)


def roster() -> Grid:
    """The posts as a roster lists them; the outsider holds none."""
    rows = [
        (unit, kind, CAST[who][1], role, CAST[who][0], "", note) for unit, kind, who, role, note in _POSTS
    ]
    return Grid("花名册", (ROSTER_HEADER, *rows))


def suggestions(*rows: Row) -> Grid:
    """A sheet of deputies' suggestions."""
    return Grid("人大代表建议", (CASES_HEADER, *rows))


def proposals(*rows: Row) -> Grid:
    """A sheet of proposals."""
    return Grid("政协提案", (CASES_HEADER, *rows))


def case(number: str, title: str, lead: str, due: str, **more: str) -> Row:
    """One row; `co` and `co_due`, `content`, `on` (assigned) and `note` where they matter."""
    return (
        number,
        title,
        more.get("content", ""),
        lead,
        more.get("co", ""),
        more.get("on", "2026-09-22"),
        due,
        more.get("co_due", ""),
        more.get("note", ""),
    )


# What lies on the desks on the morning of Tuesday, 2026-09-22.
TABLES = (
    suggestions(
        case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-30", content="尽快解决老人上下楼难"),
        case("建议013", "关于学校周边停车难的建议", EDUCATION, "2026-10-30", co=HOUSING, co_due="2026-10-16"),
        case("建议021", "关于规范物业收费的建议", HOUSING, "2026-10-23", note="指定主办"),
        case("建议030", "关于夜间施工扰民的建议", CITY, "2026-10-20"),
        case("建议077", "关于某历史遗留问题的建议", HOUSING, "2026-11-06", note="敏感件"),
    ),
    proposals(case("提案012", "关于河道保洁的提案", HOUSING, "2026-11-13")),
)
