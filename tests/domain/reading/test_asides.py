"""Questions for reasons and figures, wishes about a post, the office's last acts: read for the kind."""

from dataclasses import replace
from datetime import date

import pytest

from domain import intents
from domain.intents import Intent, Rate, Which
from domain.reading import read
from domain.vocabulary import ReportKind
from tests.domain.calendars import OFFICIAL
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain, quoting

SEPTEMBER, OCTOBER = date(2026, 9, 28), date(2026, 10, 10)
UNIT, DESK = replace(LIAISON, calendar=OFFICIAL), replace(OFFICE, calendar=OFFICIAL)


@pytest.mark.parametrize(
    "message",
    [
        "怎么算的 12",
        "12的时限怎么算的",
        "12为什么是9月30日",
        "12期限依据",
        "12截止日期怎么来的？",
        "怎么算12的时限",
    ],
)
def test_how_a_deadline_came_about(message: str) -> None:
    assert plain(read(message, UNIT).intent) == intents.ExplainDeadline(cases(12))


@pytest.mark.parametrize(
    "message",
    ["为什么又提醒我", "怎么又催我", "为啥提醒", "怎么老是催我", "为什么给我发这个", "我都签收了怎么还催"],
)
def test_why_duban_wrote(message: str) -> None:
    assert read(message, UNIT).intent == intents.ExplainReminder(())
    quoted = read(message, quoting(15)).intent
    assert isinstance(quoted, intents.ExplainReminder)
    assert quoted.refs[0].ordinal == 15


@pytest.mark.parametrize("message", ["为什么不提醒我", "怎么提醒他", "12为什么退回", "怎么催办"])
def test_other_questions_are_not_explained(message: str) -> None:
    assert not isinstance(read(message, UNIT).intent, intents.ExplainReminder | intents.ExplainDeadline)


@pytest.mark.parametrize("message", ["还剩几天", "什么时候到期", "还有多久"])
def test_the_time_that_is_left_is_looked_up_without_a_number(message: str) -> None:
    assert read(message, UNIT).intent == intents.ShowCase(())


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("办结率多少", intents.ShowRate(Rate.FINISHED)),
        ("现在满意率是多少？", intents.ShowRate(Rate.SATISFIED)),
        ("按期率", intents.ShowRate(Rate.ON_TIME)),
        ("签收率多少", intents.ShowRate(Rate.SIGNED)),
        ("面商率怎么算的", intents.ShowRate(Rate.FACE)),
        ("看看办复率", intents.ShowRate(Rate.ANSWERED)),
        ("今天发了多少条", intents.ShowSent()),
        ("今天一共发了几条消息", intents.ShowSent()),
        ("56跟以前哪个像", intents.FindSimilar(cases(56))),
        ("56有没有重复", intents.FindSimilar(cases(56))),
        ("56和以前的重复吗", intents.FindSimilar(cases(56))),
        ("查重56", intents.FindSimilar(cases(56))),
        ("有没有跟56像的", intents.FindSimilar(cases(56))),
        ("下周谁到期", intents.ShowOffice(Which.NEXT_WEEK)),
        ("催没签收的", intents.Urge(everybody=True, which=Which.UNSIGNED)),
        ("把超期的都催一遍", intents.Urge(everybody=True, which=Which.OVERDUE)),
        ("销号9", intents.CloseCase(cases(9))),
        ("9号件可以销了", intents.CloseCase(cases(9))),
        ("挂牌督办12", intents.ListForSupervision(cases(12))),
        ("12列为挂牌督办", intents.ListForSupervision(cases(12))),
        ("回访9 不满意 路灯又坏了", intents.RecordVisit(cases(9), "不满意", "路灯又坏了")),
        ("9回访，代表基本满意", intents.RecordVisit(cases(9), "基本满意", "")),
        ("并案 56 57", intents.MergeCases(cases(56, 57))),
        ("56并案到57", intents.MergeCases(cases(56, 57))),
        ("出半月报", intents.MakeReport(ReportKind.HALF_MONTH)),
        ("出8月份月报", intents.MakeReport(ReportKind.MONTHLY, date(2026, 8, 1), date(2026, 8, 31))),
        ("来一份周报", intents.MakeReport(ReportKind.WEEKLY)),
        ("演练模式开", intents.Rehearse(on=True)),
        ("关闭演练", intents.Rehearse(on=False)),
        ("周末也发日报", intents.SetDigestDays(rest_days=True)),
        ("日报周末不用发了", intents.SetDigestDays(rest_days=False)),
        ("所有件都提前5天提醒", intents.SetReminder((5,))),
    ],
)
def test_an_office_message(message: str, intent: Intent) -> None:
    assert plain(read(message, DESK).intent) == intent


@pytest.mark.parametrize(
    "message",
    [
        "不销号12", "12不销号", "12先别销号", "12取消销号", "12不挂牌了", "取消挂牌12", "12 挂牌已安装",
        "不并案 56 57",
    ],
)  # fmt: skip
def test_a_denial_or_a_question_never_acts(message: str) -> None:
    assert isinstance(read(message, DESK).intent, intents.NotUnderstood | intents.ShowCase)


def test_a_typo_of_a_command_is_asked_about() -> None:
    reading = read("消号9", DESK)
    assert (plain(reading.intent), reading.corrected) == (intents.CloseCase(cases(9)), "销号")


@pytest.mark.parametrize(
    ("message", "person", "begins_on", "ends_on"),
    [
        ("我28号到10月10号休假,李敏代", "李敏", SEPTEMBER, OCTOBER),
        ("我28号到10月10号休假李敏代", "李敏", SEPTEMBER, OCTOBER),
        ("9月28日至30日请假，由李敏代班", "李敏", SEPTEMBER, date(2026, 9, 30)),
        ("我10月8到25号住院，请李敏同志代办", "李敏", date(2026, 10, 8), date(2026, 10, 25)),
        ("下周我出差，工作由陈晨代", "陈晨", SEPTEMBER, date(2026, 10, 4)),
        ("我明天请假三天，找李敏", "李敏", date(2026, 9, 23), date(2026, 9, 25)),
        ("国庆期间我休假，李敏顶班", "李敏", date(2026, 10, 1), date(2026, 10, 7)),
        ("28号请假，李敏替我", "李敏", SEPTEMBER, None),
        ("我不在期间由李敏代理", "李敏", None, None),
        ("我下周休年假", "", SEPTEMBER, date(2026, 10, 4)),
    ],
)
def test_leave_names_a_person_and_days(
    message: str, person: str, begins_on: date | None, ends_on: date | None
) -> None:
    assert read(message, UNIT).intent == intents.StandIn(person, begins_on, ends_on, message)


@pytest.mark.parametrize(
    "message",
    [
        "我调走了以后找陈晨",
        "我调离岗位了，工作由陈晨接手",
        "以后联络员是陈晨",
        "我退休了，今后请联系陈晨",
        "以后找陈晨",
    ],
)
def test_a_hand_over_names_a_person(message: str) -> None:
    assert read(message, UNIT).intent == intents.HandOver("陈晨", message)


@pytest.mark.parametrize(
    "message",
    [
        "我不休假了", "我28号休假谁代", "12应由城管局负责", "12以后找陈晨", "工作移交给城管局",
        "12王代表出差，李敏代他签",
        "我今天出差，12延期到10月15日",
    ],
)  # fmt: skip
def test_other_talk_of_people_is_no_wish_about_a_post(message: str) -> None:
    assert not isinstance(read(message, UNIT).intent, intents.StandIn | intents.HandOver)


@pytest.mark.parametrize(
    "message",
    [
        "把提醒关了",
        "别再提醒我了",
        "不要给我发提醒",
        "能不能别老提醒",
        "取消提醒",
        "12别再提醒了",
        "提醒太多了",
        "别催了",
    ],
)
def test_reminders_are_wished_away(message: str) -> None:
    assert read(message, UNIT).intent == intents.MuteReminders()


def test_twelve_of_them_or_case_twelve_is_asked() -> None:
    intent = read("12件签收", UNIT).intent
    assert isinstance(intent, intents.Unclear)
    assert plain(intent.options) == (intents.Acknowledge(cases(12)), intents.Acknowledge(everything=True))


def test_an_opinion_may_begin_with_the_part_of_the_unit() -> None:
    assert plain(read("会办45：我局无意见，已列入计划", UNIT).intent) == intents.Answer(
        cases(45), "我局无意见，已列入计划"
    )
    assert isinstance(read("会办单位是谁", UNIT).intent, intents.NotUnderstood)
