"""Before, while or after a case is handled (三见面): the phase of a contact, said or plain from the dates."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.vocabulary import ContactPhase

# The phase by its name, and by what such a meeting is for.
_NAMED: Final = {
    ContactPhase.BEFORE: re.compile(r"办[理]?前|事前|会前|动手前"),
    ContactPhase.DURING: re.compile(r"办[理]?中|办理过程中|事中"),
    ContactPhase.AFTER: re.compile(r"(?<!交)办[理结]?后|答复后|事后"),
}
_MEANT: Final = {
    ContactPhase.BEFORE: re.compile(r"(?:沟通|了解|听取)了?(?:代表|委员|对方|其)?的?(?:意图|想法)"),
    ContactPhase.DURING: re.compile(r"征求了?(?:代表|委员|对方)?的?意见|(?:沟通|通报|熟悉|汇报)了?进[度展]"),
    ContactPhase.AFTER: re.compile(r"(?:反馈|汇报)了?(?:办理)?结果"),
}
_WHOM = re.compile(
    r"(?:和|与|跟|同|向|给|约|找|拜访|走访|见)(?:了|到)?(?P<whom>[\u4e00-\u9fff·]{0,4}?(?:代表|委员|群众|居民|村民|市民|业主|先生|女士|老人|留言人|诉求人|当事人|来信人|本人))"
)


@dataclass(frozen=True, slots=True)
class Course:
    """What has happened on a case so far: the phases met, the first progress, the answer."""

    met: Collection[ContactPhase] = ()
    first_progress_on: date | None = None
    answered_on: date | None = None


def phase_said(text: str) -> ContactPhase | None:
    """The phase that the words name, or that they mean where they name none; None if there are two."""
    named = _phases(_NAMED, text) or _phases(_MEANT, text)
    return named[0] if len(named) == 1 else None


def _phases(words: Mapping[ContactPhase, re.Pattern[str]], text: str) -> list[ContactPhase]:
    return [phase for phase, pattern in words.items() if pattern.search(text)]


def derive_phase(on: date, course: Course) -> ContactPhase | None:
    """The phase that the dates leave no doubt of; None: he is asked.

    Once answered it is after. Work that has been told of makes it during, unless it lies before that. The
    first contact before any work is before; the next one may be either.
    """
    if course.answered_on is not None and on >= course.answered_on:
        return ContactPhase.AFTER
    if course.first_progress_on is not None and on >= course.first_progress_on:
        return ContactPhase.DURING
    return ContactPhase.BEFORE if ContactPhase.BEFORE not in course.met else None


def whom_met(text: str) -> str:
    """With whom, as typed: 王代表; "" where nobody is named."""
    found = _WHOM.search(text)
    return found["whom"] if found else ""
