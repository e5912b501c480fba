"""Alembic revisions of the schema, and how to run them."""
