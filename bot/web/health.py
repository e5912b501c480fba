"""`/healthz` says the process lives, `/readyz` that it can do its work, `/metrics` how it fares."""

import asyncio
from collections.abc import Callable

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from bot.clock import Clock
from domain.calendar import DAY
from storage.engines import Database, DatabaseTrouble
from storage.inbox import count_open
from storage.messages import count_states

PATIENCE = 2.0  # seconds the database may take to answer before readiness is red


def routes(
    database: Database, clock: Clock, registry: CollectorRegistry, is_connected: Callable[[], bool]
) -> list[web.RouteDef]:
    """The three endpoints. `is_connected` tells whether the messenger's way in is open."""

    async def healthz(_request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_request: web.Request) -> web.Response:
        checks = {"database": await _is_writable(database), "messenger": is_connected()}
        return web.json_response(checks, status=200 if all(checks.values()) else 503)

    queue = Gauge("duban_inbox_open", "Pushes that wait to be settled", registry=registry)
    states = Gauge("duban_messages", "Messages of the last day by state", ["state"], registry=registry)

    async def metrics(_request: web.Request) -> web.Response:
        async with database.reader() as session:
            queue.set(await count_open(session))
            for state, count in (await count_states(session, clock.now() - DAY)).items():
                states.labels(state).set(count)
        body = generate_latest(registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)]


async def _is_writable(database: Database) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await database.ping()
    except (*DatabaseTrouble, TimeoutError):
        return False
    return True
