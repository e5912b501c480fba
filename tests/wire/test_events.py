"""Events read alike in Stream's spelling and in HTTP's."""

from datetime import UTC, datetime

import pytest
from hypothesis import given

from bot.messengers.dingtalk.events import event_type, parse_event
from bot.messengers.dingtalk.fields import MalformedPush, NotForThisApp
from domain.messages import Event, EventKind
from tests.wire.platform import CORP, app_at
from tests.wire.test_robot_messages import anything

APP = app_at("https://oapi.dingtalk.com")
NOW = datetime(2026, 9, 7, tzinfo=UTC)
READ = datetime(2025, 10, 9, 8, 53, 20, tzinfo=UTC)


def test_a_read_receipt_over_stream() -> None:
    headers = {
        "eventId": "e1",
        "eventType": "robot_msg_read",
        "eventCorpId": CORP,
        "eventBornTime": "1760000009999",
        "topic": "*",
    }
    body = {"userId": "u1", "unionId": "x", "operatTime": 1760000000000, "processQueryKey": "k+/="}
    assert parse_event(body, APP, NOW, headers) == Event(
        event_id="e1",
        kind=EventKind.MESSAGE_READ,
        user_ids=("u1",),
        happened_at=READ,
        receipt="k+/=",
        corp_id=CORP,
    )


def test_the_same_over_http() -> None:
    body = {
        "EventType": "robot_msg_read",
        "eventId": "e1",
        "CorpId": CORP,
        "EventTime": "1760000009999",
        "OperatTime": 1760000000000,
        "UserId": "u1",
        "ProcessQueryKey": "k+/=",
    }
    event = parse_event(body, APP, NOW)
    assert (event.kind, event.user_ids, event.receipt, event.happened_at) == (
        EventKind.MESSAGE_READ,
        ("u1",),
        "k+/=",
        READ,
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("robot_msg_recall", EventKind.MESSAGE_RECALLED),
        ("user_leave_org", EventKind.PERSON_LEFT),
        ("user_modify_org", EventKind.PERSON_CHANGED),
        ("user_add_org", EventKind.PERSON_CHANGED),
        ("user_active_org", EventKind.PERSON_CHANGED),
        ("chat_disband", EventKind.OTHER),
        (None, EventKind.OTHER),
        (["robot_msg_read"], EventKind.OTHER),
    ],
)
def test_kinds(name: object, kind: EventKind) -> None:
    assert parse_event({"EventType": name, "eventId": "e"}, APP, NOW).kind is kind


@pytest.mark.parametrize(
    ("given_ids", "read"),
    [("u1", ("u1",)), (["u1", "u2"], ("u1", "u2")), (["u1", 7, None], ("u1",)), (7, ()), (None, ())],
)
def test_people_come_as_one_or_as_a_list(given_ids: object, read: tuple[str, ...]) -> None:
    assert parse_event({"eventId": "e", "userId": given_ids}, APP, NOW).user_ids == read


def test_the_envelope_wins_over_the_body() -> None:
    event = parse_event({"eventId": "forged", "EventId": "forged"}, APP, NOW, {"eventId": "true"})
    assert event.event_id == "true"


def test_without_a_readable_time_it_happened_when_it_came() -> None:
    assert parse_event({"eventId": "e", "timeStamp": "9" * 400}, APP, NOW).happened_at == NOW


def test_http_may_name_it_by_its_business_id() -> None:
    assert parse_event({"BizId": "b1"}, APP, NOW).event_id == "b1"


@pytest.mark.parametrize("body", [None, [], 7, "x", {}, {"eventId": ""}, {"eventId": 7}])
def test_without_an_id_it_is_refused(body: object) -> None:
    with pytest.raises(MalformedPush):
        parse_event(body, APP, NOW)


def test_another_companys_event_is_not_ours() -> None:
    with pytest.raises(NotForThisApp):
        parse_event({"eventId": "e", "CorpId": "dingother"}, APP, NOW)


def test_the_type_is_found_in_any_spelling() -> None:
    assert event_type({"EventType": "check_url"}) == event_type({"eventType": "check_url"}) == "check_url"


@given(anything, anything)
def test_any_json_gives_an_event_or_malformed(user_id: object, time: object) -> None:
    event = parse_event({"eventId": "e", "userId": user_id, "timeStamp": time}, APP, NOW)
    assert event.happened_at.tzinfo is not None
