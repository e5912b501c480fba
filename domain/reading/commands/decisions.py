"""What an approver or a supervisor decides and asks for, as clauses: 同意, 驳回, 撤回, 催办."""

import re
from dataclasses import replace

from domain import intents
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.commands.clauses import Clause
from domain.reading.commands.returning import split_new_limit
from domain.reading.days.wording import split_limit
from domain.reading.naming.references import read_refs
from domain.reading.naming.source_words import SOURCE_WORD
from domain.reading.naming.units import find_known, is_registered, read_unit, split_units
from domain.reading.text.normalising import Passage
from domain.reading.text.reasons import strip_head

_REQUEST = re.compile(r"(?P<request>[ers][0-9]{1,9})(?![0-9a-z])")
_ABOUT = re.compile(
    r"(?P<about>(?:的|其)?(?:(?P<extension>延期|展期|延)|(?P<return>退回|退件|改办|转办))?(?:的)?(?:申请"
    r"|请求)?)"
)
_BLANK = re.compile(r"\s+")
_ABOUT_AFTER = re.compile(rf"(?:了|,|\s)*{_ABOUT.pattern}")
_TO_UNIT = re.compile(
    r"(?:,|\s)*(?P<verb>(?:应|请|并)?(?:转?给|转到?|退给|改派给?|改?由|交给?)?)\s*(?P<unit>\S{2,40})"
)
# 延期 alone names what is decided; in 驳回12 延期太久 it begins the reason.
_ALONE = re.compile(r"了?(?:[\s,;:。]|$)")
_OWN_ACT = re.compile(
    r"(?:的|我|刚才|刚刚|刚|发|报|说|那一?条|这一?条|那个|上一?[条个次]|前一?条|最后一?条|一?下|件"
    r"|审批|审核|同意|批准|批复|批|驳回|决定|催办|催|延期|退回|退件|签收|进展|进度|回复|答复|会办意见|意见"
    r"|反馈|申请|请求|消息|操作|记录|设置|设定|修改|改动)*"
)
_DECIDED = re.compile(r"审批|审核|同意|批|驳回|决定")
_SETTING = re.compile(r"设[置定]")
_OF_THE_OFFICE = (intents.About.DECISION, intents.About.URGING, intents.About.SETTING)
_HANDED_IN = re.compile(r"进[展度]|[回答]复|意见|反馈")
_HURRY = re.compile(r"(?:一下|一催|下|的|所有|全部|件|尽快|抓紧|赶紧|快点|签收|办理|答复|回复|这边|那边|\s)*")
_AFTER_UNIT = re.compile(
    rf"(?:的|\s|[,:、])*(?=$|[0-9#]|(?:{SOURCE_WORD})\s*[0-9]"
    rf"|[一二三四五六七八九]?十[一二三四五六七八九]?(?:$|号|件))"
)
_HAN = r"[\u4e00-\u9fff]{2,20}?"
_UNIT_FIRST = re.compile(rf"(?P<unit>{_HAN}(?:[、,]{_HAN})*){_AFTER_UNIT.pattern}")
_APART = re.compile(r"[\s,。;:!]")  # 催办12，都超期4天了
_PUT_OFF = re.compile(r"不用|不要|别|先不|暂不|不必|不催|算了|取消|明天再|以后再|等等")
# A name, and nobody in particular: 大家, 他们.
_PERSON = re.compile(
    r"(?:一下|下|请|那个)*(?P<name>(?!大家|各[位家单部]|他|她|它|你|我|咱|全[部体]|所有|进[度展]|结果|签收"
    r"|办理|回复|答复|谁|哪|这|那|"
    r"[今明后昨][天日]|促|款|收|缴|费|化|生|超期|逾期|到期|没|未|还|都|再|也|尽快|抓紧|赶紧|一[下遍]|人"
    r"|单位|部门|下面|[不别])[\u4e00-\u9fff·]{2,4}?)"
    r"(?:同志|科长|主任|局长|书记|镇长)?(?:那边|那里|那儿)?(?:的|的件)?"
)

_CONDITION = re.compile(
    r"(?:[\s,;。]|了|但是?|不过|只是|可是|就是|要求|前提是?|最终|你们?|[他她它]们?|我)*"
    r"(?P<only>只能?|最多|最晚|最迟|顶多|至多|不(?:能)?超过|不得(?:超过|晚于)|不能晚于)?(?:能|可以|给"
    r"|批准?|同意|准|延期?|展期|宽限|再)*"
    r"(?P<to>到|至)?"
)
_ENOUGH = re.compile(
    r"[\s,]*(?:就行|就可以|就好|就够|为止|止|之?前|以前|的话|可以|同意|结束|办结|办完|了"
    r"|吧|[\s,。])*"
)


def approve(clause: Clause) -> Intent | None:
    """同意: nothing may follow but what was asked for, a day, or the unit a case goes to."""
    if clause.asks:
        return None
    request, about, clause = _read_object(clause)
    limit = split_limit(clause.rest)
    body, until = split_new_limit(clause.rest)
    if unit := _read_receiver(replace(clause, rest=body), named=bool(request or clause.refs)):
        return intents.Approve(clause.refs, request, until, unit, about=intents.About.RETURN)
    if limit.rest.folded.strip(" ,") and (until := read_until(clause.rest, told=True)):
        return intents.Approve(clause.refs, request, until, about=intents.About.EXTENSION, tentative=True)
    if limit.rest.folded.strip(" ,") or (limit.wording and about is intents.About.RETURN):
        return None
    about = intents.About.EXTENSION if limit.wording else about
    return intents.Approve(clause.refs, request, limit.wording, about=about)


def read_until(rest: Passage, *, told: bool) -> str:
    """The day after 但只能延到, 最多给到; "" if that is not all. Told: he has said 同意 before."""
    lead = _CONDITION.match(rest.folded)
    if lead is None or not (lead["only"] if not told else (lead["only"] or lead["to"])):
        return ""
    limit = split_limit(rest.after(lead.end()), after_to=bool(lead["to"]))
    if not limit.wording or not _ENOUGH.fullmatch(limit.rest.folded):
        return ""
    return limit.wording


def _read_receiver(clause: Clause, *, named: bool) -> str:
    """The unit a case goes to: 转给城管局; the verb may be missing where the case or request is named."""
    found = _TO_UNIT.fullmatch(clause.rest.folded)
    unit = read_unit(found["unit"], clause.scene.units) if found else ""
    told = found and (found["verb"] or (named and is_registered(unit, clause.scene.units)))
    return unit if told else ""


def refuse(clause: Clause) -> Intent | None:
    """驳回, then the reason as typed."""
    if clause.asks:
        return None
    request, about, bare = _read_object(clause)
    return intents.Refuse(bare.refs, request, strip_head(_read_reason(clause, bare)), about)


def _read_reason(clause: Clause, bare: Clause) -> str:
    """What follows the object, or the object itself where it is the first word of the reason."""
    object_ = _ABOUT_AFTER.match(clause.rest.folded)
    about = object_["about"] if object_ else ""
    if object_ is None or not about or about.startswith("的") or bare.refs != clause.refs:
        return bare.text
    return (bare if _ALONE.match(clause.rest.folded, object_.end()) else clause).text


def _read_object(clause: Clause) -> tuple[str, intents.About | None, Clause]:
    """The request a button named, or the kind a person named; cases may stand after it: 同意延期12."""
    named = _REQUEST.match(clause.words)
    if named:
        return named["request"], None, clause.skip(_REQUEST)
    found = _ABOUT_AFTER.match(clause.rest.folded)
    if found is None or not found["about"]:
        return "", None, clause
    kind = intents.About.RETURN if found["return"] else None
    about = intents.About.EXTENSION if found["extension"] else kind
    clause = clause.skip(_ABOUT)
    if not clause.named or not clause.refs:
        naming = read_refs(clause.rest.skip(_BLANK), close=True)
        if naming.refs:
            clause = Clause(clause.scene, clause.word, naming.refs, naming.rest)
    return "", about, clause


def undo(clause: Clause) -> Intent | None:
    """撤回: the last act, or the named request."""
    _, about, bare = _read_object(clause)
    if clause.asks or not _OWN_ACT.fullmatch(bare.words.replace(" ", "")):
        return None
    said = name_act(bare.words)
    said = said if said in _OF_THE_OFFICE else about or said
    return intents.Undo(bare.refs, said)


def name_act(words: str) -> intents.About | None:
    """Which of his acts a person names: 刚才的签收, 12的进展."""
    said = intents.About.REPLY if _HANDED_IN.search(words) else None
    said = intents.About.SIGNING if "签收" in words else said
    said = intents.About.RETURN if "退" in words else said
    said = intents.About.EXTENSION if "延期" in words else said
    said = intents.About.URGING if "催" in words else said
    said = intents.About.SETTING if _SETTING.search(words) else said
    return intents.About.DECISION if _DECIDED.search(words) else said


def urge(clause: Clause) -> Intent | None:
    """催办: cases, units, or both; a person stands for his unit. Free words after the cases are let be."""
    refs = clause.refs
    units, rest = _read_debtors(clause)
    if units:
        naming = read_refs(rest, close=True)
        rest, refs = naming.rest, naming.refs or (refs if clause.named else ())
    left = rest.folded.strip(" ,。")
    if clause.asks or _PUT_OFF.search(left) or (len(units) > 1 and refs):
        return None
    if units:
        return intents.Urge(refs, units[0], further=tuple(units[1:])) if _HURRY.fullmatch(left) else None
    told = refs or SUPERVISING.isdisjoint(clause.scene.roles)
    person = None if told else _PERSON.fullmatch(left)
    if person and not is_registered(person["name"], clause.scene.units):
        return intents.Urge(person=person["name"])
    free = refs and _APART.match(clause.rest.folded)
    return intents.Urge(refs) if free or _HURRY.fullmatch(left) else None


def _read_debtors(clause: Clause) -> tuple[list[str], Passage]:
    """The units that are urged, none if none are named, and what follows."""
    rest, known = clause.rest.skip(_BLANK), clause.scene.units
    rest = rest if find_known(rest.folded, known) else rest.skip(_HURRY)
    end = len(find_known(rest.folded, known))
    if not end or not _AFTER_UNIT.match(rest.folded, end):
        found = _UNIT_FIRST.match(rest.folded)
        end = found.end("unit") if found else 0
    units = split_units(rest.folded[:end].replace(",", "、"), known) or []
    after = _AFTER_UNIT.match(rest.folded, end)
    return (units, rest.after(after.end())) if units and after else ([], rest)
