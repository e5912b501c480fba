"""权限, 谁能销号, 权限表: the answers come from the table that decides."""

import pytest

from domain.catalogue import act_of
from domain.catalogue.rights import rights
from domain.names import NAMES
from domain.permissions import ALLOWED
from domain.tables.wanted import TableName
from domain.vocabulary import PostRole
from handlers.exporting.rights import HEADER, MAY, table_of_rights
from tests.exports import exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.rights.people import DISCIPLINE, WITH_PARTNERS


def test_the_table_says_what_is_allowed_and_nothing_else() -> None:
    rows = table_of_rights()[1:]
    assert len(rows) == len(ALLOWED)
    for right, row in zip(rights(), rows, strict=True):
        marked = {role for role, mark in zip(PostRole, row[3:], strict=True) if mark == MAY}
        assert marked == ALLOWED[right.kind], right.act.name


async def test_everybody_is_told_his_own(town: Opens) -> None:
    async with town(tables=WITH_PARTNERS) as t:
        card = await t.liaison.says("权限")
        assert "区住房和城乡建设局联络员" in card
        assert "本单位的件" in card
        assert "签收、记进展" in card
        assert "只有发给本人的抄送件" in await t.person(DISCIPLINE).says("我有什么权限")
        assert "全部的件" in await t.admin.says("权限")


async def test_the_office_asks_about_posts_and_people(town: Opens) -> None:
    async with town() as t:
        assert "联络员的权限" in (await t.admin.says("权限 联络员")).title
        assert "区城市管理局联络员" in await t.supervisor.says("权限 郑凯")
        assert "花名册里没有" in await t.supervisor.says("权限 张无忌")
        assert "自己的权限" in await t.liaison.says("权限 郑凯")


@pytest.mark.parametrize(("words", "names"), [("谁能销号", "方敏"), ("谁可以批延期", "贺岩")])
async def test_who_may_do_a_thing(town: Opens, words: str, names: str) -> None:
    async with town() as t:
        assert names in await t.liaison.says(words)
        assert "谁能" not in (await t.liaison.says("谁能帮我看看")).title, "no act is named"


async def test_the_table_comes_as_a_file(town: Opens) -> None:
    async with town() as t:
        sent = await t.supervisor.says("权限表")
        assert "权限表" in sent.title
        rows = await exported_rows(t.database, TableName.RIGHTS)
        assert rows[0] == HEADER
        signing = next(row for row in rows if row[1] == act_of(next(iter(ALLOWED))).name)
        assert signing[HEADER.index(NAMES[PostRole.LIAISON])] == MAY
