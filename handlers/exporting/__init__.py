"""导出: what is on record as tables, for the shell and for the chat."""

from handlers.exporting.registry import EXPORTS

__all__ = ["EXPORTS"]
