"""What looks like the name of a unit: one that is known, an abbreviation of it, or by its ending."""

import re
from functools import lru_cache

from domain.numerals import fold_width

_ENDING = re.compile(
    r"[\u4e00-\u9fff]{1,18}(?:局|分局|支?大?队|镇|乡|街道|中心|公司|集团|法院|检察院|医院|学校|园区|管委会|委员会"
    r"|发改委|卫健委|国资委|政法委|农委|建委|纪委|团委|妇联|残联|工商联|总工会|城管|住建|供电|供水|水务|燃气|办公室"
    r"|(?:府|政|督|信访|综治|文明|应急|城|镇|区|外|编|金融|机关|史志|侨|台)办)"
)
_NO_UNIT = re.compile(
    r"我|你|他|这|那|应由|我们|不是|应该|已经|没有|尽快|马上|抓紧|签收|办理|同意|属于|(?<!自)由|建议|方案|规定|职责|的$"
    r"|^(?:按|根据|依|属|转|应|给|归|由|请|让|找|把|将|是|不|非)"
)
_DUTY = re.compile(
    r"(?:的|管|签收|办理?|负责|承办|来办|处理|主办|牵头|主管|职责|职能|职权|范围|内|事情?|业务)+$"
)
_ALWAYS_APART = re.compile(r"[、/]")
_JOINTS = ("以及", "和", "与", "及")
_PERHAPS_APART = re.compile(f"({'|'.join(_JOINTS)})")
_LONGEST = 20
_SHORTEST = 2


def find_known(folded: str, known: tuple[str, ...]) -> str:
    """The longest known name that the text begins with; "" if there is none."""
    return max((name for name in known if folded.startswith(_fold(name))), key=len, default="")


def read_unit(written: str, known: tuple[str, ...]) -> str:
    """The unit that the words name, as the register spells it if it is known; "" if they name none.

    What is said of its duty is left out: 城管局的职责, 区城市管理局办理.
    """
    for words in (written, _DUTY.sub("", written)):
        same = next((name for name in known if _fold(name) == words), "")
        if same or is_unit(words, known):
            return same or words
    return ""


def split_units(written: str, known: tuple[str, ...]) -> list[str] | None:
    """The units of a list; None if any part of it is none.

    住建局和城管局 are two; in 区住房和城乡建设局 the 和 belongs to the name, as nothing before it is one.
    """
    units: list[str] = []
    for part in filter(None, _ALWAYS_APART.split(written)):
        pieces = _PERHAPS_APART.split(part)
        while pieces:
            end = _end_of_first(pieces, known)
            if not end:
                return None
            units.append(read_unit("".join(pieces[:end]), known))
            pieces = pieces[end + 1 :]
    return units


def _end_of_first(pieces: list[str], known: tuple[str, ...]) -> int:
    """How many pieces make the first name: the longest that is known, else the shortest complete one."""
    names = {end: "".join(pieces[:end]) for end in range(1, len(pieces) + 1, 2)}
    spelt = {_fold(name) for name in known}
    exact = [end for end, name in names.items() if name in spelt]
    return exact[-1] if exact else next((end for end, name in names.items() if _is_complete(name, known)), 0)


def is_unit(name: str, known: tuple[str, ...]) -> bool:
    """Whether the words can be a unit's name; which one it is, the register decides."""
    if is_registered(name, known):
        return True
    short_enough = _SHORTEST <= len(name) <= _LONGEST
    return short_enough and not _NO_UNIT.search(name) and bool(_ENDING.fullmatch(name))


def is_registered(name: str, known: tuple[str, ...]) -> bool:
    """Whether it is a known name or short for one: 住建局."""
    if any(_fold(unit) == name for unit in known):
        return True
    if not _SHORTEST <= len(name) <= _LONGEST or _NO_UNIT.search(name):
        return False
    return any(_abbreviates(name, _fold(unit)) for unit in known)


def _is_complete(name: str, known: tuple[str, ...]) -> bool:
    """Whether it is more than what stands before the 和 of a longer name: 柳桥 and 住建, not 住房."""
    if not is_unit(name, known):
        return False
    halves = tuple(name + joint for joint in _JOINTS)
    return bool(_ENDING.fullmatch(name)) or not any(half in _fold(unit) for half in halves for unit in known)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters stand in the name in this order: 住建局 in 区住房和城乡建设局."""
    characters = iter(name)
    return all(character in characters for character in short)


@lru_cache(maxsize=1024)
def _fold(name: str) -> str:
    return fold_width(name).lower()
