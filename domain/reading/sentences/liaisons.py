"""Sentences about a unit's liaison: 换联络员, 某某调走了换某某, 联络员是谁."""

import re

from domain import intents
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.days.periods import read_day
from domain.reading.naming.units import find_known, is_unit
from domain.reading.scene import Scene
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage

_SHORTEST_NAME = 2


def _show_liaison(found: re.Match[str], passage: Passage, scene: Scene) -> Intent | None:
    unit = passage.part(*found.span("unit")).typed if found["unit"] else ""
    return intents.ShowLiaison(unit) if not unit or is_unit(unit.lower(), scene.units) else None


def _replace_liaison(found: re.Match[str], passage: Passage, scene: Scene) -> Intent | None:
    """城管局的贺磊调走了，换丁晓彤, as the office says it; a unit's own people only wish it."""
    if SUPERVISING.isdisjoint(scene.roles):
        return None
    unit, person = (passage.part(*found.span(part)).typed for part in ("unit", "person"))
    return intents.ChangeLiaison(unit, person) if is_unit(unit.lower(), scene.units) else None


def _change_liaison(found: re.Match[str], passage: Passage, scene: Scene) -> Intent | None:
    unit, person = (passage.part(*found.span(part)).typed for part in ("unit", "person"))
    return _since(found, unit, person, scene) if is_unit(unit.lower(), scene.units) else None


def _change_liaison_unspaced(found: re.Match[str], passage: Passage, scene: Scene) -> Intent | None:
    """换联络员区城市管理局李敏: the register tells where the name of the unit ends."""
    unit = find_known(found["both"], scene.units)
    person = passage.part(found.start("both") + len(unit), found.end("both")).typed
    return _since(found, unit, person, scene) if unit and len(person) >= _SHORTEST_NAME else None


def _since(found: re.Match[str], unit: str, person: str, scene: Scene) -> intents.ChangeLiaison | None:
    """From now on, or from the day that was said, if there is such a day."""
    since = read_day(found["since"], scene) if found["since"] else None
    return None if found["since"] and since is None else intents.ChangeLiaison(unit, person, since)


_UNIT = r"(?P<unit>[^\s,:、]{2,40}?)"
_PERSON = r"(?:换成|改成|改为|换为|变更为|为|由|[\s,:、])*(?P<person>[^\s,:、0-9]{2,20}?)"
_WHO_IS = (
    r"(?:是|叫|的)*(?:谁|哪个|哪位|(?:的)?(?:名字|姓名|电话|手机号?|联系方式|号码)(?:是?(?:多少|什么"
    r"|啥))?)[?]*"
)
_WHO_IS_FIRST = r"(?:谁是|查一?下|看一?下)"
_GONE = (
    r"(?P<former>(?![局镇乡委办街道心站的])[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:已经?|要)?"
    r"(?:调[走离岗任]|[换转轮]岗|离[职岗任]|退休|辞职|不干|不[当做]联络员)了?"
)
_BY = r"(?:以后|现在)?(?:联络员)?(?:换成|换为|改成|改为|换|改|由|让|请|找|是)"
_PERSON_ALONE = (
    r"(?P<person>(?![了个人谁])[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:来|接手|接替|接任|接|负责|担任|当|联络员"
    r"|顶上)*"
)
_SINCE = r"(?:[\s,]+[从自]?(?P<since>.{2,12}?)起?)?"

LIAISONS: tuple[Sentence, ...] = (
    of(rf"(?:{_UNIT}的?)?联络员{_WHO_IS}", _show_liaison),
    of(rf"{_WHO_IS_FIRST}{_UNIT}的?联络员[?]*", _show_liaison),
    of(rf"{_UNIT}的?(?:联络员)?{_GONE}[\s,。]*{_BY}{_PERSON_ALONE}", _replace_liaison),
    of(rf"(?:更?换|变更|调整)联络员\s*[:,]?\s*{_UNIT}[\s,:、]+{_PERSON}{_SINCE}", _change_liaison),
    of(rf"[把将]?{_UNIT}的?\s*(?:更?换|变更)?联络员{_PERSON}{_SINCE}", _change_liaison),
    of(
        rf"(?:更?换|变更|调整)联络员\s*[:,]?\s*(?P<both>[^\s,:、0-9]{{4,60}}?){_SINCE}",
        _change_liaison_unspaced,
    ),
)
