"""Lists and settings around 民生实事 and 整改清单: 实事进度, 调度表, 待补, 单位组."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.reading.scene import Scene
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage

_LAST_MONTH = 12
_PAGE = r"(?:\s*第?\s*(?P<page>[0-9]{1,3})\s*页)?"
_LOOK = r"(?:查看?|看看?|看一下|列出|给我|帮我|\s)*"
_PROJECTS = r"(?:民生)?实事(?:项目|工程|任务)?的?"
_APART = re.compile(r"[、,;\s]+")


def _page(found: re.Match[str]) -> int:
    return (read_number(found["page"]) if found["page"] else 1) or 1


def _progress(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowProjects(page=_page(found))


def _lagging(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowProjects(lagging=True, page=_page(found))


def _dispatch(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    month = read_number(found["month"]) if found["month"] else 0
    if month is None or month > _LAST_MONTH or (found["month"] and not month):
        return None
    return intents.ShowDispatch(month, _page(found))


def _rectification(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowRectification(_page(found))


def _gaps(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowGaps(_page(found))


def _group(found: re.Match[str], passage: Passage, _: Scene) -> Intent:
    name = passage.part(*found.span("name")).typed.strip()
    units = passage.part(*found.span("units")).typed if found["units"] else ""
    return intents.SetUnitGroup(name, tuple(filter(None, _APART.split(units.replace("，", ",")))))


def _groups(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.ShowUnitGroups()


_NAME = r"(?P<name>[^\s:=,、]{2,30})"
SENTENCES: Final[tuple[Sentence, ...]] = (
    of(rf"{_LOOK}{_PROJECTS}(?:进度|进展|完成情况|清单|推进情况){_PAGE}", _progress),
    of(rf"{_LOOK}(?:{_PROJECTS}(?:滞后|落后)(?:的|了)?(?:项目|有哪些)?|滞后的?{_PROJECTS}){_PAGE}", _lagging),
    of(rf"{_LOOK}(?:月?调度表?|月调度)\s*(?:(?P<month>{NUMBER})月份?)?(?:的)?{_PAGE}", _dispatch),
    of(rf"{_LOOK}(?P<month>{NUMBER})月份?的?\s*(?:月?调度表?){_PAGE}", _dispatch),
    of(rf"{_LOOK}整改(?:清单|进度|进展|情况|事项){_PAGE}", _rectification),
    of(rf"{_LOOK}(?:待补|缺项|待补全?清单|缺什么|还缺什么){_PAGE}", _gaps),
    of(r"(?:查看?|看看?)?\s*单位组", _groups),
    of(rf"(?:取消|删除)单位组\s*{_NAME}(?P<units>)", _group),
    of(rf"单位组\s*{_NAME}\s*(?:[:=]|是|包括|指|\s)\s*(?P<units>.{{2,110}})", _group),
)
