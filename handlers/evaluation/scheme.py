"""考评方案, 考评 占5分, 考评 超期扣0.5分: what the annual evaluation costs, set knowing what changes."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from domain.errors import BadInput
from domain.evaluation import EVALUATION, SHARE, Scheme, reckon
from domain.evaluation.scheme import WHOLE
from domain.intents import SetMinusPoints, SetShare, ShowMinusItems, ShowScheme
from domain.permissions import may
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.minus_items import minus_items

router = Router()
_CENT = Decimal("0.01")  # the finest that points are said in


@router.on(ShowScheme)
async def show_scheme(desk: Desk) -> Reply:
    """Share and costs, each with its clause, and how to change them."""
    facts = {"scheme": desk.rules.policy.scheme, "may_list": may(desk.who.roles, ShowMinusItems)}
    return Reply("cards/evaluation_scheme.md.j2", facts)


@router.on(SetShare)
async def set_share(intent: SetShare, desk: Desk) -> Reply:
    """So many points of a hundred, from the report that is composed next on."""
    scheme = desk.rules.policy.scheme
    if not _CENT <= intent.points <= WHOLE:
        raise BadInput("evaluation_share")
    if dear := [rule for rule in scheme.rules if rule.points is not None and rule.points > intent.points]:
        raise BadInput("evaluation_share_below", points=str(dear[0].points))
    changed = replace(scheme, share=intent.points)
    return await _change(intent, SHARE, {"points": str(intent.points)}, changed, desk)


@router.on(SetMinusPoints)
async def set_minus_points(intent: SetMinusPoints, desk: Desk) -> Reply:
    """What one kind costs, each time or each late day; without points it costs nothing and is only listed."""
    scheme = desk.rules.policy.scheme
    if intent.points is not None and not _CENT <= intent.points <= scheme.share:
        raise BadInput("evaluation_points", share=str(scheme.share))
    rules = tuple(
        replace(rule, points=intent.points, per_day=intent.per_day) if rule.kind is intent.kind else rule
        for rule in scheme.rules
    )
    value = {} if intent.points is None else {"points": str(intent.points), "per_day": intent.per_day}
    return await _change(intent, intent.kind, value, replace(scheme, rules=rules), desk)


async def _change(
    intent: SetShare | SetMinusPoints, scope: str, value: dict[str, Any], changed: Scheme, desk: Desk
) -> Reply:
    present = desk.rules.policy.scheme
    kind = intent.kind if isinstance(intent, SetMinusPoints) else None
    facts: dict[str, Any] = {"scheme": changed, "present": present, "kind": kind}
    if changed == present:
        return Reply("replies/evaluation_unchanged.md.j2", facts)
    if not desk.confirmed:
        facts |= await _effect(present, changed, desk)
        return Reply("questions/set_evaluation.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(EVALUATION, scope): value})
    return Reply("replies/evaluation_set.md.j2", facts)


async def _effect(present: Scheme, changed: Scheme, desk: Desk) -> dict[str, int]:
    """How many units would have other points by what this year has brought so far."""
    first_on, items = desk.today.replace(month=1, day=1), await minus_items(desk.work.session, desk.today)
    units = sorted({item.unit_id for item in items})
    before, after = (reckon(units, items, one, first_on, desk.today) for one in (present, changed))
    deducted = sum(old.deducted != new.deducted for old, new in zip(before, after, strict=True))
    return {"units": deducted, "year": desk.today.year}
