"""The assignment table (交办表) as it is written: columns that an import carries, a sheet per source."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from domain.numerals import fold_width
from domain.tables.remarks import read_orders
from domain.tables.sheets import Line
from domain.tables.sources import OUT_OF_SESSION
from domain.vocabulary import Source

HEADER: Final[Line] = (
    "编号", "标题", "内容", "提出人", "主办单位", "会办单位", "交办日期", "办结时限", "会办时限",
    "重点", "诉求类别", "受理时间", "年度目标", "计量单位", "已完成",
    "分管领导", "是否领导领办", "督办领导", "上级部门", "是否匿名", "备注",
)  # fmt: skip
_TITLES: Final[Mapping[Source, str]] = {
    Source.DEPUTY_SUGGESTION: "人大代表建议",
    Source.CPPCC_PROPOSAL: "政协提案",
    Source.NETIZEN_MESSAGE: "网民留言",
    Source.HOTLINE_ORDER: "12345热线工单",
    Source.APPEAL_DIRECT: "民声直达诉求",
    Source.PETITION: "信访事项",
    Source.SUPERIOR_ORDER: "上级交办事项",
    Source.INSPECTION_CLUE: "督查线索",
    Source.LIVELIHOOD_PROJECT: "民生实事",
    Source.RECTIFICATION_ITEM: "整改事项",
    Source.STATION_OPINION: "联络站意见",
}
# The title of a sheet tells an import what it is about.
SHEETS: Final[Mapping[tuple[Source, bool], str]] = {
    (source, in_session): f"{'' if in_session else OUT_OF_SESSION}{title}交办表"
    for in_session in (True, False)
    for source, title in _TITLES.items()
}
_CLAUSE = re.compile(r"分办(?:单位)?[:：]\s*[^;；。]+[;；。]?\s*")


def split_clause(remarks: str, units: Sequence[str], marks: Sequence[str]) -> str:
    """The remarks, ordering exactly this: the units that each answer (分办), and the marks."""
    if read_orders(remarks).split != tuple(units):
        others = _CLAUSE.sub("", remarks) if read_orders(remarks).split else remarks
        remarks = "；".join(filter(None, (f"分办：{'、'.join(units)}" if units else "", others)))
    missing = [mark for mark in marks if mark not in fold_width(remarks)]
    return "；".join(filter(None, (remarks, *missing)))
