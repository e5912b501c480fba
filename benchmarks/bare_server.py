"""`python -m benchmarks.bare_server PORT`: aiohttp that verifies a signature and says yes, the ceiling."""

import sys
from datetime import UTC, datetime

from aiohttp import web

from benchmarks.processes import SECRET
from benchmarks.pushes import PATH
from bot.messengers.dingtalk.signature import is_genuine


async def take(request: web.Request) -> web.Response:
    """Read everything, trust nobody, keep nothing."""
    timestamp, signature = request.headers.get("timestamp", ""), request.headers.get("sign", "")
    await request.read()
    genuine = is_genuine(timestamp, signature, SECRET, datetime.now(UTC))
    return web.json_response({}, status=200 if genuine else 403)


async def ready(_request: web.Request) -> web.Response:
    """It keeps nothing, so it is always ready."""
    return web.json_response({})


if __name__ == "__main__":
    site = web.Application()
    site.add_routes([web.post(PATH, take), web.get("/readyz", ready)])
    web.run_app(site, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
