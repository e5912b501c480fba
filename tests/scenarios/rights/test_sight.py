"""Leaders see their field, partners the key cases of their own source, units their own cases, nobody more."""

from collections.abc import Iterable

import pytest

from domain.chapters import Reach
from tests.scenarios.conftest import Opens
from tests.scenarios.rights.people import CONGRESS, CPPCC, DISCIPLINE, TITLES, WITH_PARTNERS
from tests.scenarios.test_who_may_do_what import SAID
from tests.scenarios.town import Town

FIELD = "日报范围 陆建国 区城市管理局"


async def has_field(t: Town) -> None:
    """The district leader is in charge of the city bureau."""
    asked = await t.admin.says(FIELD)
    assert "看得到" in asked, "what it means for his sight is said before"
    await t.admin.taps("确认修改")


async def has_key_case(t: Town) -> None:
    """建议012 is a key case."""
    await t.supervisor.says("建议012 列为重点 督办领导 张主任")
    await t.supervisor.says("确认")
    await t.next_morning()


async def told_of(t: Town, user: str) -> dict[str, str]:
    """Whatever somebody may say, said by him: the cases whose titles he came to see, and on which words."""
    someone, seen = t.person(user), dict[str, str]()
    someone.hears()
    for words in SAID.values():
        heard = await someone.says(words)
        seen |= {number: words for number, title in TITLES.items() if title in heard and title not in words}
        if heard.labels and "取消" in heard.labels:
            await someone.says("取消")
    return seen


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("user", "may"),
    [
        ("u05", {"建议030"}),
        (CONGRESS, {"建议012"}),
        (CPPCC, set()),
        (DISCIPLINE, set()),
        ("u21", {"建议030"}),
    ],
)
async def test_nothing_anybody_says_shows_him_more(town: Opens, user: str, may: Iterable[str]) -> None:
    async with town(tables=WITH_PARTNERS) as t:
        await has_field(t)
        await has_key_case(t)
        told = await told_of(t, user)
        assert set(told) == set(may), told


async def test_a_leader_without_a_field_sees_everything(town: Opens) -> None:
    async with town() as t:
        listed = await t.district_leader.says("谁还没签收")
        assert "建议012" in listed
        assert "建议030" in listed
        await has_field(t)
        listed = await t.district_leader.says("谁还没签收")
        assert "建议030" in listed
        assert "建议012" not in listed
        assert "没有" in await t.district_leader.says("查看 建议012")
        figures = await t.district_leader.says("统计")
        assert "1 件" in figures or "**1**" in figures
        await t.admin.says("日报范围 陆建国 默认")
        await t.admin.taps("确认修改")
        assert "建议012" in await t.district_leader.says("谁还没签收")


async def test_a_leader_sees_the_cases_that_name_him_besides_his_field(town: Opens) -> None:
    async with town() as t:
        await has_field(t)
        await t.supervisor.says("建议012 列为重点 督办领导 陆建国副区长")
        await t.supervisor.says("确认")
        assert "建议012" in await t.district_leader.says("重点件")
        assert "加装电梯" in await t.district_leader.says("查看 建议012")
        assert "物业收费" not in await t.district_leader.says("我要看的有哪些")


async def test_partners_list_the_key_cases_of_their_own_source(town: Opens) -> None:
    async with town(tables=WITH_PARTNERS) as t:
        await has_key_case(t)
        for words in ("重点件", "重点件怎么样了", "今天有什么要我看的"):
            listed = await t.person(CONGRESS).says(words)
            assert "建议012" in listed, words
            assert "建议013" not in listed, words
            assert "没有" in await t.person(CPPCC).says(words), words
        await t.supervisor.says("取消重点 建议012 已经解决")
        await t.supervisor.says("确认")
        assert "建议012" not in await t.person(CONGRESS).says("重点件")
        assert "加装电梯" not in await t.person(CONGRESS).says("查看"), "the last card opens no door"


async def test_who_looks_at_what_a_unit_got_needs_the_unit_in_his_field(town: Opens) -> None:
    async with town() as t:
        await has_field(t)
        assert "城市管理局" in (await t.district_leader.says("送达了吗 区城市管理局")).title
        refused = await t.district_leader.says("送达了吗 区住房和城乡建设局")
        assert "周航" not in refused
        assert "建议012" not in refused


def test_each_post_has_a_reach() -> None:
    from domain.sight import REACH  # noqa: PLC0415 - the table itself is looked at here only
    from domain.vocabulary import PostRole  # noqa: PLC0415

    assert set(REACH) == set(PostRole)
    assert REACH[PostRole.DISCIPLINE_COPY] is Reach.NONE
