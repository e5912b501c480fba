"""The adapters and the practice messenger, written apart from one description, understand each other."""

import asyncio
import base64
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, TypeVar

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.callback import routes
from bot.messengers.dingtalk.client import DingTalkClient
from bot.messengers.dingtalk.pacing import Pace
from bot.messengers.dingtalk.stream import StreamClient
from domain.messages import (
    AttachmentKind,
    Button,
    Content,
    Event,
    EventKind,
    Inbound,
    InboundProblem,
    Outcome,
    Verdict,
)
from domain.reports.contents import Chart, ChartKind, Series
from message_templates.pictures import draw_chart
from simulator.app import Simulator
from simulator.company import Person
from simulator.options import Options
from tests.wire.conftest import LoopTime
from tests.wire.inbox import Inbox, running, until

Value = TypeVar("Value", Inbound, Event)
KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
HELLO = Content("今日督办", "**三件**", (Button("签收", "签收 12"), Button("退回", "退回 12")))


class Office:
    """The bot's end and the practice messenger's end of one wire."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession, loop_time: LoopTime) -> None:
        papers = simulator.options.credentials
        self.simulator = simulator
        self.session = session
        self.clock = simulator.options.clock
        self.app = DingTalkApp(
            client_id=papers.client_id,
            client_secret=papers.client_secret,
            robot_code=papers.robot_code,
            corp_id=papers.corp_id,
            api_base=simulator.url,
            oapi_base=simulator.url,
            event_token="token1",
            event_aes_key=KEY,
        )
        self.inbox = Inbox()
        self.counted: Counter[str] = Counter()
        self.client = DingTalkClient(
            self.app, session, self.clock, lambda api: self.counted.update([api]), loop_time.limiter
        )

    def stream(self, **pace: float) -> StreamClient:
        quick = replace(Pace(settled=0), **pace)  # type: ignore[arg-type]
        return StreamClient(self.app, self.session, self.inbox.accept, self.clock, quick)

    async def act(self, path: str, /, **body: object) -> Any:  # noqa: ANN401
        async with self.session.post(f"{self.simulator.url}/sim/{path}", json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def sees(self, user_id: str) -> list[dict[str, Any]]:
        async with self.session.get(f"{self.simulator.url}/sim/people/{user_id}/messages") as response:
            seen: list[dict[str, Any]] = await response.json()
            return seen

    async def message(self, number: int = 1) -> Inbound:
        """The message that is stored as the given number."""
        return await self._arrival(Inbound, number)

    async def event(self) -> Event:
        """The first event that is stored."""
        return await self._arrival(Event, 1)

    async def _arrival(self, kind: type[Value], number: int) -> Value:
        async with asyncio.timeout(20):
            while len(found := [value for value in self.inbox.kept if isinstance(value, kind)]) < number:
                self.inbox.stored.clear()
                await self.inbox.stored.wait()
        return found[number - 1]


@pytest.fixture
async def office(session: aiohttp.ClientSession, loop_time: LoopTime) -> AsyncIterator[Office]:
    people = (Person("u1", "小李"), Person("u2", "老王"))
    async with Simulator(Options(people=people)) as simulator:
        yield Office(simulator, session, loop_time)


async def connected(stream: StreamClient) -> None:
    await until(lambda: stream.connected)


async def test_a_person_speaks_and_is_answered_in_the_conversation(office: Office) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        await office.act("people/u1/say", text="12 办结")
        said = await office.message()
        assert (said.user_id, said.nick, said.text, said.in_group) == ("u1", "小李", "12 办结", False)
        assert said.corp_id == office.app.corp_id
        assert said.session_webhook is not None
        assert (await office.client.answer(said.session_webhook, HELLO)).verdict is Verdict.SENT
    answer = (await office.sees("u1"))[-1]
    assert (answer["title"], answer["buttons"]) == ("今日督办", ["签收", "退回"])


async def test_a_tap_comes_back_as_the_persons_own_words(office: Office) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        [outcome] = await office.client.send_to_people(["u1"], HELLO)
        bubble = (await office.sees("u1"))[-1]
        await office.act("people/u1/tap", message_id=bubble["id"], action="退回")
        tapped = await office.message()
        assert (tapped.user_id, tapped.text) == ("u1", "退回 12")
        await office.act("people/u1/say", text="看到了", quote=bubble["id"])
        quoting = await office.message(2)
    assert quoting.quoted_receipt == outcome.receipt


async def test_pictures_below_words_and_alone_are_shown(office: Office) -> None:
    chart = Chart(ChartKind.BARS, "在办", ("区教育局",), (Series("件", (3,)),))
    picture = draw_chart(chart)
    [one] = await office.client.send_illustrated(["u1"], HELLO, picture)
    [other] = await office.client.send_document(["u1"], "趋势.png", picture)
    assert (one.verdict, other.verdict) == (Verdict.SENT, Verdict.SENT)
    below, alone = await office.sees("u1")
    (address,) = re.findall(r'<img src="(/sim/files/[^"]+)"', below["html"])
    assert below["buttons"] == ["签收", "退回"]
    for url in (address, alone["file"]["url"]):
        async with office.session.get(f"{office.simulator.url}{url}") as response:
            assert (response.content_type, await response.read()) == ("image/png", picture)


@pytest.mark.parametrize("count", range(6))
async def test_every_shape_is_understood(office: Office, count: int) -> None:
    content = Content("标题", "正文 **粗**", tuple(Button(f"按{n}", f"命令 {n}") for n in range(count)))
    [outcome] = await office.client.send_to_people(["u1"], content)
    assert outcome.verdict is Verdict.SENT
    [bubble] = await office.sees("u1")
    assert (bubble["title"], bubble["buttons"]) == ("标题", [button.label for button in content.buttons])


async def test_failures_inside_a_success(office: Office) -> None:
    await office.act("faults", flow_controlled_users=["u2"])
    outcomes = await office.client.send_to_people(["u1", "u2", "nobody"], HELLO)
    assert [outcome.verdict for outcome in outcomes] == [Verdict.SENT, Verdict.LATER, Verdict.DROP_PERSON]
    assert (len(await office.sees("u1")), await office.sees("u2")) == (1, [])


async def test_a_group(office: Office) -> None:
    await office.act("groups", id="cidG==", title="三厂", members=["u1", "u2"])
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        await office.act("people/u1/say", text="完成", group="cidG==", at=True)
        said = await office.message()
    assert (said.in_group, said.conversation_id, said.user_id) == (True, "cidG==", "u1")
    assert not said.text.startswith(" ")
    assert (await office.client.send_to_group("cidG==", HELLO)).verdict is Verdict.SENT
    await office.act("groups", id="cidG==", title="三厂", members=["u1"], state="disbanded")
    assert (await office.client.send_to_group("cidG==", HELLO)).verdict is Verdict.DROP_PERSON


async def test_files_go_both_ways(office: Office) -> None:
    stream = office.stream()
    content = base64.b64encode(b"PK\x03\x04 data").decode()
    async with running(stream):
        await connected(stream)
        await office.act("people/u1/say", files=[{"name": "答复.docx", "base64": content}])
        [attachment] = (await office.message()).attachments
    assert (attachment.kind, attachment.name) == (AttachmentKind.FILE, "答复.docx")
    assert await office.client.download(attachment.download_code, 1_000) == b"PK\x03\x04 data"
    media_id = await office.client.upload("台账.xlsx", b"PK\x03\x04", "file")
    [outcome] = await office.client.send_file_to_people(["u1"], media_id, "台账.xlsx")
    assert outcome.verdict is Verdict.SENT


async def test_reading_is_told_and_can_be_asked(office: Office) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        outcomes = await office.client.send_to_people(["u1", "u2"], HELLO)
        await office.act("people/u1/read")
        event = await office.event()
    assert (event.kind, event.user_ids) == (EventKind.MESSAGE_READ, ("u1",))
    assert event.receipt == outcomes[0].receipt
    await office.act("clock", advance_seconds=5)
    assert event.receipt is not None
    assert await office.client.read_status(event.receipt) == {"u1": True, "u2": False}
    assert await office.client.recall([event.receipt]) == {event.receipt}


async def test_leaving_the_company_is_told(office: Office) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        await office.act("people/u2/leave")
        event = await office.event()
    assert (event.kind, event.user_ids) == (EventKind.PERSON_LEFT, ("u2",))


async def test_after_ninety_minutes_the_session_is_over(office: Office) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        await office.act("people/u1/say", text="在吗")
        said = await office.message()
    assert said.session_webhook is not None
    await office.act("clock", advance_seconds=5_401)
    assert (await office.client.answer(said.session_webhook, HELLO)).code == "session_expired"


async def test_a_stale_token_is_renewed_unseen(office: Office) -> None:
    await office.client.send_to_people(["u1"], HELLO)
    await office.act("faults", expire_token=True)
    sends = (office.client.send_to_people(["u1"], HELLO) for _ in range(10))
    outcomes = [outcome for outcomes in await asyncio.gather(*sends) for outcome in outcomes]
    assert {outcome.verdict for outcome in outcomes} == {Verdict.SENT}
    assert len(await office.sees("u1")) == 11


@pytest.mark.parametrize(
    ("fault", "verdict", "code"),
    [
        ({"throttle": 1}, Verdict.RETRY_SOON, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"),
        ({"status": 503}, Verdict.RETRY_SOON, ""),
        ({"down": "reset"}, Verdict.RETRY_SOON, "connection_lost"),
        ({"html_ban": True}, Verdict.RETRY_SOON, "ip_banned"),
        ({"non_json": True}, Verdict.RETRY_SOON, "http_200_unreadable"),
        ({"permission_denied": True}, Verdict.ALERT, "Forbidden.AccessDenied.AccessTokenPermissionDenied"),
        ({"quota_exhausted": "api"}, Verdict.ALERT, "Forbidden.AccessDenied.ApiCountLimitForOrg"),
    ],
)
async def test_every_trouble_has_its_verdict(
    office: Office, fault: dict[str, object], verdict: Verdict, code: str
) -> None:
    await office.client.send_to_people(["u2"], HELLO)
    await office.act("faults", path="batchSend", **fault)
    [outcome] = await office.client.send_to_people(["u1"], HELLO)
    assert outcome.verdict is verdict
    assert code in outcome.code
    assert await office.sees("u1") == []


async def test_an_accepted_send_whose_answer_is_lost_may_repeat_but_is_never_lost(office: Office) -> None:
    await office.act("faults", path="batchSend", accept_then_reset=1)
    [first] = await office.client.send_to_people(["u1"], HELLO)
    [second] = await office.client.send_to_people(["u1"], HELLO)
    assert (first.verdict, second.verdict) == (Verdict.RETRY_SOON, Verdict.SENT)
    assert len(await office.sees("u1")) == 2


async def test_what_we_count_is_what_the_platform_counts(office: Office) -> None:
    await office.client.send_to_people(["u1"], HELLO)
    await office.act("faults", path="batchSend", throttle=1)
    await office.client.send_to_people(["u1"], HELLO)
    async with office.session.get(f"{office.simulator.url}/sim/usage") as response:
        usage = await response.json()
    assert usage["api_calls"]["used"] == office.counted.total() == 1


async def test_nothing_is_lost_when_the_server_changes_sockets(office: Office) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        await office.act("people/u1/say", text="一")
        await office.act("faults", disconnect=True)
        await until(lambda: stream.counts["opened"] == 2)
        await office.act("people/u1/say", text="二")
        texts = [(await office.message(number)).text for number in (1, 2)]
    assert texts == ["一", "二"]


async def test_a_deaf_and_dumb_socket_is_left(office: Office) -> None:
    stream = office.stream(heartbeat=0.05, silence=0.3)
    async with running(stream):
        await connected(stream)
        await office.act("faults", half_open=True)
        await until(lambda: stream.counts["opened"] == 2)
        await office.act("people/u1/say", text="在吗")
        assert (await office.message()).text == "在吗"


@pytest.mark.parametrize("kind", ["malformed", "binary", "huge"])
async def test_broken_frames_do_not_hurt(office: Office, kind: str) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        await office.act("faults", broken_frame=kind)
        await office.act("people/u1/say", text="在吗")
        assert (await office.message()).text == "在吗"


async def test_duplicates_odd_times_hidden_ids_and_empty_quotas(office: Office) -> None:
    stream = office.stream()
    async with running(stream):
        await connected(stream)
        await office.act("faults", duplicate=2, create_at_as_text=True)
        await office.act("people/u1/say", text="完成")
        first, second = await office.message(1), await office.message(2)
        assert first == second
        await office.act("faults", duplicate=1, hide_staff_id=["u1"])
        await office.act("people/u1/say", text="我是谁")
        assert (await office.message(3)).user_id is None
        await office.act("faults", hide_staff_id=[], quota_exhausted="events")
        await office.act("people/u1/say", text="没有了")
        assert (await office.message(4)).problem is InboundProblem.EVENT_QUOTA_EXHAUSTED


async def test_http_mode(office: Office) -> None:
    site = web.Application()
    site.add_routes(routes(office.app, office.inbox.accept, office.clock))
    async with TestServer(site) as server:
        await office.act(
            "callback",
            robot_url=str(server.make_url("/dingtalk/robot")),
            events_url=str(server.make_url("/dingtalk/events")),
            token="token1",
            aes_key=KEY,
        )
        await office.act("people/u1/say", text="12 办结")
        said = await office.message()
        assert (said.user_id, said.text) == ("u1", "12 办结")
        outcomes = await office.client.send_to_people(["u1"], HELLO)
        await office.act("people/u1/read")
        event = await office.event()
    assert (event.kind, event.user_ids, event.receipt) == (
        EventKind.MESSAGE_READ,
        ("u1",),
        outcomes[0].receipt,
    )


async def test_a_batch_of_twenty_is_one_call(office: Office) -> None:
    for number in range(20):
        await office.act("people", user_id=f"p{number}", name=f"第{number}人")
    outcomes: list[Outcome] = await office.client.send_to_people([f"p{n}" for n in range(20)], HELLO)
    assert {outcome.verdict for outcome in outcomes} == {Verdict.SENT}
    assert office.counted.total() == 1
