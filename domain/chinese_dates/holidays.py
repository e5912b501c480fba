"""Days beside a holiday: 国庆后, 节后第一个工作日, 中秋节前; and lunar days, which need a solar date."""

import re
from datetime import date, timedelta

from domain.calendar import DAY, HolidayBlock
from domain.chinese_dates.grammar import Ask, Meaning, Miss, Scene, Where, ask, number_in, rule
from domain.chinese_dates.hours import NO_MORE
from domain.chinese_dates.readings import ChoiceReason, Refusal
from domain.numerals import NUMBER, NUMBER_CHARACTERS

# What people say, and the holiday it stands for; 节 and 放假 are whichever comes.
HOLIDAYS = {
    "元旦": "元旦",
    "春节": "春节",
    "过年": "春节",
    "年": "春节",
    "清明": "清明节",
    "五一": "劳动节",
    "劳动": "劳动节",
    "端午": "端午节",
    "中秋": "中秋节",
    "国庆": "国庆节",
    "十一": "国庆节",
    "双节": "国庆节",
}
NEAR = timedelta(days=30)  # a second holiday within it makes 节后 a question
HORIZON = timedelta(days=366)
LONGEST_BLOCK = timedelta(days=16)

_OFF = r"(?:小?长?假期?|放假|假日|期间|这?几天)?"
_NAME = rf"(?:(?P<name>{'|'.join(HOLIDAYS)})节?|节假日|(?:过|放|长|小长)(?:完)?[节假]|节|假期?){_OFF}"
_AFTER = (
    r"(?:一过|过完|之后|以后|过后|后|结束(?:之?后)?|完(?:之?后)?|回来|收假|上班)的?"
    r" (?:(?:第 ?(?P<n>[0-9一二两三四五六七八九十]{1,2})|首)"
    r"(?:个? ?(?P<unit>工作日|上班日|自然日)|(?P<day>天)))?"
)
_NOT_WITHIN = rf"(?<![{NUMBER_CHARACTERS}半几多今明去后个春环])"
_NOTHING_COUNTED = rf"(?![{NUMBER_CHARACTERS}半几第天年])"
_FULL_NAMES = "元旦|春节|过年|清明节?|五一(?:劳动)?节?|劳动节|端午节?|中秋节?|国庆节?|十一节|双节"
_LUNAR = (
    rf"(?:(?:农历|阴历|旧历)(?:的)? (?:{NUMBER}|正|腊|冬)? ?月?(?:初?{NUMBER}|[底末])?"
    rf"|(?<![改修订])(?:正月|腊月|冬月|闰{NUMBER}月)(?:初?{NUMBER}|[底末]|[上中下]旬)?|(?<!月)(?:大年)?初[一二三四五六七八九十]"
    rf"|除夕(?:夜)?|(?:大年|年)三十|小年夜?|元宵节?|重阳节?|七夕节?|腊八节?|中元节?|冬至|立[春夏秋冬]|夏至|春分|秋分|惊蛰|谷雨)[日号]?(?:之?后|以后)?{NO_MORE}"
)


def _after(found: re.Match[str], scene: Scene) -> Meaning:
    """The first (or n-th) working day after the holiday; several if more than one is near."""
    n = number_in(found, "n") if found["n"] else 1
    if not n:
        return None
    blocks = _meant(found["name"], scene)
    if found["day"] or found["unit"] == "自然日":
        return _one_or_more(tuple(block.last_on + n * DAY for block in blocks))
    return _one_or_more(tuple(scene.calendar.add_working_days(block.last_on, n) for block in blocks))


def _before(found: re.Match[str], scene: Scene) -> Meaning:
    """The last working day before the holiday."""
    blocks = _meant(found["name"], scene)
    days = tuple(scene.calendar.previous_working_day(block.first_on - DAY) for block in blocks)
    ahead = tuple(day for day in days if day >= scene.today)
    return Miss(Refusal.PAST, on=days[-1]) if days and not ahead else _one_or_more(ahead)


def _itself(found: re.Match[str], scene: Scene) -> Meaning:
    """到国庆: the last working day before it and the first after it are offered."""
    blocks = _meant(next(name for name in HOLIDAYS if found[0].startswith(name)), scene)
    if not blocks:
        return Miss(Refusal.UNKNOWN_HOLIDAY)
    before = scene.calendar.previous_working_day(blocks[0].first_on - DAY)
    return ask(ChoiceReason.PERIOD, before, scene.calendar.next_working_day(blocks[0].last_on))


def _one_or_more(days: tuple[date, ...]) -> Meaning:
    if not days:
        return Miss(Refusal.UNKNOWN_HOLIDAY)
    return Ask(ChoiceReason.SEVERAL_HOLIDAYS, days) if len(days) > 1 else days[0]


def _meant(said: str | None, scene: Scene) -> tuple[HolidayBlock, ...]:
    ahead = _ahead(scene)
    if said:
        return tuple(block for block in ahead if HOLIDAYS[said] in block.names)[:1]
    return tuple(block for block in ahead if block.first_on <= scene.today + NEAR) or ahead[:1]


def _ahead(scene: Scene) -> tuple[HolidayBlock, ...]:
    """The holidays that are not over yet, the present one first."""
    blocks = scene.calendar.holiday_blocks(scene.today - LONGEST_BLOCK, scene.today + HORIZON)
    return tuple(block for block in blocks if block.last_on >= scene.today)


def _lunar(_found: re.Match[str], _scene: Scene) -> Meaning:
    return Miss(Refusal.LUNAR)


RULES = (
    rule(rf"{_NOT_WITHIN}{_NAME}{_AFTER}{_NOTHING_COUNTED}", _after),
    rule(rf"{_NOT_WITHIN}{_NAME}(?:之前|以前|前夕|前){_NOTHING_COUNTED}", _before),
    # 到国庆, 到春节期间
    rule(
        rf"(?:{_FULL_NAMES}){_OFF}(?!之?[前后]|以[前后]|过|结|完|回|收|上班|[0-9]){NO_MORE}",
        _itself,
        Where.MARKED,
    ),
    # 到腊月二十, 除夕前
    rule(_LUNAR, _lunar, Where.MARKED),
)
