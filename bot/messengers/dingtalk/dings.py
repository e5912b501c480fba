"""DING, the urgent call: in the app, by text message or by telephone (8.3)."""

from typing import Final

from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.calls import ApiCalls
from bot.messengers.dingtalk.fields import identifier_of, list_of, object_of
from bot.messengers.dingtalk.outcomes import sent
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rulings import GONE
from domain.messages import Outcome
from domain.second_channel import Channel

_REMIND_TYPES: Final = {Channel.DING: 1, Channel.DING_TEXT: 2, Channel.DING_CALL: 3}


class Dings:
    """The DING side of `DingTalkClient`."""

    def __init__(self, app: DingTalkApp, calls: ApiCalls) -> None:
        self._app = app
        self._calls = calls

    async def ring(self, user_id: str, text: str, channel: Channel) -> Outcome:
        """One DING to one person; the receipt is its id. Nothing tells the platform of a repetition."""
        body = {
            "robotCode": self._app.robot_code,
            "remindType": _REMIND_TYPES[channel],
            "receiverUserIdList": [user_id],
            "content": text,
        }
        try:
            answer = await self._calls.post("robot/ding/send", body)
        except WireRefusal as refusal:
            return refusal.outcome(user_id)
        for reason, people in object_of(answer.get("failedList")).items():
            if user_id in list_of(people):
                return WireRefusal(GONE, str(reason)[:100]).outcome(user_id)
        return sent(user_id, identifier_of(answer.get("openDingId")))
