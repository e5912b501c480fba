"""Each reader's digest tells of his own cases; who shares them shares the text; silence is kept all day."""

import re
from datetime import date

from domain.vocabulary import FollowUpKind, PostRole, Source
from storage.tables import FollowUp
from tests.scheduler.test_digests import ask, digests
from tests.scheduler.worlds import World


async def narrow(world: World, user_id: str, units: tuple[str, ...] = (), *sources: Source) -> None:
    ids = [world.units[unit] for unit in units]
    value = {"units": ids, "sources": [str(source) for source in sources]}
    await world.set("digest_scope", value, str(world.people[user_id]))


async def test_a_supervisor_reads_of_the_units_and_sources_chosen_for_him(either_world: World) -> None:
    world = either_world
    await world.hire("li", "区政府督查室", PostRole.SUPERVISOR)
    await narrow(world, "li", ("区教育局",), Source.DEPUTY_SUGGESTION)
    await world.case("2026-09-21", unit="区教育局", title="教育建议")
    await world.case("2026-09-21", unit="区教育局", source=Source.CPPCC_PROPOSAL, title="教育提案")
    await world.case("2026-09-21", title="住建建议")
    await world.beat()
    (own,), (all_of_them,) = digests(world, "li"), digests(world, "wang")
    assert "教育建议" in own
    assert "教育提案" not in own
    assert "住建建议" not in own
    assert "在办 1 件" in own
    assert "范围：建议，限区教育局" in own
    assert "在办 3 件" in all_of_them
    assert "范围" not in all_of_them


async def test_a_district_leader_reads_of_his_own_cases_and_of_what_stands_out_anywhere(world: World) -> None:
    await world.hire("gao", "区政府", PostRole.DISTRICT_LEADER)
    await world.case("2026-12-01", supervising_leader="gao同志（副区长）")
    await world.case("2026-12-01", leader="gao同志")
    await world.case("2026-12-01", key_case=True)
    await world.case("2026-09-21", title="超期的件")
    await world.case("2026-12-01", title="与他无关")
    await world.beat()
    (text,) = digests(world, "gao")
    assert "在办 4 件" in text
    assert "超期的件" in text
    assert "范围：您领办、督办的件，和全区的重点件、超期件" in text
    assert "在办 5 件" in digests(world, "wang")[0]


async def test_leaders_whom_no_case_names_share_one_call(world: World) -> None:
    for who in ("gao", "he", "luo"):
        await world.hire(who, "区政府", PostRole.DISTRICT_LEADER)
    await narrow(world, "luo", ("区教育局",))
    await world.sign(await world.case("2026-09-21", tell=False, unit="区教育局"))
    await world.beat()
    assert digests(world, "gao") == digests(world, "he") != digests(world, "luo")
    assert sorted(size for _, size in world.messenger.calls) == [1, 1, 2, 2]


async def test_only_requests_about_his_cases_wait_for_an_approver_with_a_part(world: World) -> None:
    await world.hire("han", "区政府督查室", PostRole.APPROVER)
    await narrow(world, "han", ("区教育局",))
    await ask(world, await world.case("2026-09-30"))
    await ask(world, await world.case("2026-09-30", unit="区教育局"))
    await world.beat()
    assert "等您审批 2 件" in digests(world, "zheng")[0]
    assert "等您审批 1 件" in digests(world, "han")[0]
    assert [b.says for b in world.messenger.to("han")[-1].buttons][:2] == ["同意 e2", "驳回 e2"]


async def test_changes_are_those_of_the_same_cases(world: World) -> None:
    await world.hire("li", "区政府督查室", PostRole.SUPERVISOR)
    await narrow(world, "li", ("区教育局",))
    await world.case("2026-12-01", unit="区教育局")
    await world.beat("2026-09-22 10:00")
    await world.case("2026-12-01", unit="区教育局")
    await world.case("2026-12-01")
    await world.pass_until("2026-09-23 08:31")
    assert "在办 2 件（+1）" in digests(world, "li")[-1]
    assert "在办 3 件（+2）" in digests(world, "wang")[-1]


async def test_an_overdue_milestone_is_something_to_do(either_world: World) -> None:
    world = either_world
    case = await world.case("2026-12-01", tell=False)
    await world.sign(case)
    await world.beat("2026-09-22 10:00")
    for due, kind in (("2026-09-22", FollowUpKind.MILESTONE), ("2026-09-23", FollowUpKind.PROMISE)):
        on = date.fromisoformat(due)
        await world.store(
            FollowUp(kind=kind, case_id=case, assignment_id=case, due_on=on, told_on=on, opened_at=world.now)
        )
    await world.pass_until("2026-09-23 08:31")
    text = digests(world, "wang")[-1]
    assert "今天没有需要您处理的事" not in text
    assert "跟踪事项超期 1 项**：建议001 倒排节点（9月22日）" in text


async def test_of_a_secret_case_a_follow_up_names_the_number_only(world: World) -> None:
    case, on = await world.case("2026-12-01", secret=True, title="绝密内容"), date(2026, 9, 21)
    await world.store(
        FollowUp(
            kind=FollowUpKind.PROMISE,
            case_id=case,
            assignment_id=case,
            title="绝密承诺",
            due_on=on,
            opened_at=world.now,
        )
    )
    await world.beat()
    (text,) = digests(world, "wang")
    assert "建议001 敏感件（9月21日）" in text
    assert "绝密" not in text
    assert "承诺" not in text


async def test_silence_if_so_set_and_one_line_otherwise(world: World) -> None:
    await world.set("digest_silence", {"on": True})
    await world.pass_until("2026-09-22 12:00")
    assert digests(world, "wang") == []
    await world.set("digest_silence", {"on": False})
    await world.case("2026-09-23")
    await world.pass_until("2026-09-22 17:00")
    assert digests(world, "wang") == []  # decided in the morning
    await world.pass_until("2026-09-23 09:00")
    assert len(digests(world, "wang")) == 1


async def test_who_is_new_gets_the_digest_of_the_day(world: World) -> None:
    await world.case("2026-09-21")
    await world.beat("2026-09-22 10:00")
    await world.hire("li", "区政府督查室", PostRole.SUPERVISOR)
    await world.beat("2026-09-22 11:00")
    await world.beat("2026-09-22 11:05")
    assert [len(digests(world, who)) for who in ("wang", "li")] == [1, 1]


async def test_a_usual_day_fits_one_screen(world: World) -> None:
    """Half a minute is some 200 to 250 characters of running text; figures and names are scanned."""
    for n in range(12):
        unit = ("区住建局", "区教育局", "区农业农村和水务局", "区城市管理综合行政执法局")[n % 4]
        if n < 4:
            await world.hire(f"x{n}", unit, PostRole.LIAISON)
        day = "2026-09-18" if n < 5 else "2026-09-24"
        case = await world.case(day, unit=unit, title=f"关于第{n}个老旧小区加装电梯的建议", key_case=n == 3)
        if n % 2:
            await world.sign(case)
        if n in (1, 7):
            await ask(world, case)
    await world.beat()
    for who in ("wang", "zheng"):
        words = "".join(seen(world.messenger.to(who)[-1].text).split())
        assert len(words) <= 420, words


def seen(text: str) -> str:
    """What the eye reads: links by their labels."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("*", "").replace("\\", "")
