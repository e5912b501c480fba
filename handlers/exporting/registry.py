"""Every table that can be exported, by the name `duban export` calls it."""

from typing import Final

from handlers.exporting.export import Export, plain
from handlers.exporting.ledger import ledger_rows
from handlers.exporting.rectification import RECTIFICATION

EXPORTS: Final[dict[str, Export]] = {
    export.name: export
    for export in (
        plain("ledger", "台账", ledger_rows),
        RECTIFICATION,
    )
}  # fmt: skip
