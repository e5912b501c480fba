"""How many requests a minute one door of ours takes, and how long it waits for a body."""

from datetime import timedelta
from typing import Final

MINUTE: Final = timedelta(minutes=1)
# An upstream system hands in up to 1,000 cases a request: this is more than any district has.
REQUESTS_A_MINUTE: Final = 120
BODY_SECONDS: Final = 10.0  # that the whole body of a request may take to arrive
