"""SQLModel tables grouped by noun. Importing this package registers them all."""

from storage.tables import columns  # noqa: F401 - first: it names the constraints of all others
from storage.tables.calendar import CalendarDay, CalendarYear
from storage.tables.cases import Assignment, Case, CaseLink, SecretReader
from storage.tables.channels import ChannelStep, StepState, ToDoItem, ToDoState
from storage.tables.contacts import ContactFetch, FetchState
from storage.tables.conversations import Conversation
from storage.tables.files import StoredFile
from storage.tables.follow_ups import FollowUp
from storage.tables.inbox import InboxRow
from storage.tables.intake import IntakeAnswer, IntakeItem, Pull
from storage.tables.ledger import LedgerEntry, LedgerHead
from storage.tables.outbox import Message, Notice
from storage.tables.people import Absence, HandOver, Person, Post, Unit
from storage.tables.phone_reminders import PhoneReminder
from storage.tables.replies import Contact, Reply
from storage.tables.reports import Report
from storage.tables.requests import ExtensionRequest, ReturnRequest
from storage.tables.results import Acceptance, MinusWaiver, Rating, RedoOrder, Visit
from storage.tables.settings import Setting
from storage.tables.supervision import Inspection, Supervision
from storage.tables.usage import ApiUsage

__all__ = [
    "Absence",
    "Acceptance",
    "ApiUsage",
    "Assignment",
    "CalendarDay",
    "CalendarYear",
    "Case",
    "CaseLink",
    "ChannelStep",
    "Contact",
    "ContactFetch",
    "Conversation",
    "ExtensionRequest",
    "FetchState",
    "FollowUp",
    "HandOver",
    "InboxRow",
    "Inspection",
    "IntakeAnswer",
    "IntakeItem",
    "LedgerEntry",
    "LedgerHead",
    "Message",
    "MinusWaiver",
    "Notice",
    "Person",
    "PhoneReminder",
    "Post",
    "Pull",
    "Rating",
    "RedoOrder",
    "Reply",
    "Report",
    "ReturnRequest",
    "SecretReader",
    "Setting",
    "StepState",
    "StoredFile",
    "Supervision",
    "ToDoItem",
    "ToDoState",
    "Unit",
    "Visit",
]
