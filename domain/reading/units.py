"""What looks like the name of a unit: one that is known, an abbreviation of it, or by its ending."""

import re

_ENDING = re.compile(
    r"[\u4e00-\u9fff]{1,18}(?:局|分局|支?大?队|镇|乡|街道|中心|公司|集团|法院|检察院|医院|学校|园区|管委会|委员会"
    r"|发改委|卫健委|国资委|政法委|农委|建委|纪委|团委|妇联|残联|工商联|总工会|城管|住建|供电|供水|水务|燃气|办公室"
    r"|(?:府|政|督|信访|综治|文明|应急|城|镇|区|外|编|金融|机关|史志|侨|台)办)"
)
_NO_UNIT = re.compile(
    r"我|你|他|这|那|应由|我们|不是|应该|已经|没有|尽快|马上|抓紧|签收|办理|建议|方案|规定|职责|的$|^(?:按|根据|依|属|转|应|给|归|由|请|让|找|把|将)"
)
_LONGEST = 20
_SHORTEST = 2


def is_unit(name: str, known: tuple[str, ...]) -> bool:
    """Whether the words can be a unit's name; which one it is, the register decides."""
    if not _SHORTEST <= len(name) <= _LONGEST or _NO_UNIT.search(name):
        return False
    return bool(_ENDING.fullmatch(name)) or any(_abbreviates(name, unit) for unit in known)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters stand in the name in this order: 住建局 in 区住房和城乡建设局."""
    characters = iter(name.lower())
    return all(character in characters for character in short)
