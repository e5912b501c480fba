"""Reads a robot message, as it comes over Stream and over HTTP alike, into duban's own `Inbound`."""

from datetime import datetime

from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.fields import (
    Json,
    MalformedPush,
    NotForThisApp,
    identifier_of,
    list_of,
    moment_of,
    object_of,
    require_object,
    text_of,
)
from bot.messengers.dingtalk.talks import words_of
from domain.messages import Attachment, AttachmentKind, Inbound, InboundProblem

TEXT_LIMIT = 8_000  # characters kept of one message
_NAME_LIMIT = 255
_CODE_LIMIT = 4_096
_PARTS_LIMIT = 200

# Numbers that come as text or as number: compared, never converted – they may be anything.
_GROUP = ("2", 2)
_QUOTA_EXHAUSTED = (20001, "20001")
_ATTACHMENTS = {
    "picture": AttachmentKind.PICTURE,
    "file": AttachmentKind.FILE,
    "audio": AttachmentKind.VOICE,
    "video": AttachmentKind.VIDEO,
}
_TALK = "chatRecord"
_READABLE = {"text", "richText", *_ATTACHMENTS}


def parse_message(payload: object, app: DingTalkApp, received_at: datetime) -> Inbound:
    """One message of a person. Without a time it was sent at `received_at`; 8,000 characters are kept.

    Somebody of another company keeps no `user_id`: identity is a staff id in our own company, nothing else.

    Raises:
        MalformedPush: no id, an unreadable time, or a text that is no text.
        NotForThisApp: it names another robot or company, or none at all.
    """
    message = require_object(payload, "not_an_object")
    _require_ours(message, app)
    in_group = message.get("conversationType") in _GROUP
    webhook = _session_webhook(message, app)
    corp_id, user_id = _sender(message, app)
    text = _text(message)
    return Inbound(
        message_id=_message_id(message),
        user_id=user_id,
        corp_id=corp_id,
        nick=text_of(message.get("senderNick"), _NAME_LIMIT),
        conversation_id=identifier_of(message.get("conversationId")) or "",
        in_group=in_group,
        text=text.lstrip() if in_group else text,  # the @ before it was cut out and left its blank
        sent_at=_sent_at(message, received_at),
        quoted_receipt=identifier_of(message.get("originalProcessQueryKey")),
        attachments=_attachments(message),
        session_webhook=webhook,
        session_expires_at=moment_of(message.get("sessionWebhookExpiredTime")) if webhook else None,
        problem=_problem(message),
    )


def _require_ours(message: Json, app: DingTalkApp) -> None:
    named = {
        "robotCode": app.robot_code,
        "chatbotCorpId": app.corp_id,
    }
    given = {name: message[name] for name in named if message.get(name) is not None}
    if not given or any(value != named[name] for name, value in given.items()):
        raise NotForThisApp("another_robot_or_company")


def _message_id(message: Json) -> str:
    message_id = identifier_of(message.get("msgId"))
    if message_id is None:
        raise MalformedPush("no_message_id")
    return message_id


def _sender(message: Json, app: DingTalkApp) -> tuple[str | None, str | None]:
    """(company, staff id). Only our own people have staff ids, so one without a company is ours."""
    user_id = identifier_of(message.get("senderStaffId"))
    corp_id = message.get("senderCorpId") or (app.corp_id if user_id else None)
    return identifier_of(corp_id), user_id if corp_id == app.corp_id else None


def _sent_at(message: Json, received_at: datetime) -> datetime:
    created = message.get("createAt")
    if created is None:
        return received_at
    moment = moment_of(created)
    if moment is None:
        raise MalformedPush("unreadable_time")
    return moment


def _session_webhook(message: Json, app: DingTalkApp) -> str | None:
    webhook = text_of(message.get("sessionWebhook"), _CODE_LIMIT)
    return webhook if app.trusts(webhook) else None


def _problem(message: Json) -> InboundProblem | None:
    if message.get("errorCode") in _QUOTA_EXHAUSTED:
        return InboundProblem.EVENT_QUOTA_EXHAUSTED
    if _kind(message) in _READABLE or _attachments(message):
        return None
    return InboundProblem.UNSUPPORTED_TYPE


def _kind(message: Json) -> str:
    return identifier_of(message.get("msgtype")) or ""


def _text(message: Json) -> str:
    if _kind(message) == "richText":
        parts = (text_of(part.get("text"), TEXT_LIMIT) for part in _rich_parts(message))
        return "".join(parts)[:TEXT_LIMIT]
    text = message.get("text")
    if text is None:
        return ""
    return text_of(require_object(text, "text_is_no_object").get("content"), TEXT_LIMIT)


def _attachments(message: Json) -> tuple[Attachment, ...]:
    kind = _kind(message)
    if kind == "richText":
        pictures = (_attachment(AttachmentKind.PICTURE, part) for part in _rich_parts(message))
        return tuple(picture for picture in pictures if picture.download_code)
    if kind == _TALK:
        words = words_of(object_of(message.get("content")))
        return (Attachment(AttachmentKind.RECORD, words=words),) if words else ()
    if kind in _ATTACHMENTS:
        found = _attachment(_ATTACHMENTS[kind], object_of(message.get("content")))
        return (found,) if found.download_code else ()
    return ()


def _attachment(kind: AttachmentKind, content: Json) -> Attachment:
    code = content.get("downloadCode") or content.get("pictureDownloadCode")
    return Attachment(
        kind=kind,
        download_code=text_of(code, _CODE_LIMIT),
        name=text_of(content.get("fileName"), _NAME_LIMIT),
        recognised_text=text_of(content.get("recognition"), TEXT_LIMIT),
    )


def _rich_parts(message: Json) -> list[Json]:
    parts = list_of(object_of(message.get("content")).get("richText"))
    return [object_of(part) for part in parts[:_PARTS_LIMIT]]
