"""掩码: what of people's data is hidden; showing it needs one 确认 with a warning."""

from domain.intents import SetMask, ShowMasks
from domain.masking import Masked
from domain.permissions import ADMINS
from domain.policy import MASK
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings

router = Router()


@router.on(ShowMasks)
async def show_masks(desk: Desk) -> Reply:
    """Each kind of data, hidden or not."""
    masks = {kind: _is_on(kind, desk) for kind in Masked}
    may_set = not desk.who.roles.isdisjoint(ADMINS)
    return Reply("cards/masks.md.j2", {"masks": masks, "may_set": may_set})


@router.on(SetMask)
async def set_mask(intent: SetMask, desk: Desk) -> Reply:
    """Hide or show one kind where cases are shown: in cards, lists, digests and exports."""
    facts = {"kind": intent.data, "on": intent.on}
    if _is_on(intent.data, desk) is intent.on:
        return Reply("replies/mask_set.md.j2", {**facts, "unchanged": True})
    if not desk.confirmed:
        return Reply("questions/set_mask.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(MASK, intent.data.value): {"on": intent.on}})
    return Reply("replies/mask_set.md.j2", {**facts, "unchanged": False})


def _is_on(kind: Masked, desk: Desk) -> bool:
    is_on: bool = getattr(desk.rules.policy.masks, kind.value)
    return is_on
