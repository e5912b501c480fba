"""News nobody reads goes another way, each way once, until it is read or signed for."""

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, case, suggestions
from tests.scenarios.town import Speaker, Town

CASES: tuple[Grid, ...] = (
    suggestions(
        case("建议012", "关于加装电梯的建议", HOUSING, "2026-10-30"),
        case("建议021", "关于物业收费的建议", HOUSING, "2026-10-23"),
    ),
)
NOON = "2026-09-22 12:00"


async def hands_out_at_once(town: Town, at: str | None = None) -> None:
    """An administrator hands out a case to be settled at once (立办立结)."""
    if at:
        await town.time_goes_to(at)
    await town.admin.says("交办 12345工单88 《关于停水的诉求》 区城市管理局独办 立办立结")
    await town.admin.taps("确认交办")


def reads(town: Town, speaker: Speaker) -> None:
    """He looks at his phone."""
    town.messenger.acts.read(speaker.user_id, None, None)


async def test_after_half_a_working_day_all_that_is_unread_is_rung_once_as_one(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await t.time_goes_to("2026-09-22 14:44")
        assert t.liaison.rings == []
        await t.time_goes_to("2026-09-22 14:46")
        (ring,) = t.liaison.rings
        assert "2 件新交办还没有看到：建议012、建议021" in ring
        assert "电梯" not in ring
        await t.time_goes_to("2026-09-25 18:00")
        assert len(t.liaison.rings) == 1
        assert t.supervisor.rings == []


async def test_however_many_cases_he_has_not_seen_his_phone_rings_once(fresh_town: Opens) -> None:
    many = suggestions(*(case(f"建议{n:03}", f"第{n}件建议", HOUSING, "2026-10-30") for n in range(1, 46)))
    async with fresh_town(tables=(many,)) as t:
        await t.time_goes_to("2026-09-22 14:46")
        (ring,) = t.liaison.rings
        assert "45 件新交办还没有看到" in ring


async def test_whoever_has_read_or_signed_is_left_in_peace(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        reads(t, t.liaison)
        await t.time_goes_to("2026-09-23 18:00")
        assert t.liaison.rings == []


async def test_what_has_to_be_settled_at_once_is_rung_at_any_hour_and_telephoned_next(
    fresh_town: Opens,
) -> None:
    async with fresh_town(tables=CASES) as t:
        await hands_out_at_once(t, "2026-09-26 22:00")  # a Saturday night
        _ = t.supervisor.hears()
        await t.time_goes_by(minutes=14)
        assert t.city_liaison.rings == []
        await t.time_goes_by(minutes=2)
        assert "【立办立结】1 件" in t.city_liaison.rings[0]
        assert not t.supervisor.hears()
        await t.time_goes_by(minutes=15)
        task = t.supervisor.hears()
        assert "请打电话：区城市管理局 郑凯" in task
        assert "电话提醒" in task
        await t.time_goes_by(hours=5)
        assert len(t.city_liaison.rings) == 1
        assert not t.supervisor.hears()


async def test_the_wire_is_asked_before_anybody_is_rung(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await hands_out_at_once(t)
        t.messenger.switch({"quota_exhausted": "events"})  # the event that he has read never comes
        await t.time_goes_by(minutes=5)
        reads(t, t.city_liaison)
        await t.time_goes_by(minutes=40)
        assert t.city_liaison.rings == []
        t.messenger.switch({"reset": True})
        shown = await t.supervisor.says("送达了吗 12345工单88")
        assert "已读 9月22日 10:15（查询所得）" in shown


async def test_signing_ends_what_is_under_way(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await hands_out_at_once(t)
        t.messenger.switch({"down": "503", "path": "/ding/"})
        await t.time_goes_by(minutes=16)
        await t.city_liaison.says("签收 12345工单88")
        t.messenger.switch({"reset": True})
        await t.time_goes_by(minutes=60)
        assert t.city_liaison.rings == []
        assert "已签收，结束" in await t.supervisor.says("送达了吗 12345工单88")


async def test_a_ring_that_was_taken_and_not_answered_is_not_rung_again(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await hands_out_at_once(t)
        t.messenger.switch({"accept_then_reset": 1, "path": "/ding/"})
        await t.time_goes_by(minutes=29)
        assert len(t.city_liaison.rings) == 1
        assert "不确定响没响" in await t.supervisor.says("送达了吗 12345工单88")


async def test_a_refused_ring_makes_room_for_the_next_way_and_the_administrator_knows(
    fresh_town: Opens,
) -> None:
    async with fresh_town(tables=CASES) as t:
        await hands_out_at_once(t)
        t.messenger.switch({"permission_denied": True, "path": "/ding/"})
        _ = t.supervisor.hears(), t.admin.hears()
        await t.time_goes_by(minutes=16)
        assert "请打电话" in t.supervisor.hears()
        assert "DING 被平台拒绝" in t.admin.hears()


async def test_a_restart_takes_no_way_twice(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await hands_out_at_once(t)
        await t.time_goes_by(minutes=16)
        await t.closes()
        await t.opens()
        await t.time_goes_by(minutes=10)
        assert len(t.city_liaison.rings) == 1


async def test_ways_and_limits_are_set_by_chat(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        echo = await t.admin.says("立办立结 30分钟未读 电话")
        assert "立办立结：30 分钟没看到、没签收 → 打电话提醒" in echo
        assert "现在是：立办立结：15 分钟没看到、没签收 → DING → 打电话提醒" in echo
        await t.admin.taps("确认修改")
        await hands_out_at_once(t)
        _ = t.supervisor.hears()
        await t.time_goes_by(minutes=29)
        assert not t.supervisor.hears()
        await t.time_goes_by(minutes=2)
        assert "请打电话" in t.supervisor.hears()
        assert t.city_liaison.rings == []
        assert "请定在 5 分钟到 3 天之间" in await t.admin.says("立办立结 2分钟未读 DING")
        assert "要先向钉钉购买" in await t.admin.says("第二渠道 短信DING")


async def test_switched_off_nobody_is_rung(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await t.admin.says("关闭第二渠道")
        assert "已关闭第二渠道" in (await t.admin.taps("确认修改")).title
        await t.time_goes_to("2026-09-23 18:00")
        assert t.liaison.rings == []
        assert "本来就关着" in await t.admin.says("第二渠道 关")


async def test_what_nobody_read_is_listed_by_unit(fresh_town: Opens) -> None:
    both = (suggestions(case("建议030", "关于噪声的建议", CITY, "2026-10-20"), *CASES[0].rows[1:]),)
    async with fresh_town(tables=both) as t:
        await t.time_goes_to("2026-09-22 15:00")
        listed = await t.supervisor.says("未读的有哪些")
        assert "没看到也没签收：3 件" in listed.title
        assert "区住房和城乡建设局 周航：建议012，9月22日 10:00 发出，没有已读回执；已DING" in listed
        for ranking in ("分钟后", "最慢", "最快", "排名", "平均"):
            assert ranking not in listed


async def test_a_telephone_call_on_record_ends_the_task_and_nothing_more_is_rung(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await hands_out_at_once(t)
        await t.time_goes_by(minutes=31)
        _ = t.supervisor.hears()
        await t.supervisor.says("电话提醒 12345工单88 郑凯 刚才 已告知")
        await t.time_goes_by(minutes=5)
        assert "打电话提醒（9月22日 10:30），已电话告知，结束" in await t.supervisor.says(
            "送达了吗 12345工单88"
        )
        assert "12345工单88" not in await t.supervisor.says("未读的有哪些")


async def test_the_digest_names_what_was_taken_another_way_in_vain(fresh_town: Opens) -> None:
    async with fresh_town(tables=CASES) as t:
        await t.time_goes_to("2026-09-22 15:00")
        _ = t.supervisor.hears()
        await t.time_goes_to("2026-09-23 08:40")
        told = t.supervisor.hears()
        assert "换渠道提醒了还没看到、没签收：区住房和城乡建设局 2 件" in told
