"""To-do items and DING on the wire: what is sent, and what each of the platform's answers means."""

from collections import Counter
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.messengers.dingtalk.client import DingTalkClient
from domain.messages import ToDo, Verdict
from domain.second_channel import Channel
from tests.wire.conftest import LoopTime, SetClock
from tests.wire.platform import ROBOT, Platform, answer, app_at, reset

USER = "/topapi/v2/user/get"
TASKS = "/v1.0/todo/users/uni+1/tasks"
DING = "/v1.0/robot/ding/send"
ITEM = ToDo("duban-1-2-1", "建议012 关于电梯的建议", datetime(2026, 10, 30, 10, tzinfo=UTC), "查看 建议012")


@pytest.fixture
def counted() -> Counter[str]:
    return Counter()


@pytest.fixture
def client(
    platform: Platform,
    session: aiohttp.ClientSession,
    clock: SetClock,
    counted: Counter[str],
    loop_time: LoopTime,
) -> DingTalkClient:
    platform.will("/v1.0/oauth2/accessToken", answer({"accessToken": "tok-1", "expireIn": 7200}))
    platform.will(USER, answer({"errcode": 0, "result": {"userid": "u1", "unionid": "uni+1"}}))
    platform.will(TASKS, answer({"id": "task1"}))
    platform.will(f"{TASKS}/task1", answer({"result": True}))
    return DingTalkClient(
        app_at(platform.base), session, clock, lambda api: counted.update([api]), loop_time.limiter
    )


async def test_the_bytes_of_an_item(client: DingTalkClient, platform: Platform) -> None:
    outcome = await client.put_to_do("u1", ITEM)
    assert (outcome.verdict, outcome.receipt) == (Verdict.SENT, "task1")
    (asked,) = platform.asked(TASKS)
    assert asked.query == {"operatorId": "uni+1"}
    link = "dtmd://dingtalkclient/sendMessage?content=%E6%9F%A5%E7%9C%8B%20%E5%BB%BA%E8%AE%AE012"
    assert asked.json == {
        "sourceId": "duban-1-2-1",
        "subject": "建议012 关于电梯的建议",
        "creatorId": "uni+1",
        "executorIds": ["uni+1"],
        "isOnlyShowExecutor": True,
        "priority": 20,
        "detailUrl": {"appUrl": link, "pcUrl": link},
        "dueTime": 1_793_354_400_000,
    }


async def test_people_are_looked_up_once_and_that_is_not_counted(
    client: DingTalkClient, platform: Platform, counted: Counter[str]
) -> None:
    await client.put_to_do("u1", ITEM)
    await client.tick_off("u1", "task1")
    assert len(platform.asked(USER)) == 1
    assert counted == {"todo/users/tasks": 2}


@pytest.mark.parametrize(
    "words",
    ["sourceId已存在，taskId=task9a8b7c6d", "task existed, taskId: task9a8b7c6d", "已有待办 task9a8b7c6d"],
)
async def test_an_item_that_exists_already_is_found(
    client: DingTalkClient, platform: Platform, words: str
) -> None:
    refusal = {"code": "todo.taskCreate.paramError", "message": words}
    platform.will(TASKS, answer(refusal, status=400))
    outcome = await client.put_to_do("u1", ITEM)
    assert (outcome.verdict, outcome.receipt) == (Verdict.SENT, "task9a8b7c6d")


@pytest.mark.parametrize(
    ("status", "code", "verdict"),
    [
        (400, "todo.taskCreate.paramError", Verdict.BUG),
        (400, "todo.taskCreate.lockError", Verdict.RETRY_SOON),
        (400, "todo.taskCreate.flowControlError", Verdict.RETRY_SOON),
        (403, "Forbidden.AccessDenied.AccessTokenPermissionDenied", Verdict.ALERT),
        (403, "Forbidden.AccessDenied.ApiCountLimitForOrg", Verdict.ALERT),
        (503, "ServiceUnavailable", Verdict.RETRY_SOON),
    ],
)
async def test_what_a_refused_item_means(
    client: DingTalkClient, platform: Platform, status: int, code: str, verdict: Verdict
) -> None:
    platform.will(TASKS, answer({"code": code, "message": "不行"}, status=status))
    assert (await client.put_to_do("u1", ITEM)).verdict is verdict


async def test_nobody_is_told_without_an_account(client: DingTalkClient, platform: Platform) -> None:
    platform.will(USER, answer({"errcode": 0, "result": {"userid": "u1"}}))
    outcome = await client.put_to_do("u1", ITEM)
    assert (outcome.verdict, outcome.code) == (Verdict.LATER, "no_union_id")
    platform.will(USER, answer({"errcode": 60121, "errmsg": "找不到该用户"}))
    assert (await client.put_to_do("u1", ITEM)).verdict is Verdict.DROP_PERSON
    assert platform.asked(TASKS) == []


async def test_what_is_gone_needs_no_tick_and_no_removal(client: DingTalkClient, platform: Platform) -> None:
    gone = answer({"code": "todo.taskUpdate.paramError", "message": "待办不存在"}, status=400)
    platform.will(f"{TASKS}/task1", gone)
    assert (await client.tick_off("u1", "task1")).verdict is Verdict.SENT
    assert (await client.remove_to_do("u1", "task1")).verdict is Verdict.SENT
    assert (await client.change_to_do("u1", "task1", ITEM)).verdict is Verdict.BUG


@pytest.mark.parametrize(
    ("channel", "kind"), [(Channel.DING, 1), (Channel.DING_TEXT, 2), (Channel.DING_CALL, 3)]
)
async def test_the_bytes_of_a_ding(
    client: DingTalkClient, platform: Platform, channel: Channel, kind: int
) -> None:
    platform.will(DING, answer({"openDingId": "d1", "failedList": {}}))
    outcome = await client.ring("u1", "请看", channel)
    assert (outcome.verdict, outcome.receipt) == (Verdict.SENT, "d1")
    wanted = {"robotCode": ROBOT, "remindType": kind, "receiverUserIdList": ["u1"], "content": "请看"}
    assert platform.asked(DING)[0].json == wanted


async def test_what_a_refused_ding_means(client: DingTalkClient, platform: Platform) -> None:
    platform.will(DING, answer({"openDingId": "d1", "failedList": {"invalid.staffId": ["u1"]}}))
    assert (await client.ring("u1", "请看", Channel.DING)).verdict is Verdict.DROP_PERSON
    platform.will(DING, answer({"code": "ding.serverquota.insufficient"}, status=400))
    assert (await client.ring("u1", "请看", Channel.DING_CALL)).verdict is Verdict.ALERT
    platform.will(DING, reset)
    assert (await client.ring("u1", "请看", Channel.DING)).code == "connection_lost"
