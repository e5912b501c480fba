"""The platform's own calls, by path."""
