"""A case's papers as clauses: 计划, 报告, 签字, 审核, 清单, 签发人, 公开, 领导领办."""

import re
from collections.abc import Callable
from typing import Final

from domain import intents
from domain.intents import Intent, LetterPart
from domain.permissions import HANDLING, SIGNING, SUPERVISING
from domain.plan_nodes import looks_like_plan
from domain.reading.commands import decisions
from domain.reading.commands.clauses import Clause, Command
from domain.reading.text.word_lists import split_words
from domain.vocabulary import PostRole

_PAPER = re.compile(r"\s*(?P<paper>b[0-9]{1,9})(?![0-9a-z])[\s,:]*")
_NOTHING = re.compile(r"(?:了|的|一下|吧|掉|件|答复|复文|答复函|报告|同意|[\s,。])*")
_DAY_TO_ANSWER = re.compile(
    r"[\s,，;；。]*(?:请|务必|限)?(?:在|于)?\s*(?P<until>[^\s,，;；。]{2,14}?)(?:之?前|以前)(?:重新|再|补)?(?:报来|重报|答复|报送|上报|修改后?报)[^,，;；。]{0,6}[。]?\s*$"
)
_LEADER_LEAD = re.compile(r"\s*(?:件|由|是|为|:|：|领办人|领导|[\s,])*")
_PERSON: Final = re.compile(r"[\u4e00-\u9fff·]{2,12}")
_PUBLIC = re.compile(r"(?:主动公开|不予公开|不公开|不宜公开|是$|否|可以公开)")
_HIDDEN: Final = ("不予公开", "不公开", "不宜公开")


def plan(clause: Clause) -> Intent | None:
    """计划 12 with its nodes; alone it shows the plan. What names no day is a sentence, not a plan."""
    if not clause.refs or clause.asks:
        return intents.ShowPlan(clause.refs) if clause.refs and not clause.words.strip("?吗 ") else None
    if not clause.words:
        return intents.ShowPlan(clause.refs)
    return intents.MakePlan(clause.refs, clause.text) if looks_like_plan(clause.rest.folded) else None


def report(clause: Clause) -> Intent | None:
    """报告 12 …: 报告 said without a case is no report of one."""
    if not clause.refs or not clause.named or clause.asks:
        return None
    return intents.HandInReport(clause.refs, clause.text)


def sign(clause: Clause) -> Intent | None:
    """签字 b7, 12签字: a leader's word; said by others it means that something was signed elsewhere."""
    if SIGNING.isdisjoint(clause.scene.roles):
        return None
    paper, rest = _read_paper(clause)
    told = paper or clause.refs
    if clause.asks or not told or not _NOTHING.fullmatch(rest.words):
        return None
    return intents.SignReport(() if paper else clause.refs, paper)


def send_back_report(clause: Clause) -> Intent | None:
    """退回修改 b7, then the reason."""
    paper, rest = _read_paper(clause)
    if clause.asks or not (paper or clause.refs):
        return None
    return intents.SendBackReport(() if paper else clause.refs, paper, rest.text)


def pass_answer(clause: Clause) -> Intent | None:
    """审核通过 12."""
    paper, rest = _read_paper(clause)
    if clause.asks or not (paper or clause.refs) or not _NOTHING.fullmatch(rest.words):
        return None
    return intents.PassAnswer(() if paper else clause.refs, paper)


def pass_or_approve(clause: Clause) -> Intent | None:
    """通过 12: whoever decides on requests means those first; a supervisor means the answer."""
    if clause.refs and PostRole.APPROVER not in clause.scene.roles:
        return pass_answer(clause)
    return decisions.approve(clause)


def send_back_answer(clause: Clause) -> Intent | None:
    """退回答复 12, then the reason and perhaps the day by which it is answered anew."""
    paper, rest = _read_paper(clause)
    if clause.asks or not (paper or clause.refs):
        return None
    refs, reason = () if paper else clause.refs, rest.text
    found = _DAY_TO_ANSWER.search(reason)
    if found is None:
        return intents.SendBackAnswer(refs, paper, reason)
    return intents.SendBackAnswer(refs, paper, reason[: found.start()].strip(), found["until"])


def show_reviews(clause: Clause) -> Intent | None:
    """审核, 审核 12."""
    if SUPERVISING.isdisjoint(clause.scene.roles) or clause.words:
        return None
    return intents.ShowReviews(clause.refs if clause.named else ())


def matching_list(clause: Clause) -> Intent | None:
    """清单 12 1. …→…"""
    if not clause.refs or not clause.named or clause.asks:
        return None
    if not clause.words:
        return intents.ShowList(clause.refs)
    return None if HANDLING.isdisjoint(clause.scene.roles) else intents.HandInList(clause.refs, clause.text)


def complete(part: LetterPart) -> Callable[[Clause], Intent | None]:
    """A part of the letter on a named case."""

    def build(clause: Clause) -> Intent | None:
        drafted = not clause.refs and _is_of_draft(part, clause)
        if not (drafted or (clause.refs and clause.named)) or clause.asks:
            return None
        hidden = "不予公开 " if part is LetterPart.PUBLICITY and clause.word in _HIDDEN else ""
        outright = "主动公开" if part is LetterPart.PUBLICITY and clause.word == "主动公开" else ""
        if part is LetterPart.PUBLICITY and not hidden and clause.words and not _PUBLIC.match(clause.words):
            return None  # 主动公开了什么, 公开招标: sentences about something else
        return intents.CompleteLetter(clause.refs, part, outright or f"{hidden}{clause.text}".strip())

    return build


def _is_of_draft(part: LetterPart, clause: Clause) -> bool:
    """Whether it may be said without a case, of the letter in hand: 办理结果 B, 主动公开."""
    if part is LetterPart.PUBLICITY:
        return clause.word in _HIDDEN or (clause.word == "主动公开" and not clause.words)
    return part is LetterPart.RESULT and bool(clause.words)


def mark_leader_case(clause: Clause) -> Intent | None:
    """12 列为领导领办 张三区长."""
    if not clause.refs or clause.asks:
        return None
    name = clause.skip(_LEADER_LEAD).words
    return intents.MarkLeaderCase(clause.refs, name) if not name or _PERSON.fullmatch(name) else None


def _read_paper(clause: Clause) -> tuple[str, Clause]:
    """The paper a button names, and the clause without it."""
    found = _PAPER.match(clause.rest.folded)
    return (found["paper"], clause.skip(_PAPER)) if found else ("", clause)


def _free(words: str, build: Callable[[Clause], Intent | None]) -> Command:
    """A command after which free text stands, never said of a quoted card alone."""
    return Command(split_words(words), build, spaced=False, at_card=False, strict=False)


COMMANDS: Final[tuple[Command, ...]] = (
    _free("计划 办理计划 工作计划", plan),
    _free("报告 办理情况报告 情况报告 书面报告 办理报告 交报告", report),
    Command(split_words("签字 审签 签字同意"), sign),
    _free("退回修改 退回报告 报告退回", send_back_report),
    Command(split_words("审核通过 审核同意"), pass_answer),
    Command(split_words("通过"), pass_or_approve),
    _free("退回答复 审核退回 审核不通过 答复退回", send_back_answer),
    Command(split_words("审核 待审核 审核答复"), show_reviews, at_card=False),
    _free("清单 落实清单 对照清单 落实事项清单 意见建议与落实事项清单", matching_list),
    _free("签发人 签发", complete(LetterPart.SIGNER)),
    _free("联系人", complete(LetterPart.CONTACT)),
    _free("主动公开 不予公开 不公开 不宜公开 公开 公开方式", complete(LetterPart.PUBLICITY)),
    _free("办理结果 结果类别", complete(LetterPart.RESULT)),
    _free("列为领导领办 列为领办件 列为领导领办件 领导领办", mark_leader_case),
)
