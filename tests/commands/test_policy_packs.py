"""`run`, `demo` and `check` end with one line that names the file and the key of a pack that is wrong."""

from argparse import Namespace
from pathlib import Path

import pytest

from bot.commands.checking import check
from bot.commands.failing import CommandFailed
from bot.commands.opening import open_database
from bot.commands.packs import TROUBLES, describe, open_packs
from bot.settings import Settings
from domain.packs import BadPack, Trouble
from storage.packs import bundled_packs

HEAD = 'title = "本区"\ndocument = "本区办法"\nbased_on = "generic"\n'


def settings(home: Path, pack: str) -> Settings:
    (home / "packs").mkdir()
    (home / "packs" / "benqu.toml").write_text(HEAD + pack, "utf-8")
    url = f"sqlite+aiosqlite:///{home / 'duban.db'}"
    return Settings(_env_file=None, packs=str(home / "packs"), database_url=url)  # type: ignore[call-arg]


async def test_check_names_file_and_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = settings(tmp_path, '[redo]\nclause = "第八条"\nwithin = "尽快吧"')
    assert await check(Namespace(), given) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "缺  政策包 benqu.toml 的 redo.within “尽快吧”不是期限，要像 当日、5个工作日、15天、3个月。"
    )


async def test_check_counts_the_packs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await check(Namespace(), settings(tmp_path, ""))
    assert f"好  政策包 {len(bundled_packs()) + 1} 个" in capsys.readouterr().out.splitlines()


async def test_nothing_is_opened_under_a_bad_pack(tmp_path: Path) -> None:
    given = settings(tmp_path, "[redo")
    with pytest.raises(CommandFailed, match=r"政策包 benqu\.toml 不是正确的 TOML"):
        async with open_database(given, create=True):
            pass
    assert not (tmp_path / "duban.db").exists()


async def test_the_rules_loader_gets_the_offices_own(tmp_path: Path) -> None:
    given = settings(tmp_path, '[redo]\nclause = "第八条"\nwithin = "15天"')
    async with open_database(given, create=True) as database:
        assert database.packs["benqu"].redo.clause == "第八条"


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="没有这个文件或文件夹。请检查 DUBAN_PACKS"):
        open_packs(str(tmp_path / "nowhere"))


def test_a_text_in_another_encoding_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "benqu.toml").write_bytes(HEAD.encode("gb18030"))
    with pytest.raises(CommandFailed, match="不是 UTF-8 文本"):
        open_packs(str(tmp_path))


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_one_line_of_words(trouble: Trouble) -> None:
    said = describe(BadPack("benqu.toml", "redo.within", trouble, "尽快吧", ("甲", "乙")))
    assert said.startswith("政策包 benqu.toml 的 redo.within ")
    assert trouble in TROUBLES
    assert "\n" not in said
    assert "{" not in said
