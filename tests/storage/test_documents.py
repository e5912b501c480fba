"""A push comes out of the inbox as it went in, through the real column of both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.messages import Attachment, AttachmentKind, Event, EventKind, Inbound, InboundProblem
from storage.documents import read_push, write_push
from storage.engines import Database
from storage.inbox import InboxWriter
from storage.tables import InboxRow
from tests.storage.samples import NOW, read_inbox, say

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40) | st.sampled_from(
    ["12延到10月15 等图纸", "督〔2026〕15号\n第二行", "<b>&amp;</b> {{7*7}} '; --", "👍🏽 \u202e"]
)
WORD = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=30)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2004, 1, 1), datetime(2099, 1, 1), timezones=OFFSETS)  # noqa: DTZ001
ATTACHMENTS = st.builds(
    Attachment,
    kind=st.sampled_from(AttachmentKind),
    download_code=TEXT,
    name=TEXT,
    recognised_text=TEXT,
    words=TEXT,
)
MESSAGES = st.builds(
    Inbound,
    message_id=WORD,
    user_id=st.none() | WORD,
    corp_id=st.none() | WORD,
    nick=TEXT,
    conversation_id=WORD,
    in_group=st.booleans(),
    text=TEXT,
    sent_at=MOMENTS,
    quoted_receipt=st.none() | WORD,
    attachments=st.lists(ATTACHMENTS, max_size=3).map(tuple),
    session_webhook=st.none() | TEXT,
    session_expires_at=st.none() | MOMENTS,
    problem=st.none() | st.sampled_from(InboundProblem),
)
EVENTS = st.builds(
    Event,
    event_id=WORD,
    kind=st.sampled_from(EventKind),
    user_ids=st.lists(WORD, max_size=3).map(tuple),
    happened_at=MOMENTS,
    receipt=st.none() | WORD,
    corp_id=st.none() | WORD,
)


@given(push=MESSAGES | EVENTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_push_comes_back_as_it_was(database: Database, push: Inbound | Event) -> None:
    async with database.write_engine.begin() as connection:
        await connection.execute(sa.delete(InboxRow))  # hypothesis plays many rounds on one database
    async with InboxWriter(database) as writer:
        await writer.store(push, NOW)
    (row,) = await read_inbox(database)
    assert read_push(row.kind, row.payload) == push
    assert row.received_at == NOW


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8))])
def test_moments_keep_their_offset(zone: timezone) -> None:
    push = Inbound("m", "u", "c", "n", "cid", in_group=True, text="", sent_at=NOW.astimezone(zone))
    read = read_push("message", dict(write_push(push, NOW))["payload"])  # type: ignore[arg-type]
    assert read == push


@pytest.mark.parametrize(
    ("user_id", "sender"), [("zhang", "zhang"), (None, "?cid-1"), ("", "?cid-1"), ("z" * 300, "z" * 100)]
)
def test_who_has_no_number_is_kept_in_order_by_his_conversation(user_id: str | None, sender: str) -> None:
    push = Inbound("m", user_id, None, "n", "cid-1", in_group=False, text="", sent_at=NOW)
    assert write_push(push, NOW)["sender"] == sender


def test_events_are_a_sender_of_their_own() -> None:
    event = Event("e1", EventKind.PERSON_LEFT, ("zhang",), NOW)
    assert write_push(event, NOW)["sender"] == "event"
    assert write_push(say("e1"), NOW)["message_id"] != write_push(event, NOW)["message_id"]
