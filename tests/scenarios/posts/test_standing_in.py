"""Leave: who stands in gets what the unit is owed, and may act, for exactly these days."""

from datetime import date

import pytest

from domain.vocabulary import PostRole
from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, OFFICE
from tests.scenarios.town import Town

LEAVE = "我28号到10月10号休假，李敏代"


async def takes_leave(t: Town, words: str = LEAVE) -> None:
    await t.liaison.says(words)
    await t.liaison.taps("确认代理")


async def unit_id(t: Town, name: str = HOUSING) -> int:
    units = (await t.rules()).directory.units
    return next(id_ for id_, unit in units.items() if unit == name)


async def told(t: Town) -> list[str]:
    """Who is told for the housing bureau today."""
    return [one.name for one in (await t.rules()).directory.liaisons(await unit_id(t))]


async def test_leave_is_echoed_agreed_and_told_to_the_stand_in(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("我28号到10月10号休假，小李代一下")
        assert "9月28日（周一 班）至10月10日（周六 班），由李敏 代" in heard
        assert not t.stand_in.hears()
        heard = await t.liaison.taps("确认代理")
        assert "到期自动还给您" in heard
        heard = t.stand_in.hears()
        assert "请您代 周航" in heard
        assert "不代" in heard.labels
        assert await told(t) == ["周航"]
        async with t.database.reader() as session:
            entries = [
                e for e in await history(session, f"unit:{await unit_id(t)}") if e.act == "stand_in_named"
            ]
        assert [(e.actor, e.facts["begins"], e.facts["ends"]) for e in entries] == [
            ("u11", "2026-09-28", "2026-10-10")
        ]


async def test_from_the_first_day_to_the_last_the_stand_in_is_told_and_may_act(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t)
        t.stand_in.hears()
        await t.time_goes_to("2026-09-24 09:30")
        assert not t.stand_in.hears()
        t.liaison.hears()
        await t.time_goes_to("2026-09-28 09:30")
        assert "您开始代周航" in t.stand_in.hears().title
        await t.time_goes_to("2026-10-10 12:00")
        assert not t.liaison.hears(), "nobody is disturbed on leave"
        assert "已签收" in await t.stand_in.says("签收 建议021")
        await t.time_goes_to("2026-10-11 12:00")
        assert await told(t) == ["周航"]
        await t.time_goes_to("2026-10-12 09:30")
        heard = t.liaison.hears()
        assert "李敏代理期间办了：签收 1（建议021）" in heard
        t.stand_in.hears()
        await t.time_goes_to("2026-10-30 12:00")
        assert not t.stand_in.hears(), "an expired stand-in is never written to"


async def test_a_supervisor_urges_and_the_stand_in_hears_it(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t, "我今天到明天休假，李敏代")
        t.stand_in.hears()
        await t.supervisor.says("催办 建议012")
        await t.supervisor.says("确认")
        assert "建议012" in t.stand_in.hears()
        assert not t.liaison.hears()


async def test_what_waited_for_him_overnight_goes_to_the_stand_in(town: Opens) -> None:
    async with town(now="2026-09-22 17:00") as t:
        await t.liaison.says("延期 建议021 到11月2日 等评审")
        await t.liaison.says("确认")
        await takes_leave(t, "我明天休假，李敏代")
        t.stand_in.hears()
        await t.time_goes_to("2026-09-22 19:00")
        t.liaison.hears()
        await t.approver.says("同意 建议021")
        assert not t.liaison.hears()
        await t.time_goes_to("2026-09-23 09:00")
        heard = t.stand_in.hears()
        assert "11月2日" in heard
        assert not t.liaison.hears()


async def test_the_stand_in_declines_and_everything_is_as_before(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t)
        t.stand_in.hears()
        assert "已记下：不代" in await t.stand_in.says("不代，那几天我也出差")
        assert "李敏 不能代周航" in (heard := t.liaison.hears())
        assert "那几天我也出差" in heard
        assert "不能代" in t.admin.hears()
        await t.time_goes_to("2026-09-28 09:30")
        assert await told(t) == ["周航"]
        assert "您开始代" not in t.stand_in.hears()


async def test_declining_is_taken_back(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t)
        await t.stand_in.says("不代")
        t.liaison.hears()
        assert "仍照原来的日子代" in await t.stand_in.says("撤回")
        assert "仍代周航" in t.liaison.hears()
        await t.time_goes_to("2026-09-28 09:30")
        assert await told(t) == ["李敏"]


async def test_who_comes_back_early_has_it_at_once_and_hears_what_happened(either_town: Opens) -> None:
    async with either_town() as t:
        await takes_leave(t)
        await t.time_goes_to("2026-09-29 09:30")
        await t.stand_in.says("签收 建议012")
        heard = await t.liaison.says("我提前回来了")
        assert "签收 1（建议012）" in heard
        assert "提前回来了" in t.stand_in.hears()
        assert await told(t) == ["周航"]
        t.liaison.hears()
        await t.time_goes_to("2026-10-12 09:30")
        assert "代理期间" not in t.liaison.hears()


async def test_leave_is_called_off_after_a_yes_and_that_is_taken_back(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t)
        assert "李敏代周航" in await t.liaison.says("取消代理")
        assert "不用代了" in await t.liaison.taps("确认取消代理")
        assert "没有请人代理" in await t.liaison.says("取消代理")
        assert "仍照原来的日子代" in await t.liaison.says("撤回")
        await t.time_goes_to("2026-09-28 09:30")
        assert await told(t) == ["李敏"]


async def test_naming_is_taken_back(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t)
        t.stand_in.hears()
        assert "不请李敏代了" in await t.liaison.says("撤回")
        assert "不用李敏代周航" in t.stand_in.hears()
        await t.time_goes_to("2026-09-28 09:30")
        assert await told(t) == ["周航"]


async def test_who_stands_in_is_shown_to_those_concerned(town: Opens) -> None:
    async with town() as t:
        assert "现在没有人代理" in await t.liaison.says("谁代我")
        await takes_leave(t)
        for person in (t.liaison, t.stand_in, t.leader, t.supervisor):
            assert "李敏 代周航" in await person.says("谁代谁")
        assert "现在没有人代理" in await t.teacher.says("谁代谁")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("我10月1号到3号休假，高远代", "您9月28日（周一 班）到10月10日（周六 班）已经请李敏代了，日子重了"),
        ("我9月1号到5号休假，高远代", "“9月1号到5号”已经过去了"),
        ("我10月20号到9月25号休假，高远代", "结束的日子在开始之前"),
        ("我10月20号起休假，高远代", "从10月20日（周二）代到哪天"),
        ("我10月20号休假，张三丰代", "花名册里没有“张三丰”"),
        ("我10月20号休假，周航代", "不能是您自己"),
        ("我10月20号到明年8月1号休假，高远代", "代理最长半年"),
    ],
)
async def test_days_and_persons_that_cannot_be_are_explained(town: Opens, words: str, answer: str) -> None:
    async with town() as t:
        await takes_leave(t)
        assert answer in await t.liaison.says(words)
        await t.liaison.says("取消")


async def test_the_day_before_and_after_another_leave_is_free(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t)
        assert "确认代理" in (await t.liaison.says("我9月27号休假，高远代")).labels
        assert "确认代理" in (await t.liaison.says("我10月11号休假，高远代")).labels
        assert "日子重了" in await t.liaison.says("我10月10号休假，高远代")


async def test_a_circle_is_refused_by_name_and_a_chain_is_followed(town: Opens) -> None:
    async with town() as t:
        await takes_leave(t)
        heard = await t.stand_in.says("我9月30号到10月9号休假，周航代")
        assert "绕成圈了：李敏 → 周航 → 李敏（9月30日" in heard
        assert "请换一个人代" in heard
        await t.stand_in.says("我9月29号休假，高远代")
        heard = await t.stand_in.taps("确认代理")
        assert "请您代 李敏" in (leader := t.leader.hears())
        assert "李敏代周航的事这几天也由您代" in leader
        await t.time_goes_to("2026-09-29 09:30")
        assert await told(t) == ["高远"]
        assert "已签收" in await t.leader.says("签收 建议012")
        await t.time_goes_to("2026-09-30 09:30")
        assert await told(t) == ["李敏"]
        assert "请由" in await t.leader.says("签收 建议021")


async def test_somebody_of_another_unit_needs_the_office(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("我28号到30号休假，罗珊代")
        heard = await t.liaison.taps("转给督查部门")
        assert "由督查部门决定" in heard
        assert "罗珊（区水务局）" in t.admin.hears()
        assert not t.water_liaison.hears()
        assert "由罗珊 代" in await t.admin.taps("同意代理")
        await t.admin.taps("确认代理")
        assert "请您代 周航" in t.water_liaison.hears()
        assert "由 罗珊 代" in t.liaison.hears()
        await t.time_goes_to("2026-09-28 09:30")
        assert await told(t) == ["罗珊"]
        assert "已签收" in await t.water_liaison.says("签收 建议012")
        await t.time_goes_to("2026-10-08 09:30")
        assert await told(t) == ["周航"]


async def test_a_leader_names_a_stand_in_for_his_liaison_and_a_colleague_only_wishes(town: Opens) -> None:
    async with town() as t:
        await t.leader.says("周航28号到30号休假，李敏代")
        await t.leader.taps("确认代理")
        assert "高远定的" in t.liaison.hears()
        heard = await t.stand_in.says("高远28号到30号休假，李敏代")
        assert "代理人不能是您自己" not in heard
        assert "转给督查部门" in heard.labels


async def test_an_approver_on_leave_has_a_stand_in_who_decides_but_not_on_his_own(town: Opens) -> None:
    async with town() as t:
        for person, name in ((t.approver, "方敏"), (t.second_approver, "方敏")):
            await person.says(f"我23号休假，{name}代")
            await person.taps("确认代理")
        await t.admin.says("换联络员 区住房和城乡建设局 方敏")
        await t.admin.taps("确认更换")
        await t.time_goes_to("2026-09-23 09:30")
        await t.supervisor.says("延期 建议021 到11月2日 等评审")
        await t.supervisor.says("确认")
        assert "自己提的不能自己批" in await t.supervisor.says("同意 建议021")
        await t.city_liaison.says("延期 建议030 到11月2日 等评审")
        await t.city_liaison.says("确认")
        assert "建议030" in t.supervisor.hears()
        assert not [b for b in t.approver.hears().bubbles if "延期" in b.draft.title]
        assert "已同意" in await t.supervisor.says("同意 建议030")
        register, someone = (await t.rules()).register, t.supervisor.user_id
        days = [register.on(date(2026, 9, day)).by_user(someone) for day in (22, 23, 24)]
        assert [PostRole.APPROVER in one.roles for one in days if one] == [False, True, False]


async def test_nobody_stands_in_for_an_administrator(town: Opens) -> None:
    async with town() as t:
        assert "系统管理员不能代" in await t.admin.says("我28号到30号休假，方敏代")
        assert OFFICE not in (await t.admin.says("谁代谁")).text
