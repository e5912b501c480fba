"""体检: a light for each unit, the worst first, each reason with its next step; as pages or as a file."""

import asyncio
from collections import Counter
from typing import Any, Final

from domain.health import Light, UnitHealth
from domain.intents import ShowHealth
from domain.permissions import ADMINS
from domain.tables.sheets import Sheet
from handlers.desk import Desk
from handlers.exporting.sending import send_file
from handlers.health.checking import check_everything
from handlers.projects.paging import cut
from handlers.replying import Reply
from handlers.router import Router
from handlers.workbooks.writing import write_xlsx
from message_templates import render, unescape
from storage.unit_of_work import UnitOfWork

router = Router()
WORST: Final = 4  # units on the first card
_LIGHTS: Final = {Light.RED: "红", Light.YELLOW: "黄", Light.GREEN: "绿"}
_HEADER: Final = ("单位", "灯", "在办", "缺什么", "怎么办")


@router.on(ShowHealth)
async def show_health(intent: ShowHealth, desk: Desk, work: UnitOfWork) -> Reply:
    """Counts and the worst few; 全部 all of them by pages, 表格 as a workbook."""
    office, units = await check_everything(work)
    counts = Counter(one.light for one in units)
    facts: dict[str, Any] = {
        "counts": {light: counts[light] for light in Light},
        "office": office,
        "total": len(units),
        "admin": not ADMINS.isdisjoint(desk.who.roles),
    }
    if intent.as_file:
        data = await asyncio.to_thread(write_xlsx, [health_sheet(office, units)])
        name = await send_file(f"体检-{desk.today:%Y%m%d}.xlsx", data, desk)
        desk.work.record("exported", desk.actor, "table:health", rows=len(units))
        return Reply("replies/health_file.md.j2", {**facts, "name": name})
    if intent.page:
        shown, page = cut(units, intent.page, desk)
        return Reply("lists/health.md.j2", {**facts, "units": shown, "page": page})
    worst = [one for one in units if one.light is not Light.GREEN]
    return Reply("cards/health.md.j2", {**facts, "units": worst[:WORST], "more": len(worst[WORST:])})


def health_sheet(office: UnitHealth, units: list[UnitHealth]) -> Sheet:
    """A row for each unit; in one line the reasons, in the next cell what to do."""
    rows = [_row(one) for one in (office, *units)]
    return Sheet("体检", (("各单位联系情况体检",), _HEADER, *rows), heads=2)


def _row(one: UnitHealth) -> tuple[str, ...]:
    why = "；".join(_plain("reason", one, place) for place in range(len(one.findings)))
    todo = "；".join(_plain("step", one, place) for place in range(len(one.findings)))
    return one.name or "督查部门", _LIGHTS[one.light], str(one.open_cases), why, todo


def _plain(part: str, one: UnitHealth, place: int) -> str:
    return unescape(render(f"parts/health_{part}.j2", finding=one.findings[place], unit=one.name).strip())
