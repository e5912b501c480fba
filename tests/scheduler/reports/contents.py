"""Everything that a report says, for tests that look for words in it."""

from collections.abc import Iterator

from domain.reports.contents import Cell, ReportContent, Table


def texts_of(content: ReportContent) -> list[str]:
    """Every text of it, wherever it stands."""
    return [text for text in _texts(content) if text]


def _texts(content: ReportContent) -> Iterator[str]:
    yield from (content.title, content.period, *content.summary, content.foot)
    for section in content.sections:
        yield from (section.heading, *section.paragraphs)
        for table in section.tables:
            yield from (table.title, table.note, *table.head)
            yield from (cell for row in table.rows for cell in row if isinstance(cell, str))
        for chart in section.charts:
            yield from (chart.title, *chart.labels, *(series.name for series in chart.series))


def tables_of(content: ReportContent) -> dict[str, Table]:
    """Its tables by title."""
    return {table.title: table for section in content.sections for table in section.tables}


def row_of(table: Table, first: str) -> dict[str, Cell]:
    """The row that begins with a word, by the table's head."""
    return next(dict(zip(table.head, row, strict=True)) for row in table.rows if row[0] == first)


def check_shape(content: ReportContent) -> None:
    """Words everywhere, rows as wide as their heads, charts with a value for each label."""
    assert content.title
    assert content.period
    assert 1 <= len(content.summary) <= 8
    for text in texts_of(content):
        assert "None" not in text, text
        assert "{" not in text, text
        assert "\n" not in text, text
        assert not text.startswith("@"), text
    for section in content.sections:
        assert section.heading
        for table in section.tables:
            assert table.rows
            assert all(len(row) == len(table.head) for row in table.rows), table.title
        for chart in section.charts:
            assert chart.labels
            assert all(len(series.values) == len(chart.labels) for series in chart.series)
