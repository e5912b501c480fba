"""`POST /intake/cases` as upstream systems call it: once, item by item, and no more than a token may."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.intake import routes
from bot.web.intake_description import EXAMPLE, LARGEST, MOST_CASES, MOST_REQUESTS, REFUSALS
from domain.vocabulary import Source
from storage.cases import cases_of_source
from storage.ledger import history
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.intake.schemas import faults
from tests.scenarios.roster import CITY, EDUCATION, HOUSING
from tests.scenarios.town import Town

TOKEN = "practice-token"
Client = TestClient[web.Request, web.Application]


@asynccontextmanager
async def upstream(t: Town, token: str = TOKEN) -> AsyncIterator[Client]:
    """An upstream system with its token."""
    app = web.Application(client_max_size=2 * LARGEST)
    app.add_routes(routes(t.database, token, t.clock))
    async with TestClient(TestServer(app), headers={"Authorization": f"Bearer {token}"}) as client:
        yield client


async def post(client: Client, items: object, key: str = "k1", **headers: str) -> tuple[int, Any]:
    async with client.post("/intake/cases", json=items, headers={"Idempotency-Key": key, **headers}) as reply:
        return reply.status, await reply.json()


def message(number: str = "88291", **more: object) -> dict[str, Any]:
    """One netizen message that nothing speaks against."""
    usual = {
        "来源": "网民留言",
        "编号": number,
        "标题": "幸福路路灯不亮",
        "主办单位": CITY,
        "办结时限": "10月15日",
    }
    return {**usual, "交办日期": "2026-09-22", **more}


async def entered(t: Town, source: Source) -> list[str]:
    """The numbers of all cases of a source."""
    async with UnitOfWork(t.database, t.clock.now()) as work:
        return [case.number for case in await cases_of_source(work.session, source)]


async def test_each_item_is_read_by_its_own_source(either_town: Opens) -> None:
    async with either_town() as t, upstream(t) as client:
        order = {**message("GD1"), "来源": "12345工单", "主办单位": EDUCATION, "办结时限": "5个工作日"}
        status, answer = await post(client, [message(), order, message("88292", 来源="民声直达")])
        assert (status, [one["outcome"] for one in answer["items"]]) == (200, ["handed_out"] * 3)
        assert [one["index"] for one in answer["items"]] == [0, 1, 2]
        assert "88291" in await entered(t, Source.NETIZEN_MESSAGE)
        assert "GD1" in await entered(t, Source.HOTLINE_ORDER)
        assert "88292" in await entered(t, Source.APPEAL_DIRECT)
        await t.rests()
        assert "新交办：工单GD1" in t.teacher.hears()
        assert "已签收" in await t.teacher.says("签收 工单GD1")
        async with UnitOfWork(t.database, t.clock.now()) as work:
            case = (await cases_of_source(work.session, Source.HOTLINE_ORDER))[-1]
            acts = await history(work.session, f"case:{case.id}")
        assert ("assigned", "intake") in [(entry.act, entry.actor) for entry in acts]


async def test_the_same_request_again_is_told_the_same_and_another_body_is_refused(
    either_town: Opens,
) -> None:
    async with either_town() as t, upstream(t) as client:
        first = await post(client, [message()])
        assert await post(client, [message()]) == first
        status, refused = await post(client, [message("88292")])
        assert (status, refused["code"]) == (409, "other_body")
        assert "换一个" in refused["error"]
        status, other = await post(client, [message()], key="k2")
        assert (status, other["items"][0]["outcome"]) == (200, "unchanged")
        assert (await entered(t, Source.NETIZEN_MESSAGE)).count("88291") == 1


async def test_one_key_at_once_from_two_connections_is_applied_once(either_town: Opens) -> None:
    async with either_town() as t, upstream(t) as client, upstream(t) as another:
        told = await asyncio.gather(*(post(one, [message()]) for one in (client, another, client, another)))
        assert all(one == told[0] for one in told)
        assert told[0][1]["counts"]["handed_out"] == 1
        assert (await entered(t, Source.NETIZEN_MESSAGE)).count("88291") == 1


async def test_one_case_at_once_under_two_keys_is_one_case(either_town: Opens) -> None:
    async with either_town() as t, upstream(t) as client, upstream(t) as another:
        told = await asyncio.gather(post(client, [message()], "a"), post(another, [message()], "b"))
        assert {one[0] for one in told} == {200}
        assert sorted(one[1]["items"][0]["outcome"] for one in told) == ["handed_out", "unchanged"]
        assert (await entered(t, Source.NETIZEN_MESSAGE)).count("88291") == 1


async def test_what_is_wrong_is_said_in_a_form_a_machine_reads(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        items = [
            message("1", 办结时限="2026-02-30"),
            message("2", 标题={"甲": [1]}),
            message("3"),
            message("3", 标题="另一件"),
            message("4", 来源="外星来电"),
            message("5", 奇怪的="x"),
            {"来源": "网民留言"},
            {"单位": "区政府督查室", "姓名": "过路人", "岗位": "系统管理员", "用户ID": "u99"},
            message("6", 标题=None),
        ]
        _, answer = await post(client, items)
        told = [(one["outcome"], one["code"]) for one in answer["items"]]
        assert told == [
            ("refused", "no_such_day"),
            ("refused", "nested_value"),
            ("handed_out", ""),
            ("refused", "duplicate_number"),
            ("refused", "unknown_source"),
            ("handed_out", ""),
            ("refused", "empty_item"),
            ("refused", "empty_item"),
            ("refused", "missing_cell"),
        ]
        assert [one["code"] for one in answer["items"][5]["problems"]] == ["unknown_field"]
        assert "2026-02-28" in "".join(answer["items"][0]["why"])
        assert answer["counts"] == {
            "handed_out": 2, "unchanged": 0, "waiting": 0, "refused": 7, "declined": 0,
        }  # fmt: skip
        assert "还不认识您" in await t.outsider.says("你好")


async def test_a_token_gives_nobody_a_post(town: Opens) -> None:
    """Not as an item, and not as the header and the rows of a roster hidden in items."""
    async with town() as t, upstream(t) as client:
        header = {"编号": "单位", "标题": "姓名", "主办单位": "岗位", "办结时限": "用户ID"}
        row = {"编号": "区政府督查室", "标题": "过路人", "主办单位": "系统管理员", "办结时限": "u99"}
        _, answer = await post(client, [header, row])
        assert answer["items"][0]["outcome"] == "refused"
        assert answer["counts"]["handed_out"] == 0
        assert "还不认识您" in await t.outsider.says("你好")


async def test_what_needs_a_person_waits_and_the_office_is_told(either_town: Opens) -> None:
    async with either_town() as t, upstream(t) as client:
        nobody = message("88292", 主办单位="", 办结时限="")
        _, answer = await post(
            client, [message(主办单位="教育局"), nobody, message("88293", 主办单位="区路灯所")]
        )
        told = [(one["outcome"], one["verdict"]) for one in answer["items"]]
        assert told == [("waiting", "ask"), ("waiting", "bad"), ("waiting", "bad")]
        await t.rests()
        assert not t.teacher.hears()
        news = t.supervisor.hears()
        assert "上游系统报来 3 件待处理" in news.title
        assert "路灯" not in news.text  # what they say stays off the lock screen
        assert "待分办 3 件" in (await t.supervisor.taps("待分办")).title
        again = await post(client, [nobody], key="k2")
        assert again[1]["items"][0]["outcome"] == "waiting"
        await t.rests()
        assert not t.supervisor.hears()


async def test_what_is_declined_stays_declined(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        await post(client, [message(主办单位="")])
        await t.supervisor.says("待分办")
        asked = await t.supervisor.says("不收 n1")
        assert "为什么不收" in asked.title
        assert "不收" in (await t.supervisor.says("不属本区，已告知")).title
        _, answer = await post(client, [message(主办单位="")], key="k2")
        assert answer["items"][0]["outcome"] == "declined"
        assert "没有待分办" in (await t.supervisor.says("待分办")).title


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"", {}, 400, "not_a_list"),
        (b"{", {}, 400, "not_a_list"),
        (b"[" * 100_000, {}, 400, "not_a_list"),
        (b"[]", {}, 400, "not_a_list"),
        (b"[1]", {}, 400, "not_a_list"),
        (b"{}", {}, 400, "not_a_list"),
        (b'[{"a":1}' + b',{"a":1}' * MOST_CASES + b"]", {}, 413, "too_many"),
        (b" " * (LARGEST + 1), {}, 413, "too_large"),
        (b"[{}]", {"Content-Type": "text/plain"}, 415, "not_json"),
        (b"[{}]", {"Content-Encoding": "gzip"}, 415, "compressed"),
        (b"[{}]", {"Idempotency-Key": ""}, 400, "no_key"),
        (b"[{}]", {"Idempotency-Key": "k" * 101}, 400, "no_key"),
        (b"[{}]", {"Authorization": "Bearer wrong"}, 401, "no_token"),
        (b"[{}]", {"Authorization": TOKEN}, 401, "no_token"),
        (b"[{}]", {"Authorization": ""}, 401, "no_token"),
    ],
)
async def test_a_request_that_cannot_be_read_changes_nothing(
    town: Opens, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    async with town() as t, upstream(t) as client:
        usual = {"Content-Type": "application/json", "Idempotency-Key": "k"}
        async with client.post(
            "/intake/cases",
            data=BytesIO(body),
            headers=usual | headers,
            skip_auto_headers=["Accept-Encoding"],
        ) as reply:
            answer = await reply.json()
        assert (reply.status, answer["code"]) == (status, code)
        assert answer["error"].endswith("。")
        assert REFUSALS[code] == status


async def test_without_a_token_in_the_settings_nobody_is_let_in(town: Opens) -> None:
    async with town() as t, upstream(t, token="") as client:
        assert (await post(client, [message()], Authorization="Bearer "))[0] == 401


async def test_too_many_requests_are_told_when_to_come_again(town: Opens) -> None:
    async with town() as t, upstream(t) as client:
        for turn in range(MOST_REQUESTS):
            assert (await post(client, [{}], key=f"k{turn}"))[0] == 200
        async with client.post("/intake/cases", json=[{}], headers={"Idempotency-Key": "more"}) as reply:
            assert (reply.status, reply.headers["Retry-After"]) == (429, "60")
        status, _ = await post(client, [{}], Authorization="Bearer wrong")
        assert status == 401  # a stranger does not use up what the token may
        t.clock.set(t.clock.now() + timedelta(minutes=1))
        assert (await post(client, [{}], key="later"))[0] == 200


async def test_the_description_is_true(town: Opens) -> None:
    """Its examples fit it and are taken; what is really answered fits it, refusals too."""
    async with town() as t, upstream(t) as client:
        async with client.get("/intake/openapi.json", headers={"Authorization": ""}) as reply:
            whole = await reply.json()
        assert whole["openapi"] == "3.1.0"
        parts = whole["components"]["schemas"]
        operation = whole["paths"]["/intake/cases"]["post"]
        request = operation["requestBody"]["content"]["application/json"]
        assert request["example"] == parts["Case"]["examples"] == EXAMPLE
        assert not list(faults(EXAMPLE, request["schema"], whole))
        strange = [message("7", 怪="x"), message("8", 标题=""), message(主办单位="教育局"), message("88291")]
        for key, items in {
            "a": [{**EXAMPLE[0], "主办单位": CITY, "协办单位": [HOUSING]}],
            "b": strange,
        }.items():
            status, answer = await post(client, items, key)
            assert status == 200
            schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
            assert not list(faults(answer, schema, whole)), json.dumps(answer, ensure_ascii=False)
        status, refused = await post(client, [], "c")
        schema = operation["responses"][str(status)]["content"]["application/json"]["schema"]
        assert not list(faults(refused, schema, whole))
        assert list(faults({"error": "x", "code": "else"}, schema, whole))  # the check itself can fail
        assert list(faults({"来源": {}}, parts["Case"], whole))
