"""The plain cells of a case: flags, kinds, figures, proposers and the text."""

import re
from collections.abc import Mapping

from domain.tables.cells import compact, split_names
from domain.tables.columns import Column
from domain.tables.problems import ProblemCode
from domain.tables.rows import TableRow
from domain.vocabulary import AppealKind

APPEAL_KINDS: Mapping[str, AppealKind] = {
    "咨询": AppealKind.CONSULTATION,
    "求助": AppealKind.HELP,
    "建议": AppealKind.SUGGESTION,
    "投诉": AppealKind.COMPLAINT,
    "举报": AppealKind.REPORT,
}
# fmt: off
YES = frozenset({"是", "√", "✓", "✔", "☑", "对", "有", "y", "yes", "true", "1", "★", "重点", "重点件"})
NO = frozenset({"", "否", "×", "x", "✗", "☐", "无", "n", "no", "false", "0", "-", "—", "/", "一般", "非重点"})
# fmt: on
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\D{0,4}")


def read_key_case(row: TableRow) -> bool:
    """Whether 重点 is ticked; a word that is neither yes nor no is asked about, and proposed as yes."""
    written = compact(row.text(Column.KEY_CASE)).casefold()
    if written in YES:
        return True
    if written not in NO:
        row.report(ProblemCode.UNCLEAR_FLAG, Column.KEY_CASE, row.text(Column.KEY_CASE), "是")
        return True
    return False


def read_appeal_kind(row: TableRow) -> AppealKind | None:
    """What the person wants; only the five kinds of the vocabulary are taken."""
    written = compact(row.text(Column.APPEAL_KIND))
    kind = APPEAL_KINDS.get(written.removesuffix("类"))
    if written and kind is None:
        row.report(ProblemCode.UNKNOWN_APPEAL_KIND, Column.APPEAL_KIND, written, *APPEAL_KINDS)
    return kind


def read_figure(row: TableRow, column: Column) -> float | None:
    """A quantity, with or without its unit behind it; None for an empty or reported cell."""
    written = compact(row.text(column)).replace(",", "")
    if not written:
        return None
    figure = _FIGURE.fullmatch(written)
    if figure is None or "%" in written:
        row.report(ProblemCode.NOT_A_NUMBER, column, row.text(column))
        return None
    return float(figure[1])


def read_proposers(row: TableRow) -> tuple[str, ...]:
    """Who raised it, the leading proposer first, joint ones behind, nobody twice."""
    named = (split_names(row.text(column)) for column in (Column.PROPOSERS, Column.CO_PROPOSERS))
    return tuple(dict.fromkeys(name for names in named for name in names))


def read_content(row: TableRow) -> str:
    """The text, with a line for each filled column that has no field of its own (整改措施, 级别 …)."""
    lines = (row.text(Column.CONTENT), *(f"{label}：{text}" for label, text in row.extras()))
    return "\n".join(filter(None, lines))
