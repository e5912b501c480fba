"""第二渠道, 待办 开/关, 每月额度: what is set of the ways besides the chat, echoed and confirmed."""

from dataclasses import replace
from datetime import timedelta

from domain.call_budget import FEWEST_CALLS, MOST_CALLS
from domain.errors import BadInput
from domain.intents import (
    SetCallBudget,
    SetSecondChannel,
    ShowSecondChannel,
    SwitchSecondChannel,
    SwitchToDos,
)
from domain.permissions import may
from domain.second_channel import BOUGHT, LONGEST, SETTING, SHORTEST, Channel, Course, News, stored
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.channel_steps import any_open_step, unread_with_steps
from storage.unit_of_work import UnitOfWork

router = Router()


@router.on(ShowSecondChannel)
async def show_second_channel(desk: Desk) -> Reply:
    """What happens to news nobody reads, and the words that change it."""
    policy = desk.rules.policy
    facts = {
        "second": policy.second_channel,
        "to_dos": policy.to_dos,
        "calls": policy.calls_a_month,
        "may_set": may(desk.who.roles, SetSecondChannel),
    }
    return Reply("cards/second_channel.md.j2", facts)


@router.on(SetSecondChannel)
async def set_second_channel(intent: SetSecondChannel, desk: Desk, work: UnitOfWork) -> Reply:
    """Set the ways for one class of news, or for all; the limit stays where none is named."""
    courses = _courses(intent, desk)
    for course in courses.values():
        if not SHORTEST <= course.patience <= LONGEST:
            raise BadInput("second_channel_span", least=SHORTEST // timedelta(minutes=1), most=LONGEST.days)
    if Channel.TO_DO in intent.channels and not desk.rules.policy.to_dos:
        raise BadInput("to_dos_off")
    facts = {
        "courses": courses,
        "present": {news: desk.rules.policy.second_channel.courses[news] for news in courses},
        "bought": not BOUGHT.isdisjoint(intent.channels),
        "on": desk.rules.policy.second_channel.on,
    }
    if not desk.confirmed:
        unread, _ = await unread_with_steps(work.session, desk.now - LONGEST)
        facts["unread"] = sum(one.news in courses for one in unread)
        return Reply("questions/second_channel.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(SETTING, news.value): stored(course) for news, course in courses.items()})
    return Reply("replies/second_channel_set.md.j2", facts)


def _courses(intent: SetSecondChannel, desk: Desk) -> dict[News, Course]:
    present = desk.rules.policy.second_channel.courses
    meant = [intent.news] if intent.news else list(News)
    has_span = bool(intent.minutes or intent.half_days)
    return {
        news: Course(intent.channels, intent.minutes, intent.half_days)
        if has_span
        else replace(present[news], channels=intent.channels)
        for news in meant
    }


@router.on(SwitchSecondChannel)
async def switch_second_channel(intent: SwitchSecondChannel, desk: Desk, work: UnitOfWork) -> Reply:
    """Switch all of it on or off; what has been rung stays rung."""
    facts = {"on": intent.on, "waits": await any_open_step(work.session), "what": "second_channel"}
    if intent.on is desk.rules.policy.second_channel.on:
        return Reply("replies/channel_unchanged.md.j2", facts)
    if not desk.confirmed:
        return Reply("questions/switch_channel.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(SETTING, ""): {"on": intent.on}})
    return Reply("replies/channel_switched.md.j2", facts)


@router.on(SwitchToDos)
async def switch_to_dos(intent: SwitchToDos, desk: Desk) -> Reply:
    """Whether cases stand in people's own to-do lists; those that stand there are ticked off either way."""
    facts = {"on": intent.on, "waits": False, "what": "to_dos"}
    if intent.on is desk.rules.policy.to_dos:
        return Reply("replies/channel_unchanged.md.j2", facts)
    if not desk.confirmed:
        return Reply("questions/switch_channel.md.j2", facts, Question((intent,)))
    await change_settings(desk, {("to_dos", ""): {"on": intent.on}})
    return Reply("replies/channel_switched.md.j2", facts)


@router.on(SetCallBudget)
async def set_call_budget(intent: SetCallBudget, desk: Desk) -> Reply:
    """How many calls a month the office has: what is spent beside messages is measured by it."""
    if not FEWEST_CALLS <= intent.calls <= MOST_CALLS:
        raise BadInput("call_budget", least=FEWEST_CALLS, most=MOST_CALLS)
    facts = {"calls": intent.calls, "present": desk.rules.policy.calls_a_month}
    if not desk.confirmed:
        return Reply("questions/call_budget.md.j2", facts, Question((intent,)))
    await change_settings(desk, {("calls", ""): {"month": intent.calls}})
    return Reply("replies/call_budget_set.md.j2", facts)
