"""Everything that went over the wire, in order, with the secrets masked."""

import json
import re
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Literal, NotRequired, TypedDict, Unpack
from urllib.parse import parse_qsl, urlencode

from simulator.clock import VirtualClock

KEPT: Final = 20_000
BODY_CHARACTERS: Final = 20_000
_SECRET_KEYS: Final = frozenset(
    {
        *("appsecret", "clientsecret", "client_secret", "suitesecret", "access_token", "accesstoken"),
        *("ticket", "session", "sign", "signature", "msg_signature", "aes_key", "token"),
    }
)
_NESTED_KEYS: Final = frozenset({"data", "msgParam"})
# A message whose title says so is not written down; neither is the message it answers.
CONFIDENTIAL: Final = ("敏感件", "个人信息")
WITHHELD: Final = "（敏感内容，不记入报文日志）"
_WORDS: Final = frozenset({"text", "content"})
_IDENTITY: Final = re.compile(r"(?<![0-9])([0-9]{6})[0-9]{8}([0-9]{3}[0-9Xx])(?![0-9])")
_MOBILE: Final = re.compile(r"(?<![0-9])(1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])")
_SESSION: Final = re.compile(r"[?&]session=([^&\"\\\s]+)")
HEARD: Final = 1_000  # pushes that are still told apart by their sessions
Kind = Literal["request", "reply", "frame"]
Direction = Literal["from_bot", "to_bot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request, reply or frame; request and reply share their `exchange`, which is the request's id."""

    id: int
    at: str
    kind: Kind
    direction: Direction
    exchange: int
    method: str = ""
    path: str = ""
    topic: str = ""
    status: int | None = None
    body: object = None

    def view(self) -> dict[str, Any]:
        """The entry as JSON data; `asdict` would copy the whole body."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class Facts(TypedDict):
    """What is noted beside number, time and kind."""

    direction: Direction
    exchange: NotRequired[int]
    method: NotRequired[str]
    path: NotRequired[str]
    topic: NotRequired[str]
    status: NotRequired[int | None]
    body: object


class WireLog:
    """The newest entries, oldest first."""

    def __init__(self, clock: VirtualClock, on_entry: Callable[[Entry], None]) -> None:
        self._clock = clock
        self._on_entry = on_entry
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._count = 0
        self._heard: OrderedDict[str, int] = OrderedDict()  # session of an answer → the push it answers

    def request(self, direction: Direction, method: str, target: str, body: object) -> int:
        """Note a request and return the number of its exchange. `target` is path and query."""
        session = _SESSION.search(target)
        if session and is_confidential(read_body(body)):
            self._hush(self._heard.get(session[1]))
        noted = self._note("request", direction=direction, method=method, path=target, body=body)
        self._remember(noted, body)
        return noted

    def reply(self, exchange: int, direction: Direction, path: str, status: int | None, body: object) -> None:
        """Note what came back; `status` None says that the connection broke."""
        self._note("reply", direction=direction, path=path, status=status, body=body, exchange=exchange)

    def frame(self, direction: Direction, topic: str, body: object, status: int | None = None) -> None:
        """Note a frame of a stream."""
        noted = self._note(
            "frame", direction=direction, path="/connect", topic=topic, status=status, body=body
        )
        self._remember(noted, body)

    def since(self, entry_id: int) -> list[dict[str, Any]]:
        """The entries after this id that are still kept."""
        return [entry.view() for entry in self._entries if entry.id > entry_id]

    def _remember(self, noted: int, body: object) -> None:
        """Which push opened which session, so that a confidential answer covers what it answers."""
        told = body.get("data") or body.get("sessionWebhook") if isinstance(body, dict) else None
        session = _SESSION.search(told) if isinstance(told, str) else None
        if session:
            self._heard[session[1]] = noted
            if len(self._heard) > HEARD:
                self._heard.popitem(last=False)

    def _hush(self, entry_id: int | None) -> None:
        """Take the words out of an entry that turned out to be confidential, here and on open pages."""
        for place, entry in enumerate(self._entries):
            if entry.id == entry_id:
                self._entries[place] = replace(entry, body=without_words(entry.body))
                self._on_entry(self._entries[place])

    def _note(self, kind: Kind, **facts: Unpack[Facts]) -> int:
        self._count += 1
        facts.setdefault("exchange", self._count)
        facts["path"] = mask_query(facts.get("path", ""))
        facts["body"] = mask(read_body(facts["body"]))
        entry = Entry(id=self._count, at=self._clock.now().isoformat(), kind=kind, **facts)
        self._entries.append(entry)
        self._on_entry(entry)
        return self._count


def read_body(body: object) -> object:
    """JSON text as data; other text as it is; bytes that are no text as their length."""
    if isinstance(body, bytes):
        try:
            body = body.decode()
        except UnicodeDecodeError:
            return f"({len(body)} bytes)"
    if not isinstance(body, str):
        return body
    try:
        return json.loads(body)
    except ValueError:
        return body[:BODY_CHARACTERS]


def is_confidential(value: object) -> bool:
    """Whether a message's title, however deep it stands, says that it is not to be written down."""
    if isinstance(value, dict):
        return _is_marked(value) or any(map(is_confidential, value.values()))
    return isinstance(value, list) and any(map(is_confidential, value))


def _is_marked(message: dict[str, Any]) -> bool:
    title = message.get("title")
    return isinstance(title, str) and any(word in title for word in CONFIDENTIAL)


def without_words(value: object) -> object:
    """The same data without what anybody wrote in it."""
    if isinstance(value, dict):
        return _hush(value)
    return [without_words(item) for item in value] if isinstance(value, list) else value


def _hush(message: dict[str, Any]) -> dict[str, Any]:
    return {
        key: WITHHELD if key in _WORDS and isinstance(item, str) else _hush_field(key, item)
        for key, item in message.items()
    }


def _hush_field(key: str, value: object) -> object:
    if key in _NESTED_KEYS and isinstance(value, str):
        inner = read_body(value)
        return value if isinstance(inner, str) else json.dumps(without_words(inner), ensure_ascii=False)
    return without_words(value)


def mask(value: object) -> object:
    """The same data with secrets reduced to their last characters, and people's numbers to both ends.

    A message whose title calls it confidential keeps nothing of its text.
    """
    if isinstance(value, dict):
        kept = _hush(value) if _is_marked(value) else value
        return {key: _mask_field(str(key), item) for key, item in kept.items()}
    if isinstance(value, list):
        return [mask(item) for item in value]
    if isinstance(value, str):
        return _MOBILE.sub(r"\1****\2", _IDENTITY.sub(r"\1********\2", value))
    return value


def mask_query(target: str) -> str:
    """Path and query with the secrets in the query masked."""
    path, mark, query = target.partition("?")
    pairs = [(key, _mask_field(key, value)) for key, value in parse_qsl(query, keep_blank_values=True)]
    return path + mark + urlencode(pairs, safe="*")


def _mask_field(key: str, value: object) -> object:
    if key == "sessionWebhook":
        return mask_query(str(value))
    if key in _NESTED_KEYS and isinstance(value, str):
        return _mask_nested(value)
    if key.lower() in _SECRET_KEYS and isinstance(value, str):
        return f"***{value[-4:]}"
    return mask(value)


def _mask_nested(text: str) -> str:
    inner = read_body(text)
    return text if isinstance(inner, str) else json.dumps(mask(inner), ensure_ascii=False)
