"""撤销刚才的导入: one act while nobody has acted on it; else who has, and the rest if that is wished."""

from sqlmodel import col, select

from domain.vocabulary import AssignmentState
from storage.ledger import history
from storage.tables import Assignment, Case
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, ROSTER_HEADER, case
from tests.scenarios.test_importing_by_chat import cases_file, xlsx
from tests.scenarios.town import Town

PARK = case("建议101", "关于口袋公园的建议", CITY, "2026-10-30")
SCHOOL = case("建议102", "关于校门口护学岗的建议", EDUCATION, "2026-10-30")


async def bring_in(t: Town) -> None:
    await t.admin.sends("交办表.xlsx", cases_file(PARK, SCHOOL))
    done = await t.admin.taps("导入可以的 2 行")
    assert "撤销刚才的导入" in done.labels


async def test_an_import_is_taken_back_as_one_and_everybody_is_told(either_town: Opens) -> None:
    async with either_town() as t:
        await bring_in(t)
        assert "新交办：建议101" in t.city_liaison.hears()
        assert "新交办：建议102" in t.teacher.hears()
        asked = await t.admin.taps("撤销刚才的导入")
        assert "交办的 2 件（2 个单位）会撤销" in asked
        assert "告诉过 2 个人" in asked
        assert "现在没有" not in await t.city_liaison.says("我的"), "nothing is done before the 确认"
        done = await t.admin.taps("确认撤销")
        assert "建议101、建议102交办作废" in done
        assert "交办作废" in t.city_liaison.hears()
        assert "交办作废" in t.teacher.hears()
        assert "没有找到" in await t.admin.says("查看 建议101")
        assert "没有可以撤回的" in await t.admin.says("撤销刚才的导入")


async def test_the_numbers_can_be_imported_anew_and_both_stand_in_the_ledger(town: Opens) -> None:
    async with town() as t:
        await bring_in(t)
        await t.admin.says("撤销刚才的导入")
        await t.admin.says("确认")
        t.city_liaison.hears()
        card = await t.admin.sends("交办表.xlsx", cases_file(PARK, SCHOOL))
        assert "可导入 2 行" in card.title
        await t.admin.taps("导入可以的 2 行")
        assert "新交办：建议101" in t.city_liaison.hears()
        await t.city_liaison.says("签收 建议101")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            query = select(Assignment.state).join(Case).where(col(Case.number) == "建议101")
            states = sorted((await work.session.exec(query)).all())
            acts = [entry.act for entry in await history(work.session, "office")]
        assert states == sorted([AssignmentState.REVOKED, AssignmentState.ACKNOWLEDGED])
        assert "imported_undone" in acts


async def test_who_has_acted_is_said_and_the_rest_is_taken_back_if_wished(town: Opens) -> None:
    async with town() as t:
        await bring_in(t)
        t.teacher.hears()
        await t.city_liaison.says("签收 建议101")
        asked = await t.admin.says("撤销刚才的导入")
        assert "已经有人在办，不能整批撤销" in asked.title
        assert f"建议101 {CITY}郑凯已签收（9月22日 10:00）" in asked
        assert "可以只撤销这些：交办的 1 件" in asked
        done = await t.admin.taps("撤销其余的")
        assert "建议102交办作废" in done
        assert "已经有人办的没动" in done
        assert "交办作废" in t.teacher.hears()
        assert "建议101" in await t.city_liaison.says("我的"), "it goes on"
        await t.teacher.says("我的")
        assert "已经有人办了" in await t.admin.says("撤销刚才的导入")


async def test_what_was_not_sent_yet_is_not_sent_and_nobody_is_told(town: Opens) -> None:
    async with town("2026-09-22 19:00") as t:
        await bring_in(t)
        assert not t.city_liaison.hears()
        await t.admin.says("撤回")
        assert "告诉过" not in await t.admin.says("确认")
        await t.time_goes_to("2026-09-23 09:00")
        assert "建议101" not in t.city_liaison.hears()


async def test_a_table_that_changed_a_case_is_taken_back_to_how_it_was(town: Opens) -> None:
    async with town() as t:
        await bring_in(t)
        changed = case("建议101", "关于口袋公园和步道的建议", CITY, "2026-10-30")
        card = await t.admin.sends("交办表2.xlsx", cases_file(changed))
        await t.admin.taps(card.labels[0])
        assert "步道" in await t.admin.says("查看 建议101")
        assert "改过内容的 1 件会撤销" in await t.admin.says("撤销刚才的导入")
        await t.admin.says("确认")
        assert "步道" not in await t.admin.says("查看 建议101")


async def test_a_roster_is_taken_back_until_one_of_its_people_has_spoken(town: Opens) -> None:
    async with town() as t:
        row = ("区气象局", "政府部门", "过路人", "联络员", t.outsider.user_id, "", "")
        for speaks in (False, True):
            await t.admin.sends("花名册.xlsx", xlsx("花名册", ROSTER_HEADER, row))
            await t.admin.taps("导入可以的 1 行")
            if speaks:
                await t.time_goes_by(minutes=5)
                await t.outsider.says("我的提醒 9:30")
                assert "过路人已经在用机器人办事" in await t.admin.says("撤销刚才的导入")
            else:
                assert "花名册的 1 个岗位会撤销" in await t.admin.says("撤销刚才的导入")
                await t.admin.says("确认")
                assert "还不认识您" in await t.outsider.says("你好")


async def test_one_case_handed_out_by_chat_is_taken_back_at_once(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("交办 建议56 《关于充电桩的建议》 区教育局独办 10月30日")
        await t.admin.says("确认")
        assert "新交办：建议56" in t.teacher.hears()
        assert "建议56交办作废" in await t.admin.says("撤回")
        assert "交办作废" in t.teacher.hears()
        await t.admin.says("交办 建议56 《关于充电桩的建议》 区教育局独办 10月30日")
        await t.admin.says("确认")
        await t.teacher.says("签收 建议56")
        await t.admin.says("我的提醒 9:00")
        assert "吴静已签收" in await t.admin.says("撤销刚才的交办")
