"""The plain cells of a case: flags, kinds, figures, proposers and the text."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from domain.tables.cells import compact, split_names, squeeze
from domain.tables.columns import LONGEST, Column
from domain.tables.problems import ProblemCode
from domain.tables.rows import TableRow
from domain.vocabulary import AppealKind, Source

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
# Appeals of citizens: who wrote may stay unknown.
CITIZENS = frozenset({Source.NETIZEN_MESSAGE, Source.HOTLINE_ORDER, Source.APPEAL_DIRECT, Source.PETITION})
_RAISED_BY_SOMEBODY = CITIZENS | {
    Source.DEPUTY_SUGGESTION,
    Source.CPPCC_PROPOSAL,
    Source.STATION_OPINION,
}
_ANONYMOUS = re.compile(r"[(（]?(?:匿名|不具名|未署名|未留名|匿名用户|匿名网友|匿名信|无)[)）]?")
_CELL_LINES = re.compile(r"[；;\n]+")
_CLAUSE_END = re.compile(r"[。；;，,]")
_HANDLED_BY = "领办"  # a leader in this column handles the case himself; 分管 and 牵头 only look after it
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\D{0,4}")


def read_key_case(row: TableRow) -> bool:
    """Whether 重点 is ticked; a word that is neither yes nor no is asked about, and proposed as yes."""
    return read_flag(row, Column.KEY_CASE)


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


def read_content(row: TableRow, title: str) -> str:
    """The text, with a line for each filled column that has no field of its own (整改措施, 级别 …).

    A title that had to be shortened stands there in full.
    """
    whole = f"{row.header.label(Column.TITLE)}：{title}" if shorten(title) != title else ""
    nodes = f"{row.header.label(Column.NODES)}：{read_nodes(row)}" if read_nodes(row) else ""
    lines = (row.text(Column.CONTENT), whole, nodes, *(f"{label}：{text}" for label, text in row.extras()))
    return "\n".join(filter(None, lines))


def read_nodes(row: TableRow) -> str:
    """Milestones as one text: 6月底 10公里；9月底 30公里, from one column or from days beside targets."""
    days, targets = (_CELL_LINES.split(row.text(column)) for column in (Column.NODES, Column.NODE_TARGETS))
    if len(days) == len(targets) and all(days) and all(targets):
        return "；".join(f"{day.strip()} {target.strip()}" for day, target in zip(days, targets, strict=True))
    return row.text(Column.NODES) or row.text(Column.NODE_TARGETS)


def shorten(title: str) -> str:
    """The title as a case bears it: where it is too long, whole clauses of it and an ellipsis."""
    most = LONGEST[Column.TITLE]
    if len(title) <= most:
        return title
    head = title[: most - 1]
    ends = [found.start() for found in _CLAUSE_END.finditer(head) if found.start() >= most // 4]
    return f"{head[: ends[-1]] if ends else head}…"


def read_flag(row: TableRow, column: Column) -> bool:
    """Whether a box is ticked; a word that is neither yes nor no is asked about, and proposed as yes."""
    written = compact(row.text(column)).casefold()
    if written in YES:
        return True
    if written not in NO:
        row.report(ProblemCode.UNCLEAR_FLAG, column, row.text(column), "是")
        return True
    return False


def read_leaders(row: TableRow) -> dict[str, Any]:
    """Who leads and supervises it above the units, and which higher body it came from (R3)."""
    leader = squeeze(row.text(Column.LEADER))
    said = leader if row.header.label(Column.LEADER).startswith(_HANDLED_BY) else ""
    return {
        "leader": leader,
        "supervising_leader": squeeze(row.text(Column.SUPERVISING_LEADER)),
        "leader_case": read_flag(row, Column.LEADER_CASE) or bool(said),
        "superior": squeeze(row.text(Column.SUPERIOR)),
    }


def lacks_proposer(source: Source, proposers: Sequence[str], *, anonymous: bool) -> bool:
    """Whether nobody can be answered: deputies and members are named, a citizen may be anonymous (R4)."""
    return source in _RAISED_BY_SOMEBODY and not proposers and not anonymous


def is_anonymous(row: TableRow, source: Source, proposers: Sequence[str]) -> bool:
    """匿名 in its own column or for a name; of a citizen's appeal also where no name is given."""
    if read_flag(row, Column.ANONYMOUS) or any(_ANONYMOUS.fullmatch(name) for name in proposers):
        return True
    return source in CITIZENS and not proposers
