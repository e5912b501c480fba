"""Finds the tests that tables name as `file::name`, so that none is named that is not there."""

import re
from pathlib import Path

HOUSE = Path(__file__).parents[2]


def is_there(reference: str) -> bool:
    """Whether the file exists and defines a test of that name."""
    file, _, name = reference.partition("::")
    path = HOUSE / file
    defined = rf"^(?:async )?def {re.escape(name)}\("
    return path.is_file() and re.search(defined, path.read_text(), re.MULTILINE) is not None
