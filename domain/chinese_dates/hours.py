"""Times of day as they are written: 8:30, 九点, 晚上八点半; limits are whole days and leave them out."""

import re

from domain.numerals import NUMBER

DAY_PART = r"(?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|每天|早|晚)"
_HOUR = rf"(?:{NUMBER})(?:[:.]\s?[0-9]{{1,2}}|点(?:半|一刻|三刻|{NUMBER}分?|整|钟)?)"

# For patterns: where a stretch of time is all that is said, rather than the beginning of a story.
NO_MORE = r"(?=$|[\s,。;、!?)(]|之?前|以前|左右|之?内|以内|[到至~—-]|[吧了完办再才])"
# For patterns: a time of day.
TIME = rf"(?:{DAY_PART}\s*)?{_HOUR}"

# What may stand behind a day and changes nothing about it: 前, 下班前, 中午12点, 当天.
EDGE = re.compile(
    r"(?:\s?(?:之?前|以前|之内|以内|左右|止|起)|\s?(?P<after>之后|以后|过后|后(?![勤续期面来])))?"
    rf"(?P<hour>\s?(?:{DAY_PART}?\s?{NUMBER}(?::[0-9]{{2}}|[点时](?:半|一刻|三刻|整|钟|{NUMBER}分?)?)"
    r"|[下上]班|上午|中午|下午|傍晚|晚上|早上|当天|当日)"
    r"(?:的?时候)?(?:之?前|以前|左右|止)?)?"
)
