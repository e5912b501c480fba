"""交办: a case goes to its units, each with its own deadline, and their liaisons are told."""

from dataclasses import replace
from functools import partial
from typing import Any

from domain.chinese_dates import Exact, read_date
from domain.deadlines import due
from domain.errors import BadInput, WrongState
from domain.intents import Assign, NamedUnit
from domain.joint import Part
from domain.tables.columns import LONGEST, Column
from domain.tables.numbers import read_case_number
from domain.tables.records import CaseRecord
from domain.terms import FixedTerm, Term, parse_term
from domain.vocabulary import DeadlineKind, Source
from domain.written_days import TermProblem
from handlers.desk import Desk
from handlers.handing_out import co_limit, hand_out, limit_of
from handlers.importing.applied import HANDED_OUT, Applied
from handlers.importing.reading import explain
from handlers.incoming.particulars import put_in_item, with_particulars
from handlers.joint.duty_to_meet import describe_duty
from handlers.likeness.telling import remarks_on
from handlers.office_settings.sources import refuse_stopped
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import ask_which_unit, guess_units, offer_units
from storage.cases import find_case
from storage.desks import items_of_case
from storage.unit_of_work import UnitOfWork

router = Router()
LONGEST_TITLE = LONGEST[Column.TITLE]


@router.on(Assign)
async def assign(intent: Assign, desk: Desk, work: UnitOfWork) -> Reply:
    """Hand out one case by chat: echoed with every unit's deadline, done after one 确认."""
    intent = _spell_out(intent, desk)
    if asked := _complete(intent, desk):
        return asked
    record = await with_particulars(_record(intent, desk), intent.item, work)
    refuse_stopped(record.source, desk)
    if await find_case(work.session, record.key):
        raise WrongState("exists", number=record.number)
    facts = {
        "case": record,
        "units": [(name, role, limit_of(record, role)) for name, role in record.units],
        **desk.push_facts(urgent=record.deadline.kind is DeadlineKind.IMMEDIATE),
        "calendar": desk.rules.calendar,
        "today": desk.today,
        "meet": _meeting(record, desk),
        "alike": [explain(problem) for problem in await remarks_on(record, work)],
    }
    if not desk.confirmed:
        return Reply("questions/assign.md.j2", facts, Question((intent,)))
    cases = await hand_out([record], desk)
    kept = Applied(cases=1, handed_out=[case.id or 0 for case in cases]).as_facts()
    work.record(HANDED_OUT, desk.actor, f"case:{cases[0].id}", number=cases[0].number, **kept)
    parts = await items_of_case(work.session, cases[0].id or 0)
    desk.remember(HANDED_OUT, at=work.now.isoformat(), assignments=[part.id for part in parts], **kept)
    if intent.item:
        await put_in_item(intent.item, cases[0], desk)
    return Reply("replies/assigned.md.j2", facts)


def _spell_out(intent: Assign, desk: Desk) -> Assign:
    """Units in full where a short name means only one: the echo shows them before anything is done."""
    for place, named in enumerate(intent.units):
        guesses = guess_units(named.name, desk)
        if len(guesses) == 1:
            intent = _with_unit(intent, place, guesses[0])
    return intent


def _complete(intent: Assign, desk: Desk) -> Reply | None:
    """Ask for the first thing that is missing or unclear; None when the case can be handed out."""
    if intent.ref is None or not (intent.ref.source or intent.source):
        raise BadInput("assign_number")
    if not intent.units:
        raise BadInput("assign_units")
    number = intent.ref.written
    if intent.unplaced:
        facts = {"number": number, "unplaced": intent.unplaced}
        question = Question((replace(intent, unplaced=""),), rereads=True)
        return Reply("questions/assign_unplaced.md.j2", facts, question)
    if asked := _ask_unit(intent, number, desk):
        return asked
    if not intent.title:
        return Reply(
            "questions/assign_title.md.j2", {"number": number}, Question((intent,), wants_words_for="title")
        )
    return _ask_deadline(intent, number, desk)


def _ask_unit(intent: Assign, number: str, desk: Desk) -> Reply | None:
    for place, named in enumerate(intent.units):
        if guess_units(named.name, desk) == (named.name,):
            continue
        offered = offer_units(named.name, desk)
        if offered:
            return ask_which_unit(named.name, offered, partial(_with_unit, intent, place))
        facts = {"number": number, "unit": named.name, "role": named.role}
        return Reply("questions/assign_unit.md.j2", facts, Question((intent,), wants_words_for=str(place)))
    return None


def _ask_deadline(intent: Assign, number: str, desk: Desk) -> Reply | None:
    """Ask for the limit where none is said, where it is not understood, or where it is past."""
    term = read_term(intent.deadline, desk) if intent.deadline else None
    deadline = due(term, desk.today, desk.rules.calendar) if term else None
    past = deadline is not None and deadline.on is not None and deadline.on < desk.today
    if deadline is not None and not past:
        return None
    facts = {"number": number, "wording": intent.deadline, "past": past}
    question = Question((replace(intent, deadline=""),), wants_words_for="deadline")
    return Reply("questions/assign_deadline.md.j2", facts, question)


def read_term(wording: str, desk: Desk) -> Term | None:
    """The limit as tables write it, else the one day that the words name: 下月底, 下周五."""
    term = parse_term(wording, year_hint=desk.today.year)
    if not isinstance(term, TermProblem):
        return term
    day = read_date(wording, today=desk.today, calendar=desk.rules.calendar)
    return FixedTerm(day.on, day.on.isoformat()) if isinstance(day, Exact) else None


def _with_unit(intent: Assign, place: int, name: str) -> Assign:
    units = list(intent.units)
    units[place] = NamedUnit(name, units[place].role)
    return replace(intent, units=tuple(units))


def _record(intent: Assign, desk: Desk) -> CaseRecord:
    """The case as an import would have read it from a table."""
    if intent.ref is None:
        raise BadInput("assign_number")
    if len(intent.title) > LONGEST_TITLE:
        raise BadInput("assign_title", most=LONGEST_TITLE)
    source = intent.ref.source or intent.source or Source.SUPERIOR_ORDER
    number = read_case_number(intent.ref.written or str(intent.ref.ordinal), source, in_session=True)
    term = read_term(intent.deadline, desk)
    if term is None:
        raise BadInput("assign_deadline", wording=intent.deadline)
    deadline = due(term, desk.today, desk.rules.calendar)
    return CaseRecord(
        source=source,
        in_session=True,
        number=number.display,
        identity=number.identity,
        ordinal=number.ordinal,
        title=intent.title,
        content=intent.content,
        units=tuple((unit.name, unit.role) for unit in intent.units),
        assigned_on=desk.today,
        assigned_as_written=False,
        term=term.as_written if isinstance(term, FixedTerm) else intent.deadline,
        deadline=deadline,
        co_deadline=co_limit(
            deadline, desk.today, desk.rules.calendar, desk.rules.packs.of(source).co_opinion
        ),
    )


def _meeting(record: CaseRecord, desk: Desk) -> dict[str, Any] | None:
    """Why the units will have to meet, said before the case is handed out."""
    parts = [Part(place, role) for place, (_, role) in enumerate(record.units)]
    return describe_duty(desk.rules.packs.of(record.source), parts, leader_case=False)
