"""The wording of notices since 2015: headings, sentences and days, after folding."""

import re
import unicodedata
from typing import Final

from domain.numerals import INVISIBLE

HOLIDAYS: Final = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_SPELT: Final = {
    "元旦节": "元旦",
    "新年": "元旦",
    "清明": "清明节",
    "五一": "劳动节",
    "五一劳动节": "劳动节",
    "“五一”劳动节": "劳动节",
    "国际劳动节": "劳动节",
    "端午": "端午节",
    "中秋": "中秋节",
    "国庆": "国庆节",
    "十一": "国庆节",
    "“十一”国庆节": "国庆节",
}
_NAME = "|".join(sorted((*HOLIDAYS, *_SPELT), key=len, reverse=True))
HEADING: Final = re.compile(rf"(?P<names>(?:{_NAME})(?:(?:[、,和与及]|暨)(?:{_NAME}))*)(?:假期)?[:;]")
YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})年(?:度)?(?:全年|部分)?(?:节假日|放假|元旦|法定|假期)")
PAPER: Final = re.compile(r"国办发明?电?\s*[〔\[(【]20[0-9]{2}[〕\])】]\s*[0-9]{1,3}\s*号")

_DATE = (
    r"(?:(?P<year{0}>20[0-9]{{2}})年)?(?:(?P<month{0}>[0-9]{{1,2}})月)?(?P<day{0}>[0-9]{{1,2}})[日号]"
    r"(?:\((?P<note{0}>[^()]{{0,20}})\))?"
)
ONE_DAY: Final = re.compile(_DATE.format(""))
_ANY_DAY = re.sub(r"\?P<[a-z]+>", "?:", _DATE.format(""))
_RANGE = rf"(?P<range>{_ANY_DAY}(?:(?:至|到|-|~)+{_ANY_DAY})?)"
_OPENING = r"(?:其中|同时|另外|并且?|即|从|自|全体公民|全国)*,?"
_TOTAL = r"(?:,?(?:共计?|总共|合计|计)?(?P<count>[0-9]{1,2})天)?"
REST: Final = re.compile(
    rf"{_OPENING}{_RANGE}(?:期间)?(?:全国|全体公民)?(?:放假(?:,?并?调休)?|调休放假|调休|公休|补休|休息|放假公休){_TOTAL}"
)
LIST: Final = re.compile(rf"{_ANY_DAY}(?:(?:[、,和及与]|以及)+{_ANY_DAY})*")
WORK: Final = re.compile(
    rf"{_OPENING}(?P<days>{LIST.pattern})(?:均|都|全天|正常|照常|安排|为|要)*(?:上班|补班|工作日?)"
)
TOTAL: Final = re.compile(r"(?:共计?|总共|合计|计)(?P<count>[0-9]{1,2})天")
ASIDE: Final = re.compile(
    r"(?:不调休|不再调休|与(?:周末|周六|周日|双休日|星期[六日]|前后|公休日|[、和])+(?:公休日)?(?:连休|相连))"
)
# Words that make a sentence one about days off; what only advises (鼓励…除夕休息) settles nothing.
TELLING: Final = re.compile(r"放假|上班|补班|补休|调休|连休|公休|休息|工作日")
ADVISING: Final = re.compile(r"鼓励|提倡|建议|倡导|可以?结合|节假日期间|假期期间|各地|各单位|各部门")
WEEKDAY: Final = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")


def compact(text: str) -> str:
    """Half-width, without blanks and line breaks, one sign for each kind of dash."""
    folded = unicodedata.normalize("NFKC", text.translate(INVISIBLE))
    return re.sub(r"[—–―－‐~～]+", "-", "".join(folded.split())).replace("｡", "。")


def names_in(heading: str) -> tuple[str, ...]:
    """The holidays of a heading by their full names, in its order."""
    return tuple(dict.fromkeys(_SPELT.get(one, one) for one in re.findall(_NAME, heading)))


def looks_like_notice(text: str) -> bool:
    """Whether it can only be a notice on holidays: several headings, and days off."""
    folded = compact(text)
    named = {name for found in HEADING.finditer(folded) for name in names_in(found["names"])}
    return len(named) >= _SEVERAL and "放假" in folded


_SEVERAL = 3  # one or two may stand in anybody's message
