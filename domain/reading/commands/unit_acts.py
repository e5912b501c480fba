"""What a unit's liaison does, as clauses: 签收, 进展, 回复, 延期, 退回."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import HANDLING
from domain.reading.commands import returning
from domain.reading.commands.clauses import Clause
from domain.reading.days.wording import split_limit, split_limit_and_reason
from domain.reading.naming.shares import read_share_aloud
from domain.reading.naming.units import is_registered, read_unit
from domain.reading.text.word_lists import split_words
from domain.vocabulary import PostRole

_EVERYTHING = re.compile(r"(?:全部|所有|都|全)(?:的|件)*")
_SIGNED = re.compile(
    r"(?:都|全部|的|件|完成|确认|一下|完毕|[了掉\s])*(?:我们|我局|会|将|马上|尽快|抓紧|立即|立刻|认真"
    r"|办理?|处理|落实|研究|\s)*"
)
_PERCENT = re.compile(rf"([0-9]{{1,4}})(?:\.[0-9]{{1,4}})?\s*%|百分之\s*({NUMBER})")
# What is denied, asked or only planned is no figure: 没到40%, 预计到60%.
_NOT_REACHED = re.compile(
    r"没|未|不(?!断|错|含|包括)|无(?!人)|预[计期]|计划|争取|力争|目标|打算|希望|准备|拟|即将|将(?=于|在|达"
    r"|到|会|要|完)|快|差|还[要需剩]"
    r"|剩|能否|是否|明年|[明后][天日]|下个?[月周季半]|[月年季]底|底前|(?<!目)之?前(?=完|达|到)|要(?=到|达"
    r"|完)|会(?=到|达|完)|应该?(?=到|达|完)|能(?=到|达|完)"
)
_ASKED = re.compile(r"(?:了|啦)?(?:吗|么|没有?|[?])|(?:是|为)?的?(?:目标|计划)")
_CLAUSE_MARK = re.compile(r"[,，;；。!！?？\n]")
_ROSE = re.compile(r"从[0-9]{1,4}%[^0-9%]{1,4}([0-9]{1,4})%")
# What leads to the unit that should have the case; not 不属于城管局.
_LEADING_TO = re.compile(
    r"(?P<denied>[不非没未])?(?:应该?|应当|建议|是|由|归|转[给到]?|交给?|改派给?|派给|分给|退给|退到|给|找"
    r"|属于?)+\s*"
)
_NAME_END = re.compile(r"[^\s]{1,12}?(?:局|委|镇|乡|街道|中心|大队|公司)")
_NAME = re.compile(r"[^\s,;。.!?]{2,40}")
_TOWARDS = re.compile(r"[给到至去]")
_ONLY_TARGET = re.compile(r"(?:给|到|至|去|的|管|办理?|负责|承办|处理|转|交|由|\s)*")
_PROMISE = re.compile(
    r"(?:我们?|我局|这边|的|会|将|要|准备|打算|争取|尽快|尽量|马上|稍后|晚点|晚些|过会儿?|回头|等会儿?"
    r"|改天|[今明后][天日晚早]"
    r"|[上中下]午|晚上|早上|[这下本]?个?(?:周|星期|礼拜)[一二三四五六日天]?"
    r"|[0-9一二三四五六七八九十]{1,3}[号日]|[0-9]{1,2}月"
    r"|之?前|以前|再|就|才|给|你们?|您|一份|\s)+"
    r"(?:交|报|写|发|提交|[回答]复|补|弄|反馈|上报|报送|送|上传)(?:上|来|过来|过去|给?[你您]们?|给督查室)*"
)
_ANSWERED_YET = re.compile(r"了?(?:没有?|吗|么|[?])+")
_KEPT = ("不", "非", "应", "该", "归", "属")  # words that are part of the reason
_RECEIVED = frozenset({"收到", "收悉"})
_DAY_FOLLOWS = frozenset(
    split_words("延 再给 放宽 多给 再要 再加 缓 后推 推后 往后拖 往后挪 挪到 拖到", "缓到 延迟")
)
# Commands only where a unit follows.
_UNIT_FOLLOWS = frozenset(
    split_words(
        "该 该由 该归 应当由 归 归口 属 属于 退 转 转到 改由 应由 应该由 应该归 应归 应该是 应转 应该转"
    )
)
_EXCUSE = re.compile(r"[不没未拖懈怠偷故]|推[诿脱卸]|有意|存心")
_PERSON_FOLLOWS = frozenset(split_words("转给 转到 转 转办 改派 改派给 该 该由 归"))
_PERSON = re.compile(
    r"(?:我们?(?:单位|局)?的?|同事|同志|科室的?|科里的?)?(?!.*(?:街道|[局镇乡村队所院校]|[街镇府政督访道]办|社区|部门|单位"
    r"|公司|中心|物业|集团|银行|委员?会?)$)"
    r"(?:[\u4e00-\u9fff·]{2,4}|[小老][\u4e00-\u9fff])(?:同志|主任|科长|老师|局长)?(?:办理?|处理|负责|跟进"
    r"|来办)?"
)
_SET_APART = re.compile(r"\s*[:,]|\s+|\s*$")
# 属城管局职责 says something of a case only beside its number; alone it is a reason.
_RETURNED = re.compile(r"(?:了吧|回去吧?|掉吧?|了|吧)(?=$|[\s,;。]|因为|这?不[归是属该])")
_CASE_STANDS_BEFORE = frozenset(split_words("该 归 归口 属 属于"))
_LONGEST_QUESTION = 12
_LONGEST_REASON = 400


def acknowledge(clause: Clause) -> Intent | None:
    """签收 with cases, with the quoted card, or with neither (then the handler asks)."""
    if _EVERYTHING.fullmatch(clause.words) and not (clause.refs and clause.named):
        return intents.Acknowledge(everything=True)
    if clause.asks or not _SIGNED.fullmatch(clause.words):
        return None
    if clause.word in _RECEIVED and not clause.refs:
        return intents.Greet()
    return intents.Acknowledge(clause.refs)


def report(clause: Clause) -> Intent | None:
    """进展, free text. Asked for rather than told, it shows the case."""
    if _PROMISE.fullmatch(clause.words):
        return None
    wants_to_know = clause.asks or (not clause.text and HANDLING.isdisjoint(clause.scene.roles))
    if wants_to_know and len(clause.text) <= _LONGEST_QUESTION:
        return intents.ShowCase(clause.refs) if clause.refs else None
    return intents.ReportProgress(clause.refs, clause.text, read_percent(clause.rest.folded))


def read_percent(folded: str) -> int | None:
    """The percentage that a text says is reached; None if there is none or if it names several."""
    if (rose := _ROSE.search(folded)) and _is_reached(rose, folded):
        return read_number(rose[1])
    told = [found for found in _PERCENT.finditer(folded) if _is_reached(found, folded)]
    figures = {read_number(found[1] or found[2]) for found in told}
    return figures.pop() if len(figures) == 1 else read_share_aloud(folded) if not figures else None


def _is_reached(found: re.Match[str], folded: str) -> bool:
    clause = _CLAUSE_MARK.split(folded[: found.start()])[-1]
    return not _NOT_REACHED.search(clause) and not _ASKED.match(folded, found.end())


def answer(clause: Clause) -> Intent | None:
    """回复/会办意见, free text; a promise to send it is none: 回复我明天交."""
    if _PROMISE.fullmatch(clause.words):
        return None
    if _ANSWERED_YET.fullmatch(clause.words):
        return intents.ShowCase(clause.refs) if clause.refs else None
    return intents.Answer(clause.refs, clause.text)


def give_opinion(clause: Clause) -> Intent | None:
    """会办45：我局无意见. 会办 is said of units as well, so a case must be named and set apart."""
    apart = _SET_APART.match(clause.rest.folded)
    told = apart and clause.named and clause.refs and not clause.asks
    return intents.Answer(clause.refs, clause.text) if told else None


def ask_extension(clause: Clause) -> Intent | None:
    """延期 with day or span, then the reason, or the other way round. 延 alone needs a day or span."""
    until, reason = split_limit_and_reason(clause.rest, after_to=clause.word.endswith(("到", "至")))
    if clause.asks or len(reason) > _LONGEST_REASON:
        return None
    if clause.word in _DAY_FOLLOWS and not split_limit(clause.rest).wording:
        return None
    return intents.AskExtension(clause.refs, until, reason)


def ask_return(clause: Clause) -> Intent | None:
    """退回, perhaps with the unit it should go to. The approver's 退给城管 decides a return.

    What a unit asks for with 改办 the office does with it.
    """
    if clause.word in returning.REASSIGNING and returning.is_of_the_office(clause):
        return returning.reassign(clause)
    return _read_return(clause)


def _read_return(clause: Clause) -> Intent | None:
    unit = _read_target(clause)
    if clause.asks or _is_no_return(clause, unit):
        return None
    if clause.word in _UNIT_FOLLOWS and clause.words and not unit and not _is_bare(clause):
        return None
    if clause.word in _CASE_STANDS_BEFORE and not (clause.refs and clause.named):
        return None
    if unit and PostRole.APPROVER in clause.scene.roles and HANDLING.isdisjoint(clause.scene.roles):
        return intents.Approve(clause.refs, to_unit=unit, about=intents.About.RETURN)
    return intents.AskReturn(clause.refs, _read_grounds(clause, unit), unit)


def _is_no_return(clause: Clause, unit: str) -> bool:
    """不是我们不管 denies that it is refused; 转给唐小满 means a person, and cases go to units."""
    if clause.word.endswith(("不是我们", "不是我局", "不是我单位")) and _EXCUSE.match(clause.rest.folded):
        return True
    return clause.word in _PERSON_FOLLOWS and not unit and _PERSON.fullmatch(clause.words) is not None


def _is_bare(clause: Clause) -> bool:
    """Whether 退 stands by itself and what follows is the reason: 13退了吧，不归我们."""
    return clause.word == "退" and clause.named and _RETURNED.match(clause.rest.folded) is not None


def _read_grounds(clause: Clause, unit: str) -> str:
    """The reason as typed: with 不是我们的 itself, and none where only the unit is named."""
    if clause.word.startswith(_KEPT):
        return clause.text_with_word
    clause = clause.skip(_RETURNED) if _is_bare(clause) else clause
    known = is_registered(unit, clause.scene.units)
    only_target = known and _ONLY_TARGET.fullmatch(clause.words.replace(unit, "", 1))
    return "" if only_target else clause.text


def _read_name(written: str, known: tuple[str, ...]) -> str:
    """The unit the words are, or that they begin with: 城管局不归我们."""
    begun = _NAME_END.match(written)
    short = begun[0] if begun and is_registered(begun[0], known) else ""
    return read_unit(written, known) or short


def _read_target(clause: Clause) -> str:
    """The unit named at once (退给城管局) or further on (…，应该城管局); "" if none is."""
    folded = clause.rest.folded[:_LONGEST_REASON]
    places = [clause.skip(_TOWARDS).rest.start - clause.rest.start]
    places += [found.end() for found in _LEADING_TO.finditer(folded) if not found["denied"]]
    names = (_NAME.match(folded, place) for place in places)
    units = [unit for name in names if name and (unit := _read_name(name[0], clause.scene.units))]
    return next((unit for unit in units if is_registered(unit, clause.scene.units)), "".join(units[:1]))
