"""Tells the administrators what only a person can put right: once per day and matter."""

from domain.bundles import NoticeKind
from domain.vocabulary import PostRole
from storage.rules import Rules
from storage.unit_of_work import Owed, UnitOfWork


def alert_admins(work: UnitOfWork, rules: Rules, code: str, matter: object = "", **facts: object) -> None:
    """Owe every administrator this alert, unless it was owed today. Facts are JSON values."""
    about = f"{code}:{matter}" if matter != "" else code
    for admin in rules.directory.office(PostRole.ADMIN):
        key = f"{NoticeKind.ADMIN_ALERT}:{about}:{rules.on}@{admin.id}"
        work.owe(Owed(key, NoticeKind.ADMIN_ALERT, admin.id, work.now, facts={"code": code, **facts}))


def alert_unreachable(
    work: UnitOfWork, rules: Rules, unit_id: int, role: PostRole = PostRole.LIAISON
) -> None:
    """Nobody who holds this post at the unit can be told anything."""
    matter = unit_id if role is PostRole.LIAISON else f"{unit_id}:{role}"
    unit = rules.directory.units[unit_id]
    alert_admins(work, rules, "unreachable_unit", matter, unit=unit, role=role)
