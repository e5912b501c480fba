"""DING, the urgent call, inside the app; text messages and phone calls are not bought. dingtalk.md 8.3."""

import secrets
from typing import Final

from aiohttp import web

from simulator.chats import Draft
from simulator.messenger import MESSENGER
from simulator.refusals import Refusal
from simulator.surface.requests import accept, read_json, take_text, take_texts

IN_APP: Final = 1
MAX_RECEIVERS: Final = 200


async def send_ding(request: web.Request) -> web.Response:
    """`POST /v1.0/robot/ding/send`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    if take_text(body, "robotCode") != messenger.options.credentials.robot_code:
        raise Refusal("invalid.chatbotId", "机器人不存在")
    receivers, content = take_texts(body, "receiverUserIdList"), take_text(body, "content")
    if not receivers:
        raise Refusal("miss.staffId", "缺少接收人")
    if len(receivers) > MAX_RECEIVERS:
        raise Refusal("ding.receivercount.limit", f"接收人超过{MAX_RECEIVERS}个")
    if body.get("remindType") != IN_APP:
        raise Refusal("ding.serverquota.insufficient", "短信和电话DING额度不足")
    if not content:
        raise Refusal("miss.param.content", "缺少参数content")
    failed = [one for one in receivers if not messenger.company.is_reachable(one)]
    reached = [one for one in receivers if one not in failed]
    messenger.robot.send_to_people(Draft(kind="ding", title="DING", text=content), reached)
    reasons = {"invalid.staffId": failed} if failed else {}
    return accept({"openDingId": secrets.token_hex(16), "failedList": reasons})
