"""The story of the sample district: every word of it is understood, and it leads to every state there is."""

from datetime import datetime
from itertools import pairwise

import pytest

from bot.samples import NOW, START, Step, story
from domain import intents
from domain.intents import Intent
from domain.reading import KnownCase, OpenQuestion, Scene, read
from domain.vocabulary import AssignmentState, RequestState
from tests.domain.calendars import OFFICIAL
from tests.samples.handed_in import cases, posts
from tests.samples.played import Played

# The word a step begins with, what it must be understood as, and how the title of the reply begins.
MEANT: dict[str, tuple[type[Intent], tuple[str, ...]]] = {
    "签收": (intents.Acknowledge, ("已签收",)),
    "全部签收": (intents.Acknowledge, ("已签收",)),
    "撤回": (intents.Undo, ("已撤回",)),
    "进展": (intents.ReportProgress, ("已记下",)),
    "回复": (intents.Answer, ("确认提交",)),
    "会办意见": (intents.Answer, ("确认提交",)),
    "延期": (intents.AskExtension, ("建议", "提案")),
    "退回": (intents.AskReturn, ("确认退回",)),
    "同意": (intents.Approve, ("已同意", "提案010 已改交")),
    "驳回": (intents.Refuse, ("已驳回",)),
    "待办": (intents.ShowPending, ("待审批",)),
    "催办": (intents.Urge, ("已催办", "催办")),
    "谁还没签收": (intents.ShowOffice, ("还没签收",)),
    "谁超期了": (intents.ShowOffice, ("已超期",)),
    "今天谁到期": (intents.ShowOffice, ("今天到期",)),
    "交办": (intents.Assign, ("确认交办",)),
    "确认": (intents.Confirm, ("提案", "建议", "留言", "线索", "已导入", "已催办", "已交办")),
}
pytestmark = pytest.mark.timeout(240)  # the first test that asks for it plays a fortnight
NAMING = (
    intents.ReportProgress,
    intents.Answer,
    intents.AskExtension,
    intents.AskReturn,
    intents.Approve,
    intents.Refuse,
)
SPOKEN = [step for step in story() if step.says]
HOUSING = "区住房和城乡建设局"

# Every act of a person in the ledger.
TOLD = {
    "imported": 5,
    "acknowledgement_undone": 5,
    "progress": 11,
    "answered": 10,
    "extension_requested": 4,
    "extension_approved": 1,
    "extension_refused": 1,
    "extension_withdrawn": 1,
    "return_requested": 3,
    "return_approved": 1,
    "return_refused": 1,
    "urged": 6,
}


def first_word(step: Step) -> str:
    return step.says.split()[0]


def test_the_story_is_told_in_order_between_start_and_now_on_working_days() -> None:
    moments = [START, *(step.at for step in story()), NOW]
    assert all(earlier < later for earlier, later in pairwise(moments))
    assert all(OFFICIAL.is_working_day(moment.date()) for moment in moments)
    assert any(OFFICIAL.is_makeup_day(moment.date()) for moment in moments)


def test_everybody_in_the_story_stands_in_the_roster() -> None:
    assert {step.who for step in story()} <= {post.user_id for post in posts()}


def test_a_step_says_something_or_sends_one_table() -> None:
    assert all(bool(step.says) != bool(step.files) for step in story())
    assert all(name.endswith(".csv") for step in story() for name, _ in step.files)


@pytest.mark.parametrize("step", SPOKEN, ids=lambda step: f"{step.at:%m%d-%H%M}")
def test_every_step_is_read_as_what_it_means(step: Step) -> None:
    question = OpenQuestion(yes_no=True) if step.says == "确认" else None
    reading = read(step.says, scene_of(step, question))
    assert type(reading.intent) is MEANT[first_word(step)][0]
    assert not reading.corrected
    if isinstance(reading.intent, NAMING):
        assert reading.intent.refs, "a case is named in so many words"


def scene_of(step: Step, question: OpenQuestion | None) -> Scene:
    mine = [post for post in posts() if post.user_id == step.who]
    known = tuple(
        KnownCase(case.ordinal, case.source, case.number, case.title)
        for case in cases()
        if case.ordinal and {post.unit for post in mine} & {unit for unit, _ in case.units}
    )
    return Scene(
        today=step.at.date(),
        roles=frozenset(post.role for post in mine),
        cases=known,
        units=tuple(dict.fromkeys(post.unit for post in posts())),
        question=question,
        calendar=OFFICIAL,
    )


def test_every_command_of_the_table_is_used() -> None:
    assert {first_word(step) for step in SPOKEN} == MEANT.keys()


def test_every_step_gets_the_reply_it_hopes_for(played: Played) -> None:
    for step, titles in played.replies:
        hoped = MEANT[first_word(step)][1] if step.says else ("可导入",)
        assert titles, step.says
        assert titles[0].removeprefix("敏感件 ").startswith(hoped), (step.says, titles)


def test_nothing_is_refused_and_nobody_is_a_stranger(played: Played) -> None:
    assert not played.acts.keys() & {"denied", "stranger"}


def test_the_acts_are_those_that_were_told(played: Played) -> None:
    told = {act: count for act, count in played.acts.items() if act in TOLD}
    assert told == TOLD


def test_requests_are_there_in_every_state(played: Played) -> None:
    assert played.extensions == dict.fromkeys(RequestState, 1)
    assert played.returns == dict.fromkeys(set(RequestState) - {RequestState.WITHDRAWN}, 1)


def test_every_state_of_a_case_that_chat_can_reach_is_reached(played: Played) -> None:
    assert {desk.state for desk in played.desks} == {
        AssignmentState.ASSIGNED,
        AssignmentState.ACKNOWLEDGED,
        AssignmentState.IN_PROGRESS,
        AssignmentState.ANSWERED,
        AssignmentState.RETURNED,
    }


def test_the_returned_proposal_is_with_the_right_unit(played: Played) -> None:
    held = {desk.unit: desk.state for desk in played.desks if desk.number == "提案010"}
    assert held == {
        "望江街道办事处": AssignmentState.RETURNED,
        "区城市管理局": AssignmentState.ACKNOWLEDGED,
    }


def test_the_housing_bureau_s_desk_is_ready_to_play(played: Played) -> None:
    desk = {d.number: (d.state, d.percent) for d in played.desks if d.unit == HOUSING}
    assert desk == {
        "建议004": (AssignmentState.ANSWERED, None),
        "建议012": (AssignmentState.ACKNOWLEDGED, None),
        "提案009": (AssignmentState.ACKNOWLEDGED, None),
        "实事01": (AssignmentState.IN_PROGRESS, 58),
        "闭会02": (AssignmentState.ASSIGNED, None),
        "留言210": (AssignmentState.ASSIGNED, None),
    }


def test_the_burst_pipe_rings_at_night_and_the_rest_waits_for_the_morning(played: Played) -> None:
    assert f"{told_at(played, 'u-wenjing', '留言211'):%m-%d %H:%M}" == "09-21 20:36"
    assert f"{told_at(played, 'u-zhouhang', '留言210'):%m-%d %H:%M}" == "09-22 08:45"


def told_at(played: Played, user_id: str, number: str) -> datetime:
    heard = played.heard[user_id]
    return next(at for at, content in heard if number in content.title + content.text)


def test_the_make_up_sunday_carries_a_reminder(played: Played) -> None:
    reminded = [at for at, content in played.heard["u-fangxiaohe"] if "留言202" in content.title]
    assert any(f"{at:%m-%d}" == "09-20" for at in reminded)
