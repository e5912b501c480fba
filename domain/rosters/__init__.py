"""The office's roster as it is changed: by lines in the chat, by a file, from the address book."""

from domain.rosters.standing import Member, Seat, Standing
from domain.rosters.steps import Entry, Note, Step, StepKind

__all__ = ["Entry", "Member", "Note", "Seat", "Standing", "Step", "StepKind"]
