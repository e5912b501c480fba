"""What is wanted of joint handling: opinions, meetings, co-handlers, merged cases."""

from dataclasses import dataclass

from domain.intents.intent import CaseRef, Intent


@dataclass(frozen=True, slots=True)
class ShowOpinions(Intent):
    """会办情况 12: which opinions are in."""

    refs: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class UrgeOpinions(Intent):
    """催会办 12, perhaps one unit only."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MarkOpinionLate(Intent):
    """12 区财政局 会办意见逾期; `undone`: the mark is taken off again."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True)
class SendBackOpinion(Intent):
    """退回会办意见 12 区财政局 要有具体意见."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecordMeeting(Intent):
    """登记会议 12 9月25日 形成方案. `absent` is who did not come, as worded: 都到了, 区财政局没到.

    `told`: it was told in a sentence (12 9月25日开会研究了), which may as well be progress.
    """

    refs: tuple[CaseRef, ...] = ()
    on: str = ""
    text: str = ""
    absent: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class WaiveMeeting(Intent):
    """免开会议 12 已书面征求意见."""

    refs: tuple[CaseRef, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AddCoUnit(Intent):
    """加会办 12 区财政局, perhaps with a limit of its own."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class RemoveCoUnit(Intent):
    """减会办 12 区财政局."""

    refs: tuple[CaseRef, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SplitMerged(Intent):
    """拆开 56: merged cases are handled apart again."""

    refs: tuple[CaseRef, ...] = ()
