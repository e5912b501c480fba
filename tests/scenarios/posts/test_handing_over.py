"""Hand-over: all is listed, the successor takes all, some or nothing, and it can be taken back as one."""

from domain.vocabulary import PostRole
from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING
from tests.scenarios.town import Town


async def hands_over(t: Town, words: str = "我调走了，以后找李敏") -> None:
    await t.liaison.says(words)
    await t.liaison.taps("确认交接")


async def unit_id(t: Town) -> int:
    units = (await t.rules()).directory.units
    return next(id_ for id_, unit in units.items() if unit == HOUSING)


async def liaison(t: Town) -> list[str]:
    """Whose post it is at the housing bureau."""
    directory = (await t.rules()).directory
    return [one.name for one in directory.regular(await unit_id(t), PostRole.LIAISON)]


async def acts(t: Town) -> list[tuple[str, str]]:
    """Who did what to the unit's posts."""
    async with t.database.reader() as session:
        entries = await history(session, f"unit:{await unit_id(t)}")
    return [(e.act, e.actor) for e in entries if e.act.startswith(("hand_over", "liaison"))]


async def test_the_wizard_lists_what_there_is_and_nothing_moves_before_an_answer(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议021 到11月2日 等评审")
        await t.liaison.says("确认")
        await t.liaison.says("退回 建议012 不归我们管，属于区水务局")
        heard = await t.liaison.says("我调走了，以后找李敏")
        assert "在办 5 件（5 件没签收）：建议013 10月16日" in heard
        assert "待批：建议021延期" in heard
        assert "没确认的：申请退回 建议012" in heard
        heard = await t.liaison.taps("确认交接")
        assert "答复之前，件和提醒都还在您这里" in heard
        heard = t.stand_in.hears()
        assert "待批：建议021延期" in heard
        assert heard.labels == ["接下全部", "不接"]
        assert await liaison(t) == ["周航"]
        assert "已签收" in await t.liaison.says("签收 建议012")


async def test_taking_all_makes_him_the_holder_and_the_office_learns(town: Opens) -> None:
    async with town(now="2026-09-22 17:00") as t:
        await hands_over(t)
        await t.time_goes_to("2026-09-22 19:00")
        await t.city_liaison.says("你好")
        await t.supervisor.says("催办 建议012")
        await t.supervisor.says("确认")
        t.stand_in.hears()
        heard = (
            await t.stand_in.taps("接下全部")
            if t.stand_in.hears().labels
            else await t.stand_in.says("接下全部")
        )
        assert "已由周航换成 李敏" in heard
        assert await liaison(t) == ["李敏"]
        await t.time_goes_to("2026-09-23 09:30")
        assert "建议012" in t.stand_in.hears()
        heard = t.liaison.hears()
        assert "周航 → 李敏" in heard
        assert "建议012" not in heard, "what waited for him has moved along"
        assert "撤回交接" in t.admin.hears().labels
        assert await acts(t) == [("hand_over_asked", "u11"), ("hand_over_taken", "u12")]


async def test_a_later_day_counts_from_that_day_on(town: Opens) -> None:
    async with town() as t:
        await hands_over(t, "我下周一起调走，工作交给李敏")
        assert "9月28日（周一 班）起" in t.stand_in.hears()
        assert "9月28日（周一 班）起" in await t.stand_in.says("接下全部")
        await t.time_goes_to("2026-09-27 23:00")
        assert await liaison(t) == ["周航"]
        await t.time_goes_to("2026-09-28 09:30")
        assert await liaison(t) == ["李敏"]


async def test_some_cases_pass_and_the_office_is_told_of_the_rest(town: Opens) -> None:
    async with town() as t:
        await hands_over(t)
        heard = await t.stand_in.says("接下 建议012、建议021")
        assert "已接下 2 件" in heard.title
        assert "没人接的 3 件：建议013、建议077、提案012" in (office := t.admin.hears())
        assert "换成李敏" in office.labels
        assert "没人接的 3 件" in t.liaison.hears()
        assert await liaison(t) == ["周航"]
        t.stand_in.hears()
        await t.time_goes_to("2026-09-23 09:30")
        his, hers = t.liaison.hears(), t.stand_in.hears()
        assert ("建议013" in his, "建议012" in his, "建议012" in hers, "建议013" in hers) == (
            True,
            False,
            True,
            False,
        )
        await t.admin.says("换联络员 区住房和城乡建设局 李敏")
        await t.admin.taps("确认更换")
        assert await liaison(t) == ["李敏"]


async def test_taking_all_after_some_is_taken_back_as_one(either_town: Opens) -> None:
    async with either_town() as t:
        await hands_over(t)
        await t.stand_in.says("接下 建议012")
        await t.stand_in.says("接下全部")
        assert await liaison(t) == ["李敏"]
        assert "由周航继续办" in await t.stand_in.says("撤回")
        assert await liaison(t) == ["周航"]
        directory = (await t.rules()).directory
        assert [one.name for one in directory.liaisons(await unit_id(t), 1)] == ["周航"]
        assert "没有可以撤回" in await t.stand_in.says("撤回")


async def test_a_case_of_nobody_is_not_taken_and_nothing_is_done(town: Opens) -> None:
    async with town() as t:
        assert "没有等您答复的交接" in await t.stand_in.says("接下全部")
        await hands_over(t)
        assert "在办的件里没有 建议030" in await t.stand_in.says("接下 建议012、建议030")
        assert await liaison(t) == ["周航"]
        assert "没有等您答复的交接" in await t.leader.says("接下全部")


async def test_who_does_not_want_it_says_why(town: Opens) -> None:
    async with town() as t:
        await hands_over(t)
        t.stand_in.hears()
        assert "为什么不接" in await t.stand_in.says("不接")
        assert "已记下：不接" in await t.stand_in.says("手上件太多了")
        assert "手上件太多了" in t.liaison.hears()
        assert "换成李敏" in t.admin.hears().labels
        assert await liaison(t) == ["周航"]
        assert "周航的联络员已由" not in (await t.admin.says("同意交接 区住房和城乡建设局")).text
        assert "已由周航换成 李敏" in await t.admin.taps("确认同意")
        assert await liaison(t) == ["李敏"]


async def test_without_an_answer_by_the_next_working_day_all_are_told_once(town: Opens) -> None:
    async with town(now="2026-09-24 10:00") as t:  # a Thursday; the next working day is Monday
        await hands_over(t)
        for person in (t.liaison, t.stand_in, t.admin):
            person.hears()
        await t.time_goes_to("2026-09-28 09:59")
        assert "还没有答复" not in t.stand_in.hears()
        t.liaison.hears()
        t.admin.hears()
        await t.time_goes_to("2026-09-28 10:00")
        for person in (t.liaison, t.stand_in, t.admin):
            assert "还没有答复" in person.hears()
        await t.time_goes_to("2026-09-30 12:00")
        for person in (t.liaison, t.stand_in, t.admin):
            assert "还没有答复" not in person.hears()


async def test_an_answer_in_time_keeps_that_back(town: Opens) -> None:
    async with town() as t:
        await hands_over(t)
        await t.time_goes_to("2026-09-23 09:30")
        await t.stand_in.says("接下全部")
        t.admin.hears()
        await t.time_goes_to("2026-09-24 12:00")
        assert "还没有答复" not in t.admin.hears()


async def test_its_holder_calls_it_off_while_nobody_has_answered(town: Opens) -> None:
    async with town() as t:
        await hands_over(t)
        assert "李敏" in await t.liaison.says("取消交接")
        assert "交接已撤回" in await t.liaison.taps("确认撤回")
        assert "没有等您答复的交接" in await t.stand_in.says("接下全部")
        await hands_over(t)
        await t.stand_in.says("接下全部")
        assert "您已不是" in await t.liaison.says("取消交接")


async def test_asking_is_taken_back_and_asking_another_replaces_it(town: Opens) -> None:
    async with town() as t:
        await hands_over(t)
        assert "不交接给李敏了" in await t.liaison.says("撤回")
        await hands_over(t)
        await hands_over(t, "我调走了，以后找高远")
        assert "没有等您答复的交接" in await t.stand_in.says("接下全部")
        assert "已由周航换成 高远" in await t.leader.says("接下全部")


async def test_an_administrator_takes_it_back_and_deputies_stay_deputies(town: Opens) -> None:
    async with town() as t:
        await hands_over(t, "我调走了，以后找高远")
        await t.leader.says("接下全部")
        assert await liaison(t) == ["高远"]
        await t.admin.taps("撤回交接")
        assert "还由 周航 办" in await t.admin.taps("确认撤回")
        assert await liaison(t) == ["周航"]
        assert "交接已撤回" in t.leader.hears().title
        held = (await t.rules()).directory.by_user(t.stand_in.user_id)
        assert held is not None
        assert [(post.role, post.stand_in) for post in held.posts] == [(PostRole.LIAISON, True)]


async def test_posts_changed_since_are_not_taken_back(town: Opens) -> None:
    async with town() as t:
        await hands_over(t)
        await t.stand_in.says("接下全部")
        await t.admin.says("换联络员 区住房和城乡建设局 高远")
        await t.admin.taps("确认更换")
        await t.admin.says("撤回交接 区住房和城乡建设局")
        assert "不能整个撤回" in await t.admin.says("确认")
        assert "恢复原来的" in await t.admin.says("撤回")
        assert await liaison(t) == ["李敏"]


async def test_somebody_of_another_unit_needs_the_office(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("我调走了以后找罗珊")
        await t.liaison.taps("转给督查部门")
        assert "罗珊（区水务局）" in t.admin.hears()
        assert not t.water_liaison.hears()
        assert "周航 → 罗珊" in await t.admin.taps("换联络员")
        await t.admin.taps("确认更换")
        assert await liaison(t) == ["罗珊"]


async def test_a_change_of_liaison_settles_what_was_asked(town: Opens) -> None:
    async with town() as t:
        await hands_over(t)
        await t.admin.says("换联络员 区住房和城乡建设局 李敏")
        await t.admin.taps("确认更换")
        assert await liaison(t) == ["李敏"]
        assert "没有等您答复的交接" in await t.stand_in.says("接下全部")


async def test_a_former_holder_hears_who_it_is_now_and_may_leave_word(town: Opens) -> None:
    async with town() as t:
        await t.time_goes_to("2026-09-23 09:30")
        card = t.liaison.hears()
        assert "全部签收（5件）" in card.labels
        await hands_over(t)
        await t.stand_in.says("接下全部")
        t.stand_in.hears()
        heard = await t.liaison.says("12签收")
        assert "您已不是区住房和城乡建设局的联络员，现在是 李敏" in heard
        assert "待签收" in await t.stand_in.says("查看 建议012")
        assert "已转告李敏" in await t.liaison.taps("转告李敏")
        assert "12签收" in t.stand_in.hears()
        assert "您已不是" in await t.liaison.says("全部签收")


async def test_a_former_holder_with_another_post_hears_it_too(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("换联络员 区城市管理局 罗珊")
        await t.admin.taps("确认更换")
        await t.admin.says("换联络员 区水务局 郑凯")
        await t.admin.taps("确认更换")
        heard = await t.city_liaison.says("签收 建议030")
        assert "没有找到您名下的 建议030" in heard
        assert "您已不是区城市管理局的联络员，现在是 罗珊" in heard


async def test_what_could_not_be_sent_to_the_old_holder_is_sent_to_the_new_one(either_town: Opens) -> None:
    async with either_town() as t:
        await hands_over(t)
        t.stand_in.hears()
        t.messenger.switch({"down": "503", "path": "batchSend"})
        await t.supervisor.says("催办 建议012")
        await t.supervisor.says("确认")
        assert "已由周航换成 李敏" in await t.stand_in.says("接下全部")
        t.messenger.switch({"reset": True})
        await t.time_goes_by(minutes=15)
        assert "建议012" in t.stand_in.hears()
        heard = t.liaison.hears()
        assert "周航 → 李敏" in heard
        assert "建议012" not in heard
