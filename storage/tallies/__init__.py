"""What rates are counted from, grouped and counted by the database; the same facts list the cases."""

from storage.tallies.counting import Located, Wanted, count, locate
from storage.tallies.gathering import Tallies, tally
from storage.tallies.votes import count_votes

__all__ = ["Located", "Tallies", "Wanted", "count", "count_votes", "locate", "tally"]
