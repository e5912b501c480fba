"""Rosters and assignment tables as offices really write them, read into records with a verdict per row."""
