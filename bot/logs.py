"""How the log is written: one entry cannot pass for two, and no known secret stands in it."""

import logging
import re
from collections.abc import Iterable
from typing import Final

FORMAT: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"
CHATTY: Final = ("alembic", "apscheduler", "storage.fair_pool")
_SHORTEST_SECRET = 6  # a shorter one would blot out ordinary words
# Credentials that come and go: the platform's tokens, tickets and sessions stand in addresses.
_PASSING = re.compile(
    r"((?:access_token|accessToken|session|ticket|sign|signature|x-acs-dingtalk-access-token|authorization)"
    r"[\"']?\s*[=:]\s*[\"']?(?:Bearer )?)[^\s&\"',;)}]+",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Guarded(logging.Formatter):
    """Lines after the first are indented, so that no text of others looks like an entry of its own."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__(FORMAT)
        # The longest first: one may contain another.
        self._secrets = sorted((s for s in secrets if len(s) >= _SHORTEST_SECRET), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:  # type: ignore[explicit-override]
        """The entry with secrets blotted out and control characters shown as what they are."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "***")
        text = _PASSING.sub(r"\1***", text)
        text = _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
        return text.replace("\n", "\n    | ")


def set_up(secrets: Iterable[str]) -> None:
    """Log to stderr from INFO on; what libraries say of their daily work is left out."""
    handler = logging.StreamHandler()
    handler.setFormatter(Guarded(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
