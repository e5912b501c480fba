"""What the words of a message hint at when they make no command: 来不及 at 延期, 谁管 at 退回."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from domain import intents
from domain.intents import CaseRef, Intent, Which
from domain.permissions import OFFICE, UNIT
from domain.reading.commands.decisions import name_act
from domain.reading.days.wording import split_limit, split_limit_and_reason
from domain.reading.scene import Scene
from domain.reading.text.normalising import Passage
from domain.vocabulary import ContactKind


@dataclass(frozen=True, slots=True)
class Clue:
    """A word that was found: the cases the message names, the whole text, and what follows the word."""

    refs: tuple[CaseRef, ...]
    text: str
    word: str
    after: Passage
    scene: Scene


@dataclass(frozen=True, slots=True)
class Hint:
    """What some words hint at. `acts`: it is unlikely where the word is denied: 不签收. `of_case`: it is said
    of cases only (True), of no case (False), or of either (None).
    """

    words: re.Pattern[str]
    build: Callable[[Clue], Intent]
    acts: bool = True
    of_case: bool | None = None

    def fits(self, word: str, *, named: bool) -> bool:
        """Whether the word means this here; a single character says nothing unless a case is named."""
        if self.of_case is not None:
            return self.of_case is named
        return named or len(word) > 1


_KINDS: Final = (
    ("电话", ContactKind.PHONE),
    ("打过", ContactKind.PHONE),
    ("微信", ContactKind.WRITTEN),
    ("短信", ContactKind.WRITTEN),
    ("函", ContactKind.WRITTEN),
    ("邮件", ContactKind.WRITTEN),
)
_LISTS: Final = (
    ("超期", Which.OVERDUE),
    ("逾期", Which.OVERDUE),
    ("签", Which.UNSIGNED),
    ("今天", Which.TODAY),
)


_AT_HOURS = re.compile(r"点|晚上?|夜|早上?|凌晨|中午|周[末六日]|休息|节|假|以[前后]")
_REGRETS = re.compile(
    r"撤(?:了|掉|吗|$)|撤[回销](?:来|了?我?.{0,4}(?:签收|退回|延期))|能撤|不小心|手滑|误[点签触操]|[点按签]错"
)
_NO_REASON = re.compile(
    r"^(?:吗|么|行|不|可以|好|成|吧|能|[?？\s])+$|[\s,，]*(?:行不行|行吗|可以吗|好吗"
    r"|好不好)[?？]?$"
)
_PUT_OFF = re.compile(r"[延拖推缓宽给到至][延长期后限]?")


def _extension(clue: Clue) -> Intent:
    """With the day or span, here or after a later word, and the reason: 来不及，得再拖10个工作日."""
    places = (0, *(found.end() for found in _PUT_OFF.finditer(clue.after.folded)))
    told = (rest for place in places if split_limit(rest := clue.after.after(place)).wording)
    until, reason = next(map(split_limit_and_reason, told), ("", ""))
    return intents.AskExtension(clue.refs, until, _NO_REASON.sub("", reason))


def _undo(clue: Clue) -> Intent:
    """With the act that is named: 不小心点了签收, 退回的210撤了吧."""
    about = name_act(clue.text) if regrets(clue.text) else None
    return intents.Undo(clue.refs if about else (), about)


def regrets(text: str) -> bool:
    """Whether what is named was done already and is to be taken back: 不小心点了签收，能撤吗."""
    return _REGRETS.search(text) is not None


def _contact(clue: Clue) -> Intent:
    # 联系上了 does not say that they met.
    in_touch = ContactKind.PHONE if clue.word.startswith("联系") else ContactKind.FACE
    kind = next((kind for word, kind in _KINDS if word in clue.word), in_touch)
    return intents.LogContact(clue.refs, kind, clue.text)


def _list(clue: Clue) -> Intent:
    """What is due, overdue or unsigned: of his own unit, or of all."""
    which = next((which for word, which in _LISTS if word in clue.text), None)
    over_all = UNIT.isdisjoint(clue.scene.roles) and not OFFICE.isdisjoint(clue.scene.roles)
    return intents.ShowOffice(which or Which.DUE_SOON) if over_all else intents.ShowMine(which or Which.ALL)


def _silence(clue: Clue) -> Intent:
    """Quiet at some hours is a setting; to hold everything is another matter."""
    return intents.ShowSettings() if _AT_HOURS.search(clue.text) else intents.Pause()


def _of(
    words: str, build: Callable[[Clue], Intent], *, acts: bool = True, of_case: bool | None = None
) -> Hint:
    return Hint(re.compile(words), build, acts, of_case)


HINTS: Final = (
    _of(
        r"延期|延后|延[到至]|延(?=[0-9一二两三四五六七八九十半个])|[挪拖]到|延长|延迟|延缓|展期|推迟"
        r"|拖[延后一几]?|往后[放推挪延排拖]?|顺延|宽限|[缓晚]一?[缓几两点些]|放一?放"
        r"|[办做干搞弄完]不(?:完|了|成|出来)|来不及|赶不[上及]|没有?[办做弄]完|[多再]给|时间(?:不够|太?紧)",
        _extension,
    ),
    _of(
        r"退回|退件|退给|退[掉了]|退|改办|转[办给走出]|推给|不归|不该?是?我们|不属于|管不[了着]|不[归该]我"
        r"|谁[管的]"
        r"|归谁|该谁|谁的事|[分派发转弄搞]错(?:单位|部门|地方)|[分派]错",
        lambda clue: intents.AskReturn(clue.refs),
    ),
    _of(r"签收|接收|领取|收到|收悉|签[了字一下个]?|接件", lambda clue: intents.Acknowledge(clue.refs)),
    _of(
        r"[回答办]复|意见|办[结完好妥]|做[完好]|[处办]理完|结案|搞定|解决",
        lambda clue: intents.Answer(clue.refs, ""),
        of_case=True,
    ),
    _of(
        r"(?<![没未])(?<!没有)(?:电话|打过|当面|面[谈商复]|上门|见面|拜访|走访|微信|短信|发了?函|邮件"
        r"|联系[过上了])",
        _contact,
        of_case=True,
    ),
    _of(r"撤[回销了掉]?|收回|作废|[发写说填报搞弄点按签]错|误[点签触操]|不小心|手滑|不算数?", _undo),
    # A decision counts at once and for good: what waits is offered, never the decision itself.
    _of(
        r"同意|批准|批[了掉一]?|通过|准了|驳回|不同意|不批|拒绝|打回",
        lambda _: intents.ShowPending(),
        acts=False,
        of_case=True,
    ),
    _of(r"催[一下办促]?|督促|盯[一着]?", lambda clue: intents.Urge(clue.refs), of_case=True),
    _of(r"销号|结案|销掉|关掉|办结", lambda clue: intents.CloseCase(clue.refs), of_case=True),
    _of(r"挂牌", lambda clue: intents.ListForSupervision(clue.refs), of_case=True),
    _of(r"回访", lambda clue: intents.RecordVisit(clue.refs), of_case=True),
    _of(
        r"怎么算|咋算|算错|算得?不?对",
        lambda clue: intents.ExplainDeadline(clue.refs),
        acts=False,
        of_case=True,
    ),
    _of(
        r"(?:为什么|为啥|怎么又|干嘛|老是?|总是?).{0,4}(?:提醒|催|发)",
        lambda clue: intents.ExplainReminder(clue.refs),
        acts=False,
    ),
    _of(
        r"(?:快|要|会|今天|明天|本周|下周).{0,2}到期|到期的|超期|逾期|手[上头里]|几件|哪些件|多少件|没签",
        _list,
        acts=False,
        of_case=False,
    ),
    _of(r"审批|待批|申请", lambda _: intents.ShowPending(), acts=False, of_case=False),
    _of(r"提醒|日报|静默|设置|几点发", lambda _: intents.ShowSettings(), acts=False, of_case=False),
    _of(r"交办|分办|派[件单]|新增", lambda _: intents.Help("交办"), acts=False),
    _of(r"停发|别发|停一停", _silence),
    _of(r"恢复发|继续发", lambda _: intents.Resume()),
    _of(r"预览|要发|会发", lambda _: intents.Preview(), acts=False),
    _of(r"帮[助我]|怎么[用弄做办操说]|如何|不会[用弄]|功能", lambda _: intents.Help(), acts=False),
)
