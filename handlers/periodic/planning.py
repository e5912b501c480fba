"""报告设置: which reports are made when, and who gets them: echoed, confirmed, in the ledger, undoable."""

from dataclasses import replace
from typing import Any

from domain.calendar import DAY
from domain.errors import BadInput
from domain.intents import SetReportDays, SetReportReaders, ShowReportPlans, SwitchReport
from domain.reports.coming import coming_reports
from domain.reports.periods import RHYTHMS, Rhythm
from domain.reports.plans import OFFICE_ONLY, PERIODIC, REPORT, Plan, Reader
from domain.vocabulary import ReportKind
from handlers.desk import Desk
from handlers.periodic.readers import is_of_office, read_reader, say_readers
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings

router = Router()
MOST_READERS = 40
HORIZON = 400 * DAY  # within it even a yearly report comes


@router.on(SetReportReaders)
async def set_report_readers(intent: SetReportReaders, desk: Desk) -> Reply:
    """Who gets a kind of report, or a copy; naming somebody switches the report on."""
    plan = _plan(intent.kind, desk)
    present = plan.copies if intent.copies else plan.readers
    named = tuple(dict.fromkeys(read_reader(name, desk) for name in intent.names))
    if intent.kind in OFFICE_ONLY and not intent.remove and not all(is_of_office(one, desk) for one in named):
        raise BadInput("report_office_only", kind=intent.kind)
    wanted = _merge(present, named, intent)
    if len(wanted) > MOST_READERS:
        raise BadInput("report_readers", most=MOST_READERS)
    changed = replace(plan, copies=wanted) if intent.copies else replace(plan, readers=wanted)
    if plan.since is None and not intent.remove:
        changed = replace(changed, since=desk.today)
    return await _change(plan, changed, intent, desk)


@router.on(SetReportDays)
async def set_report_days(intent: SetReportDays, desk: Desk) -> Reply:
    """On which days a stretch ends and the next begins."""
    plan = _plan(intent.kind, desk)
    weekly = bool(RHYTHMS[intent.kind].weekdays)
    if weekly != bool(intent.weekdays):
        raise BadInput("report_rhythm", kind=intent.kind, weekly=weekly)
    rhythm = Rhythm(intent.weekdays, intent.days, RHYTHMS[intent.kind].months)
    return await _change(plan, replace(plan, rhythm=rhythm, since=plan.since or desk.today), intent, desk)


@router.on(SwitchReport)
async def switch_report(intent: SwitchReport, desk: Desk) -> Reply:
    """On: composed by itself from now on. Off: only when somebody asks for it; the lists stay."""
    plan = _plan(intent.kind, desk)
    since = (plan.since or desk.today) if intent.on else None
    return await _change(plan, replace(plan, since=since), intent, desk)


@router.on(ShowReportPlans)
async def show_report_plans(desk: Desk) -> Reply:
    """Every kind: on or off, when it comes next, who gets it."""
    plans = [_said(desk.rules.policy.reports[kind], desk) for kind in PERIODIC]
    return Reply("cards/report_plans.md.j2", {"plans": plans})


async def _change(
    plan: Plan, changed: Plan, intent: SetReportReaders | SetReportDays | SwitchReport, desk: Desk
) -> Reply:
    """One echo, one confirmation; nothing is asked where nothing changes."""
    facts = {"before": _said(plan, desk), "plan": _said(changed, desk)}
    if changed == plan:
        return Reply("replies/report_plan.md.j2", {**facts, "unchanged": True})
    if not desk.confirmed:
        return Reply("questions/report_plan.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(REPORT, changed.kind.value): changed.as_value()})
    return Reply("replies/report_plan.md.j2", {**facts, "unchanged": False})


def _plan(kind: ReportKind, desk: Desk) -> Plan:
    if kind not in PERIODIC:
        raise BadInput("report_not_periodic")
    return desk.rules.policy.reports[kind]


def _merge(
    present: tuple[Reader, ...], named: tuple[Reader, ...], intent: SetReportReaders
) -> tuple[Reader, ...]:
    if intent.remove:
        return tuple(one for one in present if one not in named)
    return tuple(dict.fromkeys((*present, *named))) if intent.add else named


def _said(plan: Plan, desk: Desk) -> dict[str, Any]:
    rules = desk.rules
    span = (desk.today, desk.today + HORIZON)
    coming = coming_reports([plan], rules.calendar, rules.policy.hours, span)
    later = next((one for one in coming if one.at > desk.now), None)
    return {
        "kind": plan.kind,
        "on": plan.is_on,
        "weekdays": list(plan.rhythm.weekdays),
        "days": list(plan.rhythm.days),
        "months": list(plan.rhythm.months),
        "readers": say_readers(plan.readers, rules.directory),
        "copies": say_readers(plan.copies, rules.directory),
        "next": rules.calendar.describe(later.at.date(), desk.today) if later else "",
        "period": (later.period.first_on, later.period.last_on) if later else None,
    }
