"""A district's tables with texts of our own: 40 units, 136 posts, 433 cases in six sheets."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

Table = tuple[str, str, Sequence[str], Sequence[Sequence[object]]]

UNITS = tuple(f"区第{number:02}管理局" for number in range(1, 41))
ROLES = ("联络员", "分管领导", "主要负责人")
STAND_INS = 16  # units that have a fourth person
DATES = ("2026-07-01", "2026/7/1", "2026.7.1", "2026年7月1日")
LIMITS = ("2026-09-30", "2026/9/30", "2026.9.30", "2026年9月30日")
MATTERS = ("加装电梯", "疏通排水管网", "增设路灯", "修补道路", "优化公交线路", "扩建停车场", "清运垃圾")


def roster() -> bytes:
    """One sheet, a row for each post."""
    rows: list[Sequence[object]] = []
    for number, unit in enumerate(UNITS):
        roles = (*ROLES, "承办员") if number < STAND_INS else ROLES
        for role in roles:
            person = len(rows) + 1
            mobile = f"{13_800_000_000 + person}"
            rows.append((person, unit, "区直部门", f"人员{person}", role, f"u{person:04}", mobile, ""))
    head = ("序号", "单位", "单位类型", "姓名", "岗位", "用户ID", "手机", "备注")
    return _workbook([("花名册", "联络员花名册（2026年）", head, rows)])


def assignments() -> bytes:
    """Six sheets: 95 + 148 + 132 + 46 + 9 + 3 cases."""
    handled = ("主办单位", "会办单位", "交办日期", "办结时限")
    return _workbook(
        [
            (
                "人大代表建议",
                "2026年区人大代表建议交办表",
                ("编号", "案由", "领衔代表", *handled, "会办时限", "重点"),
                [(f"建议{n:03}", _title(n), f"代表{n}", *_handled(n), _co_limit(n)) for n in range(1, 96)],
            ),
            (
                "政协提案",
                "2026年区政协提案交办表",
                ("提案号", "案由", "提案者", *handled, "会办时限", "重点"),
                [(f"提案{n:03}", _title(n), f"委员{n}", *_handled(n), _co_limit(n)) for n in range(1, 149)],
            ),
            (
                "网民留言",
                "网民留言交办登记表",
                ("留言编号", "留言主题", "留言内容", "责任单位", "协办单位", "交办日期", "办结时限"),
                [(88_000 + n, _title(n), "留言正文。" * 40, *_ruled(n, "10个工作日")) for n in range(1, 133)],
            ),
            (
                "民生实事",
                "2026年民生实事任务分解表",
                ("序号", "任务名称", "年度目标", "单位", "牵头单位", "配合单位", "完成时限", "目前进度"),
                [
                    (n, f"{MATTERS[n % 7]}第{n}批", 500, "处", _unit(n), _unit(n + 3), "2026-12-31", n * 3)
                    for n in range(1, 47)
                ],
            ),
            (
                "督查线索",
                "“互联网+督查”问题线索",
                ("编号", "线索内容", "责任单位", "交办日期", "办结时限"),
                [(f"XS-{n}", _title(n), _unit(n), DATES[n % 4], "10个工作日") for n in range(1, 10)],
            ),
            (
                "闭会期间",
                "闭会期间建议提案",
                ("编号", "案由", "提出人", *handled),
                [(f"闭会{n}", _title(n), f"代表{n}", *_ruled(n, "3个月")) for n in range(1, 4)],
            ),
        ]
    )


def _unit(number: int) -> str:
    return UNITS[number % len(UNITS)]


def _title(number: int) -> str:
    return f"关于{number}号小区{MATTERS[number % len(MATTERS)]}的建议"


def _handled(number: int) -> tuple[object, ...]:
    partner = _unit(number + 7) if number % 3 == 0 else ""
    return _unit(number), partner, DATES[number % 4], LIMITS[number % 4]


def _co_limit(number: int) -> str:
    return "2026-08-03" if number % 3 == 0 else ""


def _ruled(number: int, limit: str) -> tuple[object, ...]:
    return _unit(number), "", "2026-09-10", limit


def _workbook(tables: Sequence[Table]) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name, title, head, rows in tables:
            sheet = book.add_worksheet(name)
            sheet.merge_range(0, 0, 0, len(head) - 1, title)
            sheet.write_row(1, 0, head)
            for number, row in enumerate(rows, 2):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()
