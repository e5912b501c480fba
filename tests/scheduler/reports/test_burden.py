"""The burden report counts what was sent and asked, by unit; it knows no reader."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest

from domain.burden import AnswerKind
from domain.reports.contents import ReportContent
from domain.vocabulary import MessageState, PostRole, ReportKind
from scheduler.reports.burden import compose_burden
from scheduler.reports.wanted import Wanted
from storage.engines import Database
from storage.outbox import DIGEST_LANE, PUSH_LANE, REPLY_LANE
from storage.tables import CalendarDay, Message, Notice, Post
from storage.unit_of_work import UnitOfWork
from tests.scheduler.reports.contents import check_shape, row_of, tables_of, texts_of
from tests.storage.districts import NAMES, OFFICE, PEOPLE, invent, moment, settle

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
NOW = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
WORKDAY, SUNDAY = date(2026, 9, 16), date(2026, 9, 13)
LIAISON, OTHER, CLERK = 1, 2, len(PEOPLE)
NUMBERS = count(1)


async def burden(work: UnitOfWork, first: date = FIRST, last: date = LAST) -> ReportContent:
    content = await compose_burden(work, Wanted(ReportKind.BURDEN, first, last))
    check_shape(content)
    return content


async def send(
    work: UnitOfWork,
    person: int,
    at: datetime | None,
    *kinds: str,
    lane: int = PUSH_LANE,
    **columns: Any,  # noqa: ANN401 - columns
) -> None:
    """One message with so many pieces of news; unsent without a moment."""
    number = next(NUMBERS)
    usual: dict[str, Any] = {
        "key": f"m{number}", "kind": "push", "lane": lane, "person_id": person, "address": f"u{person}",
        "title": "t", "text": "x", "content_hash": "", "created_at": at or NOW, "sent_at": at,
        "next_try_at": at or NOW, "state": MessageState.READ if at else MessageState.PLANNED, "read_at": at,
    }  # fmt: skip
    message = Message(**usual | columns)
    work.session.add(message)
    await work.flush()
    work.session.add_all(
        Notice(
            key=f"n{number}:{place}@{person}", kind=kind, person_id=person, due_at=NOW, created_at=NOW,
            state=MessageState.SENT, message_id=message.id,
        )
        for place, kind in enumerate(kinds)
    )  # fmt: skip
    await work.flush()


async def test_messages_news_and_questions_are_counted_by_unit(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        await settle(work)
        await send(work, LIAISON, moment(WORKDAY), "assigned", "due_soon", "review")
        await send(work, LIAISON, moment(WORKDAY, 9), "due_soon")
        await send(work, LIAISON, None, "due_soon")  # not sent
        await send(work, LIAISON, moment(date(2026, 8, 31), 17), "due_soon")  # the month before
        await send(work, LIAISON, moment(WORKDAY), file_name="函.docx", file_sha256="1" * 64)
        for kind in (*AnswerKind, AnswerKind.WORDS):
            await send(work, LIAISON, moment(SUNDAY, 23), lane=REPLY_LANE, kind=kind)  # he asked himself
        await send(work, OTHER, moment(WORKDAY), "urged")
        await send(work, CLERK, moment(WORKDAY, 8, 30), lane=DIGEST_LANE)  # the office's own
        content = await burden(work)
    tables = tables_of(content)
    sent, asked = row_of(tables["发给各单位的消息"], NAMES[0]), row_of(tables["向各单位要的回答"], NAMES[0])
    assert list(sent.values())[1:] == [2, 1, 4, 1, 1, 0, 0]
    assert list(asked.values())[1:] == [1, 1, 2, 1, 5, 0]
    assert [row[0] for row in tables["发给各单位的消息"].rows] == [NAMES[0], NAMES[1]]
    assert row_of(tables["与上月相比"], "主动发的消息")["增减"] == 2
    assert "工作时间以外的消息" not in tables
    assert content.summary[0] == "工作时间以外没有发过消息。"
    assert not [text for text in texts_of(content) if OFFICE in text or any(one in text for one in PEOPLE)]


@pytest.mark.parametrize(
    ("on", "hour", "minute", "outside"),
    [
        (WORKDAY, 8, 29, True),
        (WORKDAY, 8, 30, False),
        (WORKDAY, 17, 59, False),
        (WORKDAY, 18, 0, True),
        (SUNDAY, 10, 0, True),
        (date(2026, 9, 20), 10, 0, False),  # a Sunday that is worked
    ],
)
async def test_what_came_when_the_office_was_closed_is_listed(
    sqlite_database: Database,
    on: date,
    hour: int,
    minute: int,
    outside: bool,  # noqa: FBT001
) -> None:
    async with UnitOfWork(sqlite_database, NOW) as work:
        await settle(work)
        work.session.add(CalendarDay(on=date(2026, 9, 20), is_working=True))
        await work.change_rules()
        await send(work, LIAISON, moment(on, hour, minute), "urged")
        content = await burden(work)
    assert ("工作时间以外的消息" in tables_of(content)) == outside
    assert content.summary[0].startswith("请先看：工作时间以外有 1 条") == outside


async def test_what_is_done_at_once_is_listed_as_such_with_its_case(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        made = await invent(work, 1, FIRST, cases=1)
        part, case = made.parts[0]
        await send(
            work, part.unit_id, moment(SUNDAY, 22), "assigned", urgent=True, assignment_ids=[part.id or 0]
        )
        content = await burden(work)
    (row,) = tables_of(content)["工作时间以外的消息"].rows
    assert row == (NAMES[part.unit_id - 1], "9月13日 22:00", case.spoken, "立办立结")
    assert content.summary[0] == "工作时间以外 1 条，都是立办立结。"
    assert case.title not in "".join(texts_of(content))


async def test_what_the_cap_held_back_is_counted_from_the_ledger(database: Database) -> None:
    async with UnitOfWork(database, moment(WORKDAY)) as work:
        await settle(work)
        await send(work, LIAISON, moment(WORKDAY), "urged", "rated")
        key = f"n{next(NUMBERS) - 1}:1@{LIAISON}"
        work.record("held", "robot", f"notice:{key}", because="cap")
        work.record("held", "robot", f"notice:{key}", because="quiet")
        work.record("dropped", "robot", f"notice:{key}", because="cap")
        await work.commit()
    async with UnitOfWork(database, NOW) as work:
        assert row_of(tables_of(await burden(work))["发给各单位的消息"], NAMES[0])["压后"] == 1


async def test_whoever_left_his_unit_counts_as_long_as_he_held_the_post(sqlite_database: Database) -> None:
    async with UnitOfWork(sqlite_database, NOW) as work:
        await settle(work)
        post = await work.session.get_one(Post, LIAISON)
        post.until_on = date(2026, 8, 31)
        work.session.add(post)
        work.session.add(Post(unit_id=3, person_id=LIAISON, role=PostRole.LIAISON, since_on=FIRST))
        await send(work, LIAISON, moment(WORKDAY), "urged")
        rows = tables_of(await burden(work))["发给各单位的消息"].rows
    assert [row[0] for row in rows] == [NAMES[2]]


async def test_a_month_without_messages_says_so_in_one_line(database: Database) -> None:
    async with UnitOfWork(database, NOW) as work:
        await settle(work)
        content = await burden(work, date(2026, 2, 1), date(2026, 2, 28))
    assert content.summary == ("本月没有给各单位发过消息。",)
    assert tables_of(content) == {}
    assert (content.title, content.period) == ("2026年2月基层负担月报", "2026年2月1日至2月28日")
