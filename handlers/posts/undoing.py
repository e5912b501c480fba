"""How what was done about posts is taken back."""

from typing import Final

from handlers.posts.ending import undo_ending, undo_naming
from handlers.posts.settling import undo_answer, undo_asking, undo_change
from handlers.retraction import TakeBack

TAKE_BACK: Final[dict[str, TakeBack]] = {
    "stand_in": undo_naming,
    "stand_in_ended": undo_ending,
    "hand_over_asked": undo_asking,
    "hand_over_taken": undo_answer,
    "hand_over_declined": undo_answer,
    "liaison_changed": undo_change,
}
