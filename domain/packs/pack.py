"""The rules of one document as typed sections; every section names the clause it comes from.

A section that a document says nothing of is taken from the pack it is based on. Terms are written as offices
write them (当日, 7个工作日, 3个月) and counted as in `domain.deadlines`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.ladder import Ahead
from domain.terms import Term
from domain.vocabulary import ContactPhase, DayUnit, Party, ResultClass, Satisfaction, Source


class Review(StrEnum):
    """When the office looks at an answer (审核答复)."""

    BEFORE = "before"  # it counts once it has been passed
    AFTER = "after"  # it counts at once; the office may still send it back


class FinishedMeans(StrEnum):
    """What 办结 means in this document's 办结率."""

    ANSWERED = "answered"
    RESOLVED = "resolved"


class OfMany(StrEnum):
    """Whose word is the case's satisfaction where several proposers are rated."""

    WORST = "worst"  # the least satisfied of them
    MAJORITY = "majority"  # what most of them say; of equal numbers the worse
    FIRST = "first"  # 领衔代表, 第一提案人


class Unrated(StrEnum):
    """How somebody who gave no rating after urging counts in the 满意率."""

    LEFT_OUT = "left_out"
    SATISFIED = "satisfied"
    DISSATISFIED = "dissatisfied"


class Anonymous(StrEnum):
    """Whose word it takes where the person concerned (当事人) is unknown."""

    WAIVER = "waiver"  # somebody of the office notes why it cannot be asked for
    NOBODY = "nobody"  # it is not needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A rule's source. `clause` as it is cited, e.g. 第十四条."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRule(Section):
    """The time for answering from the day of hand-over, and the most there is with extensions (R20).

    `between`: what was handed over between two sessions, where that has a time of its own.
    """

    within: Term | None = None
    between: Term | None = None
    longest: Term | None = None

    def term(self, *, in_session: bool = True) -> Term | None:
        """The time for a case; None where the document sets none."""
        return (None if in_session else self.between) or self.within


@dataclass(frozen=True, slots=True, kw_only=True)
class CoOpinionRule(Section):
    """A co-handler's own limit (R11); an empty opinion is written again within `redo_within`."""

    within: Term | None = None
    redo_within: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRule(Section):
    """The window for returning a case from its hand-over (R14, R18). None: no window.

    `after_hours_next_morning`: what is handed over after hours counts from the next working morning. So many
    returns (`bounces`) of one case make a coordination task for a person.
    """

    within: Term | None = None
    after_hours_next_morning: bool = True
    basis_required: bool = False
    reassign_within: Term | None = None
    refused_is_final: bool = True
    bounces: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRule(Section):
    """How more time is asked for (R23): so far ahead, so many times, so much at most each time."""

    ahead: Ahead
    times: int | None = None
    length: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule(Section):
    """The written report (R25): whether an answer needs it, how far ahead it is due, who signs it."""

    ahead: Ahead
    required: bool = False
    signed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRule(Section):
    """Contacts with whoever raised the case (R33). An answer without them is hinted at, or blocked."""

    phases: tuple[ContactPhase, ...] = ()
    face_required: bool = False
    blocks: bool = False
    first_within: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultName:
    """One class of the document's own scheme: its letter or word, and which of our four it means (R32)."""

    name: str
    means: tuple[ResultClass, ...]
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRule(Section):
    """The classes of results, each of our four in exactly one, and what 办结 means in rates (finding 3)."""

    classes: tuple[ResultName, ...]
    finished_means: FinishedMeans = FinishedMeans.ANSWERED

    def name_of(self, result: ResultClass) -> str:
        """The document's own word for a class; "" if its scheme has none."""
        return next((one.name for one in self.classes if result in one.means), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRule(Section):
    """The office's look at an answer (R39). `blocks`: codes of quality hints that stop it (R35).

    What a letter must bear besides text and class (R31): who signed it, whom to ask, whether it is public.
    """

    when: Review = Review.AFTER
    blocks: tuple[str, ...] = ()
    signer_required: bool = False
    contact_required: bool = False
    publicity_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRule(Section):
    """Satisfaction (R38): feedback asked within a time, what counts as satisfied, what silence counts as."""

    within: Term | None = None
    satisfied: tuple[Satisfaction, ...] = (Satisfaction.SATISFIED, Satisfaction.MOSTLY)
    unrated: Unrated = Unrated.LEFT_OUT
    of_many: OfMany = OfMany.WORST
    vote_over_percent: int = 50  # a vote of many (测评) is 满意 if more than so many of a hundred say so


@dataclass(frozen=True, slots=True, kw_only=True)
class RedoRule(Section):
    """The limit of handling a case anew."""

    within: Term
    answer_again_when_solved: bool = False  # later-solved matters are answered a second time


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRule(Section):
    """Who has to accept before a case is struck off (R40). SUPERIOR counts only where the case has one.

    `anonymous`: who stands for the person concerned where nobody knows him.
    """

    parties: tuple[Party, ...]
    anonymous: Anonymous = Anonymous.WAIVER


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackRule(Section):
    """When a closed case is looked at again, by its class (R41)."""

    after: Mapping[ResultClass, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRule(Section):
    """When units must meet (R12): more than `over` handle it together, or a leader handles it himself."""

    over: int | None = None
    counts_lead: bool = True
    leader_case: bool = True
    list_clause: str = ""  # where the list matching a leader's case comes from, if not from the same clause


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule(Section):
    """How far ahead a deadline is announced (R21), and what overdue days are counted in (R27)."""

    days: tuple[int, ...] = (3,)
    unit: DayUnit = DayUnit.NATURAL_DAYS
    overdue_unit: DayUnit = DayUnit.NATURAL_DAYS
    half_time_from: Term | None = None  # terms so long get a notice when half has passed and less is done


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmRule(Section):
    """How often a unit is asked how far it is (月调度), in natural days. None: nobody asks between limits."""

    ask_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One document's rules. `name` is the file's; `sources` are those it was made for."""

    name: str
    title: str
    document: str
    sources: tuple[Source, ...]
    answer: AnswerRule
    co_opinion: CoOpinionRule
    returning: ReturnRule
    extension: ExtensionRule
    report: ReportRule
    contact: ContactRule
    result: ResultRule
    review: ReviewRule
    rating: RatingRule
    redo: RedoRule
    closing: ClosingRule
    look_back: LookBackRule
    joint: JointRule
    reminder: ReminderRule
    rhythm: RhythmRule
    aliases: tuple[str, ...] = ()  # what people call it: 上海, 承德

    @property
    def short(self) -> str:
        """What people call it."""
        return self.aliases[0] if self.aliases else self.title
