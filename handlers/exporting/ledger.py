"""The ledger of cases (台账): one row per assignment, changed by nothing but acts."""

from collections.abc import Mapping
from datetime import date, datetime

from domain.names import NAMES
from domain.vocabulary import DeadlineKind
from domain.zone import OFFICE_ZONE
from storage.bounces import bounces_of_cases
from storage.desks import Item, all_items
from storage.engines import Database
from storage.lines import title_for_all

HEADER = (
    "编号", "来源", "标题", "单位", "角色", "状态", "交办日期", "办结时限", "二次时限",
    "签收时间", "进度", "答复时间", "办理结果", "满意度",
    "重点", "诉求类别", "区领导", "督办领导", "上级部门", "年度目标", "已完成", "退回次数", "时限暂定",
)  # fmt: skip
WITHOUT_DATE = {DeadlineKind.ONGOING: "持续推进", DeadlineKind.IMMEDIATE: "立办立结"}


async def ledger_rows(database: Database) -> tuple[tuple[str, ...], ...]:
    """The header and every assignment; secret cases without their title, personal data masked."""
    async with database.reader() as session:
        bounces = await bounces_of_cases(session)
        return (HEADER, *(_row(item) + _further(item, bounces) for item in await all_items(session)))


def _row(item: Item) -> tuple[str, ...]:
    case, assignment = item.case, item.assignment
    return (
        case.number,
        NAMES[case.source],
        title_for_all(case) or "敏感件",
        item.unit.name,
        NAMES[assignment.role],
        NAMES[assignment.state],
        _day(case.assigned_on),
        _day(assignment.first_deadline_on) or WITHOUT_DATE.get(assignment.deadline_kind, ""),
        _day(assignment.second_deadline_on),
        _moment(assignment.acknowledged_at),
        f"{assignment.progress_percent}%" if assignment.progress_percent is not None else "",
        _moment(assignment.answered_at),
        NAMES.get(assignment.result_class, assignment.result_class),
        assignment.satisfaction,
    )


def _further(item: Item, bounces: Mapping[int, int]) -> tuple[str, ...]:
    """What only some sources have."""
    case = item.case
    return (
        "是" if case.key_case else "",
        NAMES[case.appeal_kind] if case.appeal_kind else "",
        case.leader,
        case.supervising_leader,
        case.superior,
        _quantity(case.target, case.measure),
        _quantity(case.progress, case.measure),
        str(bounces.get(item.assignment.case_id, "")),
        "是" if item.assignment.provisional else "",
    )


def _quantity(amount: float | None, measure: str) -> str:
    return "" if amount is None else f"{amount:g}{measure}"


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}" if at else ""
