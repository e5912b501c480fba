"""What a unit's people want for their own cases."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import CaseRef, Intent
from domain.vocabulary import ContactKind, ContactPhase, ResultClass


@dataclass(frozen=True, slots=True)
class Acknowledge(Intent):
    """签收. No refs: the quoted case, else ask which."""

    refs: tuple[CaseRef, ...] = ()
    everything: bool = False  # 全部签收
    excluding: tuple[CaseRef, ...] = ()  # 除了闭会02都签收


@dataclass(frozen=True, slots=True)
class ReportProgress(Intent):
    """进展: free text kept as typed, with a percentage if one was said (may exceed 100)."""

    refs: tuple[CaseRef, ...]
    text: str
    percent: int | None = None
    file_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """回复/答复: the unit's answer, or its 会办意见 where it is a co-handler.

    `result` is the class the unit claims. `claimed`: 办完了 was said, which is a claim and no answer yet. The
    last four are what he said when he was asked for them, as typed.
    """

    refs: tuple[CaseRef, ...]
    text: str
    file_ids: tuple[int, ...] = ()
    result: ResultClass | None = None
    claimed: bool = False
    signer: str = ""
    contact: str = ""
    publicity: str = ""
    public_reason: str = ""


@dataclass(frozen=True, slots=True)
class LogContact(Intent):
    """当面谈过、打过电话: a contact with whoever raised the case, never his satisfaction."""

    refs: tuple[CaseRef, ...]
    kind: ContactKind
    text: str
    phase: ContactPhase | None = None  # as he said it or chose it


@dataclass(frozen=True, slots=True)
class AttachFile(Intent):
    """A file, or the announcement of one ([图片] 12, [文件:12号复文.docx]), with what was said beside it."""

    refs: tuple[CaseRef, ...] = ()
    file_ids: tuple[int, ...] = ()
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class AskExtension(Intent):
    """延期. `until` is the wording of the date; the handler reads it against the case's deadline."""

    refs: tuple[CaseRef, ...]
    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskReturn(Intent):
    """退回/改办: not ours, because …; perhaps a proposed unit. `basis` where it was asked for."""

    refs: tuple[CaseRef, ...]
    reason: str = ""
    proposed_unit: str = ""
    basis: str = ""


# Which act is meant, where a person says it: 驳回12延期, 撤回12号延期申请, 撤回刚才的签收.
class About(StrEnum):
    """The kind of request; the others only in what is taken back."""

    EXTENSION = "extension"
    RETURN = "return"
    SIGNING = "signing"
    REPLY = "reply"
    DECISION = "decision"
    URGING = "urging"
    SETTING = "setting"
    IMPORT = "import"
    HANDING_OUT = "handing_out"


class Which(StrEnum):
    """Which cases a list is about."""

    ALL = "all"
    DUE_SOON = "due_soon"
    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    OVERDUE = "overdue"
    UNSIGNED = "unsigned"
    KEY = "key"
    TO_WATCH = "to_watch"  # key cases and overdue ones


@dataclass(frozen=True, slots=True)
class ShowMine(Intent):
    """我的: the open cases of the person's own unit."""

    which: Which = Which.ALL
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowCase(Intent):
    """查看 N."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class Undo(Intent):
    """撤回: take back the sender's own last act, or the named one.

    `rest`: of many cases those on which nobody has acted yet, and the others stay.
    """

    refs: tuple[CaseRef, ...] = ()
    about: About | None = None
    rest: bool = False


@dataclass(frozen=True, slots=True)
class MoveReply(Intent):
    """不是12是13: what was handed in last belongs to another case. `wrong` is empty if only 13 was named."""

    refs: tuple[CaseRef, ...]
    wrong: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class RewordReply(Intent):
    """刚才那条改成…: a new version of what was handed in last, or last on the named case."""

    text: str
    refs: tuple[CaseRef, ...] = ()
    percent: int | None = None
    result: ResultClass | None = None


@dataclass(frozen=True, slots=True)
class ExplainDeadline(Intent):
    """怎么算的 12: the steps of the arithmetic behind a deadline."""

    refs: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainReminder(Intent):
    """为什么提醒我: rule and dates behind the last reminder, of the named case or the quoted card."""

    refs: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class MuteReminders(Intent):
    """把提醒关了: statutory reminders cannot be off; the reply says why and what can be chosen."""


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """帮助; 怎么延期 asks about one act, named by its command word."""

    about: str = ""


class Tone(StrEnum):
    """What a courtesy says."""

    RECEIVED = "received"  # 收到, 好的, 👌
    HELLO = "hello"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Greet(Intent):
    """你好, 谢谢, 好的 and the like: never an act."""

    tone: Tone = Tone.RECEIVED
