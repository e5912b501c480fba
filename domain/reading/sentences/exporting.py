"""导出台账 建议 区住建局, 导出另册 2026, 打印今日: tables and papers, sent as files."""

import re
from datetime import date
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.naming.scopes import read_scope
from domain.reading.rules import Message
from domain.tables.wanted import TableName

_ASK: Final = r"(?:请|帮我|给我|我要|麻烦)*"
_EXPORT: Final = re.compile(
    rf"{_ASK}(?:导出|下载|导一下|导一?份|发我)(?:一?[份个下张])?(?:全部|所有|完整)?的?"
)
_TABLES: Final = (
    (TableName.RECTIFICATION, re.compile(r"整改(?:事项)?清单")),
    (TableName.VISITS, re.compile(r"(?:回访|走访)(?:清单|台账|记录|表)")),
    (TableName.PROMISES, re.compile(r"承诺(?:事项)?(?:台账|清单)")),
    (TableName.CLOSED, re.compile(r"(?:销号)?另册")),
    (TableName.ASSIGNMENTS, re.compile(r"交办(?:总?表|清单|台账)")),
    (TableName.LEDGER, re.compile(r"(?:督办|督查|工作|办理)?台账")),
)
_SHOWN_TO_OTHERS: Final = frozenset({TableName.PROMISES, TableName.CLOSED})  # as a list, not as a file
_FORM: Final = re.compile(r"(?:成|为|用)?(?:csv|excel|xlsx?)(?:格式|文件)?|文件|表格|[,，]")
_FULL: Final = re.compile(r"(?:不打码|不脱敏|未打码|未脱敏|原文)的?")
_PURPOSE: Final = re.compile(r"(?:用于|用途是?|用来|因为|为了)[:：]?(?P<purpose>.+)$")
_YEAR: Final = re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})年?(?![0-9])(?!年?[0-9]{1,2}月)")
_TODAY: Final = re.compile(
    rf"{_ASK}(?:打印|导出|出)(?:一?[份下张])?(?:今[天日]|当天|今天的)的?(?:电话)?(?:清单|名单|单子?|提醒)?|今日电话(?:清单|名单|单)"
)
_LONGEST: Final = 80


def read_export(message: Message) -> Intent | None:
    """The table that the whole message asks for, of a source, a unit, a time; or today's paper."""
    folded = message.unspaced
    if len(folded) > _LONGEST or message.opening.naming.refs:
        return None
    if _TODAY.fullmatch(folded):
        return intents.PrintToday()
    asked = _EXPORT.match(folded)
    return _read_table(folded[asked.end() :], message) if asked else None


def _read_table(wanted: str, message: Message) -> Intent | None:
    told = _PURPOSE.search(wanted)
    words = wanted[: told.start()] if told else wanted
    table = next(((name, found) for name, pattern in _TABLES if (found := pattern.search(words))), None)
    if table is None:
        return None
    name, found = table
    left = words[: found.start()] + words[found.end() :]
    full = _FULL.search(left) is not None
    left = _FORM.sub("", _FULL.sub("", left))
    since, until, left = _take_year(left)
    scope = read_scope(left, message.scene)
    others = SUPERVISING.isdisjoint(message.scene.roles) and name in _SHOWN_TO_OTHERS
    if scope is None or scope.key or len(scope.sources) > 1 or others:
        return None
    return intents.ExportTable(
        name,
        source=next(iter(scope.sources), None),
        unit=scope.unit,
        since=since or scope.since,
        until=until or scope.until,
        full=full,
        purpose=_as_typed(told["purpose"], message) if told else "",
    )


def _take_year(text: str) -> tuple[date | None, date | None, str]:
    """另册 2026, 2025年台账."""
    found = _YEAR.search(text)
    if found is None:
        return None, None, text
    year = int(found["year"])
    return date(year, 1, 1), date(year, 12, 31), text[: found.start()] + text[found.end() :]


def _as_typed(purpose: str, message: Message) -> str:
    """The purpose with its own spaces and letters."""
    typed = message.typed
    found = re.search(r"(?:用于|用途是?|用来|因为|为了)\s*[:：]?\s*(?P<purpose>.+)$", typed)
    return found["purpose"].strip() if found else purpose
