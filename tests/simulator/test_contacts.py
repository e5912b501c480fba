"""The address book as permissions and the visible range show it."""

import pytest

from simulator.company import Company, Person
from tests.simulator.bot_end import BotEnd, Json

OFFICE, MEMBERS = "qyapi_get_department_list", "qyapi_get_department_member"


async def test_a_department_is_read_page_by_page(bot: BotEnd) -> None:
    for number in range(5):
        bot.simulator.messenger.company.hire(
            Person(f"p{number}", f"甲{number}", "", f"1390000000{number}", "城管局")
        )
    number = bot.simulator.messenger.company.number_of("城管局")
    found, cursor, pages = [], 0, 0
    while True:
        asked = {"dept_id": number, "cursor": cursor, "size": 2}
        result = (await bot.api("POST", "/topapi/v2/user/list", asked)).body["result"]
        found += [(one["userid"], one["mobile"]) for one in result["list"]]
        pages += 1
        if not result["has_more"]:
            break
        cursor = result["next_cursor"]
    assert pages == 3
    assert found == [(f"p{number}", f"1390000000{number}") for number in range(5)]
    names = (
        await bot.api("POST", "/topapi/user/listsimple", {"dept_id": number, "cursor": 4, "size": 100})
    ).body
    assert names["result"] == {"has_more": False, "list": [{"userid": "p4", "name": "甲4"}]}


@pytest.mark.parametrize("size", [0, 101, "x"])
async def test_a_page_is_of_one_to_a_hundred(bot: BotEnd, size: object) -> None:
    reply = await bot.api("POST", "/topapi/v2/user/list", {"dept_id": 1, "cursor": 0, "size": size})
    assert reply.body["errcode"] == 40035


async def test_departments_lie_below_each_other(bot: BotEnd) -> None:
    company = Company([Person("p1", "甲", department="区教育局/办公室")])
    assert list(company.departments().values()) == ["区教育局", "区教育局/办公室"]
    assert company.parent_of(company.number_of("区教育局/办公室")) == company.number_of("区教育局")
    bot.simulator.messenger.company.hire(Person("p1", "甲", department="区教育局/办公室"))
    above = bot.simulator.messenger.company.number_of("区教育局")
    (below,) = (await bot.api("POST", "/topapi/v2/department/listsub", {"dept_id": above})).body["result"]
    assert (below["name"], below["parent_id"]) == ("办公室", above)
    numbers = (await bot.api("POST", "/topapi/v2/department/listsubid", {"dept_id": above})).body["result"]
    assert numbers == {"dept_id_list": [below["dept_id"]]}
    described = (await bot.api("POST", "/topapi/v2/department/get", {"dept_id": above})).body["result"]
    assert described == {"dept_id": above, "name": "区教育局", "parent_id": 1}


@pytest.mark.parametrize(
    ("path", "body", "scope"),
    [
        ("/topapi/v2/department/listsub", {}, OFFICE),
        ("/topapi/v2/department/get", {"dept_id": 2}, OFFICE),
        ("/topapi/v2/user/list", {"dept_id": 2, "cursor": 0, "size": 10}, MEMBERS),
        ("/topapi/user/listid", {"dept_id": 2}, MEMBERS),
        ("/topapi/v2/user/get", {"userid": "u1"}, "qyapi_get_member"),
        ("/topapi/v2/user/getbymobile", {"mobile": "13800001002"}, "qyapi_get_member_by_mobile"),
    ],
)
async def test_a_missing_permission_is_named_with_where_to_apply(
    bot: BotEnd, path: str, body: Json, scope: str
) -> None:
    assert (await bot.api("POST", path, body)).body["errcode"] == 0
    await bot.control("/sim/faults", {"missing_scopes": [scope]})
    refused = (await bot.api("POST", path, body)).body
    assert (refused["errcode"], refused["sub_code"]) == (88, "60011")
    assert f"[{scope}]" in refused["sub_msg"]
    assert refused["sub_msg"] in refused["errmsg"]


async def test_without_the_field_permission_there_are_no_mobiles(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"missing_scopes": ["fieldMobile"]})
    asked = {"dept_id": 3, "cursor": 0, "size": 10}
    (one,) = (await bot.api("POST", "/topapi/v2/user/list", asked)).body["result"]["list"]
    assert "mobile" not in one
    assert (await bot.api("GET", "/auth/scopes")).body["auth_user_field"] == ["name"]


async def test_outside_the_visible_range_nobody_is_seen_or_reached(bot: BotEnd) -> None:
    await bot.control("/sim/faults", {"visible_departments": ["教育局"]})
    scopes = (await bot.api("GET", "/auth/scopes")).body["auth_org_scopes"]
    assert scopes == {"authed_dept": [3], "authed_user": []}
    assert (await bot.api("POST", "/topapi/v2/department/listsub", {})).body["errcode"] == 50004
    assert (await bot.api("POST", "/topapi/v2/user/get", {"userid": "u1"})).body["errcode"] == 50002
    assert (await bot.api("POST", "/topapi/v2/user/get", {"userid": "u2"})).body["errcode"] == 0
    sent = await bot.send("u1", "u2", content="在吗")
    assert sent.body["invalidStaffIdList"] == ["u1"]
