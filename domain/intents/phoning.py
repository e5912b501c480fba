"""A reminder by telephone: whoever made it says whom he reached, when, and what was said."""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent

__all__ = ["LogPhoneReminder"]


@dataclass(frozen=True, slots=True)
class LogPhoneReminder(Intent):
    """电话提醒 12 李敏 9:40 已告知: counts like a delivered reminder.

    `at` is the moment as typed (9:40, 昨天16:30), "" for now. `answered`: somebody took the call.
    """

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    whom: str = ""
    at: str = ""
    text: str = ""
    answered: bool = True
