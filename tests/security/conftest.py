"""The town of the scenarios and the database of the processes, for those who mean no good."""

from tests.processes.conftest import database, imported
from tests.scenarios.conftest import settled, town

__all__ = ["database", "imported", "settled", "town"]
