"""The daily digest (R50): once each working day, what needs the reader first, then the figures."""

from scheduler.digests.moments import digest_moment, is_due
from scheduler.digests.posting import write_digests
from storage.digests import digest_readers as readers_of

__all__ = ["digest_moment", "is_due", "readers_of", "write_digests"]
