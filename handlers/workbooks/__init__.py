"""Spreadsheet files as people hand them in: opened safely, and written so that nothing in them runs."""
