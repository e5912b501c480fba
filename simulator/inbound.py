"""What the robot receives when somebody says something. dingtalk.md 4.1."""

from dataclasses import dataclass
from typing import Any, Final

from simulator.chats import Message
from simulator.company import Group, Person
from simulator.options import Credentials

CHATBOT_ID: Final = "$:LWCP_v1:$practicerobot"
SESSION_MS: Final = 5_400_000
QUOTA_ERROR: Final = 20001
Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One message on its way to the robot: who, where, what, and which bubble it quotes."""

    message_id: str
    person: Person
    group: Group | None
    kind: str
    body: Payload
    at_ms: int
    quoted: Message | None = None


def conversation_of(spoken: Spoken) -> str:
    """The id of the chat it was said in."""
    return spoken.group.id if spoken.group else spoken.person.conversation_id


def build_payload(spoken: Spoken, credentials: Credentials, session_webhook: str) -> Payload:
    """The JSON of an inbound message, the same for Stream and HTTP."""
    payload: Payload = {
        "msgId": spoken.message_id,
        "msgtype": spoken.kind,
        "createAt": spoken.at_ms,
        "conversationType": "2" if spoken.group else "1",
        "conversationId": conversation_of(spoken),
        "chatbotUserId": CHATBOT_ID,
        "chatbotCorpId": credentials.corp_id,
        "robotCode": credentials.robot_code,
        "sessionWebhook": session_webhook,
        "sessionWebhookExpiredTime": spoken.at_ms + SESSION_MS,
        "isAdmin": False,
    }
    payload |= _describe_sender(spoken.person, credentials)
    payload |= _describe_group(spoken.group)
    payload |= spoken.body
    return payload | _describe_quote(spoken)


def strip_payload(payload: Payload) -> Payload:
    """What is left of a message when the month's event quota is used up. `KB 02/0699`."""
    rest = {key: value for key, value in payload.items() if key not in {"text", "content"}}
    return rest | {"errorCode": QUOTA_ERROR, "errorMessage": "企业本月Webhook和Stream推送次数已用完"}


def _describe_sender(person: Person, credentials: Credentials) -> Payload:
    sender: Payload = {
        "senderId": person.opaque_id,
        "senderNick": person.name,
        "senderCorpId": person.corp_id or credentials.corp_id,
        "senderPlatform": "Win",
    }
    if person.corp_id is None:
        sender |= {"senderStaffId": person.user_id, "senderUnionId": person.union_id}
    return sender


def _describe_group(group: Group | None) -> Payload:
    if group is None:
        return {}
    return {
        "conversationTitle": group.title,
        "isInAtList": True,
        "atUsers": [{"dingtalkId": CHATBOT_ID}],
    }


def _describe_quote(spoken: Spoken) -> Payload:
    quoted = spoken.quoted
    if quoted is None:
        return {}
    quote: Payload = {"originalMsgId": quoted.id}
    if quoted.receipt is not None:
        quote["originalProcessQueryKey"] = quoted.receipt
    if spoken.kind == "text":
        quote["text"] = spoken.body["text"] | {"isReplyMsg": True, "repliedMsg": _describe_bubble(quoted)}
    return quote


def _describe_bubble(message: Message) -> Payload:
    return {
        "msgId": message.id,
        "msgType": message.draft.kind,
        "senderId": CHATBOT_ID,
        "createdAt": int(message.at.timestamp() * 1000),
        "content": {"text": message.draft.text},
    }
