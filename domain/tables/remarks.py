"""What a 备注 cell orders: 分办：甲、乙 · 敏感件 · 指定主办 · 重点件 · 代理联络员."""

import re
from dataclasses import dataclass

from domain.numerals import fold_width
from domain.tables.cells import split_names

_SPLIT = re.compile(r"分办(?:单位)?:\s*([^;。]+)")
_MARKS = re.compile(r"敏感件|涉密件?|指定(?:主办|承办)|重点(?:督办)?件")
_SECRET = re.compile(r"(?<![非不])(?:敏感件|涉密)")
_DESIGNATED = re.compile(r"(?<![非不])指定(?:主办|承办)")
_KEY = re.compile(r"(?<![非不])重点(?:督办)?件")
_STAND_IN = re.compile(r"(?<!非)代理联络员|代联络员|临时联络员")


@dataclass(frozen=True, slots=True)
class Orders:
    """The orders found in one remark; `split` are unit names as written."""

    split: tuple[str, ...] = ()
    secret: bool = False
    designated: bool = False
    key_case: bool = False
    stand_in: bool = False


def read_orders(remark: str) -> Orders:
    """Read a remark; anything else in it stays plain text."""
    text = fold_width(remark)
    listed = _SPLIT.search(text)
    names = split_names(_MARKS.sub(";", listed[1])) if listed else ()
    return Orders(
        split=names,
        secret=bool(_SECRET.search(text)),
        designated=bool(_DESIGNATED.search(text)),
        key_case=bool(_KEY.search(text)),
        stand_in=bool(_STAND_IN.search(text)),
    )
