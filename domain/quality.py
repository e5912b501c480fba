"""What in an answer letter makes one doubt it (R35, S2-14, S3-8): hints for people, each with its clause.

No hint is a verdict. Only a pack's `review.blocks` makes one stop an answer.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.answer_wording import find_contradiction, guess_result
from domain.suggestion_points import missed_points
from domain.vocabulary import ResultClass


class FaultCode(StrEnum):
    """What may be wrong, the most useful first."""

    NO_MEASURES = "no_measures"  # 没写做了什么、怎么做
    ONLY_POLICY = "only_policy"  # 只引政策条文
    POINT_MISSED = "point_missed"  # 建议里的第几条没有回应
    UNFINISHED = "unfinished"  # 归为已经解决，措辞还在办
    SET_ASIDE = "set_aside"  # 在办的归为留作参考
    NO_DAY = "no_day"  # 承诺没有时间
    VAGUE = "vague"  # 含糊不清
    NO_CLASS = "no_class"  # 没有办理结果


# Where each hint comes from.
CLAUSES: Final[Mapping[FaultCode, str]] = MappingProxyType(
    {
        FaultCode.NO_MEASURES: "答复要具体明确",
        FaultCode.ONLY_POLICY: "沪崇府发〔2024〕45号附件：只引用政策",
        FaultCode.POINT_MISSED: "承高党政办字〔2022〕18号：不得答非所问",
        FaultCode.UNFINISHED: "沪崇府发〔2024〕45号附件：已经解决而措施不足以解决",
        FaultCode.SET_ASIDE: "沪崇府发〔2024〕45号附件：已在办理而归为留作参考",
        FaultCode.NO_DAY: "正在解决、计划解决的要明确时限",
        FaultCode.VAGUE: "承高党政办字〔2022〕18号：不得含糊不清",
        FaultCode.NO_CLASS: "沪崇府发〔2024〕45号附件：办理结果分类",
    }
)


@dataclass(frozen=True, slots=True)
class Letter:
    """An answer as it is checked, and what was asked for. `attached`: files come with it."""

    text: str
    result: ResultClass | None = None
    asked: str = ""
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One doubt, and the words that raise it."""

    code: FaultCode
    words: str = ""

    @property
    def clause(self) -> str:
        """The source of the rule."""
        return CLAUSES[self.code]


_PARTED = re.compile(r"[。！!？?；;\n]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FORMAL = re.compile(
    r"(?:您好|你好|尊敬的|感谢|谢谢|欢迎|祝您?|特此|收悉|网友|如有(?:疑问|问题)|联系电话|咨询电话|致电|拨打|来信|来函)"
)
# A document or a rule, not the title of somebody's message: 《关于…问题的留言》.
_CITES = re.compile(
    r"《(?![^《》]*(?:问政|问题|反映|咨询|请求|投诉|求助|举报|建议|提案))[^《》]{2,60}》"
    r"|根据[^,，。]{0,30}(?:规定|条例|办法|通知|意见|政策|法)|第[一二三四五六七八九十百0-9]+条|按照[^,，。]{0,24}(?:规定|要求|政策|标准)"
)
# Somebody does or did something: the least that a measure says.
_ACTS = re.compile(
    r"(?:我们?|我局|我委|我办|我镇|我街道|我中心|我单位|我公司|街道|社区|物业|施工|公司|单位|部门|现场|工作人员|执法|民警|安排|组织|派|责成|要求|督促|协调|联系|约谈|立案|下达|会同|联合)"
    r"[^。；;]{0,40}?(?:了|已|将|正在|完成|开展|进行|处理|整改|整治|维修|修复|清理|安装|更换|增设|拆除|核实|调查|检查|巡查|施工|建设|改造|研究|落实|发放|办理|解决|推进|加强|督促|协调|沟通|解释)"
    r"|已(?:经|于)?[^。；;]{0,24}(?:完成|修复|安装|更换|清理|整改|处理|拆除|解决|开工|启动|办结|退还|发放|恢复)"
    r"|(?:正在|将于|拟于|计划)[^。；;]{2,40}|(?:核实|经查|调查|现场查看|实地查看|了解)[^。；;]{2,}"
)
# By a rule that is quoted in the same breath: 根据…规定，我局已责令其拆除.
_ACTS_BY_RULE = re.compile(
    r"[,，](?:我|本)(?:局|委|办|镇|乡|们|单位|街道|中心|大队|公司|院|校|站|区|县|市)[^,，。；;]{0,12}(?:已|责令|组织|派|将|正在|下达|处罚|立案)"
)
_PROMISES = re.compile(
    r"(?:(?<![已曾])将(?=于|在|会|继续|进一步|尽快|按|对(?!外)|积极|加|组织|安排|协调|统筹|及时|严|逐步|结合|持续|适时|全)"
    r"|(?<![模虚草比代])拟(?![人态声定稿]|办)|计划(?!生育|单列)|争取|力争|尽快|适时|择机|下一步|待[^,，。;；]{1,14}后)[^。；;]{2,60}"
)
_DAY = re.compile(
    r"[0-9〇零一二三四五六七八九十]{1,4}\s*[年月日号天]|[0-9]{1,2}[./][0-9]{1,2}|[本今明后]年|[年月季]底|[上下]半年|季度|[下本]周|[下本]个?月|近日|即日|长期|持续|春节|国庆|五一|汛期|供暖季|开学"
    r"|[0-9一二三四五六七八九十两]+\s*个?(?:工作日|月|周|小时)"
)
_VAGUE = re.compile(
    r"(?:高度重视|认真研究|积极(?:协调|推进|争取|落实)|进一步(?:加强|加大|研究|完善)|统筹考虑|适时(?:推进|考虑|启动)|择机"
    r"|酌情|条件成熟|原则上|有关(?:部门|单位|情况)|相关(?:部门|单位|规定|政策)|尽快|逐步|不断)"
)
_PASSED_ON = re.compile(
    r"转[交送至给办][^。；;]{0,30}(?:部门|单位|局|办理|处理|核实|处置)|请[^,，。]{0,12}(?:咨询|联系)"
)
_LEADING: Final = 60  # a rule named so early in a sentence is what the sentence is about
_LEAST_TOLD: Final = 30  # characters of one's own below which nothing has been told
_VAGUE_LEAST: Final = 3  # such words before a text without any figure is called vague
# What a letter bears anyway: its date, its reader's name, telephone numbers.
_BORNE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[“\"]?[A-Za-z]+[0-9]+[”\"]?|[0-9X-]{7,}")
_FIGURE = re.compile(r"[0-9]|[一二三四五六七八九十两]+(?:个|处|次|条|户|台|盏|米|公里|万|名|辆)")


def find_faults(letter: Letter) -> tuple[Fault, ...]:
    """Every doubt about a letter, the most useful first. Of an attached letter only the class is known."""
    checks = _OF_CLASS if letter.attached and not letter.text.strip() else _OF_LETTER
    return tuple(fault for check in checks for fault in check(letter))


def _no_measures(letter: Letter) -> Iterable[Fault]:
    """Hardly more than courtesy or passing on: 已收悉，感谢您的关注."""
    if not (_has_acts(letter.text) or _CITES.search(letter.text)) and _substance(letter.text) < _LEAST_TOLD:
        yield Fault(FaultCode.NO_MEASURES)


def _only_policy(letter: Letter) -> Iterable[Fault]:
    """A rule is quoted, and beside it hardly anything is said."""
    cited = _CITES.search(letter.text)
    if cited and not _has_acts(letter.text) and _substance(letter.text) < _LEAST_TOLD:
        yield Fault(FaultCode.ONLY_POLICY, cited[0])


def _has_acts(text: str) -> bool:
    own = [one for one in _PARTED.split(text) if _is_own(one)]
    if _ACTS_BY_RULE.search(text):
        return True
    return any(_ACTS.search(one) for one in own) or guess_result("。".join(own)) is not None


def _substance(text: str) -> int:
    """How many characters are neither courtesy nor citation."""
    return sum(len(_HAN.findall(one)) for one in _PARTED.split(text) if _is_own(one))


def _is_own(sentence: str) -> bool:
    """Whether it is more than a courtesy, a rule that is quoted, or the news that it was passed on."""
    cited = _CITES.search(sentence, 0, _LEADING)
    return not (cited or _FORMAL.search(sentence) or _PASSED_ON.search(sentence))


def _point_missed(letter: Letter) -> Iterable[Fault]:
    if not letter.attached:
        yield from (
            Fault(FaultCode.POINT_MISSED, point) for point in missed_points(letter.asked, letter.text)[:1]
        )


def _unfinished(letter: Letter) -> Iterable[Fault]:
    hint = find_contradiction(letter.result, letter.text)
    if letter.result is ResultClass.RESOLVED and hint is not None:
        yield Fault(FaultCode.UNFINISHED, hint.word)


def _set_aside(letter: Letter) -> Iterable[Fault]:
    hint = guess_result(letter.text) if letter.result is ResultClass.REFERENCE else None
    if hint is not None and hint.result in {ResultClass.UNDER_WAY, ResultClass.RESOLVED}:
        yield Fault(FaultCode.SET_ASIDE, hint.word)


def _no_day(letter: Letter) -> Iterable[Fault]:
    """A promise, and no day anywhere in its sentence."""
    if letter.result in {ResultClass.RESOLVED, ResultClass.REFERENCE}:
        return
    sentences = _PARTED.split(letter.text)
    promised = [found for one in sentences if (found := _PROMISES.search(one)) and not _DAY.search(one)]
    if promised and not any(_PROMISES.search(one) and _DAY.search(one) for one in sentences):
        yield Fault(FaultCode.NO_DAY, promised[0][0])


def _vague(letter: Letter) -> Iterable[Fault]:
    found = [one[0] for one in _VAGUE.finditer(letter.text)]
    if len(set(found)) >= _VAGUE_LEAST and not _FIGURE.search(_BORNE.sub("", letter.text)):
        yield Fault(FaultCode.VAGUE, "、".join(dict.fromkeys(found[:_VAGUE_LEAST])))


def _no_class(letter: Letter) -> Iterable[Fault]:
    if letter.result is None:
        yield Fault(FaultCode.NO_CLASS)


_Check = Callable[[Letter], Iterable[Fault]]
_OF_CLASS: Final[tuple[_Check, ...]] = (_no_class,)
_OF_LETTER: Final[tuple[_Check, ...]] = (
    _no_measures, _only_policy, _point_missed, _unfinished, _set_aside, _no_day, _vague, _no_class,
)  # fmt: skip
