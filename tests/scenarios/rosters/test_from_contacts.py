"""The roster from the messenger's address book: read on demand, shown, entered by a yes, never by itself."""

import pytest

from simulator.company import Person
from storage.health import load_signs
from storage.standing import load_standing
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import EDUCATION, HOUSING, OFFICE
from tests.scenarios.rosters.test_by_chat import holders
from tests.scenarios.town import Town

OFFICER = f"添加承办员 {EDUCATION} 李四 13800000009"


def hire(t: Town) -> None:
    """Who works in the company, in its own departments and with mobiles that the roster lacks."""
    company = t.messenger.company
    for user_id, name, mobile, department in (
        ("u01", "秦越", "", OFFICE),
        ("u11", "周航", "13900000011", HOUSING),
        ("u31", "吴静", "13900000031", f"{EDUCATION}/基教科"),
        ("u55", "李四", "13800000009", f"{EDUCATION}/办公室"),
        ("u56", "王小明", "", EDUCATION),
        ("u57", "路人甲", "", "机关食堂"),
    ):
        company.hire(Person(user_id, name, "", mobile, department))


async def calls(t: Town, path: str) -> int:
    """How often the bot asked one thing of the address book."""
    return sum(path in str(entry) for entry in t.messenger.log.since(0))


async def test_missing_user_ids_are_found_by_mobile(town: Opens) -> None:
    async with town() as t:
        hire(t)
        assert "都有用户ID了" in await t.admin.says("按手机号找人")
        await t.admin.says(OFFICER)
        assert "没有用户ID" in await t.admin.says("确认")
        heard = await t.admin.taps("按手机号找人")
        assert "花名册里有 1 位有手机、没有用户ID" in heard
        assert "按手机号找到 1 位的用户ID。还没有写进花名册" in heard
        asked = await t.admin.taps("看差异")
        assert "可以 李四 用户ID u55" in asked
        done = await t.admin.taps("确认写入 1 处")
        assert "李四 用户ID u55" in done
        assert "李四" in await t.person("u55").says("帮助")


async def test_the_whole_book_is_compared_and_nothing_is_taken_away(either_town: Opens) -> None:
    async with either_town() as t:
        hire(t)
        await t.admin.says(OFFICER)
        await t.admin.says("确认")
        t.messenger.company.left.add("u12")
        heard = await t.admin.says("同步通讯录")
        assert "谁也不会自动删掉" in heard
        assert "可以补用户ID 1 个，手机 2 个" in heard
        assert "花名册里有、通讯录里看不到：李敏" in heard
        asked = await t.admin.says("采纳通讯录")
        assert "可以 吴静 手机 13900000031" in asked
        assert "不是花名册单位的部门 1 个：机关食堂" in asked
        assert "这些单位另有 1 人不在花名册，不会自动加" in asked
        await t.admin.says("确认")
        assert set(await holders(t, HOUSING)) == {"周航", "李敏"}
        assert "没有等您确认的通讯录差异" in await t.admin.says("采纳通讯录")


async def test_what_was_entered_is_taken_back(town: Opens) -> None:
    async with town() as t:
        hire(t)
        await t.admin.says("同步通讯录")
        await t.admin.says("采纳通讯录")
        await t.admin.says("确认")
        assert "单位和人员恢复到改之前" in await t.admin.says("撤回")
        assert "手机 2 个" in await t.admin.says("同步通讯录")


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("qyapi_get_department_list", "通讯录部门信息读权限"),
        ("qyapi_get_department_member", "通讯录部门成员读权限"),
    ],
)
async def test_a_permission_that_is_missing_is_named_as_the_console_does(
    town: Opens, scope: str, words: str
) -> None:
    async with town() as t:
        hire(t)
        t.messenger.switch({"missing_scopes": [scope]})
        heard = await t.admin.says("同步通讯录")
        assert "读不了通讯录：缺权限" in heard
        assert f"勾选：{words}（{scope}）" in heard
        t.messenger.switch({"reset": True})
        assert "手机 2 个" in await t.admin.taps("再试一次")


async def test_without_the_permission_for_mobiles_they_are_asked_for_one_by_one(town: Opens) -> None:
    async with town() as t:
        hire(t)
        await t.admin.says(OFFICER)
        await t.admin.says("确认")
        t.messenger.switch({"missing_scopes": ["fieldMobile"]})
        assert "可以补用户ID 1 个，手机 0 个" in await t.admin.says("同步通讯录")
        t.messenger.switch({"missing_scopes": ["qyapi_get_member_by_mobile"]})
        heard = await t.admin.says("按手机号找人")
        assert "根据手机号姓名获取成员信息的接口访问权限" in heard


async def test_the_name_of_whoever_has_the_mobile_is_compared(town: Opens) -> None:
    async with town() as t:
        hire(t)
        await t.admin.says(f"添加承办员 {EDUCATION} 黎斯 13800000009")
        await t.admin.says("确认")
        await t.admin.says("按手机号找人")
        asked = await t.admin.says("采纳通讯录")
        assert "请确认 黎斯 用户ID u55：通讯录里叫李四" in asked


async def test_a_messenger_that_is_away_is_asked_again_and_then_given_up(town: Opens) -> None:
    async with town() as t:
        hire(t)
        t.messenger.switch({"path": "/auth/scopes", "down": True})
        heard = await t.admin.says("同步通讯录")
        assert "没读成" not in heard
        assert "正在读钉钉通讯录，读好就发给您，不用再催" in await t.admin.says("同步通讯录")
        await t.time_goes_by(minutes=2)
        assert "通讯录这次没读成" in t.admin.hears()
        t.messenger.switch({"reset": True})
        assert "手机 2 个" in await t.admin.says("同步通讯录")


async def test_a_department_of_more_than_a_page_is_read_whole(town: Opens) -> None:
    async with town() as t:
        for number in range(230):
            t.messenger.company.hire(Person(f"p{number}", f"甲{number}", "", "", EDUCATION))
        everybody = len(t.messenger.company.employees())
        assert f"读了 2 个部门 {everybody} 人" in await t.admin.says("同步通讯录")
        assert await calls(t, "/topapi/v2/user/list") == 2 * (1 + 3)  # request and reply of four pages


async def test_what_the_robot_may_not_see_is_kept_for_the_check_up(town: Opens) -> None:
    async with town() as t:
        hire(t)
        t.messenger.switch({"visible_departments": [OFFICE, EDUCATION]})
        await t.admin.says("同步通讯录")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            standing = await load_standing(work.session, (await work.rules()).directory)
            signs = await load_signs(work.session, standing, work.now)
        assert "u11" in signs.unseen
        assert {"u01", "u31"}.isdisjoint(signs.unseen)
        assert "周航不在机器人可见范围" in await t.admin.says("体检")
        await t.liaison.says("你好")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            assert "u11" not in (await load_signs(work.session, standing, work.now)).unseen


async def test_others_do_not_read_the_book(town: Opens) -> None:
    async with town() as t:
        assert "请由秦越办理" in await t.supervisor.says("同步通讯录")
        assert await calls(t, "/auth/scopes") == 0
