"""Raised again: told at the way in, listed for the office, judged by a person, taken back."""

from sqlmodel import select

from domain.vocabulary import LinkKind
from storage.tables import CaseLink
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, TABLES, case, suggestions
from tests.scenarios.test_importing_by_chat import cases_file
from tests.scenarios.town import Town

LIFTS = "关于在老旧小区加装电梯的建议"
LAST_YEAR = suggestions(case("建议044", LIFTS, CITY, "2025-10-30", on="2025-03-02", content="老人上下楼难"))
AGAIN = case("建议056", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-30", content="老人上下楼不便")
SECRET = case("建议057", LIFTS, HOUSING, "2026-10-30", content="老人上下楼难", note="敏感件")
OTHER = case("建议058", "关于增加公交班次的建议", CITY, "2026-10-30", content="早高峰等车太久")
HERE = (LAST_YEAR, TABLES[1])


async def links(town: Town) -> list[CaseLink]:
    async with town.database.reader() as session:
        return list((await session.exec(select(CaseLink).order_by(CaseLink.id))).all())  # type: ignore[arg-type]


async def test_the_importer_is_told_and_not_held_up(either_town: Opens) -> None:
    async with either_town(tables=HERE) as t:
        card = await t.admin.sends("交办表.xlsx", cases_file(AGAIN, SECRET, OTHER))
        assert "可导入 3 行" in card.title
        assert "建议056 与 建议044（2025年，区城市管理局，待签收）相似 0." in card
        assert "像是年年提" in card
        assert "建议057 与" not in card, "a secret case is compared with nothing"
        assert "建议058 与" not in card
        assert await links(t) == [], "nothing is kept before it is applied"
        done = await t.admin.taps("导入可以的 3 行")
        assert "有 1 对件看着像以前提过的" in done
        (link,) = await links(t)
        assert (link.kind, link.person_id) == (LinkKind.YEARLY, None)
        assert link.score is not None
        assert 0.5 <= link.score <= 1


async def test_rows_of_one_file_are_compared_with_each_other(town: Opens) -> None:
    async with town(tables=HERE[1:]) as t:
        twice = case("建议059", LIFTS, CITY, "2026-10-30", content="老人上下楼不便")
        card = await t.admin.sends("交办表.xlsx", cases_file(AGAIN, twice))
        assert "建议059 与 建议056（2026年，区住房和城乡建设局，在同一份表里）相似" in card
        assert "像是重复件" in card
        assert "建议056 与" not in card, "the later one is told of, once"
        await t.admin.taps("导入可以的 2 行")
        assert [link.kind for link in await links(t)] == [LinkKind.DUPLICATE]


async def test_the_same_table_again_is_not_alike_to_itself(town: Opens) -> None:
    async with town(tables=HERE) as t:
        await t.admin.sends("交办表.xlsx", cases_file(AGAIN))
        await t.admin.taps("导入可以的 1 行")
        again = await t.admin.sends("交办表.xlsx", cases_file(AGAIN))
        assert "相似" not in again
        assert len(await links(t)) == 1


async def imported(t: Town) -> None:
    await t.admin.sends("交办表.xlsx", cases_file(AGAIN, SECRET, OTHER))
    await t.admin.taps("导入可以的 3 行")


async def test_the_office_judges_what_nobody_has_judged(either_town: Opens) -> None:
    async with either_town(tables=HERE) as t:
        await imported(t)
        listed = await t.supervisor.says("查重")
        assert "待判的相似件 1 对" in listed.title
        assert "建议056 和 建议044（2025年，区城市管理局，待签收）相似 0." in listed
        judged = await t.supervisor.taps("是年年提")
        assert "建议056 是年年提，2025年提过 建议044" in judged
        assert "并案" in judged.labels
        assert "没有待判的相似件" in await t.supervisor.says("查重")
        assert "已判：年年提" in await t.supervisor.says("查重 建议056")
        refused = await t.approver.says("建议056是年年提 建议044")
        assert "方敏已于 9月22日 10:00 这样判过，不用再判" in refused


async def test_another_judgement_is_asked_about_first(town: Opens) -> None:
    async with town(tables=HERE) as t:
        await imported(t)
        await t.supervisor.says("56和44是重复件")
        asked = await t.approver.says("56和44不是一回事")
        assert "已由方敏于 9月22日 10:00 判为重复件" in asked
        assert [link.undone_at for link in await links(t)] == [None]
        assert "不是一回事，以后不再提示" in await t.approver.taps("确认改判")
        (link,) = await links(t)
        assert link.undone_at is not None
        assert "不能撤回了" in await t.supervisor.says("撤回")


async def test_a_judgement_is_taken_back(either_town: Opens) -> None:
    async with either_town(tables=HERE) as t:
        await imported(t)
        before = await links(t)
        await t.supervisor.says("56和44不是一回事")
        assert "没有待判的相似件" in await t.supervisor.says("查重")
        undone = await t.supervisor.says("撤回")
        assert "已撤回对 建议056 是不是重复的判断" in undone
        assert await links(t) == before
        assert "待判的相似件 1 对" in (await t.supervisor.says("查重")).title


async def test_two_cases_nobody_found_alike_may_be_judged_and_unjudged(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        assert "是重复件" in await t.supervisor.says("建议021和建议030是重复件")
        (link,) = await links(t)
        assert (link.kind, link.score) == (LinkKind.DUPLICATE, None)
        await t.supervisor.says("撤回")
        assert await links(t) == []
        assert "请写明是哪两件" in await t.supervisor.says("建议021是重复件 建议021")


async def test_a_secret_case_is_not_judged(town: Opens) -> None:
    async with town(tables=HERE) as t:
        await imported(t)
        assert "敏感件不比对" in await t.supervisor.says("建议057和建议044是重复件")
        assert "敏感件，不比对" in await t.supervisor.says("查重 建议057")


async def test_the_card_names_earlier_cases_to_those_who_may_see_them(town: Opens) -> None:
    async with town(tables=HERE) as t:
        await imported(t)
        assert "往年相似：建议044（2025年，区城市管理局，待签收）相似 0." in await t.supervisor.says(
            "查看 建议056"
        )
        assert "往年相似" not in await t.liaison.says("查看 建议056"), "it was another unit's"
        assert "往年相似" not in await t.supervisor.says("查看 建议057")


async def test_a_case_that_became_secret_is_shown_no_more(town: Opens) -> None:
    async with town(tables=HERE) as t:
        await imported(t)
        sealed = case(
            "建议044", LIFTS, CITY, "2025-10-30", on="2025-03-02", content="老人上下楼难", note="敏感件"
        )
        await t.admin.sends("去年.xlsx", cases_file(sealed))
        await t.admin.taps("连同建议导入 1 行")
        assert "没有待判的相似件" in await t.supervisor.says("查重")
        assert "往年相似" not in await t.supervisor.says("查看 建议056")
        assert "没有明显相似的" in await t.supervisor.says("查重 建议056")


async def test_who_hands_out_by_chat_is_told_before_and_after(town: Opens) -> None:
    async with town(tables=HERE) as t:
        words = f"交办 建议061 《关于老旧小区加装电梯的建议》 {EDUCATION}主办 10月30日"
        asked = await t.supervisor.says(words)
        assert "与 建议044（2025年，区城市管理局，待签收）相似 0." in asked
        done = await t.supervisor.taps("确认交办")
        assert "和以前的件相似" in done
        assert "建议044" in await t.supervisor.taps("查重")


async def test_pages_of_pairs(town: Opens) -> None:
    rows = [case(f"建议{n}", f"关于第{n}小学门口停车难的建议", CITY, "2026-10-30") for n in range(200, 206)]
    async with town(tables=HERE[1:]) as t:
        await t.admin.sends("交办表.xlsx", cases_file(*rows))
        await t.admin.taps("导入可以的 6 行")
        first = await t.supervisor.says("查重")
        assert "待判的相似件" in first.title
        second = await t.supervisor.taps("下一页")
        assert second.text != first.text
