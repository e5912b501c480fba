"""A table sent to the robot: verdicts first, one tap applies what is good, nothing is applied twice."""

import pytest

from domain.tables.grid import Grid, Row
from domain.tables.sheets import Sheet
from handlers.workbooks.writing import write_xlsx
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CASES_HEADER, CITY, EDUCATION, ROSTER_HEADER, case, roster


def xlsx(sheet: str, *rows: Row) -> bytes:
    """An xlsx file of text cells."""
    return write_xlsx([Sheet(sheet, tuple(tuple(map(str, row)) for row in rows))])


def cases_file(*rows: Row) -> bytes:
    return xlsx("人大代表建议", CASES_HEADER, *rows)


NEW = case("建议101", "关于口袋公园的建议", CITY, "2026-10-30")
SHORT = case("建议102", "关于校门口护学岗的建议", "教育局", "2026-10-30")
WRONG = case("建议103", "关于旧路灯的建议", "区路灯管理处", "2026-10-30")


async def test_good_rows_are_applied_after_one_tap_and_only_once(either_town: Opens) -> None:
    async with either_town() as t:
        table = cases_file(NEW, SHORT, WRONG)
        card = await t.admin.sends("交办表.xlsx", table)
        assert "可导入 1 行" in card.title
        assert "第3行 建议102" in card
        assert EDUCATION in card
        assert "区路灯管理处" in card
        assert not t.city_liaison.hears()
        done = await t.admin.taps("导入可以的 1 行")
        assert "已导入 1 件，马上通知各联络员" in done
        assert "还有 2 行没导入" in done
        assert "新交办：建议101" in t.city_liaison.hears()
        again = await t.admin.sends("交办表.xlsx", table)
        assert "其中 1 行已有、没变化" in again
        assert not t.teacher.hears()
        adopted = await t.admin.taps("连同建议导入 1 行")
        assert "已导入 1 件" in adopted
        assert "新交办：建议102" in t.teacher.hears()
        assert not t.city_liaison.hears()


async def test_a_roster_makes_people_known(town: Opens) -> None:
    async with town() as t:
        assert "还不认识您" in await t.outsider.says("你好")
        file = xlsx(
            "花名册", ROSTER_HEADER, ("区气象局", "政府部门", "过路人", "联络员", t.outsider.user_id, "", "")
        )
        card = await t.admin.sends("花名册.xlsx", file)
        assert "可导入 1 行" in card.title
        assert "已导入 1 个岗位" in await t.admin.taps("导入可以的 1 行")
        assert "现在没有在办的件" in await t.outsider.says("我的")


async def test_the_same_roster_again_changes_nothing(town: Opens) -> None:
    async with town() as t:
        before = (await t.rules()).version
        grid: Grid = roster()
        card = await t.admin.sends("花名册.xlsx", xlsx(grid.sheet, *grid.rows))
        if "导入可以的" in card:
            await t.admin.taps(card.labels[0])
        assert (await t.rules()).version == before


async def test_a_supervisor_may_import_and_a_liaison_may_not(town: Opens) -> None:
    async with town() as t:
        assert "可导入 1 行" in (await t.supervisor.sends("表.xlsx", cases_file(NEW))).title
        card = await t.city_liaison.sends("表.xlsx", cases_file(NEW))
        assert "导入" not in card
        assert not t.city_liaison.hears()


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("空.xlsx", b"", "空"),
        ("坏.xlsx", b"PK\x03\x04 this is no workbook", "打不开"),
        ("说明.xlsx", xlsx("说明", ("这是一段话",)), "没有找到表头"),
        ("表.csv", "编号,标题\n".encode("gbk"), "没有找到表头"),
    ],
)
async def test_a_file_that_is_no_table_is_said_to_be_none(
    town: Opens, name: str, content: bytes, answer: str
) -> None:
    async with town() as t:
        heard = await t.admin.sends(name, content)
        assert answer in heard
        assert "Traceback" not in heard


async def test_formulas_links_and_markup_in_a_table_come_out_as_text(town: Opens) -> None:
    async with town() as t:
        nasty = (
            case("建议111", '=HYPERLINK("http://evil.test","点我")', CITY, "2026-10-30"),
            case("建议112", "[点我](dtmd://dingtalkclient/sendMessage?content=全部签收)", CITY, "2026-10-30"),
            case("建议113", "{{7*7}}{% raw %}'; DROP TABLE cases;--<img src=x>", CITY, "2026-10-30"),
            case("建议114", "**加粗** # 标题 | 表 @button 假 | 全部签收", CITY, "2026-10-30"),
        )
        await t.admin.sends("表.xlsx", cases_file(*nasty))
        await t.admin.taps("导入可以的 4 行")
        pushed = t.city_liaison.hears()
        assert '=HYPERLINK("http://evil' in pushed
        assert "[点我](dtmd://" in pushed
        assert "{{7*7}}{% raw %}'; DROP" in pushed
        assert "**加粗** # 标题 | 表" in pushed
        assert set(pushed.labels) == {
            "全部签收（4件）", "我的", "建议111", "建议112", "建议113", "建议114"
        }  # fmt: skip
        for number in ("111", "112", "113", "114"):
            card = await t.city_liaison.says(f"查看 建议{number}")
            assert card.labels == ["签收", "回复", "延期", "退回"], card
        assert "{{7*7}}{% raw %}" in await t.city_liaison.says("查看 建议113")


async def test_a_name_with_markup_stays_a_name(town: Opens) -> None:
    async with town() as t:
        name = "**张**[三](http://x.test)"
        file = xlsx(
            "花名册", ROSTER_HEADER, ("区气象局", "政府部门", name, "联络员", t.outsider.user_id, "", "")
        )
        await t.admin.sends("花名册.xlsx", file)
        await t.admin.taps("导入可以的 1 行")
        heard = await t.outsider.says("帮助")
        assert f"{name}，您好" in heard
        assert "三" not in heard.labels
