"""Who reads of which cases in the daily digest (R50, R61), and when a picture says more than words."""

from domain.digests.scopes import Cases, Chosen, Scope, View, scope_for
from domain.digests.settings import SCOPE, DigestSettings, read_digest_settings

__all__ = [
    "SCOPE",
    "Cases",
    "Chosen",
    "DigestSettings",
    "Scope",
    "View",
    "read_digest_settings",
    "scope_for",
]
