"""回访清单, 承诺台账 and 另册 as tables."""

from collections.abc import Sequence
from typing import Final

from domain.names import NAMES
from domain.planning import day_of
from domain.tables.sheets import Row
from domain.tables.wanted import TableName, Wanted
from handlers.exporting.export import Pages, plain
from handlers.exporting.ledger import day
from handlers.exporting.veil import Veil
from storage.desks import Item, items_by_id, items_of_cases
from storage.exports import Session, closed_pages, promise_pages, visit_pages
from storage.results import acceptances_of_cases
from storage.tables import Acceptance, Case, FollowUp, Visit

VISIT_HEADER: Final = (
    "日期", "编号", "来源", "标题", "承办单位", "回访方式", "回访对象", "满意度", "承诺兑现", "情况",
)  # fmt: skip
PROMISE_HEADER: Final = (
    "承诺编号", "编号", "来源", "标题", "承办单位", "承诺事项", "承诺期限", "状态", "兑现日期", "结果",
)  # fmt: skip
CLOSED_HEADER: Final = (
    "另册编号", "编号", "来源", "标题", "承办单位", "办理结果", "满意度", "重办次数", "销号日期",
    "上级部门", "领导", "当事人",
)  # fmt: skip
_KEPT = {True: "已兑现", False: "未兑现", None: ""}
_PARTIES = ("superior", "leadership", "person")


async def _visit_rows(session: Session, wanted: Wanted) -> Pages:
    """One row per follow-up visit, oldest first."""
    async for visits in visit_pages(session, wanted):
        items = await items_by_id(session, {one.assignment_id for one in visits})
        yield [_visit(one, items[one.assignment_id], wanted) for one in visits]


def _visit(one: Visit, item: Item, wanted: Wanted) -> Row:
    veil = Veil(item.case, wanted.full, wanted.masks)
    return (
        one.on, *_head(item, veil), item.unit.name, NAMES[one.way], veil.person(one.who),
        NAMES[one.satisfaction] if one.satisfaction else "", _KEPT[one.promise_kept],
        veil.text(one.text, one.who),
    )  # fmt: skip


async def _promise_rows(session: Session, wanted: Wanted) -> Pages:
    """One row per promise, soonest first."""
    async for promises in promise_pages(session, wanted):
        items = await items_by_id(session, {one.assignment_id or 0 for one in promises})
        yield [_promise(one, items[one.assignment_id or 0], wanted) for one in promises]


def _promise(one: FollowUp, item: Item, wanted: Wanted) -> Row:
    veil = Veil(item.case, wanted.full, wanted.masks)
    return (
        f"g{one.id}", *_head(item, veil), item.unit.name, veil.text(one.title), day(one.due_on),
        NAMES[one.state], day(one.settled_on), veil.text(one.outcome),
    )  # fmt: skip


async def _closed_rows(session: Session, wanted: Wanted) -> Pages:
    """One row per case in the separate register, in its order; with a unit those it had a part in."""
    async for cases in closed_pages(session, wanted):
        parts = await items_of_cases(session, [case.id or 0 for case in cases])
        rounds = {case: max(item.assignment.redo_round for item in own) for case, own in parts.items()}
        accepted = await acceptances_of_cases(session, rounds)
        yield [
            _closed(case, own, list(accepted[case.id or 0].values()), wanted)
            for case in cases
            if _has_part(own := parts[case.id or 0], wanted)
        ]


def _has_part(parts: Sequence[Item], wanted: Wanted) -> bool:
    return wanted.unit_id in {None, *(item.assignment.unit_id for item in parts)}


def _closed(case: Case, parts: Sequence[Item], accepted: Sequence[Acceptance], wanted: Wanted) -> Row:
    first, veil = parts[0].assignment, Veil(case, wanted.full, wanted.masks)
    said = {one.party.value: _acceptance(one, veil) for one in accepted}
    return (
        f"{case.register_year}-{case.register_number}", *_head(parts[0], veil),
        "、".join(part.unit.name for part in parts),
        NAMES.get(first.result_class, first.result_class), first.satisfaction,
        str(max(part.assignment.redo_round for part in parts)),
        day_of(case.closed_at) if case.closed_at else "", *(said.get(party, "") for party in _PARTIES),
    )  # fmt: skip


def _acceptance(one: Acceptance, veil: Veil) -> str:
    """免 with its reason, or who accepted it and when."""
    if one.waived_because:
        return f"免：{veil.text(one.waived_because)}" if veil.text(one.waived_because) else ""
    return f"{veil.person(one.by)} {one.on}".strip() if not veil.case.secret else ""


def _head(item: Item, veil: Veil) -> tuple[str, str, str]:
    return item.case.number, NAMES[item.case.source], veil.title


VISITS = plain(TableName.VISITS, "回访清单", VISIT_HEADER, _visit_rows)
PROMISES = plain(TableName.PROMISES, "承诺台账", PROMISE_HEADER, _promise_rows)
CLOSED = plain(TableName.CLOSED, "另册", CLOSED_HEADER, _closed_rows)
