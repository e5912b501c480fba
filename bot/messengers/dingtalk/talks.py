"""A talk of other people that somebody passed on, as plain text; seen in the field, documented nowhere."""

import json

from bot.messengers.dingtalk.fields import Json, list_of, object_of, text_of

LONGEST = 20_000  # characters kept of one talk
_LINES = 200
_LONGEST_NAME = 60
_NAMES = ("senderName", "senderNick", "nickName")
_WORDS = ("content", "text")


def words_of(content: Json) -> str:
    """Who said what, a line each; where the lines are missing the summary. Empty if there is neither."""
    lines = [line for entry in _entries(content.get("chatRecord")) if (line := _line(object_of(entry)))]
    summary = text_of(content.get("summary"), LONGEST).strip()
    return "\n".join(lines)[:LONGEST] or ("" if summary == "[]" else summary)


def _entries(record: object) -> list[object]:
    """The record comes as a list or as the JSON of one."""
    if isinstance(record, str):
        try:
            record = json.loads(record)
        except (ValueError, RecursionError):
            return []
    return list_of(record)[:_LINES]


def _line(entry: Json) -> str:
    words = next(filter(None, (_words(entry.get(field)) for field in _WORDS)), "")
    name = next(filter(None, (text_of(entry.get(field), _LONGEST_NAME).strip() for field in _NAMES)), "")
    return f"{name}：{words}" if name and words else words


def _words(value: object) -> str:
    """Plain text, or the text inside an object: `{"content": …}` as everywhere else."""
    if isinstance(value, dict):
        value = value.get("content") or value.get("text")
    return " ".join(text_of(value, LONGEST).split())
