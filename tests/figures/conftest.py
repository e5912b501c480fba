"""The town of the scenarios, in which the cases of an office are put."""

from tests.scenarios.conftest import either_town, settled, town

__all__ = ["either_town", "settled", "town"]
