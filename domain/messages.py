"""What passes between duban and any messenger, in duban's own words; wire names end at the adapters."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Button:
    """A labelled tap. `says` is the text the tap posts in the person's own name."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Content:
    """One outgoing message: a title for the chat list, Markdown text, and up to five buttons."""

    title: str
    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes out as a message of its own; its content lies in the file store under the hash."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """One item of a person's own to-do list. `key` is our name for it; opening it says `says` in the chat."""

    key: str
    subject: str
    due_at: datetime | None
    says: str


class AttachmentKind(StrEnum):
    """What a person attached."""

    PICTURE = "picture"
    FILE = "file"
    VOICE = "voice"
    VIDEO = "video"
    RECORD = "record"  # a talk of other people, passed on


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that can be fetched from the messenger for a while by its `download_code`.

    A talk passed on has no code, it comes whole as `words`: what others said, never to be read as a wish.
    """

    kind: AttachmentKind
    download_code: str = ""
    name: str = ""
    recognised_text: str = ""  # of voice
    words: str = ""  # of a talk


class InboundProblem(StrEnum):
    """Why a message has no usable text."""

    EVENT_QUOTA_EXHAUSTED = "event_quota_exhausted"
    UNSUPPORTED_TYPE = "unsupported_type"


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something a person said or tapped. Identity is `user_id` within `corp_id`, nothing else."""

    message_id: str
    user_id: str | None
    corp_id: str | None
    nick: str
    conversation_id: str
    in_group: bool
    text: str
    sent_at: datetime
    quoted_receipt: str | None = None
    attachments: tuple[Attachment, ...] = ()
    session_webhook: str | None = None
    session_expires_at: datetime | None = None
    problem: InboundProblem | None = None


class EventKind(StrEnum):
    """Things the messenger reports that nobody said."""

    MESSAGE_READ = "message_read"
    MESSAGE_RECALLED = "message_recalled"
    PERSON_LEFT = "person_left"
    PERSON_CHANGED = "person_changed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """A fact from the messenger, de-duplicated by `event_id`; order is not guaranteed."""

    event_id: str
    kind: EventKind
    user_ids: tuple[str, ...]
    happened_at: datetime
    receipt: str | None = None
    corp_id: str | None = None


class WireTrouble(Exception):
    """The messenger could not be asked, or said no. `code` is its word for it."""

    code: str = ""


class Verdict(StrEnum):
    """What one person's share of a send attempt came to, and so what happens next."""

    SENT = "sent"
    RETRY_SOON = "retry_soon"  # throttled, busy, timeout: seconds
    LATER = "later"  # flow control for this person: minutes
    DROP_PERSON = "drop_person"  # left, unknown or out of the robot's range
    ALERT = "alert"  # quota gone, permission missing: a person must act
    BUG = "bug"  # the messenger calls our request wrong


class BookTrouble(WireTrouble):
    """The address book cannot be read. `lacks`: permissions that the app was not given (code `denied`)."""

    def __init__(self, code: str, verdict: Verdict, lacks: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.verdict = verdict
        self.lacks = lacks


@dataclass(frozen=True, slots=True)
class Outcome:
    """The wire's word on one recipient. `receipt` is the handle for read state and recall."""

    recipient: str
    verdict: Verdict
    receipt: str | None = None
    code: str = ""
    detail: str = ""
    retry_after_seconds: float | None = None
