"""导出留痕 12: what the file holds, that it can be checked by hand, and that no change of it goes unseen."""

import hashlib
import json
import zipfile
from io import BytesIO
from typing import Any

import pytest

from domain.chain_files import NoChainFile, check
from tests.scenarios.conftest import Opens
from tests.scenarios.exports.mixed import TABLES
from tests.scenarios.exports.test_by_chat import last_file
from tests.scenarios.town import Speaker, Town


def taken(t: Town, whose: Speaker) -> dict[str, bytes]:
    name, content = last_file(t, whose)
    assert name.endswith(".zip")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def chain_of(t: Town, whose: Speaker) -> dict[str, Any]:
    chain: dict[str, Any] = json.loads(taken(t, whose)["chain.json"])
    return chain


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def follow_by_hand(chain: dict[str, Any]) -> str:
    """The procedure as the file beside it describes it, with nothing of ours."""
    own = {entry["seq"]: entry for entry in chain["entries"]}
    others = dict(chain["links"])
    previous = str(chain["after"]["hash"])
    for seq in range(chain["after"]["seq"] + 1, chain["head"]["seq"] + 1):
        if seq in own:
            one = own[seq]
            body = sha256(as_json([seq, one["at"], one["actor"], one["act"], one["subject"], one["facts"]]))
            if one["private"]:
                assert (
                    sha256(one["private"]["salt"] + as_json(one["private"]["told"])) == one["facts"]["sealed"]
                )
        else:
            body = others[seq]
        previous = sha256(previous + body)
        assert seq not in own or previous == own[seq]["hash"]
    return previous


async def test_the_file_can_be_read_and_checked_by_hand(either_town: Opens) -> None:
    async with either_town(tables=TABLES) as t:
        await t.liaison.says("签收 建议012")
        await t.liaison.says("进展 建议012 王小明13800000000来过")
        heard = await t.supervisor.says("导出留痕 建议012")
        assert "建议012 留痕已导出" in heard.title
        files = taken(t, t.supervisor)
        assert set(files) == {"chain.json", "留痕.txt", "怎样核对.txt"}
        readable = files["留痕.txt"].decode("utf-8-sig")
        assert "周航（区住房和城乡建设局）　签收" in readable
        chain = json.loads(files["chain.json"])
        assert follow_by_hand(chain) == chain["head"]["hash"]
        assert chain["head"]["hash"] in files["怎样核对.txt"].decode("utf-8-sig")
        found = check(chain)
        assert (found.broken_at, found.case, found.taken_on_trust) == (None, "建议012", 0)
        assert found.unseen > 0
        assert "来过" not in files["chain.json"].decode()


async def test_peoples_words_are_for_keepers_who_say_what_for(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says("进展 建议012 现场来过")
        assert "由审批人或系统管理员导出" in await t.supervisor.says("导出留痕 建议012 原文 用于复议")
        assert "用于什么" in (await t.approver.says("导出留痕 建议012 原文")).title
        assert "有原文" in await t.approver.says("行政复议答复")
        chain = chain_of(t, t.approver)
        assert follow_by_hand(chain) == chain["head"]["hash"]
        assert any(one["private"] and "来过" in str(one["private"]["told"]) for one in chain["entries"])
        assert "导出留痕" in await t.approver.says("谁改了 建议012")


async def test_no_change_of_the_file_goes_unseen(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await t.liaison.says("签收 建议012")
        await t.liaison.says("进展 建议012 现场来过")
        await t.approver.says("导出留痕 建议012 原文 用于行政复议")
        written = as_json(chain_of(t, t.approver))
        assert check(json.loads(written)).broken_at is None
        for change in (
            _edit,
            _backdate,
            _reword,
            _unseal,
            _leave_out,
            _exchange,
            _drop_link,
            _cut,
            _other_head,
        ):
            chain = json.loads(written)
            change(chain)
            assert check(chain).broken_at is not None, change.__name__


def _last(chain: dict[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = next(one for one in reversed(chain["entries"]) if one["private"])
    return own


def _edit(chain: dict[str, Any]) -> None:
    _last(chain)["actor"] = "u99"


def _backdate(chain: dict[str, Any]) -> None:
    _last(chain)["at"] = "2026-09-01T00:00:00.000000+00:00"


def _reword(chain: dict[str, Any]) -> None:
    _last(chain)["private"]["told"]["text"] = "没来过"


def _unseal(chain: dict[str, Any]) -> None:
    _last(chain)["facts"].pop("sealed")


def _leave_out(chain: dict[str, Any]) -> None:
    chain["entries"].remove(_last(chain))


def _exchange(chain: dict[str, Any]) -> None:
    one, two = chain["entries"][-1], chain["entries"][-2]
    one["seq"], two["seq"] = two["seq"], one["seq"]


def _drop_link(chain: dict[str, Any]) -> None:
    del chain["links"][0]


def _cut(chain: dict[str, Any]) -> None:
    chain["head"]["seq"] -= 1


def _other_head(chain: dict[str, Any]) -> None:
    chain["head"]["hash"] = "0" * 64


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"format": "duban-chain-1"}, {"format": "x"}, {"format": "duban-chain-1", "entries": []}],
)
def test_what_is_no_such_file_is_said_to_be_none(data: object) -> None:
    with pytest.raises(NoChainFile):
        check(data)
