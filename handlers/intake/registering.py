"""登记: one case by chat, field by field or in one go; at the end it is handed out like any other (交办)."""

from dataclasses import dataclass, replace
from typing import Any, Final

from domain.deadlines import due
from domain.errors import NothingThere
from domain.intake.forms import BY_RULE, STEPS, next_step, without
from domain.intake.vocabulary import ItemState
from domain.intents import Assign, CaseRef, NamedUnit, RegisterCase
from domain.names import NAMES
from domain.packs import AnswerRule
from domain.reading.naming.parts import read_parts
from domain.reading.naming.source_words import SOURCES
from domain.reading.text.normalising import fold
from domain.tables.columns import LONGEST, Column
from domain.tables.columns import NAMES as LABELS
from domain.tables.numbers import read_case_number, say_number
from domain.tables.sources import read_subject
from domain.terms import SpanTerm
from domain.vocabulary import AssignmentRole, Source
from handlers.assigning import assign, read_term
from handlers.desk import Desk
from handlers.intake.suggesting import units_of_alike
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.units import guess_units, offer_units
from handlers.waiting import missed_question, open_question
from storage.cases import serial_of_day
from storage.intake_items import find_item
from storage.unit_of_work import UnitOfWork

router = Router()
_OFFERED: Final = (Source.NETIZEN_MESSAGE, Source.HOTLINE_ORDER, Source.PETITION, Source.SUPERIOR_ORDER)
_CAPPED: Final = {"title": Column.TITLE, "content": Column.CONTENT, "number": Column.NUMBER}
_MOST_UNITS: Final = 3  # offered


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why what was said of a field cannot be taken: it is asked for again with this."""

    step: str
    code: str
    found: str = ""
    most: int = 0


@router.on(RegisterCase)
async def register_case(intent: RegisterCase, desk: Desk, work: UnitOfWork) -> Reply:
    """Ask for what is missing, a field at a time; what is complete is echoed by 交办 and done by one 确认."""
    if not (intent.answered or intent.afresh) and (begun := _half_filled(desk)):
        options = (begun, RegisterCase(afresh=True))
        return Reply("questions/register_resume.md.j2", {"form": begun}, Question(options, rereads=True))
    if intent.item:
        await _check_waiting(intent.item, work)
    trouble = _find_trouble(intent, desk)
    form = without(intent, trouble.step) if trouble else intent
    step = trouble.step if trouble else next_step(form)
    if step:
        facts = await _facts(form, step, trouble, desk)
        return Reply("questions/register.md.j2", facts, Question((form,), wants_words_for=step))
    return await assign(await _as_assign(form, desk), desk, work)


def _half_filled(desk: Desk) -> RegisterCase | None:
    """The form he was filling in, if it is not finished; a day long also one whose time has run out."""
    for first in filter(None, (open_question(desk), missed_question(desk))):
        asked = [first, first.beneath] if first.beneath else [first]
        for form in (question.intents[0] for question in asked):
            if isinstance(form, RegisterCase) and form.answered:
                return form
    return None


async def _check_waiting(item_id: int, work: UnitOfWork) -> None:
    item = await find_item(work.session, item_id)
    if item is None or item.state is not ItemState.WAITING:
        raise NothingThere("item")


def read_source(said: str) -> Source | None:
    """The one source that the words name."""
    folded = fold(said).folded
    if folded in SOURCES:
        return SOURCES[folded]
    found = read_subject(said, "", ()).sources
    return found[0] if len(found) == 1 else None


def _find_trouble(form: RegisterCase, desk: Desk) -> Trouble | None:
    if "source" in form.answered and read_source(form.source) is None:
        return Trouble("source", "source", form.source)
    for name, column in _CAPPED.items():
        if (length := len(getattr(form, name))) > LONGEST[column]:
            step = "title" if name == "number" else name
            return Trouble(step, "long", str(length), LONGEST[column])
    if "title" in form.answered and not form.title.strip():
        return Trouble("title", "empty")
    return _trouble_with_units(form, desk) or _trouble_with_limit(form, desk)


def _trouble_with_units(form: RegisterCase, desk: Desk) -> Trouble | None:
    if "units" not in form.answered:
        return None
    named = _units(form, desk)
    unknown = next((one.name for one in named if len(guess_units(one.name, desk)) != 1), "")
    if not named or unknown:
        return Trouble("units", "units", unknown or form.units)
    leads = [one for one in named if one.role in (AssignmentRole.LEAD, AssignmentRole.SOLE)]
    return Trouble("units", "leads", form.units) if len(leads) > 1 else None


def _trouble_with_limit(form: RegisterCase, desk: Desk) -> Trouble | None:
    if "deadline" not in form.answered:
        return None
    if form.deadline == BY_RULE:
        source = read_source(form.source)
        return None if source is None or _rule(source, desk) else Trouble("deadline", "no_rule")
    term = read_term(form.deadline, desk)
    limit = due(term, desk.today, desk.rules.calendar) if term else None
    if limit is None:
        return Trouble("deadline", "deadline", form.deadline)
    past = limit.on is not None and limit.on < desk.today
    return Trouble("deadline", "past", form.deadline) if past else None


def _units(form: RegisterCase, desk: Desk) -> tuple[NamedUnit, ...]:
    """The units with their parts. One alone handles it by itself; beside co-handlers it leads."""
    known = tuple(desk.rules.directory.units.values())
    parts = read_parts([fold(form.units.replace("：", ":").replace(":", ": "))], known)
    named = parts.named or [(name, None) for name in parts.free[:1]]
    alone = len(named) == 1
    return tuple(
        NamedUnit(name, AssignmentRole.SOLE if alone else role or _role(place, named))
        for place, (name, role) in enumerate(named)
    )


def _role(place: int, named: list[tuple[str, AssignmentRole | None]]) -> AssignmentRole:
    led = any(role is AssignmentRole.LEAD for _, role in named)
    return AssignmentRole.CO if led or place else AssignmentRole.LEAD


def _rule(source: Source, desk: Desk) -> tuple[AnswerRule, SpanTerm] | None:
    """The time the source's pack gives, if it gives one."""
    rule = desk.rules.packs.of(source).answer
    term = rule.term(in_session=True)
    return (rule, term) if isinstance(term, SpanTerm) else None


async def _facts(form: RegisterCase, step: str, trouble: Trouble | None, desk: Desk) -> dict[str, Any]:
    facts: dict[str, Any] = {"form": form, "step": step, "trouble": trouble, "sources": (), "units": ()}
    facts |= {"place": STEPS.index(step) + 1, "of": len(STEPS), "rule": None, "nearest": ()}
    source = read_source(form.source)
    if step == "source":
        facts["sources"] = [NAMES[one] for one in _OFFERED]
    if step == "units" and source is not None:
        found = await units_of_alike(source, form.title, form.content, desk)
        facts["units"] = found[:_MOST_UNITS]
        facts["nearest"] = offer_units(trouble.found, desk)[:_MOST_UNITS] if trouble else ()
    if step == "deadline" and source is not None and (given := _rule(source, desk)):
        rule, term = given
        limit = due(term, desk.today, desk.rules.calendar)
        on = desk.rules.calendar.describe(limit.on, desk.today) if limit.on else ""
        facts["rule"] = {"term": f"{term.n}{NAMES[term.unit]}", "on": on, "clause": rule.clause}
    return facts


async def _as_assign(form: RegisterCase, desk: Desk) -> Assign:
    """The complete form as the wish to hand it out. Without a number it gets the next one of the day."""
    source = read_source(form.source) or Source.SUPERIOR_ORDER
    number = form.number or say_number(await serial_of_day(desk.work.session, source, desk.today), source)
    ordinal = read_case_number(number, source, in_session=True).ordinal
    given = _rule(source, desk) if form.deadline == BY_RULE else None
    deadline = f"{given[1].n}{NAMES[given[1].unit]}" if given else form.deadline
    ref = CaseRef(ordinal or 0, source, number)
    return Assign(ref, form.title, _units(form, desk), deadline, source, content=form.content, item=form.item)


def form_of_item(source: str, cells: dict[str, Any], item: int) -> RegisterCase:
    """What an item that came in by itself says already; the rest is asked for."""
    form, said = RegisterCase(item=item, afresh=True), dict[str, str]()
    columns = {"title": Column.TITLE, "content": Column.CONTENT, "number": Column.NUMBER}
    columns |= {"units": Column.LEAD, "deadline": Column.TERM}
    for name, column in columns.items():
        said[name] = str(cells.get(_label(column), "") or "")
    if said["units"] and cells.get(_label(Column.CO)):
        said["units"] = f"{said['units']}主办 {cells[_label(Column.CO)]}会办"
    answered = [name for name in ("title", "units", "deadline") if said[name]]
    known = read_source(source)
    said["source"] = NAMES[known] if known else ""
    given = {name: value for name, value in said.items() if value}
    return replace(form, **given, answered=(*(["source"] if known else []), *answered, "content"))  # type: ignore[arg-type]


def _label(column: Column) -> str:
    return LABELS[column][0]
