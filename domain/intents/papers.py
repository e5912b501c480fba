"""What is wanted of a case's papers: plan, report, answer letter, matching list, and their review."""

from dataclasses import dataclass
from enum import StrEnum

from domain.intents.intent import CaseRef, Intent


@dataclass(frozen=True, slots=True)
class MakePlan(Intent):
    """计划 12 9月25日前现场踏勘，10月10日前出方案: dated nodes; a new plan keeps what is done."""

    refs: tuple[CaseRef, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ShowPlan(Intent):
    """计划 12."""

    refs: tuple[CaseRef, ...]


@dataclass(frozen=True, slots=True)
class HandInReport(Intent):
    """报告 12 …: the handling report. unsigned it goes to the leader in charge."""

    refs: tuple[CaseRef, ...]
    text: str
    file_ids: tuple[int, ...] = ()
    signer: str = ""


@dataclass(frozen=True, slots=True)
class SignReport(Intent):
    """签字 b7: the leader in charge signs a report, named by its button or by its case."""

    refs: tuple[CaseRef, ...] = ()
    paper: str = ""


@dataclass(frozen=True, slots=True)
class SendBackReport(Intent):
    """退回修改 b7 理由: the leader in charge wants it written otherwise."""

    refs: tuple[CaseRef, ...] = ()
    paper: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PassAnswer(Intent):
    """审核通过 12: the office passes an answer."""

    refs: tuple[CaseRef, ...] = ()
    paper: str = ""


@dataclass(frozen=True, slots=True)
class SendBackAnswer(Intent):
    """退回答复 12 理由, perhaps with a day by which it is answered anew."""

    refs: tuple[CaseRef, ...] = ()
    paper: str = ""
    reason: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class ShowReviews(Intent):
    """审核: the answers that wait for the office; 审核 12 shows one with its doubts."""

    refs: tuple[CaseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class HandInList(Intent):
    """清单 12 1. …→…: what was done for each point of the suggestion."""

    refs: tuple[CaseRef, ...]
    text: str
    file_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowList(Intent):
    """清单 12: the list as it was handed in, or the points it must have."""

    refs: tuple[CaseRef, ...]


class LetterPart(StrEnum):
    """A part of an answer letter that may be added later."""

    SIGNER = "signer"
    CONTACT = "contact"
    PUBLICITY = "publicity"
    RESULT = "result_class"


@dataclass(frozen=True, slots=True)
class CompleteLetter(Intent):
    """12 签发人 王建国, 12 主动公开, 12 办理结果 B."""

    refs: tuple[CaseRef, ...]
    part: LetterPart
    text: str = ""


@dataclass(frozen=True, slots=True)
class MarkLeaderCase(Intent):
    """12 列为领导领办 张三区长: a district leader handles it himself."""

    refs: tuple[CaseRef, ...]
    person: str = ""
