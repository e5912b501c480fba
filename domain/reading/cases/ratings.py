"""How satisfied whoever raised a case is: 满意度 12 满意, 12 张代表 基本满意, 12 测评 满意30 不满意2.

满意 is never taken from a unit's own words (see `contacts`): only who asks outright is told why not.
"""

import re
from dataclasses import replace
from typing import Final

from domain import intents
from domain.intents import CaseRef, Intent
from domain.permissions import may
from domain.reading.naming.references import read_refs
from domain.reading.naming.units import is_registered, read_unit
from domain.reading.rules import Message
from domain.reading.text.normalising import Passage
from domain.vocabulary import Satisfaction

_LEAD: Final = re.compile(
    r"(?:登记|记录?|录入)?(?:满意度|满意情况)(?:评价|测评)?(?:[\s:,]|登记|是|为)*"
    r"|测评[\s:,]*(?=[\u4e00-\u9fff#第]*[0-9])"
)
_VALUES: Final = {
    "基本满意": Satisfaction.MOSTLY,
    "不满意": Satisfaction.DISSATISFIED,
    "满意": Satisfaction.SATISFIED,
    "未评价": Satisfaction.NOT_GIVEN,
}
_NOT_GIVEN = (
    r"(?:经?(?:多次)?催[促办]?[后过]?(?:仍|还是)?)?(?:未|没有?|不)(?:作|做出?|给)?(?:评价|反馈意见|反馈)"
)
_DEGREE = r"(?:很|非常|十分|特别)"
_VALUE = (
    rf"(?P<value>{_DEGREE}?(?:基本满意|不满意|满意)|(?:不太|比较|较|还算)满意|(?P<none>{_NOT_GIVEN}))"
    r"(?![率度吗么])"
)
_WHO = (
    r"(?P<who>(?:领衔|联名)?[\u4e00-\u9fff·]{1,4}?(?:代表|委员|先生|女士|同志|师傅|老师)"
    r"|[\u4e00-\u9fff·]{2,4}(?=[\s:,])|领衔代表|第一提案人)"
)
_ANYBODY = r"(?:代表|委员|群众|诉求人|留言人|网民|网友|当事人|提案人|来信人|对方|本人|他|她)"
_SAYS = (
    r"(?:表示|评价|反馈|认为|说|对办理(?:结果|情况)?|对(?:答复|结果)|结果|是|为|都|均|还是|仍然?|依然|的"
    r"|[\s:,])*"
)
_RATED = re.compile(
    rf"[\s:,]*(?:满意度(?:评价|测评)?)?{_SAYS}"
    r"(?P<unit>[\u4e00-\u9fff]{2,20}?(?:的|那部分|部分)+[\s:,]*)?"
    rf"(?:{_ANYBODY}(?={_SAYS}(?:{_DEGREE}|[不没未基满催经比较还]))|{_WHO})?{_SAYS}{_VALUE}(?:了|的)?"
    r"(?=$|[\s:,;。!、])"
)
_VOTED = re.compile(r"[\s:,]*(?:代表)?(?:满意度)?(?:测评|表决|投票)(?:结果)?[\s:,]*")
_VOTES = re.compile(
    r"(?P<what>基本满意|不满意|满意|弃权|未评价|未投)(?:的|有)?[\s:]*(?P<n>[0-9]{1,4})\s*(?:票|人|名|位)?[\s,、;。]*"
)
_SAID_OUTRIGHT = re.compile(r"[\s:,]*(?:满意度|测评)")
_ANOTHER = re.compile(r"[\s:,;。!、]*[建提留#第]?[^\s,]{0,4}[0-9]{1,6}号?\s*(?:代表|委员)?[很不基满]")
_LONGEST_LEAD = 60


def read_rating(message: Message) -> Intent | None:
    """What the office notes of a proposer's satisfaction, or a vote of many; questions note nothing.

    Of others only what is nothing else is read so, and refused with the reason; the rest may be a note.
    """
    lead = _LEAD.match(message.folded)
    naming = read_refs(message.passage.after(lead.end()), close=True) if lead else message.opening.naming
    rest = naming.rest if lead else message.opening.rest
    refs = naming.refs or message.refs
    if not refs:
        return None
    if vote := _read_vote(rest, refs, led=lead is not None):
        return vote
    rated = _read_value(rest, refs, message)
    if rated is None:
        return intents.RateResult(refs) if lead and naming.refs and not rest.folded.strip() else None
    outright = lead is not None or not rated.text or _SAID_OUTRIGHT.match(rest.folded) is not None
    return rated if outright or may(message.scene.roles, intents.RateResult) else None


def _read_vote(rest: Passage, refs: tuple[CaseRef, ...], *, led: bool) -> Intent | None:
    named = _VOTED.match(rest.folded)
    if named is None and not led:
        return None
    counts: dict[str, int] = {}
    place = named.end() if named else len(rest.folded) - len(rest.folded.lstrip(" :,"))
    while found := _VOTES.match(rest.folded, place):
        counts[found["what"]] = counts.get(found["what"], 0) + int(found["n"])
        place = found.end()
    if not counts or place != len(rest.folded):
        return None
    not_given = sum(counts.get(word, 0) for word in ("弃权", "未评价", "未投"))
    return intents.RecordVote(
        refs, counts.get("满意", 0), counts.get("基本满意", 0), counts.get("不满意", 0), not_given
    )


def _read_value(rest: Passage, refs: tuple[CaseRef, ...], message: Message) -> intents.RateResult | None:
    found = _RATED.match(rest.folded[:_LONGEST_LEAD])
    if found is None or _ANOTHER.match(rest.folded, found.end()):
        return None
    told = re.sub(_DEGREE, "", found["value"])
    said = Satisfaction.NOT_GIVEN if found["none"] else _VALUES.get(told)
    after = rest.after(found.end())
    words = after.skip(re.compile(r"[\s:,;。!、]+"))
    text = words.whole if words.folded else ""
    rated = intents.RateResult(refs, said, found["who"] or "", text)
    return _of_unit(rated, (found["unit"] or found["who"] or "").strip(" :,"), message)


def _of_unit(rated: intents.RateResult, named: str, message: Message) -> intents.RateResult | None:
    """Where a unit is named, it is its part that is rated."""
    unit = re.sub(r"(?:的|那部分|部分)+$", "", named)
    if not unit or not is_registered(unit, message.scene.units):
        return rated if not named.endswith(("的", "部分")) else None
    return replace(rated, who="", unit=read_unit(unit, message.scene.units))
