"""Answering a message through its session. dingtalk.md 3.1."""

from aiohttp import web

from simulator.messenger import MESSENGER
from simulator.refusals import Refusal
from simulator.surface.requests import accept_old, read_json
from simulator.webhook_messages import MAX_BODY_BYTES, compose_reply


async def send_by_session(request: web.Request) -> web.Response:
    """`POST /robot/sendBySession?session=`: no token, no receipt."""
    messenger = request.app[MESSENGER]
    if request.content_type != "application/json":
        raise Refusal(43004, "无效的HTTP HEADER Content-Type")
    if len(await request.read()) > MAX_BODY_BYTES:
        raise Refusal(460101, "消息长度超过限制")
    body = await read_json(request)
    session = messenger.robot.sessions.find(request.query.get("session", ""))
    if session is None:
        raise Refusal(300001, "session 不存在")
    draft = compose_reply(body)
    if draft is not None:
        messenger.robot.show(draft, session)
    return accept_old()
