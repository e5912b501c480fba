"""The same content as a document and as a workbook."""

from message_templates.papers.documents import write_document
from message_templates.papers.workbooks import write_workbook

__all__ = ["write_document", "write_workbook"]
