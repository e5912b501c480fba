"""What each kind of paper must bear (R31): one table of documents and their parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.packs import ReportRule, ReviewRule
from domain.vocabulary import ReplyKind, ResultClass


class Part(StrEnum):
    """A part of a paper that may be required."""

    TEXT = "text"  # 正文，或附件
    RESULT = "result"  # 办理结果
    SIGNER = "signer"  # 签发人、签字人
    SIGNED_ON = "signed_on"  # 签字日期
    CONTACT = "contact"  # 联系人和电话
    PUBLICITY = "publicity"  # 主动公开、不予公开
    PUBLIC_REASON = "public_reason"  # 不予公开的理由


# What a paper always bears; a pack may ask for more.
ALWAYS: Final[Mapping[ReplyKind, tuple[Part, ...]]] = MappingProxyType(
    {
        ReplyKind.PROGRESS: (Part.TEXT,),
        ReplyKind.CO_OPINION: (Part.TEXT,),
        ReplyKind.ANSWER: (Part.TEXT,),
        ReplyKind.REPORT: (Part.TEXT,),
        ReplyKind.MATCHING_LIST: (Part.TEXT,),
    }
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper bears so far."""

    kind: ReplyKind
    text: str = ""
    files: int = 0
    percent: int | None = None
    result: ResultClass | None = None
    signer: str = ""
    signed_on: date | None = None
    contact: str = ""
    public: bool | None = None
    public_reason: str = ""

    def bears(self, part: Part) -> bool:
        """Whether the part is there."""
        held: dict[Part, object] = {
            Part.TEXT: self.text.strip() or self.files or self.percent is not None,
            Part.RESULT: self.result,
            Part.SIGNER: self.signer,
            Part.SIGNED_ON: self.signed_on,
            Part.CONTACT: self.contact,
            Part.PUBLICITY: self.public is not None,
            Part.PUBLIC_REASON: self.public is not False or self.public_reason,
        }
        return bool(held[part])


def required_parts(kind: ReplyKind, review: ReviewRule, report: ReportRule) -> tuple[Part, ...]:
    """The parts a paper of this kind must bear under these rules, in the order they are asked for."""
    more: tuple[Part, ...] = ()
    if kind is ReplyKind.ANSWER:
        wanted = {
            Part.SIGNER: review.signer_required,
            Part.CONTACT: review.contact_required,
            Part.PUBLICITY: review.publicity_required,
            Part.PUBLIC_REASON: review.publicity_required,
        }
        more = tuple(part for part, needed in wanted.items() if needed)
    if kind is ReplyKind.REPORT and report.signed:
        more = (Part.SIGNER, Part.SIGNED_ON)
    return ALWAYS[kind] + more


def missing_parts(paper: Paper, review: ReviewRule, report: ReportRule) -> tuple[Part, ...]:
    """What is still to be asked for, first things first."""
    return tuple(p for p in required_parts(paper.kind, review, report) if not paper.bears(p))
