"""Tells the administrators what only a person can put right: once per day and matter."""

import hashlib
from typing import Any

from domain.notice_kinds import NoticeKind
from domain.vocabulary import PostRole
from storage.rules import Rules
from storage.unit_of_work import Owed, UnitOfWork


def alert_admins(work: UnitOfWork, rules: Rules, code: str, matter: object = "", **facts: object) -> None:
    """Owe every administrator this alert, unless it was owed today. Facts are JSON values."""
    about = f"{code}:{matter}" if matter != "" else code
    _owe_all(work, rules, f"{about}:{rules.on}", {"code": code, **facts})


def _owe_all(work: UnitOfWork, rules: Rules, about: str, facts: dict[str, Any]) -> None:
    for admin in rules.directory.office(PostRole.ADMIN):
        key = f"{NoticeKind.ADMIN_ALERT}:{about}@{admin.id}"
        work.owe(Owed(key, NoticeKind.ADMIN_ALERT, admin.id, work.now, facts=facts))


def alert_office_words(work: UnitOfWork, rules: Rules, kind: str) -> None:
    """The office's own words for a kind of message cannot be said: told once for each text."""
    text = hashlib.sha256(rules.policy.words[kind].encode()).hexdigest()[:16]
    _owe_all(work, rules, f"office_words:{kind}:{text}", {"code": "office_words", "kind": kind})


def alert_unreachable(
    work: UnitOfWork, rules: Rules, unit_id: int, role: PostRole = PostRole.LIAISON
) -> None:
    """Nobody who holds this post at the unit can be told anything.

    Without a liaison the unit's cases lie: that is said every day. A leader who is not in the messenger is a
    state of things: that is said once a month.
    """
    facts: dict[str, Any] = {"code": "unreachable_unit", "unit": rules.directory.units[unit_id], "role": role}
    if role is PostRole.LIAISON:
        _owe_all(work, rules, f"unreachable_unit:{unit_id}:{rules.on}", facts)
    else:
        _owe_all(work, rules, f"unreachable_unit:{unit_id}:{role}:{rules.on:%Y-%m}", facts)


def alert_calls_used(work: UnitOfWork, rules: Rules, share: int, used: int) -> None:
    """Another share of the month's calls, in percent, is gone: said once a month and share (A7)."""
    facts = {"code": "calls_used", "share": share, "used": used, "month": rules.policy.calls_a_month}
    _owe_all(work, rules, f"calls_used:{share}:{rules.on:%Y-%m}", facts)
