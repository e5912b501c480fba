"""The scene of the reading tests: a Tuesday in September, a liaison of 区住建局, and the office."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from domain.intents import CaseRef
from domain.reading import KnownCase, Scene
from domain.vocabulary import PostRole, Source

TODAY = date(2026, 9, 22)
CASES = (
    KnownCase(12, Source.DEPUTY_SUGGESTION, "建议012", "关于加装电梯的建议"),
    KnownCase(13, Source.DEPUTY_SUGGESTION, "建议013", "关于整治油烟的建议"),
    KnownCase(15, Source.NETIZEN_MESSAGE, "留言15", "反映路灯不亮"),
    KnownCase(45, Source.CPPCC_PROPOSAL, "提案045", "关于老旧小区改造的提案"),
)
UNITS = ("区住房和城乡建设局", "区城市管理局", "区教育体育局", "区卫生健康委员会", "城桥镇")
LIAISON = Scene(TODAY, frozenset({PostRole.LIAISON}), CASES, UNITS)
OFFICE = replace(LIAISON, roles=frozenset({PostRole.ADMIN, PostRole.SUPERVISOR, PostRole.APPROVER}))


def quoting(ordinal: int) -> Scene:
    return replace(LIAISON, quoted=CaseRef(ordinal, Source.NETIZEN_MESSAGE))


def cases(*ordinals: int) -> tuple[CaseRef, ...]:
    """Cases named without their source."""
    return tuple(map(CaseRef, ordinals))


def plain(intent: Any) -> Any:  # noqa: ANN401 – walks through any value an intent holds
    """The intent without how its cases were written, so that readings can be compared."""
    if isinstance(intent, CaseRef):
        return replace(intent, written="")
    if isinstance(intent, tuple):
        return tuple(map(plain, intent))
    if is_dataclass(intent) and not isinstance(intent, type):
        return replace(intent, **{part.name: plain(getattr(intent, part.name)) for part in fields(intent)})
    return intent
