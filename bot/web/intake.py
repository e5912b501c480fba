"""`POST /intake/cases`: an upstream system hands in cases as JSON, read by the same rules as a table."""

import asyncio
import hmac
import json
from collections import Counter
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.clock import Clock
from bot.messengers.dingtalk.transport import TooLarge, read_at_most
from bot.web.limiting import BODY_SECONDS, Turnstile
from domain.errors import DomainError
from domain.tables.grid import Grid
from handlers.importing.applying import apply_rows
from handlers.importing.reading import applicable, explain, read_grids
from handlers.importing.shell import shell_desk
from message_templates import render, unescape
from storage.engines import Database
from storage.idempotency import find_answer, keep_answer
from storage.unit_of_work import UnitOfWork

MOST_CASES = 1000
LONGEST_KEY = 100  # the column's length
LARGEST = 4 * 1024 * 1024  # bytes


def routes(
    database: Database, token: str, clock: Clock, counts: Counter[str] | None = None
) -> list[web.RouteDef]:
    """The endpoint; without a token in the settings it refuses everybody. `counts` tallies what came to what.

    Those who guess tokens have a limit of their own, so that they cannot lock out the one who has it.
    """
    tally: Counter[str] = Counter() if counts is None else counts
    guesses, requests = Turnstile(), Turnstile()

    def refuse(status: HTTPStatus, why: str) -> web.Response:
        tally[why] += 1
        return _answer(status, why)

    async def take_cases(request: web.Request) -> web.Response:
        is_theirs = _is_token(request.headers.get("Authorization", ""), token)
        limit = requests if is_theirs else guesses
        if (full := limit.refuse(clock.now(), _words("too_often"))) is not None:
            tally["too_often"] += 1
            return full
        if not is_theirs:
            return refuse(HTTPStatus.UNAUTHORIZED, "no_token")
        key = request.headers.get("Idempotency-Key", "")
        if not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
            return refuse(HTTPStatus.BAD_REQUEST, "no_key")
        items = _items(await _body(request))
        if items is None:
            return refuse(HTTPStatus.BAD_REQUEST, "not_a_list")
        tally["accepted"] += 1
        return web.json_response(await _take(items, key, database, clock))

    return [web.post("/intake/cases", take_cases)]


def _is_token(given: str, token: str) -> bool:
    """Compared in a time that says nothing, whatever bytes the header holds. No token, no trust."""
    wanted = f"Bearer {token}".encode()
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted) and bool(token)


async def _take(items: list[dict[str, Any]], key: str, database: Database, clock: Clock) -> dict[str, Any]:
    async with UnitOfWork(database, clock.now()) as work:
        if (known := await find_answer(work.session, key)) is not None:
            return known
        desk = await shell_desk(work, name="intake")
        try:
            reading = await read_grids([_grid(items)], "intake", work)
        except DomainError:
            return {
                "items": [],
                "error": render("intake/no_columns.j2"),
            }
        rows = applicable(reading, adopt=False)
        await apply_rows(rows, desk)
        answer = {
            "items": [
                {
                    "编号": verdict.number,
                    "verdict": verdict.verdict,
                    "applied": verdict in rows,
                    "why": [unescape(explain(problem)) for problem in verdict.problems],
                }
                for verdict in reading.verdicts
            ]
        }
        keep_answer(work.session, key, answer, work.now)
        await work.commit()
        return answer


async def _body(request: web.Request) -> bytes:
    """The whole body; nothing if it is too large, too slow, or compressed (it may be a bomb)."""
    if "Content-Encoding" in request.headers:
        return b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await read_at_most(request.content, LARGEST)
    except (TooLarge, TimeoutError):
        return b""


def _items(body: bytes) -> list[dict[str, Any]] | None:
    try:
        items = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(items, list) or not 0 < len(items) <= MOST_CASES:
        return None
    return items if all(isinstance(item, dict) for item in items) else None


def _grid(items: list[dict[str, Any]]) -> Grid:
    """The objects as a sheet: the keys make the header row, `来源` names the sheet."""
    columns = list(dict.fromkeys(key for item in items for key in item if key != "来源"))
    source = next((str(item["来源"]) for item in items if item.get("来源")), "")
    rows = (tuple(_cell(item.get(column)) for column in columns) for item in items)
    return Grid(source, (tuple(columns), *rows))


def _cell(value: object) -> str | int | float | None:
    if isinstance(value, bool):
        return "是" if value else ""
    return value if value is None or isinstance(value, int | float) else str(value)


def _answer(status: HTTPStatus, why: str) -> web.Response:
    return web.json_response(_words(why), status=status)


def _words(why: str) -> dict[str, str]:
    return {"error": render(f"intake/{why}.j2", most=MOST_CASES)}
