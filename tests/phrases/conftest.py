"""The town in which the phrases are said."""

from tests.scenarios.conftest import either_town, settled, town

__all__ = ["either_town", "settled", "town"]
