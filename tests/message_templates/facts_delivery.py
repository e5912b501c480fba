"""Sample facts of the templates about deliveries and the ways besides the chat."""

from datetime import UTC, date, datetime
from typing import Any

from domain.second_channel import COURSES, Channel, Course, News, SecondChannel
from domain.vocabulary import MessageState, PostRole
from handlers.delivery.lines import DeliveryLine
from handlers.delivery.showing import Acted, Shown, StepLine, ToDoLine
from handlers.delivery.unread import UnreadLine
from handlers.projects.paging import Page
from storage.tables import StepState

AT = datetime(2026, 9, 22, 2, 0, tzinfo=UTC)
SENT = DeliveryLine("新交办：建议012", "assigned", "周航", PostRole.LIAISON, MessageState.SENT, AT)
READ = DeliveryLine("催办", "urged", "周航", None, MessageState.READ, AT, AT, AT, asked=True)
DELIVERED = DeliveryLine("催办", "urged", "周航", None, MessageState.DELIVERED, AT, AT)
HELD = DeliveryLine("", "due_soon", "周航", None, MessageState.HELD, until=AT)
PAUSED = DeliveryLine("", "due_soon", "周航", None, MessageState.PLANNED, until=AT, why="paused")
FAILED = DeliveryLine("催办", "urged", "u11", None, MessageState.FAILED, why="invalidStaffIdList")
BUSY = DeliveryLine("催办", "urged", "周航", None, MessageState.PLANNED, until=AT, why="http_503")
DROPPED = DeliveryLine("", "unsigned", "周航", None, MessageState.DROPPED, why="acknowledged")
STEPS = tuple(
    StepLine(channel, "周航", AT, state, ended)
    for channel, state, ended in zip(
        Channel,
        (*StepState, StepState.TAKEN),
        ("", "read", "signed", "phoned", "off"),
        strict=True,
    )
)
TO_DOS = (
    ToDoLine("周航", None, None, None, given_up=False, pending=True),
    ToDoLine("周航", AT, None, None, given_up=False, pending=True),
    ToDoLine("周航", AT, AT, None, given_up=False, pending=False),
    ToDoLine("周航", AT, None, AT, given_up=False, pending=False),
    ToDoLine("周航", None, None, None, given_up=True, pending=False),
)
LONG = Course((Channel.PHONE,), half_days=3)


def facts(case: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - the sample line of a case
    """The samples, for a sample case."""
    lines = [SENT, READ, DELIVERED, HELD, PAUSED, FAILED, BUSY, DROPPED]
    shown = Shown([Acted(case, AT, "周航", AT)], lines, STEPS, TO_DOS)
    unread = UnreadLine(case, "周航", AT, lost=False, ways=(Channel.DING, Channel.PHONE))
    return {
        "lists/delivery.md.j2": {
            "of_what": "建议012", "shown": shown, "lines": lines, "page": Page(1, 2, 12), "unit": False,
            "says": "送达了吗 建议012",
        },
        "lists/unread.md.j2": {"lines": [unread], "page": Page(1, 2, 9), "units": 2, "days": 7},
        "cards/second_channel.md.j2": {
            "second": SecondChannel(), "to_dos": True, "calls": 5000, "may_set": True,
        },
        "questions/second_channel.md.j2": {
            "courses": COURSES, "present": COURSES, "bought": True, "on": False, "unread": 3,
        },
        "replies/second_channel_set.md.j2": {"courses": COURSES},
        "questions/switch_channel.md.j2": {"on": True, "waits": False, "what": "second_channel"},
        "replies/channel_switched.md.j2": {"on": True, "waits": False, "what": "second_channel"},
        "replies/channel_unchanged.md.j2": {"on": True, "waits": False, "what": "second_channel"},
        "questions/call_budget.md.j2": {"calls": 10000, "present": 5000},
        "replies/call_budget_set.md.j2": {"calls": 10000},
        "channels/to_do.j2": {
            "number": "建议012", "title": "关于电梯的建议", "secret": False, "on": date(2026, 10, 30),
        },
        "channels/open_to_do.j2": {"number": "建议012"},
        "channels/ding.j2": {"numbers": ["建议012"], "count": 7, "news": News.URGENT},
        "parts/channel_name.j2": {"channel": Channel.DING},
        "parts/news_name.j2": {"news": News.URGENT},
        "parts/patience.j2": {"course": COURSES[News.URGENT]},
        "parts/course.j2": {"news": News.URGENT, "course": LONG},
        "parts/why_unsent.j2": {"line": FAILED},
        "parts/delivery_line.j2": {"line": READ},
    }  # fmt: skip


def bare(case: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - the sample line of a case
    """The same where there is little to say."""
    lost = UnreadLine(case, "周航", AT, lost=True, ways=())
    shown = Shown([Acted(case, None, "", None)], [], (), ())
    one = Page(1, 1, 0)
    off = {"on": False, "waits": True, "what": "to_dos"}
    return {
        "lists/delivery.md.j2": {
            "of_what": "区教育局", "shown": shown, "lines": [], "page": one, "unit": True, "says": "",
        },
        "lists/unread.md.j2": {"lines": [lost], "page": one, "units": 1, "days": 7},
        "cards/second_channel.md.j2": {
            "second": SecondChannel(on=False), "to_dos": False, "calls": 5000, "may_set": False,
        },
        "questions/second_channel.md.j2": {
            "courses": {News.ASSIGNED: LONG}, "present": COURSES, "bought": False, "on": True, "unread": 0,
        },
        "questions/switch_channel.md.j2": off,
        "replies/channel_switched.md.j2": off,
        "replies/channel_unchanged.md.j2": off,
        "channels/to_do.j2": {"number": "建议077", "title": "", "secret": True, "on": None},
        "channels/ding.j2": {"numbers": ["建议012"], "count": 1, "news": News.ASSIGNED},
        "parts/why_unsent.j2": {"line": HELD},
        "parts/delivery_line.j2": {"line": DROPPED},
    }  # fmt: skip
