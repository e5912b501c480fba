"""Conversations about the office's own reports: asked for, approved, sent, found again."""
