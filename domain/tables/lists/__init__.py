"""Lists that are written back as they came (整改清单): where each line stood, and numbers for their rows."""

from domain.tables.lists.layout import ListRow, lay_out
from domain.tables.lists.lines import rows_of_list
from domain.tables.lists.numbering import KnownItem, ListedRow, ListNumbers

__all__ = ["KnownItem", "ListNumbers", "ListRow", "ListedRow", "lay_out", "rows_of_list"]
