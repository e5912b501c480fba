"""Policy packs by chat: which source has which, chosen with a look at what changes, another for one case."""

from sqlmodel import select

from domain.transitions import OPEN
from storage.ledger import history, verify
from storage.tables import Assignment, Case, Setting
from tests.scenarios.conftest import Opens
from tests.scenarios.records import records
from tests.scenarios.roster import EDUCATION, HOUSING, case, suggestions
from tests.scenarios.town import Town

SHARED = (
    suggestions(
        case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-09-30", co=EDUCATION),
        case("建议013", "关于学校周边停车难的建议", EDUCATION, "2026-10-30"),
    ),
)


async def stored(t: Town, number: str) -> Case:
    async with t.database.reader() as session:
        return (await session.exec(select(Case).where(Case.number == number))).one()


async def test_every_source_is_listed_with_its_pack(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("规则")
        assert "代表建议：建议" in heard
        assert "通用：上级交办、督查线索" in heard
        assert "上海、" in heard
        assert "代表法第五十一、五十二条" in await t.liaison.says("规则 建议")


async def test_a_pack_is_shown_page_by_page_each_section_with_its_clause(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("规则 重庆")
        assert "会办意见：30个工作日，空泛的5个工作日内重报（重庆市工作条例第二十条）" in heard
        assert "退回：10个工作日内，要写依据，10个工作日内再交办" in heard
        assert heard.labels == ["下一页", "各来源"]
        more = await t.supervisor.taps("下一页")
        assert "重新办理：2个月，解决后再次答复（重庆市工作条例第二十四、二十七条）" in more
        assert more.labels == ["上一页", "各来源"]


async def test_two_packs_are_compared_by_clause_a_few_sections_a_page(town: Opens) -> None:
    async with town() as t:
        heard = await t.supervisor.says("对照 上海 重庆")
        assert heard.title.startswith("上海与重庆：")
        assert "上海：1个月（上海市代表建议规定第十七条）" in heard
        assert "重庆：30个工作日，空泛的5个工作日内重报（重庆市工作条例第二十条）" in heard
        assert "答复：3个月" not in heard, "what is alike is left out"
        assert "重新办理" in await t.supervisor.taps("下一页")


async def test_a_pack_nobody_has_is_refused_with_those_there_are(town: Opens) -> None:
    async with town() as t:
        before = await records(t)
        heard = await t.admin.says("规则 建议 用 天津")
        assert "没有“天津”这份规则" in heard
        assert "上海" in heard
        assert "比较不出不同" in await t.supervisor.says("对照 上海 上海")
        assert await records(t) == before


async def test_what_may_mean_several_packs_is_asked_about(town: Opens) -> None:
    async with town() as t:
        asked = await t.supervisor.says("规则 工作条例")
        assert "是哪一份规则" in asked
        assert "重庆" in asked.labels
        assert "重庆市工作条例第二十条" in await t.supervisor.taps("重庆")


async def test_an_administrator_chooses_a_sources_pack_knowing_what_changes(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        asked = await t.admin.says("规则 建议 用 上海")
        assert "代表建议 → 上海市代表建议规定" in asked
        assert "退回：不设期限，驳回后不能再退 → 7个工作日内" in asked
        assert "（上海市代表建议规定第十四条）" in asked
        assert "在办的 2 件从现在起照新规则" in asked
        assert (await t.rules()).packs.by_source == {}
        assert "已改照上海市代表建议规定" in (await t.admin.says("确认")).title
        assert "上海市代表建议规定（选定）：建议" in await t.admin.says("规则")
        assert "本来就照上海市代表建议规定" in await t.admin.says("规则 建议 用 上海")
        async with t.database.reader() as session:
            entries = await history(session, "setting:pack:deputy_suggestion")
            assert [entry.facts["after"] for entry in entries] == [{"pack": "shanghai"}]
            assert (await verify(session)).broken_at is None


async def test_the_choice_is_taken_back(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.admin.says("规则 建议 用 上海")
        await t.admin.says("确认")
        assert "建议的规则：默认的代表建议" in await t.admin.says("撤回")
        assert "代表建议：建议" in await t.admin.says("规则")


async def test_a_choice_that_was_changed_since_is_not_taken_back(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.admin.says("规则 建议 用 上海")
        await t.admin.says("确认")
        async with t.database.writer() as session:
            row = (await session.exec(select(Setting).where(Setting.name == "pack"))).one()
            row.value = {"pack": "henan"}
            session.add(row)
            await session.commit()
        assert "之后又有人改过这个设置" in await t.admin.says("撤回")


async def test_a_source_goes_back_to_its_usual_pack(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.admin.says("规则 建议 用 河南")
        await t.admin.says("确认")
        assert "河南省代表建议办理办法 → 代表建议" in await t.admin.says("规则 建议 用 默认")
        await t.admin.says("确认")
        assert "代表建议：建议" in await t.admin.says("规则")


async def test_only_an_administrator_chooses_and_only_the_office_overrides(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        before = await records(t)
        assert "秦越" in await t.supervisor.says("规则 建议 用 上海"), "who may is named"
        await t.liaison.says("12 用 重庆 规则 因为图纸没出")
        await t.liaison.says("取消")
        assert await records(t) == before


async def test_the_cut_off_follows_the_pack_on_both_sides(town: Opens) -> None:
    """T-3 of 30 September moves to the 24th; Shanghai lets one ask until the day itself."""
    async with town(now="2026-09-28 10:00", tables=SHARED) as t:
        refused = await t.liaison.says("延期 建议012 到10月15日 图纸没出")
        assert "申请延期最晚是 9月24日（周四 班）" in refused
        assert "承高党政办字〔2022〕18号" in refused
        await t.admin.says("规则 建议 用 上海")
        await t.admin.says("确认")
        assert "申请延到：10月15日" in await t.liaison.says("延期 建议012 到10月15日 图纸没出")


async def test_the_last_day_of_a_pack_that_lets_one_ask_on_the_day_itself(town: Opens) -> None:
    async with town(now="2026-09-30 17:00", tables=SHARED) as t:
        await t.admin.says("规则 建议 用 上海")
        await t.admin.says("确认")
        assert "申请延到：10月15日" in await t.liaison.says("延期 建议012 到10月15日 图纸没出")
        await t.liaison.says("取消")
        await t.time_goes_to("2026-10-01 09:00")
        t.liaison.hears()
        refused = await t.liaison.says("延期 建议012 到10月15日 图纸没出")
        assert "申请延期最晚是 9月30日" in refused
        assert "上海市代表建议规定第十九条" in refused


async def test_a_case_has_a_pack_of_its_own_with_a_reason_and_its_units_are_told(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        asked = await t.supervisor.says("12 用 重庆 规则")
        assert "请写明理由" in asked
        echo = await t.supervisor.says("涉及两地，按重庆的约定办")
        assert "代表建议 → 重庆市代表建议工作条例" in echo
        assert "会办意见：1个月" in echo
        assert "30个工作日" in echo
        assert "申请延期最晚：9月24日（周四 班） → 9月30日（周三 班）" in echo
        assert (await stored(t, "建议012")).pack == ""
        done = await t.supervisor.says("确认")
        assert "改照 重庆市代表建议工作条例" in done
        row = await stored(t, "建议012")
        assert (row.pack, row.pack_reason) == ("chongqing", "涉及两地，按重庆的约定办")
        for unit in (t.liaison, t.teacher):
            told = unit.hears()
            assert "方敏改了本件照的规则，时限不变" in told
        assert "（本件单独用：涉及两地，按重庆的约定办）" in await t.liaison.says("规则 12")
        assert "单独用规则的 1 件：建议012（重庆）" in await t.supervisor.says("规则")
        assert (await stored(t, "建议013")).pack == ""
        async with t.database.reader() as session:
            entries = await history(session, f"case:{row.id}")
        assert [(e.told["pack"], e.told["reason"]) for e in entries if e.act == "rules_overridden"] == [
            ("chongqing", "涉及两地，按重庆的约定办")
        ]


async def test_an_override_in_one_sentence_is_taken_back(either_town: Opens) -> None:
    async with either_town(tables=SHARED) as t:
        assert "理由：两地已商定" in await t.approver.says("12 用 重庆 规则 因为两地已商定")
        await t.approver.says("确认")
        t.liaison.hears()
        assert "又照代表建议" in await t.approver.says("撤回")
        row = await stored(t, "建议012")
        assert (row.pack, row.pack_reason) == ("", "")


async def test_an_override_ends_with_the_usual_rules(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.approver.says("12 用 重庆 规则 因为两地已商定")
        await t.approver.says("确认")
        assert "恢复来源的规则" in (await t.approver.says("12 用 默认 规则 因为约定取消了")).title
        await t.approver.says("确认")
        assert (await stored(t, "建议012")).pack == ""


async def test_a_sources_choice_leaves_a_case_with_its_own_pack_alone(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        await t.approver.says("12 用 重庆 规则 因为两地已商定")
        await t.approver.says("确认")
        asked = await t.admin.says("规则 建议 用 上海")
        assert "在办的 1 件从现在起照新规则，另有 1 件单独用别的规则，不变" in asked
        await t.admin.says("确认")
        rules = await t.rules()
        assert rules.pack_of(await stored(t, "建议012")).name == "chongqing"
        assert rules.pack_of(await stored(t, "建议013")).name == "shanghai"


async def test_the_arithmetic_names_the_packs_clauses(town: Opens) -> None:
    async with town(tables=SHARED) as t:
        heard = await t.liaison.says("怎么算的 12")
        assert "照代表建议" in heard
        assert "答复3个月，最长6个月（代表法第五十一、五十二条），最晚到 2027年3月22日（周一 暂定）" in heard
        assert "申请延期最晚 9月24日（周四 班）" in heard
        assert "（承高党政办字〔2022〕18号 三（四）：提前三日）" in heard
        co = await t.teacher.says("怎么算的 12")
        assert "会办意见1个月，空泛的5个工作日内重报（上海市代表建议规定第十七条" in co


async def test_states_still_open_is_what_counts(town: Opens) -> None:
    """A closed matter keeps the rules it had."""
    async with town(tables=SHARED) as t:
        async with t.database.writer() as session:
            for part in (await session.exec(select(Assignment))).all():
                part.state = next(state for state in type(part.state) if state not in OPEN)
                session.add(part)
            await session.commit()
        assert "重庆" not in await t.supervisor.says("12 用 重庆 规则 因为两地已商定")
