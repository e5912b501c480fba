"""What the office and a unit do after an answer: 重办, 了结, 认可, 回头看, 再次答复, 承诺."""

import re
from typing import Final

from domain import intents
from domain.intents import Finding, Intent
from domain.permissions import SUPERVISING
from domain.reading.commands.clauses import Clause, Command
from domain.reading.days.wording import split_limit, split_limit_and_reason
from domain.reading.text.normalising import Passage
from domain.reading.text.reasons import strip_head
from domain.reading.text.word_lists import split_words
from domain.vocabulary import Party

_GAP = re.compile(r"[\s,;:。、!]+")
_MADE = re.compile(r"(?:[\s,;:。、!的是]|代表|委员|群众|网民|疑似|属于?)+")
_PROMISE = re.compile(r"[\s,:]*(?P<promise>g[0-9]{1,9})(?![0-9a-z])[\s,:]*")
_PARTIES: Final = (
    (Party.SUPERIOR, re.compile(r"(?:上级(?:部门|单位|机关)?|交办(?:部门|单位))")),
    (Party.LEADERSHIP, re.compile(r"(?:(?:分管|区|县|市)?领导|工管委|管委会|区委|区政府)")),
    (Party.PERSON, re.compile(r"(?:当事人|诉求人|留言人|投诉人|来信人|提案[人者]|代表|委员|群众|网民|本人)")),
)
_DAY = r"(?:[0-9一二三四五六七八九十]{1,3}月)?[0-9一二三四五六七八九十]{1,3}[日号]|[今昨]天|前天"
_NAME = re.compile(
    r"[\s,:的]*(?P<by>(?![0-9]|昨|今|前天|于|在)[\u4e00-\u9fff·]{1,20}?)?[\s,:]*(?:于|在)?\s*"
    rf"(?P<on>{_DAY})?(?:认可|同意|签字|确认|表示)?了?[\s,。]*"
)
_FINDINGS: Final = (
    (
        Finding.RELAPSED,
        re.compile(r"(?:问题)?(?:又|再次)?(?:反弹|反复|复发)|(?:未|没有?)落实|(?:又|再次)(?:坏|出现|发生)"),
    ),
    (
        Finding.PURSUED,
        re.compile(
            r"(?:仍|还|正|继续)?在?(?:推进|办理|跟踪|实施)(?:中|之中)?"
            r"|(?:暂|仍|尚)(?:不具备|无)(?:条件|新办法)?"
        ),
    ),
    (
        Finding.SETTLED,
        re.compile(
            r"(?:已经?|都|均|全部)?(?:落实|解决|完成|到位|兑现)(?:到位|完毕)?|无反弹|没有?反弹|情况属实"
        ),
    ),
)
_OTHER_DAY = re.compile(r"(?:改[到为成]?|时间|日期|期限|[\s,:])*")
_TOLD_AS_DONE = re.compile(r"(?:已经?|正在|在|都)\s*$")


def _leads(clause: Clause) -> bool:
    """Whether the message begins with the command word: 重办 12, not 12已重新办理完毕."""
    return clause.rest.text.lstrip(" ,。、!").startswith(clause.word)


def _may_be_meant(clause: Clause) -> bool:
    """A unit that writes such a word of its own case tells of its work, unless the message begins with it.

    What has been done already is told of, not ordered: 12已重新办理.
    """
    if clause.asks or _leads(clause):
        return not clause.asks
    before = clause.rest.text[: clause.rest.text.find(clause.word)]
    return not (SUPERVISING.isdisjoint(clause.scene.roles) or _TOLD_AS_DONE.search(before))


def order_redo(clause: Clause) -> Intent | None:
    """重办 12 理由 到10月30日."""
    if not _may_be_meant(clause):
        return None
    until, reason = split_limit_and_reason(clause.rest.skip(_GAP)) if clause.words else ("", "")
    return intents.OrderRedo(clause.refs, strip_head(reason), until)


def redo_made_satisfied(clause: Clause) -> Intent | None:
    """12 被满意 代表并不认可: handled anew like what is not satisfied with, and called by that name."""
    if SUPERVISING.isdisjoint(clause.scene.roles) or clause.asks or not clause.refs:
        return None
    until, reason = split_limit_and_reason(clause.rest.skip(_MADE)) if clause.words else ("", "")
    return intents.OrderRedo(clause.refs, "：".join(filter(None, ("被满意", strip_head(reason)))), until)


def end_redo(clause: Clause) -> Intent | None:
    """正式了结 12 理由."""
    return intents.EndRedo(clause.refs, strip_head(clause.text)) if _may_be_meant(clause) else None


def accept(clause: Clause) -> Intent | None:
    """认可 12 当事人 王某 9月28日; other words are no acceptance."""
    if not _may_be_meant(clause):
        return None
    party, rest = _read_party(clause.rest.skip(_GAP))
    found = _NAME.fullmatch(rest.folded)
    if found is None or (party is None and rest.folded.strip()):
        return None
    return intents.AcceptResult(clause.refs, party, found["by"] or "", found["on"] or "")


def waive(clause: Clause) -> Intent | None:
    """免认可 12 当事人 匿名留言联系不上."""
    if not _may_be_meant(clause):
        return None
    party, rest = _read_party(clause.rest.skip(_GAP))
    said = rest.skip(_GAP)
    return intents.WaiveAcceptance(clause.refs, party, said.whole if said.folded else "")


def _read_party(rest: Passage) -> tuple[Party | None, Passage]:
    for party, pattern in _PARTIES:
        if found := pattern.match(rest.folded):
            return party, rest.after(found.end())
    return None, rest


def look_back(clause: Clause) -> Intent | None:
    """回头看 12 已落实; alone it asks what is to be looked at."""
    if not clause.refs and not clause.words:
        return intents.ShowLookBacks()
    if not clause.refs or not _may_be_meant(clause):
        return None
    said = clause.rest.skip(_GAP)
    finding = next((one for one, pattern in _FINDINGS if pattern.match(said.folded)), None)
    return intents.LookBack(clause.refs, finding, clause.text)


def answer_again(clause: Clause) -> Intent | None:
    """再次答复 12 …, the text as typed."""
    return None if clause.asks else intents.AnswerAgain(clause.refs, clause.text)


def vouch(clause: Clause) -> Intent | None:
    """评价无误 12."""
    return intents.VouchRating(clause.refs) if not clause.words else None


def confirm_promise(clause: Clause) -> Intent | None:
    """确认承诺 g12, 确认承诺 g12 改到11月30日."""
    name, rest = _read_promise(clause)
    if not name:
        return None
    limit = split_limit(rest.skip(_OTHER_DAY))
    if limit.rest.folded.strip(" ,。"):
        return None
    return intents.ConfirmPromise(name, limit.wording, other_day="改" in rest.folded)


def strike_promise(clause: Clause) -> Intent | None:
    """不是承诺 g12."""
    name, rest = _read_promise(clause)
    return intents.StrikePromise(name) if name and not rest.folded.strip(" ,。") else None


def carry_promise(clause: Clause) -> Intent | None:
    """结转 g12 到明年6月30日 理由."""
    name, rest = _read_promise(clause)
    until, reason = split_limit_and_reason(rest.skip(_GAP)) if rest.folded.strip() else ("", "")
    return intents.CarryPromise(name, until, strip_head(reason)) if name else None


def _read_promise(clause: Clause) -> tuple[str, Passage]:
    found = _PROMISE.match(clause.rest.folded)
    if found is None or clause.asks:
        return "", clause.rest
    return found["promise"], clause.rest.after(found.end())


COMMANDS: Final[tuple[Command, ...]] = (
    Command(split_words("责成重新办理 责成重办 责令重办 重新办理 重办"), order_redo, strict=False),
    Command(split_words("被满意 代表被满意 委员被满意"), redo_made_satisfied, strict=False),
    Command(split_words("正式了结 予以了结"), end_redo, strict=False),
    Command(split_words("认可"), accept, at_card=False, strict=False),
    Command(split_words("免认可 免予认可"), waive, at_card=False, strict=False),
    Command(split_words("回头看"), look_back, strict=False),
    Command(split_words("再次答复 二次答复 第二次答复"), answer_again, spaced=False, strict=False),
    Command(split_words("评价无误 满意度无误"), vouch),
    Command(split_words("确认承诺"), confirm_promise, at_card=False),
    Command(split_words("不是承诺 不算承诺"), strike_promise, at_card=False),
    Command(split_words("结转"), carry_promise, at_card=False, strict=False),
)
