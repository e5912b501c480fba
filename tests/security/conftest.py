"""The town of the scenarios, and the office of the processes, for those who mean no good."""

from tests.processes.conftest import callback_office, database, imported, messenger, office
from tests.scenarios.conftest import settled, town

__all__ = ["callback_office", "database", "imported", "messenger", "office", "settled", "town"]
