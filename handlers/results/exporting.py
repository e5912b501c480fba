"""回访清单, 承诺台账 and 另册 as tables; secret cases without what they say, personal data masked."""

from datetime import date

from domain.masking import mask
from domain.names import NAMES
from storage.desks import Item, items_by_id, items_of_case
from storage.engines import Database
from storage.lines import title_for_all
from storage.results import acceptances_of, closed_cases, promises_made, visits_made

Rows = tuple[tuple[str, ...], ...]
VISITS = ("日期", "编号", "来源", "标题", "承办单位", "回访方式", "回访对象", "满意度", "承诺兑现", "情况")
PROMISES = (
    "承诺编号", "编号", "来源", "标题", "承办单位", "承诺事项", "承诺期限", "状态", "兑现日期", "结果",
)  # fmt: skip
CLOSED = (
    "另册编号", "编号", "来源", "标题", "承办单位", "办理结果", "满意度", "重办次数", "销号日期",
    "上级部门", "领导", "当事人",
)  # fmt: skip
_HIDDEN = "敏感件"
_KEPT = {True: "已兑现", False: "未兑现", None: ""}


async def visit_rows(database: Database) -> Rows:
    """One row per follow-up visit, oldest first."""
    async with database.reader() as session:
        visits = (await visits_made(session))[::-1]
        items = await items_by_id(session, list({one.assignment_id for one in visits}))
        rows = []
        for one in visits:
            item = items[one.assignment_id]
            text, who = ("", "") if item.case.secret else (mask(one.text), mask(one.who))
            said = NAMES[one.satisfaction] if one.satisfaction else ""
            rows.append(
                (
                    one.on.isoformat(), *_head(item), item.unit.name, NAMES[one.way], who, said,
                    _KEPT[one.promise_kept], text,
                )
            )  # fmt: skip
    return (VISITS, *rows)


async def promise_rows(database: Database) -> Rows:
    """One row per promise, soonest first."""
    async with database.reader() as session:
        promises = [one for one in await promises_made(session) if one.assignment_id]
        items = await items_by_id(session, list({one.assignment_id or 0 for one in promises}))
        rows = []
        for one in promises:
            item = items[one.assignment_id or 0]
            secret = item.case.secret
            texts = ["" if secret else mask(text) for text in (one.title, one.outcome)]
            rows.append(
                (
                    f"g{one.id}", *_head(item), item.unit.name, texts[0], _day(one.due_on), NAMES[one.state],
                    _day(one.settled_on), texts[1],
                )
            )  # fmt: skip
    return (PROMISES, *rows)


async def closed_rows(database: Database) -> Rows:
    """One row per case in the separate register, in its order."""
    async with database.reader() as session:
        rows = []
        for case in (await closed_cases(session))[::-1]:
            parts = await items_of_case(session, case.id or 0)
            rounds = max(part.assignment.redo_round for part in parts)
            known = await acceptances_of(session, case.id or 0, rounds)
            accepted = {
                party.value: ("免：" + one.waived_because if one.waived_because else f"{one.by} {one.on}")
                for party, one in known.items()
            }
            shown = ["" if case.secret else mask(accepted.get(name, "")) for name in _PARTIES]
            first = parts[0].assignment
            rows.append(
                (
                    f"{case.register_year}-{case.register_number}", *_head(parts[0]),
                    "、".join(part.unit.name for part in parts),
                    NAMES.get(first.result_class, first.result_class), first.satisfaction, str(rounds),
                    case.closed_at.date().isoformat() if case.closed_at else "", *shown,
                )
            )  # fmt: skip
    return (CLOSED, *rows)


_PARTIES = ("superior", "leadership", "person")


def _head(item: Item) -> tuple[str, str, str]:
    case = item.case
    return case.number, NAMES[case.source], title_for_all(case) or _HIDDEN


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
