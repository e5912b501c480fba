"""The message as it was typed, and folded for reading."""
