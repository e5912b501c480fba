"""One page a working day: what needs the reader first, figures that the database counted, once a person."""

from datetime import date

import pytest

from domain.messages import Outcome, Verdict
from domain.vocabulary import AssignmentState, MessageState, PostRole, Source
from storage.tables import ExtensionRequest
from tests.scheduler.worlds import World, accept, at


def digests(world: World, user_id: str) -> list[str]:
    return [f"{c.title}\n{c.text}" for c in world.messenger.to(user_id) if c.title.startswith("督办日报")]


async def ask(world: World, case: int) -> None:
    await world.store(
        ExtensionRequest(
            assignment_id=case,
            asked_until_on=date(2026, 10, 20),
            deadline_before_on=date(2026, 9, 30),
            reason="等图纸",
            person_id=1,
            asked_at=world.now,
        )
    )


async def test_the_figures_are_those_of_the_cases(either_world: World) -> None:
    world = either_world
    overdue = await world.case("2026-09-21", key_case=True)
    soon = await world.case("2026-09-25", unit="区教育局")
    unsigned = await world.case("2026-12-01")
    answered = await world.case("2026-12-01")
    await world.beat("2026-09-22 10:01")
    await world.sign(overdue)
    await world.sign(soon)
    await world.answer(answered)
    await ask(world, soon)
    await world.pass_until("2026-09-23 08:31")
    text = digests(world, "zheng")[-1]
    assert "等您审批 1 件" in text
    assert "延期 1 件，退回 0 件" in text
    assert "新交办 4 件，签收 2 件，答复 1 件" in text
    assert "在办 3 件" in text
    assert "待签收 1 件" in text
    assert "3 天内到期 1 件" in text
    assert "超期 1 件" in text
    assert "超过半个工作日未签收 1 件" in text
    assert "重点件在办 1 件" in text
    assert "区住建局 1 件（9月21日起）" in text
    assert (await world.assignment(unsigned)).state is AssignmentState.ASSIGNED


async def test_what_has_changed_since_the_working_day_before_stands_in_brackets(world: World) -> None:
    await world.beat("2026-09-24 08:30")
    await world.case("2026-12-01")
    await world.case("2026-12-02")
    await world.pass_until("2026-09-28 08:30")
    assert "在办 2 件（+2）" in digests(world, "wang")[-1]


async def test_the_decision_is_one_tap_away_for_the_approver_only(world: World) -> None:
    await ask(world, await world.case("2026-09-30"))
    await world.beat("2026-09-22 10:05")
    assert [b.says for b in world.messenger.to("zheng")[0].buttons][:2] == ["同意 e1", "驳回 e1"]
    assert all("同意" not in b.says for b in world.messenger.to("wang")[0].buttons)


async def test_nothing_to_say_is_said_in_one_line(world: World) -> None:
    await world.beat()
    (text,) = digests(world, "wang")
    assert "今天没有需要您处理的事" in text
    assert len(text.splitlines()) == 4


async def test_the_foot_is_the_ledgers_head(world: World) -> None:
    await world.beat()
    assert "留痕校验码 " in digests(world, "wang")[0]


async def test_readers_of_one_scope_share_the_call(world: World) -> None:
    await world.hire("admin2", "区政府督查室", PostRole.SUPERVISOR)
    case = await world.case("2026-09-30", tell=False)
    await world.sign(case)
    await ask(world, case)
    await world.beat()
    assert sorted(size for _, size in world.messenger.calls) == [1, 3]


async def test_late_on_the_same_day_it_is_sent_once_and_never_on_another_day(world: World) -> None:
    await world.pass_until("2026-09-22 18:00")
    world.restart()
    await world.beat("2026-09-22 18:10")
    assert len(digests(world, "wang")) == 1
    world.messenger.verdict = lambda who: Outcome(who, Verdict.RETRY_SOON)
    await world.pass_until("2026-09-23 08:40")
    world.clock.moment = at("2026-09-24 07:00")
    world.messenger.verdict = accept
    await world.pass_until("2026-09-24 18:00")
    assert [text.splitlines()[0] for text in digests(world, "wang")] == [
        "督办日报 9月22日（周二）",
        "督办日报 9月24日（周四 班）",
    ]
    lost = await world.messages(kind="digest", state=MessageState.DROPPED)
    assert {message.expires_on for message in lost} == {date(2026, 9, 23)}


async def test_none_on_rest_days_and_one_on_a_makeup_saturday(world: World) -> None:
    await world.pass_until("2026-10-11 23:00")
    days = [text.splitlines()[0].split()[1].split("（")[0] for text in digests(world, "wang")]
    assert days == [
        "9月22日",
        "9月23日",
        "9月24日",
        "9月28日",
        "9月29日",
        "9月30日",
        "10月8日",
        "10月9日",
        "10月10日",
    ]


@pytest.mark.parametrize(
    ("role", "source"),
    [
        (PostRole.CONGRESS_PARTNER, Source.DEPUTY_SUGGESTION),
        (PostRole.CPPCC_PARTNER, Source.CPPCC_PROPOSAL),
    ],
)
async def test_partners_read_of_the_key_cases_of_their_own_source(
    world: World, role: PostRole, source: Source
) -> None:
    await world.hire("partner", "人大政协", role)
    for other in (Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL):
        await world.case("2026-09-21", source=other, key_case=True, title=f"重点{other}")
        await world.case("2026-09-21", source=other, title=f"一般{other}")
    await world.beat()
    (text,) = digests(world, "partner")
    assert f"重点{source}".replace("_", "\\_") in text
    assert "在办 1 件" in text
    assert "一般" not in text


async def test_a_secret_case_is_a_number_only(world: World) -> None:
    await world.case("2026-09-21", secret=True, title="绝密内容")
    await world.beat()
    (text,) = digests(world, "wang")
    assert "绝密" not in text
    assert "敏感件" in text
