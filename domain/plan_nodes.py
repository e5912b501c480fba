"""A handling plan as it is typed (S2-16): 9月25日前现场踏勘，10月10日前出方案 – nodes, each with its day."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.calendar import Calendar
from domain.chinese_dates import Choice, DateReading, Exact, Refusal, Refused, read_date, wording_end
from domain.numerals import fold_width

_CLAUSES = re.compile(r"[,，;；。\n、]+")
_COUNTER = re.compile(r"^\s*(?:[0-9]{1,2}[.．)](?![0-9])|[①-⑨]|[（(][一二三四五六七八九0-9][)）])\s*")
_LEAD = re.compile(r"^\s*(?:于|在|到|至|争取|计划|拟)?\s*")
_TRAIL = re.compile(r"^(?:之?前|以前|:|：|\s|,)+")
_DAY = re.compile(r"[月日号]|周[一二三四五六日天]|[0-9]{1,2}[./-][0-9]{1,2}|[明后]天|底|节后")
_MOST_NODES: Final = 20


class NodeTrouble(StrEnum):
    """Why a clause is no node yet."""

    NO_DAY = "no_day"  # nothing in it names a day
    UNCLEAR = "unclear"  # several days may be meant
    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    NO_TITLE = "no_title"  # a day, and nothing to do by then
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Node:
    """What is to be done by a day."""

    on: date
    title: str


@dataclass(frozen=True, slots=True)
class BadNode:
    """A clause that cannot be a node, as typed."""

    said: str
    trouble: NodeTrouble


def looks_like_plan(folded: str) -> bool:
    """Whether the first clause begins with a day: that tells a plan from a sentence about plans."""
    first = next((clause for clause in _CLAUSES.split(folded) if clause.strip(" :")), "")
    first = _LEAD.sub("", _COUNTER.sub("", first.strip(" :")))
    return bool(_DAY.search(first[:10])) and wording_end(first) > 0


def read_nodes(text: str, today: date, calendar: Calendar) -> tuple[tuple[Node, ...], BadNode | None]:
    """The nodes in the order of their days, and the first clause that is none.

    A clause without a day belongs to the node before it: 9月25日前现场踏勘、拍照.
    """
    nodes: list[Node] = []
    for said in _clauses(text):
        read = _read_node(said, today, calendar)
        if isinstance(read, Node):
            nodes.append(read)
        elif read.trouble is NodeTrouble.NO_DAY and nodes:
            nodes[-1] = Node(nodes[-1].on, f"{nodes[-1].title}、{said}")
        else:
            return tuple(nodes), read
    if len(nodes) > _MOST_NODES:
        return tuple(nodes), BadNode(text, NodeTrouble.TOO_MANY)
    return tuple(sorted(nodes, key=lambda node: node.on)), None


def write_nodes(nodes: tuple[Node, ...]) -> str:
    """The same plan so that it is read alike on any later day."""
    return "；".join(f"{node.on.isoformat()} {node.title}" for node in nodes)


def _clauses(text: str) -> list[str]:
    return [stripped for clause in _CLAUSES.split(text) if (stripped := _COUNTER.sub("", clause).strip())]


def _read_node(said: str, today: date, calendar: Calendar) -> Node | BadNode:
    lead = _LEAD.match(said)
    start = lead.end() if lead else 0
    end = wording_end(fold_width(said), start)
    reading = read_date(said[start:end], today=today, calendar=calendar) if end > start else None
    title = _TRAIL.sub("", said[end:]).strip(" :：")
    if isinstance(reading, Exact) and title:
        return Node(reading.on, title)
    return BadNode(said, _trouble(reading))


def _trouble(reading: DateReading | None) -> NodeTrouble:
    match reading:
        case Exact():
            return NodeTrouble.NO_TITLE
        case Choice():
            return NodeTrouble.UNCLEAR
        case Refused(code=code):
            return NodeTrouble.PAST if code is Refusal.PAST else NodeTrouble.NO_SUCH_DAY
        case None:
            return NodeTrouble.NO_DAY
