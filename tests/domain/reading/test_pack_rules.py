"""Policy packs in words: seen, compared, chosen, used for a case; a unit's own words stay free text."""

from dataclasses import replace

import pytest

from domain.intents import (
    CaseRef,
    ChooseRules,
    CompareRules,
    Intent,
    OverrideRules,
    ShowRules,
)
from domain.reading import read
from domain.vocabulary import PostRole, Source
from tests.domain.reading.scenes import LIAISON, OFFICE

ADMIN = replace(OFFICE, roles=frozenset({PostRole.ADMIN}))
SUGGESTION = Source.DEPUTY_SUGGESTION
TWELVE = (CaseRef(12, written="12"),)


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("规则", ShowRules()),
        ("现在的规则", ShowRules()),
        ("政策包有哪些？", ShowRules()),
        ("规则 上海", ShowRules(pack="上海")),
        ("规则 上海 第2页", ShowRules(pack="上海", page=2)),
        ("看看规则 重庆", ShowRules(pack="重庆")),
        ("规则 建议", ShowRules(source=SUGGESTION)),
        ("规则 12345", ShowRules((CaseRef(12345, written="12345"),))),
        ("规则 12", ShowRules(TWELVE)),
        ("12的规则", ShowRules(TWELVE)),
        ("12用的什么规则？", ShowRules(TWELVE)),
        ("对照 上海 重庆", CompareRules("上海", "重庆")),
        ("对照上海和重庆", CompareRules("上海", "重庆")),
        ("对照 上海、重庆 第2页", CompareRules("上海", "重庆", 2)),
        ("规则 建议 用 上海", ChooseRules(SUGGESTION, "上海")),
        ("建议用上海规则", ChooseRules(SUGGESTION, "上海")),
        ("网民留言规则改用武汉", ChooseRules(Source.NETIZEN_MESSAGE, "武汉")),
        ("规则 建议 用 默认", ChooseRules(SUGGESTION, "默认")),
        ("12 用 重庆 规则 因为涉及两地", OverrideRules(TWELVE, "重庆", "涉及两地")),
        ("12用重庆规则，因为涉及两地，须一并答复", OverrideRules(TWELVE, "重庆", "涉及两地，须一并答复")),
        ("12按重庆的规则办", OverrideRules(TWELVE, "重庆")),
        ("规则 12 用 重庆 因为涉及两地", OverrideRules(TWELVE, "重庆", "涉及两地")),
    ],
)
def test_rules_are_asked_for_chosen_and_compared(message: str, meant: Intent) -> None:
    assert read(message, ADMIN).intent == meant


@pytest.mark.parametrize(
    "message",
    ["12按消防规则整改完毕", "对照 清单 逐项 整改完毕", "规则已经学习过了，正在整改", "按规则12楼不能加装"],
)
def test_what_a_unit_says_of_rules_changes_nothing(message: str) -> None:
    assert not isinstance(read(message, LIAISON).intent, ChooseRules | OverrideRules | CompareRules)
