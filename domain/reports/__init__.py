"""Periodic reports (定期报告): what they say, before it becomes a message, a document or a workbook."""
