"""Every table that can be exported, by the name `duban export` calls it."""

from typing import Final

from handlers.exporting.export import Export, plain
from handlers.exporting.ledger import ledger_rows
from handlers.exporting.rectification import RECTIFICATION
from handlers.results.exporting import closed_rows, promise_rows, visit_rows

EXPORTS: Final[dict[str, Export]] = {
    export.name: export
    for export in (
        plain("ledger", "台账", ledger_rows),
        RECTIFICATION,
        plain("visits", "回访清单", visit_rows),
        plain("promises", "承诺台账", promise_rows),
        plain("closed", "另册", closed_rows),
    )
}  # fmt: skip
