"""The lists of what follows an answer: 回访清单, 承诺台账, 另册, 回头看清单, 疑似被满意."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent, PromiseList
from domain.numerals import NUMBER, read_number
from domain.reading.naming.units import is_registered, read_unit
from domain.reading.rules import Message
from domain.reading.scene import Scene

_LOOK = r"(?:查看?|看看?|列出|打开|出|导出)?"
_VISITS = re.compile(rf"{_LOOK}(?P<before>[^,。]{{0,24}}?)的?回访清单(?P<after>[^,。]{{0,24}})")
_PROMISES = re.compile(
    rf"{_LOOK}(?P<before>[^,。]{{0,24}}?)的?"
    r"(?:承诺(?:事项)?(?:台账|清单|情况)|(?P<state>待确认|到期|超期|未兑现|已兑现)的?承诺(?:事项)?)"
    r"(?P<after>[^,。]{0,24})"
)
_REGISTER = re.compile(
    rf"{_LOOK}(?:(?P<year>20[0-9]{{2}})年?)?的?(?:销号)?另册(?:清单)?(?:(?P<later>20[0-9]{{2}})年?)?"
)
_LOOK_BACKS = re.compile(
    rf"{_LOOK}(?:(?:待|要|该)回头看的?(?:件|清单)?|回头看(?:清单|到期)?"
    r"|有?哪些(?:件)?(?:该|要)回头看[了的]?)[?]?"
)
_SUSPECTS = re.compile(rf"{_LOOK}(?:疑似|可能)?的?[\"“]?被满意[\"”]?的?(?:件|清单|评价)?")
_MONTH = re.compile(rf"(?P<month>{NUMBER})月份?|(?P<this>[本这]个?月)")
_STATES: Final = {
    "待确认": PromiseList.PROPOSED,
    "到期": PromiseList.DUE,
    "超期": PromiseList.DUE,
    "未兑现": PromiseList.BROKEN,
    "已兑现": PromiseList.KEPT,
}
_LONGEST = 50


def read_result_list(message: Message) -> Intent | None:
    """The list that the whole message asks for."""
    folded = message.unspaced
    if len(folded) > _LONGEST or message.opening.naming.refs:
        return None
    if found := _REGISTER.fullmatch(folded):
        year = found["year"] or found["later"]
        return intents.ShowRegister(int(year) if year else None)
    if _LOOK_BACKS.fullmatch(folded):
        return intents.ShowLookBacks()
    if _SUSPECTS.fullmatch(folded):
        return intents.ShowSuspects()
    return _read_visits(folded, message.scene) or _read_promises(folded, message.scene)


def _read_visits(folded: str, scene: Scene) -> Intent | None:
    found = _VISITS.fullmatch(folded)
    if found is None:
        return None
    month, left = None, found["before"] + found["after"]
    if told := _MONTH.search(left):
        month = scene.today.month if told["this"] else read_number(told["month"])
        left = left.replace(told[0], "")
    unit = _unit(left, scene)
    return None if unit is None else intents.ShowVisits(month, unit)


def _read_promises(folded: str, scene: Scene) -> Intent | None:
    found = _PROMISES.fullmatch(folded)
    if found is None:
        return None
    left = found["before"] + found["after"]
    state = found["state"] or next((word for word in _STATES if word in left), "")
    unit = _unit(left.replace(state, "") if state else left, scene)
    return None if unit is None else intents.ShowPromises(_STATES.get(state, PromiseList.ALL), unit)


def _unit(written: str, scene: Scene) -> str | None:
    """The unit that is named; "" if nothing is, None if the words are no unit."""
    bare = re.sub(r"^(?:的|我们?|本单位|各单位|全部|所有)+|的$", "", written)
    if not bare:
        return ""
    return read_unit(bare, scene.units) if is_registered(bare, scene.units) else None
