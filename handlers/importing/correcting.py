"""The rows that were not applied, as a workbook to correct and import again."""

from collections.abc import Sequence

from domain.tables.correction import lay_out_corrections
from domain.tables.grid import Grid
from domain.tables.records import TableReading
from handlers.importing.reading import explain
from handlers.workbooks.writing import write_xlsx


def write_corrections(grids: Sequence[Grid], reading: TableReading) -> bytes:
    """An xlsx with the original columns and one more that says what to correct."""
    return write_xlsx(lay_out_corrections(grids, reading.verdicts, explain))
