"""Answers to the question that is open."""
