"""Items in people's own to-do lists: created once by our key, changed, ticked off, removed (8.2)."""

import re
from typing import Final
from urllib.parse import quote

from bot.messengers.dingtalk.calls import ApiCalls
from bot.messengers.dingtalk.fields import Json, identifier_of, object_of
from bot.messengers.dingtalk.outcomes import sent
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rendering import tap_url
from bot.messengers.dingtalk.rulings import LATER
from domain.messages import Button, Outcome, ToDo

_API: Final = "todo/users/tasks"  # one name for all of them: the paths hold people's ids
_LONGEST_SUBJECT: Final = 1024
_HIGH: Final = 20
_EXISTS: Final = "todo.taskCreate.paramError"
_NAMED_TASK: Final = re.compile(r"(?:taskId\W{0,4}|(?=task))(?P<id>[0-9A-Za-z_-]{6,100})")
_NOT_THERE: Final = re.compile(r"不存在|not.?exist|not.?found", re.IGNORECASE)


class ToDos:
    """The to-do side of `DingTalkClient`. Each item is its executor's own: nobody else has it in his list.

    The platform knows people here by another id than in chats; it is asked for once per start and person.
    """

    def __init__(self, calls: ApiCalls) -> None:
        self._calls = calls
        self._union_ids: dict[str, str] = {}

    async def put(self, user_id: str, to_do: ToDo) -> Outcome:
        """Create it, or find it if an earlier try got through: refusing the second names the first."""
        try:
            union_id = await self._union_id(user_id)
            address = quote(union_id, safe="")
            answer = await self._calls.send(
                "POST", _API, f"todo/users/{address}/tasks?operatorId={address}", _created(to_do, union_id)
            )
        except WireRefusal as refusal:
            known = _NAMED_TASK.search(refusal.detail) if refusal.code == _EXISTS else None
            return sent(user_id, known["id"]) if known else refusal.outcome(user_id)
        return sent(user_id, identifier_of(answer.get("id")))

    async def change(self, user_id: str, task_id: str, to_do: ToDo) -> Outcome:
        """Another subject or day; one that somebody deleted is reported as not found."""
        return await self._send("PUT", user_id, task_id, {"subject": _subject(to_do), **_due(to_do)})

    async def tick_off(self, user_id: str, task_id: str) -> Outcome:
        """Done; one that somebody deleted needs no tick."""
        return _gone_is_fine(await self._send("PUT", user_id, task_id, {"done": True}), task_id)

    async def remove(self, user_id: str, task_id: str) -> Outcome:
        """Deleted."""
        return _gone_is_fine(await self._send("DELETE", user_id, task_id, {}), task_id)

    async def _send(self, method: str, user_id: str, task_id: str, body: Json) -> Outcome:
        try:
            address = quote(await self._union_id(user_id), safe="")
            path = f"todo/users/{address}/tasks/{quote(task_id, safe='')}?operatorId={address}"
            await self._calls.send(method, _API, path, body)
        except WireRefusal as refusal:
            return refusal.outcome(user_id)
        return sent(user_id, task_id)

    async def _union_id(self, user_id: str) -> str:
        known = self._union_ids.get(user_id)
        if known is None:
            answer = await self._calls.look_up("topapi/v2/user/get", {"userid": user_id})
            known = identifier_of(object_of(answer.get("result")).get("unionid"))
            if known is None:
                raise WireRefusal(LATER, "no_union_id")
            self._union_ids[user_id] = known
        return known


def _created(to_do: ToDo, union_id: str) -> Json:
    link = tap_url(Button(to_do.subject, to_do.says))
    return {
        "sourceId": to_do.key,
        "subject": _subject(to_do),
        "creatorId": union_id,
        "executorIds": [union_id],
        "isOnlyShowExecutor": True,
        "priority": _HIGH,
        "detailUrl": {"appUrl": link, "pcUrl": link},
        **_due(to_do),
    }


def _subject(to_do: ToDo) -> str:
    return to_do.subject[:_LONGEST_SUBJECT]


def _due(to_do: ToDo) -> Json:
    return {"dueTime": int(to_do.due_at.timestamp() * 1000)} if to_do.due_at else {}


def _gone_is_fine(outcome: Outcome, task_id: str) -> Outcome:
    is_gone = outcome.code.endswith(".paramError") and _NOT_THERE.search(outcome.detail)
    return sent(outcome.recipient, task_id) if is_gone else outcome
