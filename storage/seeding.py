"""What a database holds before its first use: the calendar and the first administrators."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import select

from domain.notice_kinds import NoticeKind
from domain.setup import SETUP, Setup
from domain.vocabulary import PostRole
from domain.zone import OFFICE_ZONE
from storage.calendar_seed import builtin_days, builtin_years
from storage.engines import Database
from storage.ledger import ROBOT
from storage.rules import put_setting
from storage.tables import CalendarDay, CalendarYear, Person, Post, Unit
from storage.unit_of_work import Owed, UnitOfWork

FIRST_UNIT = "系统管理"


async def prepare(database: Database, now: datetime, admins: Sequence[str] = ()) -> None:
    """Fill in whatever is missing; running it again changes nothing."""
    async with UnitOfWork(database, now) as work:
        changed, is_new = await _add_years(work), await _is_new(work)
        appointed = [user_id for user_id in admins if await _appoint(work, user_id)]
        if changed or appointed:
            await work.change_rules()
        if is_new and appointed:
            await _welcome(work)
        await work.commit()


async def _is_new(work: UnitOfWork) -> bool:
    """Whether nobody was ever entered."""
    return (await work.session.exec(select(Person.id).limit(1))).first() is None


async def _welcome(work: UnitOfWork) -> None:
    """The first administrators are greeted and led through the set-up."""
    await put_setting(work.session, SETUP, "", Setup(open=True).value(), (None, work.now))
    rules = await work.change_rules()
    at = rules.policy.hours.push_time(work.now, rules.calendar, urgent=False)
    for admin in rules.directory.office(PostRole.ADMIN):
        work.owe(Owed(f"setup_step:welcome@{admin.id}", NoticeKind.SETUP_STEP, admin.id, at))


async def _add_years(work: UnitOfWork) -> bool:
    """The published calendars that this version knows, into a new database.

    A year that a later version brings is taken over by an administrator, who sees first which limits move.
    """
    if (await work.session.exec(select(CalendarYear.year).limit(1))).first() is not None:
        return False
    years = set(builtin_years())
    entered = {day.on for day in (await work.session.exec(select(CalendarDay))).all()}
    work.session.add_all(CalendarYear(year=year) for year in sorted(years))
    work.session.add_all(
        CalendarDay(on=on, is_working=is_working, name=name)
        for on, is_working, name in builtin_days()
        if on.year in years and on not in entered
    )
    return bool(years)


async def _appoint(work: UnitOfWork, user_id: str) -> bool:
    """Make a person of the settings an administrator, unless he holds that post already."""
    session, today = work.session, work.now.astimezone(OFFICE_ZONE).date()
    person = (await session.exec(select(Person).where(Person.user_id == user_id))).first()
    unit = (await session.exec(select(Unit).where(Unit.name == FIRST_UNIT))).first()
    person = person or Person(user_id=user_id, name=user_id)
    unit = unit or Unit(name=FIRST_UNIT, kind="督查机构")
    session.add_all([person, unit])
    await session.flush()
    held = select(Post).where(Post.person_id == person.id, Post.role == PostRole.ADMIN)
    if (await session.exec(held)).first() is not None:
        return False
    session.add(Post(unit_id=unit.id or 0, person_id=person.id or 0, role=PostRole.ADMIN, since_on=today))
    work.record("admin_appointed", ROBOT, f"person:{user_id}")
    return True
