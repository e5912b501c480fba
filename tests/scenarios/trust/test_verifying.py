"""核验 by chat: with and without the head of an old digest, before and after somebody was at the database."""

import re

from tests.scenarios.conftest import Opens
from tests.scenarios.exports.mixed import TABLES
from tests.scenarios.town import Speaker, Town

_HEAD = re.compile("留痕校验码 ([0-9a-f]{12})")


def digest_head(reader: Speaker) -> str:
    """The head at the foot of the last digest somebody got."""
    return next(found[1] for bubble in reversed(reader.chat) if (found := _HEAD.search(bubble.draft.text)))


async def tamper(t: Town, *statements: str) -> None:
    async with t.database.write_engine.begin() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)


async def test_a_digests_head_is_found_with_its_place_in_the_chain(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        await t.next_morning()
        head = digest_head(t.supervisor)
        await t.liaison.says("签收 建议012")
        heard = await t.supervisor.says(f"核验 {head}")
        assert heard.title == "校验码对得上"
        assert re.search(rf"{head} 在留痕里：第 \d+ 条，9月23日 \d\d:\d\d；之后又记了 \d+ 条", heard.text)
        assert "不能证明：当时记的内容属实" in heard
        unknown = await t.supervisor.says("核验 0123456789ab")
        assert unknown.title == "没有这个校验码"
        assert "请先核对抄写" in unknown


async def test_an_edited_entry_is_named(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "全部相符" in await t.admin.says("核验")
        await tamper(t, "UPDATE ledger SET actor = 'x' WHERE seq = 9")
        heard = await t.admin.says("核验")
        assert heard.title == "留痕核验不通过"
        assert "第 9 条起对不上（内容被改动）" in heard


async def test_a_rewritten_ledger_is_told_by_the_digests_that_went_out(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.next_morning()
        head = digest_head(t.supervisor)
        await tamper(t, "DELETE FROM ledger", "UPDATE ledger_head SET seq = 0, hash = ''")
        await t.liaison.says("签收 建议012")
        heard = await t.admin.says(f"核验 {head}")
        assert heard.title == "留痕核验不通过"
        assert "和发出去的校验码对不上" in heard
        assert f"留痕里没有 {head}" in heard


async def test_a_ledger_rewritten_with_its_messages_is_told_by_the_file_beside(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.next_morning()
        digests = "UPDATE message SET text = '' WHERE kind = 'digest'"
        await tamper(t, "DELETE FROM ledger", "UPDATE ledger_head SET seq = 0, hash = ''", digests)
        await t.liaison.says("签收 建议012")
        heard = await t.admin.says("核验")
        assert heard.title == "留痕核验不通过"
        assert "服务器上另存的校验码" in heard
