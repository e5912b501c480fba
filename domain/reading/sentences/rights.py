"""权限, 权限 联络员, 谁能销号, 权限表: who may do what."""

import re
from typing import Final

from domain import intents
from domain.catalogue import acts_called
from domain.intents import Intent
from domain.reading.rules import Message
from domain.tables.wanted import TableName

_OWN: Final = re.compile(
    r"(?:查?看|显示)?(?:我|我的|本人|自己的?)?(?:有)?(?:的)?(?:什么|哪些)?权限(?:是什么|有哪些|说明|范围)?[?]*"
)
_OF: Final = re.compile(
    r"(?:查?看|显示)?(?:权限(?P<after>[\u4e00-\u9fffa-z0-9_.·]{2,20})|(?P<before>[\u4e00-\u9fff·]{2,10}?)的?"
    r"(?:有)?(?:什么|哪些)?权限(?:是什么|有哪些)?)[?]*"
)
_TABLE: Final = re.compile(r"(?:导出|发|看|查看|下载|打印)?(?:岗位)?权限(?:总?表|清单|一览表?)")
_WHO: Final = re.compile(
    r"(?:都?有?谁|哪些人|哪个人|什么人|哪些?岗位|什么岗位)(?:才|都)?(?:能|可以|有权|有权限|可)"
    r"(?P<what>[\u4e00-\u9fff0-9]{1,14}?)(?:的|啊|呢|吗)?[?]*"
)
_LONGEST: Final = 30


def read_rights(message: Message) -> Intent | None:
    """A question about rights; 谁能… only where it names an act that there is."""
    folded = message.unspaced
    if len(folded) > _LONGEST:
        return None
    if _TABLE.fullmatch(folded):
        return intents.ExportTable(TableName.RIGHTS)
    if _OWN.fullmatch(folded):
        return intents.ShowRights()
    if found := _WHO.fullmatch(folded):
        return intents.ShowWhoMay(found["what"]) if acts_called(found["what"]) else None
    found = _OF.fullmatch(folded)
    return intents.ShowRights(found["after"] or found["before"]) if found else None
