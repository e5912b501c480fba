"""Robot messages become duban's own words, whatever their writer meant."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messengers.dingtalk.fields import MalformedPush, NotForThisApp, parse_object
from bot.messengers.dingtalk.robot_messages import TEXT_LIMIT, parse_message
from domain.messages import Attachment, AttachmentKind, Inbound, InboundProblem
from tests.wire.platform import CORP, ROBOT, app_at

APP = app_at("https://oapi.dingtalk.com")
NOW = datetime(2026, 9, 7, tzinfo=UTC)
SENT = datetime(2025, 10, 9, 8, 53, 20, tzinfo=UTC)


def message(**changes: object) -> dict[str, Any]:
    whole = {
        "msgId": "msgA1",
        "msgtype": "text",
        "createAt": 1760000000000,
        "conversationType": "2",
        "conversationId": "cidAAAA==",
        "senderId": "$:LWCP_v1:$xx",
        "senderStaffId": "u1001",
        "senderNick": "李雷",
        "senderCorpId": CORP,
        "isAdmin": False,
        "chatbotCorpId": CORP,
        "robotCode": ROBOT,
        "sessionWebhook": "https://oapi.dingtalk.com/robot/sendBySession?session=s1",
        "sessionWebhookExpiredTime": 1760005400000,
        "text": {"content": " 完成"},
    } | changes
    return {name: value for name, value in whole.items() if value is not ...}


def read(**changes: object) -> Inbound:
    return parse_message(message(**changes), APP, NOW)


def test_the_documented_group_sample() -> None:
    assert read() == Inbound(
        message_id="msgA1",
        user_id="u1001",
        corp_id=CORP,
        nick="李雷",
        conversation_id="cidAAAA==",
        in_group=True,
        text="完成",
        sent_at=SENT,
        session_webhook="https://oapi.dingtalk.com/robot/sendBySession?session=s1",
        session_expires_at=datetime(2025, 10, 9, 10, 23, 20, tzinfo=UTC),
    )


def test_only_a_groups_leading_blank_is_cut() -> None:
    assert read(text={"content": "\u2005 @督办 12 办结 "}).text == "@督办 12 办结 "
    assert read(conversationType="1", text={"content": " 12 办结"}).text == " 12 办结"


@pytest.mark.parametrize("created", [1760000000000, "1760000000000", 1.76e12])
def test_the_time_comes_as_number_or_text(created: object) -> None:
    assert read(createAt=created).sent_at == SENT


def test_without_a_time_it_was_sent_when_it_came() -> None:
    assert read(createAt=...).sent_at == NOW


@pytest.mark.parametrize(
    "created", ["", "早上", -1, 0, True, 10**400, "9" * 400, float("nan"), float("inf"), [], {}, "١٢٣"]
)
def test_a_time_nobody_can_read_is_refused(created: object) -> None:
    with pytest.raises(MalformedPush, match="unreadable_time"):
        read(createAt=created)


@pytest.mark.parametrize("message_id", [..., None, "", 7, [], "x" * 513, "a\nb", "\ud800"])
def test_without_a_usable_id_it_is_refused(message_id: object) -> None:
    with pytest.raises(MalformedPush, match="no_message_id"):
        read(msgId=message_id)


@pytest.mark.parametrize("text", ["完成", 5, [], True])
def test_a_text_that_is_no_object_is_refused(text: object) -> None:
    with pytest.raises(MalformedPush, match="text_is_no_object"):
        read(text=text)


@pytest.mark.parametrize(
    "changes",
    [
        {"robotCode": "another"},
        {"robotCode": ["x"]},
        {"chatbotCorpId": "another"},
        {"robotCode": ..., "chatbotCorpId": ...},
        {"robotCode": "", "chatbotCorpId": None},
    ],
)
def test_another_robot_or_company_or_none_is_not_ours(changes: dict[str, object]) -> None:
    with pytest.raises(NotForThisApp):
        read(**changes)


@pytest.mark.parametrize("changes", [{"robotCode": ...}, {"chatbotCorpId": ...}])
def test_one_of_the_two_names_is_enough(changes: dict[str, object]) -> None:
    assert read(**changes).user_id == "u1001"


def test_nobody_of_another_company_has_an_identity() -> None:
    stranger = read(senderCorpId="dingother", isAdmin=True, senderNick="区长")
    assert (stranger.user_id, stranger.corp_id) == (None, "dingother")


def test_the_opaque_sender_id_is_never_an_identity() -> None:
    outsider = read(senderStaffId=..., senderCorpId=...)
    assert (outsider.user_id, outsider.corp_id) == (None, None)


def test_a_staff_id_without_a_company_is_our_own() -> None:
    assert read(senderCorpId=...).corp_id == CORP


RECORD = '[{"senderName":"王工","content":"签收12"},{"senderNick":"李总","text":{"content":"好的\\n同意"}}]'


@pytest.mark.parametrize("record", [RECORD, json.loads(RECORD)])
def test_a_talk_passed_on_keeps_who_said_what(record: object) -> None:
    talk = read(msgtype="chatRecord", text=..., content={"summary": "王工等", "chatRecord": record})
    assert talk.attachments == (Attachment(AttachmentKind.RECORD, words="王工：签收12\n李总：好的 同意"),)
    assert (talk.text, talk.problem) == ("", None)


@pytest.mark.parametrize("record", ["[]", "no json", "[" * 100_000, 7, None, ["x", {}, {"content": 5}]])
def test_of_a_talk_without_lines_the_summary_is_kept(record: object) -> None:
    talk = read(msgtype="chatRecord", text=..., content={"summary": "王工: 签收12", "chatRecord": record})
    assert [one.words for one in talk.attachments] == ["王工: 签收12"]


@pytest.mark.parametrize("content", [..., {}, {"summary": "[]", "chatRecord": "[]"}, "text", {"summary": 5}])
def test_a_talk_that_holds_nothing_cannot_be_read(content: object) -> None:
    talk = read(msgtype="chatRecord", text=..., content=content)
    assert (talk.attachments, talk.problem) == ((), InboundProblem.UNSUPPORTED_TYPE)


def test_a_huge_talk_is_cut() -> None:
    record = [{"senderName": "王" * 500, "content": "话" * 50_000}] * 500
    (talk,) = read(msgtype="chatRecord", text=..., content={"chatRecord": record}).attachments
    assert len(talk.words) <= 20_000


@pytest.mark.parametrize(
    "webhook",
    [
        "http://oapi.dingtalk.com/robot/sendBySession?session=s1",
        "https://oapi.dingtalk.com:8443/x",
        "https://oapi.dingtalk.com.evil.example/x",
        "https://oapi.dingtalk.com@evil.example/x",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "//oapi.dingtalk.com/x",
        "https://[::1/x",
        "",
        7,
        None,
    ],
)
def test_a_webhook_elsewhere_is_dropped_with_its_time(webhook: object) -> None:
    inbound = read(sessionWebhook=webhook)
    assert (inbound.session_webhook, inbound.session_expires_at) == (None, None)


def test_without_quota_the_stripped_message_still_arrives() -> None:
    inbound = read(text=..., errorCode=20001, errorMessage="quota")
    assert (inbound.problem, inbound.text) == (InboundProblem.EVENT_QUOTA_EXHAUSTED, "")
    assert read(text=..., errorCode="20001").problem is InboundProblem.EVENT_QUOTA_EXHAUSTED


@pytest.mark.parametrize("kind", ["unknownMsgType", "interactiveCard", None, 5, []])
def test_what_cannot_be_read_says_so(kind: object) -> None:
    inbound = read(msgtype=kind, text=..., content={"unknownMsgType": "不支持"})
    assert (inbound.problem, inbound.text, inbound.attachments) == (
        InboundProblem.UNSUPPORTED_TYPE,
        "",
        (),
    )


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("picture", {"downloadCode": "c1"}, Attachment(AttachmentKind.PICTURE, "c1")),
        ("picture", {"pictureDownloadCode": "c2"}, Attachment(AttachmentKind.PICTURE, "c2")),
        (
            "file",
            {"downloadCode": "c", "fileName": "答复.docx"},
            Attachment(AttachmentKind.FILE, "c", "答复.docx"),
        ),
        (
            "audio",
            {"downloadCode": "c", "duration": 2000, "recognition": "十二号办结"},
            Attachment(AttachmentKind.VOICE, "c", recognised_text="十二号办结"),
        ),
        ("video", {"downloadCode": "c", "videoType": "mp4"}, Attachment(AttachmentKind.VIDEO, "c")),
    ],
)
def test_attachments(kind: str, content: dict[str, object], expected: Attachment) -> None:
    inbound = read(msgtype=kind, text=..., content=content)
    assert (inbound.attachments, inbound.problem) == ((expected,), None)


def test_rich_text_is_its_texts_and_its_pictures() -> None:
    parts = [{"text": " 12号现场"}, {"type": "picture", "downloadCode": "p1"}, {"text": "已完工"}, None, 7]
    inbound = read(msgtype="richText", text=..., content={"richText": parts})
    assert inbound.text == "12号现场已完工"
    assert inbound.attachments == (Attachment(AttachmentKind.PICTURE, "p1"),)


@pytest.mark.parametrize("content", [None, 5, [], {}, {"richText": 5}, {"richText": {}}, {"downloadCode": 7}])
@pytest.mark.parametrize("kind", ["picture", "richText", "file"])
def test_an_empty_shell_has_no_attachment(kind: str, content: object) -> None:
    assert read(msgtype=kind, text=..., content=content).attachments == ()


def test_a_quote_of_our_message_names_its_receipt() -> None:
    assert read(originalProcessQueryKey="k+/=").quoted_receipt == "k+/="


def test_ten_megabytes_are_cut_and_the_uncodable_is_mended() -> None:
    assert len(read(text={"content": "督" * 10_000_000}).text) == TEXT_LIMIT
    assert read(text={"content": "a\ud800b\0c😀"}).text == "a\ufffdbc😀"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = [*message(), "content", "errorCode", "originalProcessQueryKey"]


@given(anything)
def test_any_json_gives_a_value_or_malformed(payload: object) -> None:
    with pytest.raises(MalformedPush):
        parse_message(payload, APP, NOW)


@given(
    st.dictionaries(st.sampled_from(FIELDS), anything, max_size=4),
    st.sampled_from(["text", "richText", "file"]),
)
def test_any_field_may_be_anything(changes: dict[str, object], kind: str) -> None:
    try:
        inbound = parse_message(message(msgtype=kind) | changes, APP, NOW)
    except MalformedPush:
        return
    for text in (inbound.text, inbound.nick, inbound.message_id, inbound.conversation_id):
        assert "\0" not in text.encode().decode()
    assert len(inbound.text) <= TEXT_LIMIT
    assert inbound.sent_at.tzinfo is not None
    assert inbound.user_id is None or inbound.corp_id == CORP


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b'"text"',
        b"{",
        b'{"a":1}x',
        b"\xff\xfe{",
        b"\xed\xa0\x80",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a":' + b"9" * 5_000 + b"}",
    ],
)
def test_bodies_that_are_no_object(raw: bytes) -> None:
    with pytest.raises(MalformedPush):
        parse_object(raw)
