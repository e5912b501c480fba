"""Cases of every kind a table can state: joint, split, ongoing, secret, of private people, with figures."""

from domain.tables.grid import Grid
from tests.scenarios.roster import CASES_HEADER, CITY, EDUCATION, HOUSING, WATER, case, suggestions

NAME, PHONE = "王小明", "13812345678"
MESSAGES = Grid(
    "网民留言",
    (
        (
            "留言编号", "标题", "留言内容", "留言人", "留言时间",
            "诉求类别", "主办单位", "交办日期", "办结时限",
        ),
        (
            "0066001", f"{NAME}反映楼上漏水", f"我是{NAME}，电话{PHONE}\n=漏水三个月", NAME,
            "2026-09-20 08:15", "投诉", HOUSING, "2026-09-22", "5个工作日",
        ),
    ),
)  # fmt: skip
PROJECTS = Grid(
    "民生实事",
    (
        (
            "序号", "项目名称", "责任单位", "完成时限", "年度目标",
            "计量单位", "目前进度", "交办日期", "督办领导", "上级部门",
        ),
        (
            "1", "新建口袋公园", CITY, "2026-12-31", 1000000,
            "平方米", 12.5, "2026-03-02", "张主任", "市督查室",
        ),
    ),
)  # fmt: skip
BETWEEN = Grid(
    "闭会期间代表建议",
    (CASES_HEADER, case("1", "+闭会期间的建议", WATER, "2026-10-30")),
)
TABLES = (
    suggestions(
        case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-30", content="尽快解决\n老人出行"),
        case("建议013", "关于学校周边停车难的建议", EDUCATION, "2026-10-30", co=HOUSING, co_due="2026-10-16"),
        case("建议014", "＝关于分办的建议", "", "三个月", note=f"分办：{CITY}、{WATER}；指定主办"),
        case("建议015", "关于持续推进的建议", EDUCATION, "持续推进", note="重点件"),
        case("建议077", "关于某历史遗留问题的建议", HOUSING, "2026-11-06", note="敏感件"),
    ),
    MESSAGES,
    PROJECTS,
    BETWEEN,
)
