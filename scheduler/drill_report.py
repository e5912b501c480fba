"""The report of a rehearsal day: what would have gone to whom, and what would have gone wrong."""

from datetime import date, datetime

from domain.calendar import DAY
from domain.vocabulary import PostRole
from domain.zone import OFFICE_ZONE
from message_templates import render_content
from storage.drill import note_report, reported_until
from storage.drill_day import drill_day
from storage.outbox import PUSH_LANE, Address, Label, post
from storage.rules import Rules
from storage.unit_of_work import UnitOfWork

KIND = "drill_report"


def report_moment(rules: Rules, on: date) -> datetime:
    """When the report of a working day goes out: with the end of office hours."""
    return datetime.combine(on, rules.policy.hours.closes, OFFICE_ZONE)


def last_moment(rules: Rules, now: datetime) -> datetime:
    """The newest moment by which a report was due."""
    on = now.astimezone(OFFICE_ZONE).date()
    moment = report_moment(rules, rules.calendar.previous_working_day(on))
    return moment if moment <= now else report_moment(rules, rules.calendar.previous_working_day(on - DAY))


async def report_when_due(work: UnitOfWork, rules: Rules, since: datetime) -> bool:
    """Tell every administrator of all that has not been reported yet, once the day is over.

    What nobody could send in the evening comes with the next morning. The caller keeps quiet hours.
    """
    until = last_moment(rules, work.now)
    reported = await reported_until(work.session, since)
    if until <= reported:
        return False
    day = await drill_day(work.session, rules, reported)
    on = until.astimezone(OFFICE_ZONE).date()
    content = render_content("drill/report.md.j2", day=day, on=rules.calendar.describe(on, rules.on))
    for admin in rules.directory.office(PostRole.ADMIN):
        label = Label(f"{KIND}:{on}:{since:%Y%m%d%H%M%S}@{admin.id}", KIND, PUSH_LANE)
        post(work, Address(admin.user_id or "", admin.id), content, label)
    await note_report(work)
    return True
