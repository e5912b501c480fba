"""设置向导, 跳过, 规则照默认, 正式启用: what an administrator says on the way."""

from dataclasses import replace

from domain.errors import NothingThere, WrongState
from domain.intents import GoLive, LeaveSetup, Rehearse, SettleStep, ShowSetup, SkipStep
from domain.setup import SETUP, SKIPPABLE, Setup, SetupStep, progress
from handlers.desk import Desk
from handlers.drill.switching import rehearse
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from handlers.setup.leading import facts_of
from handlers.setup.standing import look
from storage.unit_of_work import UnitOfWork

router = Router()
CARD = "cards/setup.md.j2"


@router.on(ShowSetup)
async def show_setup(intent: ShowSetup, desk: Desk, work: UnitOfWork) -> Reply:
    """Every step with its mark, and the one to be done now; one that was closed is opened again."""
    setup = desk.rules.policy.setup
    begun = Setup(open=True) if intent.again else replace(setup, open=True)
    present = progress(begun, (await look(work, desk.rules)).standing)
    if present.now is not None and begun != setup:
        await change_settings(desk, {(SETUP, ""): begun.value()})
    return Reply(CARD, facts_of(present, desk.rules.policy))


@router.on(SkipStep)
async def skip_step(desk: Desk, work: UnitOfWork) -> Reply:
    """The present step is left out, where it can be."""
    step = await _present(desk, work)
    if step not in SKIPPABLE:
        raise WrongState("setup_needed", step=step)
    setup = desk.rules.policy.setup
    return await _change(replace(setup, skipped=setup.skipped | {step}), step, "skipped", desk)


@router.on(SettleStep)
async def settle_step(intent: SettleStep, desk: Desk, work: UnitOfWork) -> Reply:
    """It was looked at and is fine as it is."""
    step = SetupStep(intent.step) if intent.step else await _present(desk, work)
    if step not in SKIPPABLE:
        raise WrongState("setup_needed", step=step)
    setup = desk.rules.policy.setup
    return await _change(replace(setup, settled=setup.settled | {step}), step, "settled", desk)


@router.on(GoLive)
async def go_live(intent: GoLive, desk: Desk, work: UnitOfWork) -> Reply:
    """The rehearsal ends, with what it held back shown first; without one it is left out, after one 确认."""
    present = await look(work, desk.rules)
    if not present.standing.cases:
        raise WrongState("setup_needed", step=SetupStep.TABLE)
    if desk.rules.policy.drill_since is not None:
        return await rehearse(Rehearse(on=False), desk, work)
    setup = desk.rules.policy.setup
    if not desk.confirmed:
        return Reply("questions/go_live.md.j2", facts_of(present, desk.rules.policy), Question((intent,)))
    changed = replace(setup, open=True, skipped=setup.skipped | set(SKIPPABLE))
    return await _change(changed, SetupStep.LIVE, "settled", desk)


@router.on(LeaveSetup)
async def leave_setup(desk: Desk) -> Reply:
    """Nobody is led any more."""
    setup = desk.rules.policy.setup
    if not setup.open:
        raise NothingThere("setup")
    await change_settings(desk, {(SETUP, ""): replace(setup, open=False).value()})
    return Reply("replies/setup_left.md.j2")


async def _present(desk: Desk, work: UnitOfWork) -> SetupStep:
    step = (await look(work, desk.rules)).now
    if step is None:
        raise NothingThere("setup")
    return step


async def _change(setup: Setup, step: SetupStep, what: str, desk: Desk) -> Reply:
    await change_settings(desk, {(SETUP, ""): setup.value()})
    return Reply("replies/setup_step.md.j2", {"step": step, "what": what})
