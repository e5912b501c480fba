"""Conversations about follow-ups."""
