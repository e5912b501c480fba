"""What the robot may do with a token: send, recall, ask who read. dingtalk.md 2."""

from datetime import timedelta
from typing import Final

from aiohttp import web

from simulator.chats import Message
from simulator.company import Group
from simulator.messenger import MESSENGER, Messenger
from simulator.refusals import Refusal
from simulator.surface.contacts import is_shown
from simulator.surface.requests import Json, accept, read_json, take_text, take_texts
from simulator.templates import compose

MAX_PEOPLE: Final = 20
MAX_RECEIPTS: Final = 20
MAX_PAGE: Final = 200
READY_AFTER: Final = timedelta(seconds=1)
KEPT_FOR: Final = timedelta(hours=24)


async def send_to_people(request: web.Request) -> web.Response:
    """`POST /v1.0/robot/oToMessages/batchSend`: 200 even if nobody could be reached."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    _check_robot(messenger, take_text(body, "robotCode"))
    user_ids = take_texts(body, "userIds")
    if not user_ids:
        raise Refusal("invalidParameter.userIds.empty", "userIds不能为空")
    if len(user_ids) > MAX_PEOPLE:
        raise Refusal("invalidParameter.userIds.overMax", f"userIds超过{MAX_PEOPLE}个")
    draft = compose(body.get("msgKey"), body.get("msgParam"))
    invalid = [one for one in user_ids if not _can_reach(messenger, one)]
    slowed = [one for one in user_ids if one in messenger.faults.flow_controlled_users]
    reached = [one for one in user_ids if one not in {*invalid, *slowed}]
    receipt = messenger.robot.send_to_people(draft, reached)
    return accept(
        {
            "processQueryKey": receipt,
            "invalidStaffIdList": invalid,
            "flowControlledStaffIdList": [one for one in slowed if one not in invalid],
        }
    )


async def send_to_group(request: web.Request) -> web.Response:
    """`POST /v1.0/robot/groupMessages/send`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    _check_robot(messenger, take_text(body, "robotCode"))
    group = _find_group(messenger, take_text(body, "openConversationId"))
    draft = compose(body.get("msgKey"), body.get("msgParam"))
    receipt = messenger.robot.send_to_group(draft, group.id, messenger.company.present(group))
    return accept({"processQueryKey": receipt})


async def tell_read_status(request: web.Request) -> web.Response:
    """`GET /v1.0/robot/oToMessages/readStatus`."""
    messenger, query = request.app[MESSENGER], request.query
    _check_robot(messenger, query.get("robotCode", ""))
    messages = _find_sent(messenger, query.get("processQueryKey", ""))
    readers = [
        {
            "name": messenger.company.people[user_id].name,
            "userId": user_id,
            "readStatus": "READ" if user_id in message.read_by else "UNREAD",
        }
        for message in messages
        for user_id in message.audience
    ]
    return accept({"sendStatus": _status_of(messages), "messageReadInfoList": readers})


async def tell_group_readers(request: web.Request) -> web.Response:
    """`POST /v1.0/robot/groupMessages/query`, a page at a time."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    _check_robot(messenger, take_text(body, "robotCode"))
    _find_group(messenger, take_text(body, "openConversationId"))
    start, size = _read_page(body)
    messages = _find_sent(messenger, take_text(body, "processQueryKey"))
    readers = sorted(messages[0].read_by)
    page = readers[start : start + size]
    more = start + size < len(readers)
    return accept(
        {
            "sendStatus": _status_of(messages),
            "readUserIds": page,
            "hasMore": more,
            "nextToken": str(start + size) if more else "",
        }
    )


async def recall(request: web.Request) -> web.Response:
    """`POST …/otoMessages/batchRecall` and `…/groupMessages/recall`: leaves no trace in the chat."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    if take_text(body, "robotCode") != messenger.options.credentials.robot_code:
        raise Refusal("not.allowed.robotCode", "机器人编码不被允许")
    receipts = take_texts(body, "processQueryKeys")
    if not receipts:
        raise Refusal("invalid.processQueryKey", "processQueryKeys不能为空")
    if len(receipts) > MAX_RECEIPTS:
        raise Refusal("invalidParameter.processQueryKeys.overMax", f"超过{MAX_RECEIPTS}个")
    reasons = {receipt: _refuse_recall(messenger, receipt) for receipt in receipts}
    done = [receipt for receipt, reason in reasons.items() if reason is None]
    for receipt in done:
        messenger.robot.recall(receipt)
    failed = {receipt: reason for receipt, reason in reasons.items() if reason is not None}
    return accept({"successResult": done, "failedResult": failed})


def check_robot_code(messenger: Messenger, robot_code: str, *, unknown: str) -> None:
    """Let the pretend app's own robot pass; `unknown` is the API's code for any other."""
    if not robot_code:
        raise Refusal("invalidParameter.robotCode.empty", "robotCode不能为空")
    if robot_code != messenger.options.credentials.robot_code:
        raise Refusal(unknown, "机器人不存在")


def _check_robot(messenger: Messenger, robot_code: str) -> None:
    check_robot_code(messenger, robot_code, unknown="invalidParameter.robotCode.notExsit")


def _can_reach(messenger: Messenger, user_id: str) -> bool:
    return is_shown(messenger, user_id) and user_id not in messenger.faults.invalid_users


def _find_group(messenger: Messenger, group_id: str) -> Group:
    if not group_id:
        raise Refusal("miss.openConversationId", "缺少openConversationId")
    group = messenger.company.groups.get(group_id)
    if group is None:
        raise Refusal("invalid.openConversationId", "openConversationId无效")
    if group.state == "disbanded":
        raise Refusal("group.disbanded", "群已解散")
    if group.state == "stopped":
        raise Refusal("bot.stopped", "机器人已停用")
    return group


def _find_sent(messenger: Messenger, receipt: str) -> list[Message]:
    messages = messenger.chats.sent_as(receipt)
    ages = [messenger.clock.now() - message.at for message in messages]
    if not ages or not READY_AFTER <= ages[0] <= KEPT_FOR:
        raise Refusal("processQueryKey.expireTime", "processQueryKey已过期或尚未就绪")
    return messages


def _status_of(messages: list[Message]) -> str:
    return "RECALLED" if all(message.recalled for message in messages) else "SUCCESS"


def _read_page(body: Json) -> tuple[int, int]:
    size = body.get("maxResults", MAX_PAGE)
    if not isinstance(size, int) or not 0 < size <= MAX_PAGE:
        raise Refusal("invalidParameter.pageSize.invalid", "maxResults无效")
    token = body.get("nextToken") or "0"
    if not isinstance(token, str) or not token.isdecimal():
        raise Refusal("invalidParameter.cursor.invalid", "nextToken无效")
    return int(token), size


def _refuse_recall(messenger: Messenger, receipt: str) -> str | None:
    sent = messenger.chats.sent_as(receipt)
    if not sent:
        return "invalid.processQueryKey"
    late = messenger.clock.now() - sent[0].at > KEPT_FOR
    return "robot.processQueryKey.expired" if late else None
