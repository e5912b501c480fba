"""下一步: after an act of an administrator the step that follows it is said below the answer."""

from dataclasses import replace

from domain.policy import Policy
from domain.setup import SETUP, Progress
from domain.vocabulary import PostRole
from handlers.desk import Desk
from handlers.replying import Remark, Reply
from handlers.setting_changes import change_setting
from handlers.setup.standing import look

NEXT, OVER = "replies/parts/setup_next.md.j2", "replies/parts/setup_over.md.j2"


def is_led(desk: Desk) -> bool:
    """Whether this person is led through the set-up at all."""
    return desk.rules.policy.setup.open and PostRole.ADMIN in desk.who.roles


async def lead_on(reply: Reply, before: Progress, desk: Desk) -> Reply:
    """The same answer, with the next step if this act made it the present one. The last one ends it all."""
    desk = replace(desk, rules=await desk.work.rules())
    if not desk.rules.policy.setup.open or reply.question is not None:
        return reply
    present = await look(desk.work, desk.rules)
    if present.now is None:
        await close_setup(desk)
        return replace(reply, remarks=(*reply.remarks, Remark(OVER)))
    if present.now is before.now:
        return reply
    return replace(reply, remarks=(*reply.remarks, Remark(NEXT, facts_of(present, desk.rules.policy))))


async def close_setup(desk: Desk) -> None:
    """It is over: nobody is led any more."""
    await change_setting(desk, (SETUP, ""), replace(desk.rules.policy.setup, open=False).value())


def facts_of(present: Progress, policy: Policy) -> dict[str, object]:
    """What the templates say of it."""
    return {
        "states": present.states,
        "step": present.now,
        "number": present.number,
        "standing": present.standing,
        "drill": policy.drill_since is not None,
    }
