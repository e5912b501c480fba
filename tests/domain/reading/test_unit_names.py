"""The names of units in commands: known names stay whole, also those with 和 in them."""

from dataclasses import replace
from datetime import date

import pytest

from domain import intents
from domain.intents import Assign, CaseRef, Intent, NamedUnit
from domain.reading import read
from domain.reading.naming.units import read_unit, split_units
from domain.vocabulary import AssignmentRole, Source
from tests.domain.reading.scenes import LIAISON, OFFICE, UNITS, cases, plain

HOUSING, REFORM = "区住房和城乡建设局", "区发展和改革委员会"
INDUSTRY, LAND = "区工业和信息化局", "区自然资源和规划局"
CYBER = "区委网络安全和信息化委员会办公室"
JOINT = (REFORM, INDUSTRY, LAND, CYBER, "国网（崇明）供电公司", "新河镇")
AT_OFFICE = replace(OFFICE, units=UNITS + JOINT)
AT_UNIT = replace(LIAISON, units=UNITS + JOINT)
WITH_AND = (HOUSING, REFORM, INDUSTRY, LAND, CYBER)
LEAD, CO, SOLE, SPLIT = AssignmentRole.LEAD, AssignmentRole.CO, AssignmentRole.SOLE, AssignmentRole.SPLIT
RETURN = intents.About.RETURN
S = Source.DEPUTY_SUGGESTION


def assigned(*units: tuple[str, AssignmentRole], limit: str = "10月30日") -> Assign:
    return Assign(CaseRef(57, S), "", tuple(NamedUnit(*unit) for unit in units), limit, S)


@pytest.mark.parametrize("unit", [*WITH_AND, "国网（崇明）供电公司"])
def test_a_known_name_stays_whole_in_every_command(unit: str) -> None:
    for message, intent in {
        f"交办 建议57 {unit} 10月30日": assigned((unit, SOLE)),
        f"交办建议57{unit}主办10月30日": assigned((unit, LEAD)),
        f"分办 建议57 城桥镇和{unit} 10月30日": assigned(("城桥镇", SPLIT), (unit, SPLIT)),
        f"催办 {unit}": intents.Urge((), unit),
        f"催一下{unit}的12": intents.Urge(cases(12), unit),
        f"{unit}催一下": intents.Urge((), unit),
        f"13退给{unit}": intents.Approve(cases(13), to_unit=unit, about=RETURN),
        f"同意 r7 转给{unit}": intents.Approve(request="r7", to_unit=unit, about=RETURN),
        f"同意退回 13 转给{unit}办理": intents.Approve(cases(13), to_unit=unit, about=RETURN),
        f"换联络员 {unit} 李敏": intents.ChangeLiaison(unit, "李敏"),
        f"换联络员{unit}李敏": intents.ChangeLiaison(unit, "李敏"),
        f"换联络员 {unit} 李敏 10月9日起": intents.ChangeLiaison(unit, "李敏", date(2026, 10, 9)),
    }.items():
        assert plain(read(message, AT_OFFICE).intent) == intent


@pytest.mark.parametrize("unit", WITH_AND)
def test_a_known_name_stays_whole_in_a_return(unit: str) -> None:
    for message in (f"退回 13 应由{unit}负责", f"13不是我们的，应该{unit}", f"退回13，这是{unit}的事"):
        intent = read(message, AT_UNIT).intent
        assert isinstance(intent, intents.AskReturn)
        assert intent.proposed_unit == unit


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (f"{HOUSING}主办 {REFORM}、{INDUSTRY}会办", ((HOUSING, LEAD), (REFORM, CO), (INDUSTRY, CO))),
        (f"主办：{HOUSING} 会办：{REFORM}和{LAND}", ((HOUSING, LEAD), (REFORM, CO), (LAND, CO))),
        (f"{HOUSING}牵头{INDUSTRY}、{LAND}配合", ((HOUSING, LEAD), (INDUSTRY, CO), (LAND, CO))),
        (f"由{CYBER}牵头，{HOUSING}以及城桥镇配合", ((CYBER, LEAD), (HOUSING, CO), ("城桥镇", CO))),
        ("区城市管理局主办、城桥镇会办", (("区城市管理局", LEAD), ("城桥镇", CO))),
        ("区城市管理局 主办 城桥镇 会办", (("区城市管理局", LEAD), ("城桥镇", CO))),
        ("主办 区城市管理局 会办 城桥镇", (("区城市管理局", LEAD), ("城桥镇", CO))),
        ("主办区城市管理局会办城桥镇", (("区城市管理局", LEAD), ("城桥镇", CO))),
        (
            "主办单位：区城市管理局；会办单位：城桥镇、新河镇",
            (("区城市管理局", LEAD), ("城桥镇", CO), ("新河镇", CO)),
        ),
    ],
)
def test_the_parts_of_several_units(message: str, parts: tuple[tuple[str, AssignmentRole], ...]) -> None:
    for limit in (" 10月30日", "，10月30日"):
        assert plain(read(f"交办 建议57 {message}{limit}", AT_OFFICE).intent) == assigned(*parts)


@pytest.mark.parametrize(
    ("written", "units"),
    [
        (HOUSING, [HOUSING]),
        (f"{HOUSING}和{INDUSTRY}", [HOUSING, INDUSTRY]),
        (f"{HOUSING}、{INDUSTRY}和城桥镇", [HOUSING, INDUSTRY, "城桥镇"]),
        ("市规划和自然资源局", ["市规划和自然资源局"]),
        ("市规划和自然资源局和城管局", ["市规划和自然资源局", "城管局"]),
        ("住房和城乡建设局", ["住房和城乡建设局"]),
        ("住建局和城管局", ["住建局", "城管局"]),
        ("住建和城管", ["住建", "城管"]),
        ("教体和卫健委", ["教体", "卫健委"]),
        ("国网(崇明)供电公司与城桥镇", ["国网（崇明）供电公司", "城桥镇"]),
        ("城桥镇和居民", None),
        ("区住房", None),  # the first words of a longer name
        ("", []),
    ],
)
def test_a_list_is_split_between_names_only(written: str, units: list[str] | None) -> None:
    assert split_units(written, UNITS + JOINT) == units


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("城管局的职责范围", "城管局"),
        ("区城市管理局办理", "区城市管理局"),
        ("同意由城管局", ""),
        ("不属于城管局", ""),
        ("下周", ""),
        ("", ""),
    ],
)
def test_the_duty_is_no_part_of_the_name(written: str, unit: str) -> None:
    assert read_unit(written, UNITS) == unit


@pytest.mark.parametrize(
    ("message", "unit"),
    [
        ("退回 12 不属于住建局职责，应由城管局办", "城管局"),
        ("退回 12 不是住建局的事，是城管局的", "城管局"),
        ("退回 12 路灯坏了找城管局", "城管局"),
        ("退回 12 不应由住建局办", ""),
        ("退回 12 崇明供电公司", "崇明供电公司"),
    ],
)
def test_the_unit_a_return_points_to_and_the_reason_as_typed(message: str, unit: str) -> None:
    intent = plain(read(message, LIAISON).intent)
    assert intent == intents.AskReturn(cases(12), message.removeprefix("退回 12 "), unit)


@pytest.mark.parametrize(
    ("message", "units"),
    [
        (f"催办 {HOUSING}和区城市管理局", (HOUSING, "区城市管理局")),
        ("催一下住建局和城管局", ("住建局", "城管局")),
        (f"催办 {HOUSING}、{INDUSTRY}", (HOUSING, INDUSTRY)),
        ("帮我催催新河，城桥", ("新河", "城桥")),
    ],
)
def test_two_units_are_urged_as_two(message: str, units: tuple[str, ...]) -> None:
    assert read(message, AT_OFFICE).intent == intents.Urge(unit=units[0], further=units[1:])


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("12转城管局", intents.AskReturn(cases(12), "", "城管局")),
        ("12应该归城管局", intents.AskReturn(cases(12), "应该归城管局", "城管局")),
        ("12改由城管局办", intents.AskReturn(cases(12), "", "城管局")),
    ],
)
def test_a_unit_makes_a_return_of_a_weak_word(message: str, intent: Intent) -> None:
    assert plain(read(message, LIAISON).intent) == intent


@pytest.mark.parametrize("message", ["12转眼到期", "12应该是下周完成", "12改由我们办", "12转正", "转发12"])
def test_a_weak_word_without_a_unit_is_no_command(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)
