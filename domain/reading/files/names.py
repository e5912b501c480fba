"""What the name of a file says: the cases it may be about, and which paper it calls itself."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from domain.intents import CaseRef
from domain.numerals import NUMBER, read_number
from domain.reading.naming.source_words import BETWEEN, SOURCE_WORD, SOURCES
from domain.reading.text.normalising import fold
from domain.vocabulary import ReplyKind


@dataclass(frozen=True, slots=True)
class NameReading:
    """What a file's name says: the cases it may be about, and which paper it calls itself, if any."""

    refs: tuple[CaseRef, ...] = ()
    paper: ReplyKind | None = None

    @property
    def letter(self) -> bool:
        """Whether it calls itself an answer."""
        return self.paper is ReplyKind.ANSWER


_LETTER = re.compile(r"复文|[答回]复|复函|[会协]办意见|办理意见|意见函")
# 检测报告, 调研报告 and the like are enclosures.
_REPORT = re.compile(
    r"(?:办理|处理|落实|整改)(?:结果|工作|情况|进展)*的?(?:报告|汇报)|情况报告|书面报告|号件?的?报告|^报告"
)
_LIST = re.compile(r"落实(?:事项|情况)?(?:对照)?清单|对照清单")
_ENDING = re.compile(r"\.[a-z0-9]{1,5}$")
# What cameras, messengers and scanners call their files: the number in it counts pictures.
_COUNTER = re.compile(
    r"(?:img|dsc[nf]?|pic|photo|image|screenshot|mmexport|wx|wechat|vid|video|scan|lark|dingtalk"
    r"|微信图片|微信截图|微信|qq图片|qq截图|截图|截屏|屏幕截图|图片?|照片|扫描件?|新建[^0-9]*|未命名|文档|附件)"
    r"[\s_(-]*[0-9]"
)
_YEAR = r"(?:[〔\[(【_]?\s*20[0-9]{2}\s*[〕\])】年_-]+\s*)?"
_NO_CASE = r"(?!\s*(?:楼|院|线|栋|公馆|地块|文件?|车|机|口|门|桥|井|泵|路|塔|库|池|点位?|坑|表|章|令|公告))"
_OF_SOURCE = re.compile(
    rf"(?P<source>{SOURCE_WORD})[\s_-]*{_YEAR}第?0*(?P<number>[0-9]{{1,6}})(?![0-9.年月日%])"
)
_HAO = re.compile(
    rf"(?<![0-9月.\-]){_YEAR}第?0*(?P<number>{NUMBER})\s*号{_NO_CASE}(?P<source>建议|提案|留言|工单|线索|诉求)?"
)
_BARE = re.compile(
    r"(?<![0-9a-z.])0*(?P<number>[0-9]{1,6})(?![0-9a-z%年月日号时点分个张份处户元万期批次楼栋层米])"
)
_DAY = re.compile(r"(?:20)?[0-9]{2}[-_.]?[01][0-9][-_.]?[0-3][0-9](?![0-9])|20[0-9]{2}")


def read_name(name: str, known: Collection[int] = ()) -> NameReading:
    """The cases that a file's name may mean; a bare number counts only if there is such a case (`known`).

    Nothing is sure: whoever sent the file is asked.
    """
    folded = _ENDING.sub("", fold(name).text.strip().rpartition("/")[2])
    refs = _refs_in(folded) or ([] if _COUNTER.match(folded) else _bare_refs(folded, known))
    return NameReading(tuple(refs), _paper(folded))


def _paper(folded: str) -> ReplyKind | None:
    papers = {ReplyKind.MATCHING_LIST: _LIST, ReplyKind.REPORT: _REPORT, ReplyKind.ANSWER: _LETTER}
    return next((kind for kind, pattern in papers.items() if pattern.search(folded)), None)


def _refs_in(folded: str) -> list[CaseRef]:
    found = [*_OF_SOURCE.finditer(folded), *_HAO.finditer(folded)]
    refs: dict[int, CaseRef] = {}
    for match in sorted(found, key=lambda one: one.start()):
        number = read_number(match["number"])
        if number:
            source = SOURCES[match["source"]] if match["source"] else None
            written, between = match[0].strip("_- "), match["source"] == BETWEEN
            refs.setdefault(number, CaseRef(number, source, written, between=between))
    return list(refs.values())


def _bare_refs(folded: str, known: Collection[int]) -> list[CaseRef]:
    numbers = [int(match["number"]) for match in _BARE.finditer(_DAY.sub(" ", folded))]
    return [CaseRef(number, None, str(number)) for number in dict.fromkeys(numbers) if number in known]
