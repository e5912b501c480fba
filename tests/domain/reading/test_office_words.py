"""The office in its own words: parts beside short names, urging, lists, rates, settings, people who left."""

from datetime import date, time

import pytest

from domain import intents
from domain.intents import Intent, Rate, Which
from domain.reading import OpenQuestion, Scene, read
from domain.tables.units import UnitRegister
from domain.vocabulary import AssignmentRole, PostRole, Source

TODAY = date(2026, 9, 22)
UNITS = (
    "区住房和城乡建设局", "区城市管理局", "区交通运输局", "青石镇人民政府", "城桥镇", "柳桥街道办事处",
    "望江街道办事处",
)  # fmt: skip
OFFICE = Scene(TODAY, frozenset({PostRole.ADMIN, PostRole.SUPERVISOR}), units=UNITS)
LIAISON = Scene(TODAY, frozenset({PostRole.LIAISON}), units=UNITS)
LEADER = Scene(TODAY, frozenset({PostRole.LEADER_IN_CHARGE}), units=UNITS)


def assigned(message: str) -> intents.Assign:
    intent = read(message, OFFICE).intent
    assert isinstance(intent, intents.Assign)
    return intent


@pytest.mark.parametrize(
    ("message", "title", "units", "deadline"),
    [
        (
            "交办 建议56 关于增设公园座椅的建议 城管主办，望江会办，10月30号前",
            "关于增设公园座椅的建议", "城管 望江", "10月30号",
        ),
        (
            "交办 建议58《关于村道的建议》交通牵头、青石镇协办，下月底",
            "关于村道的建议", "交通 青石镇", "下月底",
        ),
        (
            "交办建议59 关于路灯的建议，由园林主办，柳桥配合，三个月",
            "关于路灯的建议", "园林 柳桥", "三个月",
        ),
        (
            "交办 建议60 关于由城管局主办的夜市的建议 城管局 10月30日",
            "关于由城管局主办的夜市的建议", "城管局", "10月30日",
        ),
        (
            "交办 建议61 关于加强管理，推进服务的建议 主办：城管局 会办：柳桥和青石 月底前",
            "关于加强管理，推进服务的建议", "城管局 柳桥 青石", "月底",
        ),
    ],
)  # fmt: skip
def test_units_stand_beside_their_part_and_never_in_the_title(
    message: str, title: str, units: str, deadline: str
) -> None:
    intent = assigned(message)
    assert (intent.title, intent.deadline, intent.unplaced) == (title, deadline, "")
    assert [unit.name for unit in intent.units] == units.split()
    roles = [unit.role for unit in intent.units]
    assert roles[1:] == [AssignmentRole.CO] * (len(roles) - 1)


@pytest.mark.parametrize(
    ("message", "unplaced"),
    [
        ("交办 建议56 关于公园座椅的建议 城管主办 急件 10月30日", "急件"),
        ("交办 建议56《关于公园座椅的建议》城管主办 园林那边也看看 10月30日", "园林那边也看看"),
    ],
)
def test_what_fits_nowhere_is_kept_apart(message: str, unplaced: str) -> None:
    assert assigned(message).unplaced == unplaced


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("帮我催催柳桥和青石", intents.Urge(unit="柳桥", further=("青石",))),
        ("催一下城管局，柳桥", intents.Urge(unit="城管局", further=("柳桥",))),
        ("把柳桥和青石催一下", intents.Urge(unit="柳桥", further=("青石",))),
        ("今天到期的都催一下", intents.Urge(everybody=True, which=Which.TODAY)),
        ("所有未签收都催一遍", intents.Urge(everybody=True, which=Which.UNSIGNED)),
        ("没签收的挨个催", intents.Urge(everybody=True, which=Which.UNSIGNED)),
        ("超期的都催催", intents.Urge(everybody=True, which=Which.OVERDUE)),
        ("催一下白雪", intents.Urge(person="白雪")),
    ],
)
def test_who_is_urged(message: str, intent: Intent) -> None:
    assert read(message, OFFICE).intent == intent


@pytest.mark.parametrize(
    "message", ["催办建议009，都超期4天了", "催办建议009 都超期4天了", "催办建议009！群众又来电了"]
)
def test_free_words_behind_the_case_are_let_be(message: str) -> None:
    intent = read(message, OFFICE).intent
    assert isinstance(intent, intents.Urge)
    assert [ref.ordinal for ref in intent.refs] == [9]


@pytest.mark.parametrize(
    "message", ["催办12先不用", "催办12，13先不催", "催催大家", "催促一下", "催款", "催收报告", "催一下进度"]
)
def test_a_denial_or_nobody_is_not_urged(message: str) -> None:
    assert not isinstance(read(message, OFFICE).intent, intents.Urge)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("住建局办得怎么样", intents.ShowOffice(Which.ALL, unit="住建局")),
        ("城管局有几件没办完", intents.ShowOffice(Which.ALL, unit="城管局")),
        ("青石镇超期的有几件", intents.ShowOffice(Which.OVERDUE, unit="青石镇")),
        ("9月30号到期的", intents.ShowOffice(Which.ALL, on=date(2026, 9, 30))),
        ("重点件有哪些", intents.ShowOffice(Which.KEY)),
        ("在办情况", intents.ShowOffice(Which.ALL)),
        ("今天情况怎么样", intents.ShowOffice(Which.ALL)),
        ("全部在办 第2页", intents.ShowOffice(Which.ALL, 2)),
        ("今天谁到期，谁超期", intents.ShowOffice(Which.TODAY, also=Which.OVERDUE)),
        ("还有几个要我批的", intents.ShowPending()),
        ("本月办结率多少", intents.ShowRate(Rate.FINISHED, since=date(2026, 9, 1))),
        ("建议办复率", intents.ShowRate(Rate.ANSWERED, Source.DEPUTY_SUGGESTION)),
        ("住建局签收率", intents.ShowRate(Rate.SIGNED, unit="住建局")),
        ("超期率", intents.ShowRate(Rate.OVERDUE)),
        ("城管局联络员电话", intents.ShowLiaison("城管局")),
        ("联络员是谁", intents.ShowLiaison()),
    ],
)
def test_lists_figures_and_people(message: str, intent: Intent) -> None:
    assert read(message, OFFICE).intent == intent


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("把提醒改成提前五天", intents.SetReminder((5,))),
        ("日报每天早上8点半发", intents.SetDigestTime(time(8, 30))),
        ("晚上九点以后别发消息", intents.SetQuietHours(time(21), None, keeps=True)),
        ("早上8点以前不要发消息", intents.SetQuietHours(None, time(8), keeps=True)),
        ("先停发两小时", intents.Pause("两小时")),
        ("城管局的贺磊调走了，换丁晓彤", intents.ChangeLiaison("城管局", "丁晓彤")),
        ("城管局贺磊退休了，以后联络员换成丁晓彤", intents.ChangeLiaison("城管局", "丁晓彤")),
    ],
)
def test_what_is_set(message: str, intent: Intent) -> None:
    assert read(message, OFFICE).intent == intent


def test_a_unit_is_told_when_it_is_quiet() -> None:
    assert read("晚上九点以后别发消息", LIAISON).intent == intents.ShowSettings()


def test_a_leader_speaks_of_his_liaison() -> None:
    intent = read("周航请假到下周五，这段由唐小满代", LEADER).intent
    assert isinstance(intent, intents.StandIn)
    assert (intent.person, intent.of) == ("唐小满", "周航")
    assert (intent.begins_on, intent.ends_on) == (TODAY, date(2026, 10, 2))


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("改成11月6日", intents.Amend("11月6日", "deadline")),
        ("时限改成三个月", intents.Amend("三个月", "deadline")),
        ("主办改成水务局", intents.Amend("水务局", "lead")),
        ("会办改成柳桥", intents.Amend("柳桥", "co")),
        ("标题改成关于绿道的建议", intents.Amend("关于绿道的建议", "title")),
        ("改成那个啥", intents.Amend("改成那个啥")),
    ],
)
def test_the_echo_of_a_handing_out_is_put_otherwise(message: str, intent: Intent) -> None:
    asked = OpenQuestion(yes_no=True, choices=("",), parts=frozenset({"title", "deadline", "lead", "co"}))
    scene = Scene(TODAY, OFFICE.roles, units=UNITS, question=asked)
    assert read(message, scene).intent == intent


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("青石镇", "青石镇人民政府"),
        ("青石", "青石镇人民政府"),
        ("城桥", "城桥镇"),
        ("柳桥街道", "柳桥街道办事处"),
        ("青石乡", None),
        ("住建局", None),
        ("桥", None),
    ],
)
def test_a_place_without_its_seat_is_the_same_unit(written: str, name: str | None) -> None:
    assert UnitRegister.of(dict.fromkeys(UNITS, ())).shortened(written) == name


def test_two_places_of_one_name_are_not_told_apart_by_it() -> None:
    units = dict.fromkeys(("青石镇人民政府", "青石街道办事处"), ())
    assert UnitRegister.of(units).shortened("青石") is None
    assert UnitRegister.of(units).shortened("青石镇") == "青石镇人民政府"
