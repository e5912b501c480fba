"""Sample facts of the templates about rights, and of the manuals that are made of them."""

from itertools import groupby
from typing import Any

from domain.catalogue.rights import rights
from domain.sight import REACH
from domain.vocabulary import PostRole

_CHAPTERS = [(chapter, list(rows)) for chapter, rows in groupby(rights(), lambda right: right.chapter)]
_NAMES = [(chapter, [one.act.name for one in rows]) for chapter, rows in _CHAPTERS]
_MANUAL = {
    "chapters": _CHAPTERS,
    "roles": list(PostRole),
    "everybody": len(PostRole),
    "reach": REACH,
}
_LINE = {
    "act": "销号",
    "says": "销号 12",
    "everybody": False,
    "posts": ["督查员", "审批人"],
    "names": ["方敏", "贺岩", "邵青"],
    "more": 2,
}
_CARD = {"name": "陆建国", "reach": "field", "chapters": _NAMES, "count": 40}
_AT = "2026-09-22T02:00:00+00:00"
_CLOSING = {"who": "方敏", "at": _AT, "now": True, "paused": False}

FACTS: dict[str, dict[str, Any]] = {
    "documents/commands.j2": _MANUAL,
    "documents/permissions.j2": _MANUAL,
    "cards/rights.md.j2": _CARD
    | {"posts": [("区政府", "区领导", True)], "field": {"units": ["区教育局"], "sources": ["建议"]}},
    "lists/who_may.md.j2": {"what": "销号", "lines": [_LINE, _LINE]},
    "questions/close.md.j2": {
        "seconds": [],
        "proposed_by": "方敏",
        "proposed_at": "2026-09-22T02:00:00+00:00",
    },
    "replies/closing_proposed.md.j2": _CLOSING | {"seconds": ["贺岩", "邵青"]},
    "replies/closing_refused.md.j2": _CLOSING,
}
BARE: dict[str, dict[str, Any]] = {
    "documents/commands.j2": _MANUAL,
    "documents/permissions.j2": _MANUAL,
    "cards/rights.md.j2": _CARD | {"reach": "none", "posts": [], "field": None, "chapters": [], "count": 0},
    "lists/who_may.md.j2": {"what": "撤回", "lines": [_LINE | {"everybody": True, "names": [], "more": 0}]},
    "questions/close.md.j2": {"seconds": ["贺岩"], "proposed_by": "", "proposed_at": ""},
    "replies/closing_proposed.md.j2": _CLOSING | {"seconds": ["贺岩"], "now": False},
    "replies/closing_refused.md.j2": _CLOSING | {"who": ""},
}
