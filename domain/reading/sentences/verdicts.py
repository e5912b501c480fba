"""What an approver says in other words than 同意 12: 第一个可以, 都批了, 交通局的延期同意, 12不行."""

import re
from typing import Final

from domain import intents
from domain.intents import About, CaseRef, Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import may
from domain.reading.commands.decisions import read_until
from domain.reading.naming.units import is_registered, read_unit
from domain.reading.rules import Message
from domain.reading.scene import Reading
from domain.reading.text.reasons import strip_head

_YES: Final = r"(?:给[他它她]们?)?(?:同意|批准|核准|审批通过|通过|可以批|批|准许|准|可以|没问题|行|ok)"
_NO: Final = (
    r"(?:给[他它她]们?)?(?:不同意|不予同意|不予批准|不批准|不批|不通过|不准许|不准|不可以|不行"
    r"|不能[批延同]意?|不给[批延]|批不了|不好批"
    r"|没法批|不许延?|别批|驳回|否决|拒绝|打回)"
)
_SOFT_NO = re.compile(
    r"(?:的|这个|那个|这件|那件|它|我看|我觉得|恐怕|还是|肯定|绝对|都|[\s,])*(?P<no>不行|不可以|不准许?"
    r"|不能(?:批准?|同意|延|再延|通过)"
    r"|不给(?:批|延)|批不了|不好批|没法批|不许延?|别批)(?:的|了|啊|延期|退回)*(?=[\s,;:。!]|$)"
)
_IF = re.compile(r"[\s,]*(?:就|的话|那就|吗|么|呢|[?])")
_ABOUT = (
    r"(?:(?:的|那个|这个|那份|这份|那|这)*(?:(?P<extension>延期|展期)|(?P<return>退回|退件|改办"
    r"|转办))?的?(?:申请|请求)?)"
)
_DONE = r"(?:了|吧|算了?|掉|一下)*"
_ALL = r"(?:(?:两|三|四|五|几|[0-9]{1,2})[个项份条件]|[这那]些|[这那]?几[个项份条件]|所有的?|一起|一并)?"
_BOTH = r"(?:都|全部?|统统|一起|一并|全都)"
_REST = r"[\s,:;。]*(?P<rest>.*)"

_COUNTED = re.compile(
    rf"(?:把|那|就|先|[\s,])*第(?P<place>{NUMBER})(?:个|项|条|份)?{_ABOUT}[\s,]*(?:我|先"
    rf"|就)*(?:(?P<no>{_NO})|(?P<yes>{_YES})){_DONE}{_REST}"
)
_COUNTED_AFTER = re.compile(
    rf"(?:(?P<no>{_NO})|(?P<yes>{_YES}))(?:了|掉|[\s,])*第(?P<place>{NUMBER})(?:个"
    rf"|项|条|份){_ABOUT}{_DONE}{_REST}"
)
_PLACE_ALONE = re.compile(rf"(?:看看?|查看)?第(?P<place>{NUMBER})(?:个|项|条|份)(?:申请)?")
_EVERYTHING = re.compile(
    rf"(?:把|那|这|[\s,])*{_ALL}{_ABOUT}(?:我|就|[\s,])*{_BOTH}(?:给|我|可以)*(?:(?P<no>{_NO})"
    rf"|(?P<yes>{_YES})){_DONE}{_REST}"
)
_EVERYTHING_AFTER = re.compile(
    rf"(?:(?P<no>{_NO})|(?P<yes>{_YES}))(?:全部|所有的?"
    rf"|这几[个项]){_ABOUT}{_DONE}{_REST}"
)
_OF_UNIT = re.compile(
    rf"(?:把|那|[\s,])*(?P<unit>[\u4e00-\u9fff]{{2,20}}?)(?:的|那个|这个|那份){_ABOUT}(?:我|就"
    rf"|[\s,])*(?P<both>{_BOTH})?"
    rf"(?:(?P<no>{_NO})|(?P<yes>{_YES})){_DONE}{_REST}"
)
_ASKED_BOTH_WAYS = re.compile(
    r"批不批|同不同意|准不准|能不能(?:批|延|同意)|该不该(?:批|同意)|要不要(?:批|同意)|可不可以(?:批|延)"
    r"|(?:批|同意|驳回)还是(?:不|驳|同意)|还是不(?:驳|批|同意)"
)
_ASKED = re.compile(
    r"(?:的|这个|那个)*(?:延期|退回|改办)?的?(?:申请|请求)?(?:已经?|都|现在|[\s,])*(?:准|批|同意|批准|通过"
    r"|驳回|不批|批下来|批复)"
    r"(?:了|过|下来)*(?:吗|么|没有?|没得|了没)[?]*"
)
_GAP = re.compile(r"[\s,;:。!]+")
_SOFT_YES = re.compile(rf"{_ABOUT}(?:我看|我|这边|[\s,])*(?:可以批|可以的?|准了?|行的?|没问题|ok)")
_NOD = re.compile(r"(?:可以的?|行的?|准了?|好的?|没问题|ok|嗯+|批吧)")
_LONGEST = 60


def read_verdict(message: Message) -> Intent | Reading | None:
    """A decision in such words; to people who decide nothing they say nothing."""
    if not may(message.scene.roles, intents.Approve) or len(message.folded) > _LONGEST:
        return None
    if _NOD.fullmatch(message.folded):
        return _read_nod(message)
    return _read_question(message) or _read_among(message) or _read_condition(message) or _read_no(message)


def _read_nod(message: Message) -> Intent:
    """可以, 准了: of a quoted card it is asked about; alone it is a word of courtesy and no more."""
    quoted = message.scene.quoted
    return intents.Approve((quoted,), tentative=True) if quoted else intents.Greet()


def _read_question(message: Message) -> Intent | Reading | None:
    """批不批12你看着办, 12的准了吗: nothing is decided by a question."""
    asked = _ASKED.fullmatch(message.opening.rest.folded.strip())
    both = _ASKED_BOTH_WAYS.search(message.folded)
    if not asked and not both:
        return None
    refs = message.refs
    if both and not message.opening.naming.refs:
        after = Message.of(message.passage.after(both.end()), message.scene)
        refs = after.opening.naming.refs or refs
    return Reading(intents.ShowCase(refs) if refs else intents.ShowPending(), "question")


def _read_among(message: Message) -> Intent | None:
    """One of the list by its place, all of them, or what one unit asks for."""
    if message.opening.naming.refs:
        return None
    folded = message.folded
    if alone := _PLACE_ALONE.fullmatch(folded):
        return intents.ShowPending(place=read_number(alone["place"]) or 0)
    for pattern in (_COUNTED, _COUNTED_AFTER, _EVERYTHING, _EVERYTHING_AFTER, _OF_UNIT):
        found = pattern.fullmatch(folded)
        if found and (decided := _decide(found, message)):
            return decided
    return None


def _decide(found: re.Match[str], message: Message) -> Intent | None:
    said = found.groupdict()
    unit = ""
    if said.get("unit"):
        unit = read_unit(said["unit"], message.scene.units)
        if not is_registered(unit, message.scene.units):
            return None
    about = About.EXTENSION if said["extension"] else About.RETURN if said["return"] else None
    place = read_number(said["place"]) or 0 if said.get("place") else 0
    everything = not place and (not unit or bool(said["both"]))
    rest = message.passage.after(found.start("rest"))
    reason = rest.whole if rest.folded else ""
    if said["no"]:
        return intents.Refuse((), "", strip_head(reason), about, place, unit, everything, tentative=True)
    return None if reason else intents.Approve((), "", "", "", about, place, unit, everything, tentative=True)


def _read_condition(message: Message) -> Intent | None:
    """12可以, 008最多给到10月20号, 不过只批到10.20: agreed to, perhaps only until then."""
    rest = message.opening.rest
    nod = _SOFT_YES.match(rest.folded) if message.refs else None
    until = read_until(rest.after(nod.end()) if nod else rest, told=nod is not None)
    if nod and nod.end() == len(rest.folded):
        about = About.EXTENSION if nod["extension"] else About.RETURN if nod["return"] else None
        return intents.Approve(message.refs, about=about, tentative=True)
    if not until:
        return None
    return intents.Approve(message.refs, until=until, about=About.EXTENSION, tentative=True)


def _read_no(message: Message) -> Intent | None:
    """12不行，资金早批了: refused, for that reason."""
    rest = message.opening.rest
    found = _SOFT_NO.match(rest.folded)
    if found is None or _IF.match(rest.folded, found.end()):
        return None
    refs: tuple[CaseRef, ...] = message.refs
    after = Message.of(rest.after(found.end()), message.scene)
    said = after.passage.skip(_GAP)
    reason = strip_head(said.whole) if said.folded else ""
    return intents.Refuse(refs, reason=reason, tentative=True)
