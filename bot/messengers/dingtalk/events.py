"""Reads a subscribed event, in Stream's spelling or HTTP's, into duban's own `Event`."""

from collections.abc import Mapping
from datetime import datetime

from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.fields import (
    Json,
    MalformedPush,
    NotForThisApp,
    identifier_of,
    moment_of,
    require_object,
)
from domain.messages import Event, EventKind

_KINDS = {
    "robot_msg_read": EventKind.MESSAGE_READ,
    "robot_msg_recall": EventKind.MESSAGE_RECALLED,
    "user_leave_org": EventKind.PERSON_LEFT,
    "user_modify_org": EventKind.PERSON_CHANGED,
    "user_add_org": EventKind.PERSON_CHANGED,
    "user_active_org": EventKind.PERSON_CHANGED,
}
_TIMES = ("operattime", "timestamp", "eventtime", "eventborntime")  # sic: the platform writes operatTime
_COMPANIES = ("eventcorpid", "corpid")
_PEOPLE_LIMIT = 1_000


def parse_event(
    payload: object, app: DingTalkApp, received_at: datetime, headers: Mapping[str, object] | None = None
) -> Event:
    """One event. Names are read without regard to case: the two modes spell the same field differently (7.2).

    Over Stream the envelope's `headers` carry id, type and company, and win over the body. Without a readable
    time of its own the event happened at `received_at`.

    Raises:
        MalformedPush: not an object, or without an id.
        NotForThisApp: an event of another company.
    """
    body = require_object(payload, "not_an_object")
    facts = _fold(body) | _fold(headers or {})
    event_id = identifier_of(facts.get("eventid")) or identifier_of(facts.get("bizid"))
    if event_id is None:
        raise MalformedPush("no_event_id")
    corp_id = next((found for name in _COMPANIES if (found := identifier_of(facts.get(name)))), None)
    if corp_id not in {None, app.corp_id}:
        raise NotForThisApp("another_company")
    return Event(
        event_id=event_id,
        kind=kind_of(facts),
        user_ids=_user_ids(facts.get("userid")),
        happened_at=_happened_at(facts) or received_at,
        receipt=identifier_of(facts.get("processquerykey")),
        corp_id=corp_id,
    )


def event_type(body: Json) -> object:
    """The platform's own name of the event, whatever the spelling of the field."""
    return _fold(body).get("eventtype")


def kind_of(facts: Json) -> EventKind:
    """What duban calls it; everything it has no use for is OTHER."""
    name = facts.get("eventtype")
    return _KINDS.get(name, EventKind.OTHER) if isinstance(name, str) else EventKind.OTHER


def _fold(names: Mapping[str, object]) -> dict[str, object]:
    return {name.lower(): value for name, value in names.items()}


def _user_ids(value: object) -> tuple[str, ...]:
    """One id or a list of them: internal apps get a list, others a scalar."""
    given = value if isinstance(value, list) else [value]
    return tuple(found for one in given[:_PEOPLE_LIMIT] if (found := identifier_of(one)))


def _happened_at(facts: Json) -> datetime | None:
    return next((found for name in _TIMES if (found := moment_of(facts.get(name)))), None)
