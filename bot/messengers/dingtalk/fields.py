"""Reading JSON that anybody may have written: total functions that give a clean value or nothing."""

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

Json = Mapping[str, object]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS = 4_102_444_800_000  # the year 2100
_DIGITS_OF_MS = 16
_LONGEST_IDENTIFIER = 512


class MalformedPush(Exception):
    """What came in is not a push of the documented shape; `code` says what is wrong with it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotForThisApp(MalformedPush):
    """A well-formed push that names another robot or another company."""


def parse_object(raw: str | bytes) -> Json:
    """The JSON object in a body or a frame.

    Raises:
        MalformedPush: not JSON (nested too deeply, a number of 5,000 digits, bad UTF-8) or not an object.
    """
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        raise MalformedPush("not_json") from None  # the original error carries the whole body
    return require_object(value, "not_an_object")


def require_object(value: object, code: str) -> Json:
    """The value, if it is a JSON object."""
    if not isinstance(value, dict):
        raise MalformedPush(code)
    return value


def object_of(value: object) -> Json:
    """The value if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[object]:
    """The value if it is a JSON list, else an empty one."""
    return value if isinstance(value, list) else []


def text_of(value: object, limit: int) -> str:
    """At most `limit` characters, without NUL (PostgreSQL refuses it) and lone surrogates (UTF-8 does)."""
    if not isinstance(value, str):
        return ""
    kept = value[:limit].replace("\0", "")
    return kept.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def identifier_of(value: object) -> str | None:
    """A printable, non-empty id of bearable length. Never shortened or mended: another text is another id."""
    if isinstance(value, str) and 0 < len(value) <= _LONGEST_IDENTIFIER and value.isprintable():
        return value
    return None


def moment_of(value: object) -> datetime | None:
    """Milliseconds since 1970, as a number or as digits, between 1970 and 2100."""
    milliseconds = _whole_number(value)
    if milliseconds is None or not 0 < milliseconds < _LATEST_MS:
        return None
    return _EPOCH + timedelta(milliseconds=milliseconds)


def _whole_number(value: object) -> int | None:
    match value:
        case bool():
            return None
        case int():
            return value
        case float() if math.isfinite(value):
            return int(value)
        case str() if value.isascii() and value.isdigit() and len(value) <= _DIGITS_OF_MS:
            return int(value)
        case _:
            return None
