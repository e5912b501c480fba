"""Every table that can be exported, by the name `duban export` calls it."""

from typing import Final

from handlers.exporting.assignments import ASSIGNMENTS
from handlers.exporting.export import Export
from handlers.exporting.ledger import LEDGER
from handlers.exporting.rectification import RECTIFICATION
from handlers.exporting.results import CLOSED, PROMISES, VISITS
from handlers.exporting.rights import RIGHTS

EXPORTS: Final[dict[str, Export]] = {
    export.name: export for export in (LEDGER, ASSIGNMENTS, RECTIFICATION, VISITS, PROMISES, CLOSED, RIGHTS)
}
