"""Cases alike: 56跟以前哪个像, 查重, 56和44是重复件, 56是年年提 44, 56和44不是一回事."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.permissions import SUPERVISING
from domain.reading.naming.references import read_refs
from domain.reading.rules import Message
from domain.vocabulary import LinkKind

_LIKE = r"(?:重复|相似|类似|雷同|相近|近似|[相很最]?像|一样|差不多|重了)"
_PAST = r"(?:以前|之前|过去|往年|去年|前年|历年|历史上?|老|旧|其[他它]|别|哪些?|哪个|哪件|哪几[个件]|什么)"
_THING = r"(?:的|件|案件|案子|案|建议|提案|留言|工单|办过|有过|提过|交办过)*"
_ASKING = (
    r"(?:有没有|有无|是不是|是否|会不会|有|和|跟|与|同|\s|[,:]|查[查看一下]*|看[看一下]*|找[找一下]*|帮我)*"
)
_ALIKE_AFTER = re.compile(
    rf"{_ASKING}(?:{_PAST}|{_THING}|{_ASKING}){{0,6}}{_LIKE}{_THING}(?:有)?(?:哪[些个件]|吗|么|没有?"
    rf"|是?哪个|谁)?[?]*"
)
_MUST_ASK = re.compile(r"有没有|有无|是不是|是否|会不会|哪|什么|吗|么$|[?]|没有?$|查|找")
_CHECK = re.compile(r"(?:查一?下?重复?(?!点)|重复检查|比对一?下?|找相似的?件?)(?:一下|件)?[?]*")
_ALIKE_BEFORE = re.compile(
    rf"{_ASKING}(?:{_PAST}|{_THING}|{_ASKING}){{0,3}}(?:和|跟|与|同|像)\s*(?=[0-9#建提留第])"
)
_CHECK_BEFORE = re.compile(r"(?:查重|重复检查|找相似|比对)(?:一下|\s|[:,])*(?=[0-9#建提留第])")
_AFTER_BEFORE = re.compile(rf"{_THING}(?:{_LIKE}|重复)?{_THING}(?:有)?(?:哪[些个件]|吗|么|没有?|谁)?[?]*")
_BARE = re.compile(
    rf"(?:这[个件条])?{_ASKING}{_PAST}?{_THING}(?:重复|查重|相似的|类似的){_THING}(?:吗|么|没有?)?[?]*"
)

_PAIRS = re.compile(r"(?:查重|重复件?|相似的?件?)(?:清单|列表|待判)?(?:第(?P<page>[0-9]{1,3})页)?")
_NO = r"(?:并|都|就)*(?:不|没有?)(?:是|算|属于)?"
_SAME = r"(?:重复(?:件|提出?的?|的|了)?|同一[件回]事?|一回事|一件事|同样的事)"
_YEARLY = r"(?:年年[提有]|每年都?提|往年提过|去年提过|连年提)(?:的|件|过|了)*"
_WHICH = r"(?:其实|应该|确实|都|就|这?两件|件|互相|的|\s|[,:])*"
_SAID = re.compile(
    rf"{_WHICH}(?:(?P<no>{_NO}(?:{_SAME}|{_YEARLY}))|(?:是|算|属于|为)?(?:(?P<same>{_SAME})|(?P<yearly>{_YEARLY})))"
)
_SAID_OF_ONE = re.compile(
    rf"\s*(?:是|属于)(?:(?P<same>{_SAME})|(?P<yearly>{_YEARLY}))\s*[,:]?\s*(?:和|跟|与|同)?\s*"
)
_OF = re.compile(r"\s*(?:是|属于)\s*")
_OF_OTHER = re.compile(rf"的?(?:(?P<same>{_SAME})|(?P<yearly>{_YEARLY}))[了。]*")
_CHECKING = re.compile(r"查重[\s,:]*")
_BY_NAME = re.compile(r"(?P<link>k[0-9]{1,9})[\s,:]*(?P<said>.*)")
_TWO: Final = 2
_LONGEST: Final = 60


def read_likeness(message: Message) -> Intent | None:
    """What a case resembles, which pairs wait to be judged, or what somebody says of a pair."""
    if len(message.unspaced) > _LONGEST:
        return None
    pairs = _PAIRS.fullmatch(message.unspaced)
    if pairs and not message.scene.quoted and not SUPERVISING.isdisjoint(message.scene.roles):
        return intents.ShowAlike(int(pairs["page"] or 1))
    if not SUPERVISING.isdisjoint(message.scene.roles) and (judged := _read_judgement(message)):
        return judged
    return _read_similar(message)


def _read_judgement(message: Message) -> Intent | None:
    """Of the pair that a button names, or of two cases; a question judges nothing."""
    if asked := _CHECKING.match(message.folded):  # as buttons begin
        message = Message.of(message.passage.after(asked.end()), message.scene)
    if named := _BY_NAME.fullmatch(message.folded.strip()):
        said = _SAID.fullmatch(named["said"].strip(" 。!"))
        return intents.JudgeAlike((), _kind(said), named["link"]) if said else None
    naming = message.opening.naming
    if len(naming.refs) == _TWO:
        said = _SAID.fullmatch(message.opening.rest.folded.strip(" ,。!"))
        return intents.JudgeAlike(naming.refs, _kind(said)) if said else None
    return _read_of_one(message) if len(naming.refs) == 1 else None


def _read_of_one(message: Message) -> Intent | None:
    """56是年年提 44, 56是44的重复件."""
    refs, rest = message.opening.naming.refs, message.opening.rest
    if found := _SAID_OF_ONE.match(rest.folded):
        other = read_refs(rest.after(found.end()))
        alone = not other.rest.folded.strip(" 。!")
        return (
            intents.JudgeAlike((*refs, *other.refs), _kind(found)) if len(other.refs) == 1 and alone else None
        )
    if of := _OF.match(rest.folded):
        other = read_refs(rest.after(of.end()))
        said = _OF_OTHER.fullmatch(other.rest.folded.strip(" !")) if len(other.refs) == 1 else None
        return intents.JudgeAlike((*refs, *other.refs), _kind(said)) if said else None
    return None


def _kind(said: re.Match[str]) -> LinkKind | None:
    groups = said.groupdict()
    if groups.get("no"):
        return None
    return LinkKind.YEARLY if groups["yearly"] else LinkKind.DUPLICATE


def _read_similar(message: Message) -> Intent | None:
    passage, opening = message.passage, message.opening
    refs, rest = opening.naming.refs, opening.rest.folded.strip(" ,:。")
    if refs or opening.naming.pointing:
        asks = _MUST_ASK.search(passage.folded) and _ALIKE_AFTER.fullmatch(rest)
        return intents.FindSimilar(refs) if asks or _CHECK.fullmatch(rest) else None
    for before in (_CHECK_BEFORE, _ALIKE_BEFORE):
        found = before.match(passage.folded)
        naming = read_refs(passage.after(found.end())) if found else None
        if naming and naming.refs and _AFTER_BEFORE.fullmatch(naming.rest.folded.strip(" ,:。")):
            return intents.FindSimilar(naming.refs) if _says_alike(passage.folded) else None
    asks = _BARE.fullmatch(passage.folded) and _MUST_ASK.search(passage.folded)
    return intents.FindSimilar(()) if asks else None


def _says_alike(folded: str) -> bool:
    return re.search(rf"{_LIKE}|查重|重复|比对", folded) is not None
