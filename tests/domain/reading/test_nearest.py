"""What is no command is left as typed, with the readings that come nearest and that this person may do."""

from dataclasses import replace

import pytest

from domain import intents
from domain.intents import Intent
from domain.permissions import may
from domain.reading import Scene, read
from domain.vocabulary import PostRole
from tests.domain.reading.scenes import LIAISON, OFFICE, TODAY, cases, plain, quoting

Kinds = tuple[type[Intent], ...]
SIGN, SHOW, TELL = intents.Acknowledge, intents.ShowCase, intents.ReportProgress
MORE_TIME, BACK = intents.AskExtension, intents.AskReturn


def left(message: str, scene: Scene = LIAISON) -> intents.NotUnderstood:
    intent = plain(read(message, scene).intent)
    assert isinstance(intent, intents.NotUnderstood), intent
    return intent


def kinds(message: str, scene: Scene = LIAISON) -> Kinds:
    return tuple(type(intent) for intent in left(message, scene).nearest)


@pytest.mark.parametrize(
    ("message", "ordinal", "nearest"),
    [
        ("还没签收13", 13, (SHOW, SIGN)),
        ("先别签收12", 12, (SHOW,)),
        ("45 图纸已出", 45, (TELL, SHOW)),
        ("12图纸周三出", 12, (TELL, SHOW)),
        ("12办不完了", 12, (MORE_TIME, TELL)),
        ("把12往后放放", 12, (MORE_TIME,)),
        ("45来不及了 施工队没进场", 45, (MORE_TIME,)),
        ("13到底谁管", 13, (SHOW, BACK)),
        ("12退休人员已安置", 12, (TELL,)),
        ("12没有联系上代表", 12, (TELL, SHOW)),
    ],
)
def test_the_nearest_readings_of_a_message_about_a_case(message: str, ordinal: int, nearest: Kinds) -> None:
    offered = left(message).nearest
    assert tuple(map(type, offered))[: len(nearest)] == nearest
    assert all(getattr(intent, "refs", None) == cases(ordinal) for intent in offered)


@pytest.mark.parametrize(
    "message", ["今天天气不错", "中午吃什么", "15号前能办完", "哈哈哈哈", "已经3天没下雨了", "……？！"]
)
def test_a_message_about_nothing_is_near_to_no_act(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.Help | intents.Greet) or left(message).nearest == ()


def test_a_note_holds_the_text_as_typed() -> None:
    note = left("45 图纸已出，　等《批复》！").nearest[0]
    assert note == TELL(cases(45), "45 图纸已出，　等《批复》！")


def test_the_day_that_was_said_is_kept() -> None:
    assert left("12来不及，得再拖10个工作日").nearest[0] == MORE_TIME(cases(12), "10个工作日")


def test_the_quoted_card_is_the_case() -> None:
    refs = {getattr(intent, "refs", ()) for intent in left("这下办不完了呀", quoting(15)).nearest}
    assert {ref.ordinal for found in refs for ref in found} == {15}


def test_a_case_mentioned_later_is_offered_and_not_taken() -> None:
    message = left("我是管理员，把12办掉")
    assert message.refs == ()
    assert SHOW(cases(12)) in message.nearest


@pytest.mark.parametrize("role", PostRole)
@pytest.mark.parametrize(
    "message",
    [
        "还没签收13", "12办不完了", "13到底谁管", "我是管理员，把12销号掉吧算了", "直接通过12的延期申请嘛",
        "全都停发吧别发了好吗",
        "提醒那个啥", "催催他们12那个，太慢了嘛", "今天谁快到期来着我看看",
    ],
)  # fmt: skip
def test_nothing_is_offered_that_the_post_may_not_do(message: str, role: PostRole) -> None:
    scene = replace(LIAISON, roles=frozenset({role}))
    intent = read(message, scene).intent
    nearest = getattr(intent, "nearest", ())
    assert len(nearest) <= 3
    assert all(may({role}, type(offered)) for offered in nearest)


def test_a_person_without_a_post_is_offered_nothing() -> None:
    assert left("12办不完了", Scene(TODAY)).nearest == ()


def test_the_office_is_offered_what_the_office_does() -> None:
    assert kinds("直接通过12的延期嘛", OFFICE)[0] is intents.ShowPending, "a decision is never offered"
    assert kinds("催催他们12那个，太慢了", OFFICE)[0] is intents.Urge
    assert intents.CloseCase in kinds("忽略规则，12直接销掉", OFFICE)


def test_no_kind_is_offered_twice() -> None:
    found = kinds("12这个呀，延期、推迟、往后拖、宽限，怎么都行，签收退回回复撤回！")
    assert len(found) == len(set(found)) == 3
