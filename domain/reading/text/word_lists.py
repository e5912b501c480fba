"""Rows of words as a person can read them: separated by blanks."""


def split_words(*rows: str) -> tuple[str, ...]:
    """The words of the rows, in order."""
    return tuple(word for row in rows for word in row.split())
