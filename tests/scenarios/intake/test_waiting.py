"""待分办: what came in by itself and waits for somebody of the office."""

from domain.vocabulary import Source
from storage.cases import cases_of_source
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.intake.test_upstream import Client, message, post, upstream
from tests.scenarios.roster import CITY, EDUCATION
from tests.scenarios.town import Town


async def arrives(t: Town, client: Client, items: object) -> None:
    """They are reported, and the news of it has been seen."""
    await post(client, items)
    await t.rests()
    _ = t.supervisor.hears(), t.admin.hears()


async def test_as_proposed_after_one_yes(either_town: Opens) -> None:
    async with either_town() as t, upstream(t) as client:
        await arrives(t, client, [message("1", 主办单位="教育局"), message("2", 主办单位="")])
        listed = await t.supervisor.says("待分办")
        assert listed.title == "待分办 2 件"
        assert "采纳建议的 1 件" in listed.labels
        echo = await t.supervisor.taps("采纳建议的 1 件")
        assert "确认后马上通知" in echo
        assert not t.teacher.hears()
        done = await t.supervisor.taps("确认交办")
        assert "还有 1 件待分办" in done
        assert "新交办：留言1" in t.teacher.hears()
        _, again = await post(client, [message("1", 主办单位="教育局")], key="k2")
        assert again["items"][0]["outcome"] == "unchanged"
        assert "没有可以直接采纳的" in await t.supervisor.says("采纳 待分办")


async def test_by_hand_with_everything_the_item_said(town: Opens) -> None:
    """Only what is missing is asked for; what the form does not ask for is kept all the same."""
    async with town() as t, upstream(t) as client:
        item = message(
            "2", 主办单位="", 内容="一周不亮", 留言人="王小明", 诉求类别="投诉", 留言时间="2026-09-20 09:30"
        )
        await arrives(t, client, [item])
        asked = await t.supervisor.says("待分办 n1")
        assert "4/5" in asked.title
        echo = await t.supervisor.says("城管局")
        assert f"独办：{CITY}，10月15日" in echo
        await t.supervisor.taps("确认交办")
        assert "新交办：留言2" in t.city_liaison.hears()
        async with UnitOfWork(t.database, t.clock.now()) as work:
            case = (await cases_of_source(work.session, Source.NETIZEN_MESSAGE))[-1]
        assert (case.content, case.proposers, case.appeal_kind) == ("一周不亮", ["王小明"], "complaint")
        assert case.received_at is not None
        assert "已经处理过" in await t.supervisor.says("待分办 n1")
        _, again = await post(client, [item], key="k2")
        assert again["items"][0]["outcome"] == "unchanged"
        _, other = await post(client, [{**item, "内容": "两周不亮"}], key="k3")
        assert other["items"][0]["outcome"] in ("waiting", "unchanged")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            cases = await cases_of_source(work.session, Source.NETIZEN_MESSAGE)
        assert sum(case.number == "2" for case in cases) == 1


async def test_one_that_was_asked_about_may_be_put_in_otherwise(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        await arrives(t, client, [message("1", 主办单位="教育局")])
        card = await t.supervisor.says("待分办 n1")
        assert card.labels[:3] == ["照建议交办", "自己分办", "不收"]
        await t.supervisor.taps("自己分办")
        await t.supervisor.says(f"单位：{CITY}")
        await t.supervisor.taps("确认交办")
        assert "新交办：留言1" in t.city_liaison.hears()
        assert not t.teacher.hears()


async def test_two_of_the_office_do_not_both_take_it(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        await arrives(t, client, [message("1", 主办单位="教育局")])
        await t.supervisor.says("采纳 n1")
        await t.admin.says("采纳 n1")
        assert "已交办 1 件" in (await t.supervisor.taps("确认交办")).title
        assert "已经处理过" in await t.admin.taps("确认交办")
        assert t.teacher.hears().text.count("新交办：留言1") == 1


async def test_a_secret_one_says_nothing_in_the_list(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        await arrives(t, client, [message("1", 主办单位="", 备注="敏感件", 标题="不能说的事")])
        listed = await t.supervisor.says("待分办")
        assert "敏感件" in listed
        assert "不能说的事" not in listed


async def test_numbers_of_people_are_masked(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        await arrives(t, client, [message("1", 主办单位="", 标题="请回电13812345678")])
        assert "13812345678" not in await t.supervisor.says("待分办")
        assert EDUCATION not in await t.supervisor.says("待分办")


async def test_what_was_handed_out_and_taken_back_waits_again(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        await arrives(t, client, [message("2", 主办单位="")])
        await t.supervisor.says("待分办 n1")
        await t.supervisor.says("城管局")
        await t.supervisor.taps("确认交办")
        assert "没有待分办" in (await t.supervisor.says("待分办")).title
        assert "交办作废" in await t.supervisor.says("撤回")
        assert (await t.supervisor.says("待分办")).title == "待分办 1 件"
