"""考评方案: what the papers say and what they leave open, set by the administrator knowing what changes."""

import pytest

from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.town import Town

TABLES = (suggestions(case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-09-24")),)
LATE = "2026-09-28 10:00"  # four days


async def sets(t: Town, words: str) -> None:
    await t.admin.says(words)
    assert "考评方案已修改" in await t.admin.says("确认")


async def test_the_scheme_names_its_clauses_and_what_nobody_has_said(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        shown = await t.liaison.says("考评方案")
        assert "5 分" in shown
        assert "占比5%" in shown
        assert "承高党政办字〔2022〕18号 四2" in shown
        assert shown.text.count("方案没写，只列事实，不扣分") == 3


async def test_a_cost_is_echoed_with_its_effect_confirmed_noted_and_taken_back(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.time_goes_to(LATE)
        asked = await t.admin.says("考评 超期扣0.5分")
        assert "每次扣 0.5 分" in asked
        assert "现在：方案没写" in asked
        assert "1 个单位的扣分会变" in asked
        assert "没写" in await t.supervisor.says("考评方案"), "nothing holds before the yes"
        assert "每次扣 0.5 分" in await t.admin.says("确认")
        assert "每次扣 0.5 分" in await t.supervisor.says("考评方案")
        assert "考评方案（超期）：默认" in await t.admin.says("撤回")
        assert (await t.supervisor.says("考评方案")).text.count("没写") == 3
        async with t.database.reader() as session:
            noted = await history(session, "setting:evaluation:minus_overdue")
        assert [entry.facts["after"] for entry in noted] == [{"points": "0.5", "per_day": False}, {}]


async def test_what_somebody_set_since_is_not_taken_back(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await sets(t, "考评 占6分")
        async with t.database.reader() as session:
            before = await history(session, "setting:evaluation:share")
        await sets(t, "考评 占8分")
        assert "8 分" in await t.liaison.says("考评方案")
        await t.admin.says("撤回")
        assert "6 分" in await t.liaison.says("考评方案")
        assert len(before) == 1


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("考评 占0分", "0.01 到 100"),
        ("考评 占101分", "0.01 到 100"),
        ("考评 超期扣6分", "0.01 到 5"),
        ("考评 超期扣0分", "不扣"),
    ],
)
async def test_points_that_cannot_be_are_refused_in_one_sentence(
    town: Opens, words: str, refusal: str
) -> None:
    async with town(tables=TABLES) as t:
        heard = await t.admin.says(words)
        assert refusal in heard
        assert "确认" not in heard.labels


async def test_the_share_does_not_fall_below_a_single_cost(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await sets(t, "考评 超期扣3分")
        assert "有一项扣 3 分" in await t.admin.says("考评 占2分")
        await t.admin.says("考评 占3分")
        assert "考评方案已修改" in await t.admin.says("确认")


async def test_the_same_again_changes_nothing(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "没有变" in await t.admin.says("考评 占5分")
        assert "没有变" in await t.admin.says("考评 超期不扣")
