"""Answers to the question that is open: yes, no, a choice, or words; never anything else."""

import re
from dataclasses import replace
from datetime import date

from domain import intents
from domain.chinese_dates import Exact, read_date
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.reading.answers.amendments import read_amendment, read_strike
from domain.reading.answers.drafts import day_alone, read_added, read_replaced
from domain.reading.answers.placing import read_place
from domain.reading.answers.rows import read_rows
from domain.reading.answers.shown import plain_verdict, pressed, read_beyond, read_hint, wants_all
from domain.reading.days.wording import split_limit
from domain.reading.naming.references import read_refs
from domain.reading.naming.units import is_registered
from domain.reading.scene import OpenQuestion, Reading, Scene
from domain.reading.text.normalising import Passage, fold
from domain.reading.text.word_lists import split_words
from domain.vocabulary import PostRole

_YES = frozenset(
    split_words(
        "确认 确定 是 是的 是滴 对 对的 对对 对对对 没错 正确 提交 确认提交 确认无误 确认办理",
        "确认一下 都确认 全部确认 就这样 就这么办 都对 是这样 是这样的 y yes",
    )
)
_WEAK_YES = frozenset(split_words("好 好的 好滴 好嘞 行 可以 嗯 嗯嗯 收到 没问题 ok"))
_NO = frozenset(
    split_words(
        "取消 不是 算 算了 不 否 不用 不要 不对 错 先不 不确认 放弃 不提交 先不提交 不行 都不要 都不是",
        "不是的 不对的 全部取消 都取消 先别提交 别提交 先不退 先不延 先不延期 先不签 先不办 不退 不退回",
        "不延 不延期 不签 不签收 不办 n no",
    )
)
_NUMBERED = re.compile(rf"(?:第|选|选择|我选|要|就)*\s*(?P<number>{NUMBER})\s*(?:个|项|条|种)?")
_LAST = re.compile(r"(?:我?选|要|就)*最?后(?:面|边|头)?(?:那|的|一)*(?:个|项|条|种)")
_VERB = (
    r"(?:驳回?|批|同意|通过|延期?|退回?|签收?|办理?|要|弄|发|报|改|用|想|申请|提交|催办?|确认|做|搞|说|写"
    r"|换|交办?|撤回?|需要|管"
    r"|处理|填|回复?|答复|转|派|上报|记)"
)
# 回头看 is the office's look back, not "later".
_LATER = (
    r"(?:回头(?!看$)|以后|晚点|晚些时?候?|改天|一会儿?|待会儿?|过会儿?"
    r"|下次|明天|稍后|等会儿?|等下|下午|过两天)"
)
_THINK = r"(?:想|一想|考虑|看|琢磨|商量|研究|斟酌|一下|下|再说|吧)"
# 算了不驳了, 等等, 我再想想, 回头再说: whatever was asked, he does not want it now.
_GIVES_UP = re.compile(
    rf"(?:(?:那|还是|那就|就|我们?|我还是|先|暂时|暂|容我|让我)*(?:"
    rf"算了(?:吧)?(?:先放着?|放一放|当我没说|就这样|不管它?)?|(?:先|暂时)?(?:不|别|不用|不要"
    rf"|不想){_VERB}(?:[它他]|这个|那个)?了"
    rf"|先(?:不|别)(?:急|忙|动|{_VERB})(?:着|它|这个)?了?|先(?:放着?|放一放|等等|缓缓|缓一缓)"
    rf"|再?(?:等等|等一等|等一下|等下|等会儿?|稍等(?:一下)?)(?:再(?:说|看|定|批))?|慢着|且慢"
    rf"|[再先]{_THINK}{{1,4}}|想想|想一想|考虑一?下|考虑考虑|{_LATER}再?(?:说|看|弄|办|处理|定|来|批|议|写"
    rf"|发|决定)"
    rf")[\s,。!]*)+(?:了|吧|啊|哈)*"
)
# 换成同意吧, 还是批了: the decision turned round, which is asked about.
_INSTEAD = re.compile(
    r"(?:算了|那|就|[\s,])*(?:换成|改成|改为|改|换|还是|不驳回?了?,?)+(?:那|就"
    r"|[\s,])*(?:同意|批准|通过|批)(?:了|吧|算了)*"
)
_CLOSING = " \t\r\n,.。、!;~…"
_LEAD = re.compile(r"(?:我?选|我?要|就|是|到|延到|给|转给|应该是)*")
_GAP = re.compile(r"[\s,。、!:;]+")
_MOST_CHOICES = 99


def read_answer(passage: Passage, scene: Scene) -> Reading | None:
    """The answer to the open question, if the whole message is one of those that were asked for."""
    question = scene.question
    if question is None:
        return None
    if says := pressed(passage, question):
        passage, question = fold(says), replace(question, buttons=())
    if question.choices and (choice := _read_choice(passage, question, scene)) is not None:
        return Reading(choice, "choice")
    return (
        _named("change", read_place(passage) if question.placing else None)
        or _read_yes_or_no(passage.folded, question)
        or _named("instead", _read_instead(passage, scene))
        or _named("change", _read_change(passage, question, scene))
        or _named("no", intents.Cancel() if _GIVES_UP.fullmatch(_in_full(passage)) else None)
    )


def _named(rule: str, intent: Intent | None) -> Reading | None:
    return Reading(intent, rule) if intent else None


def _read_change(passage: Passage, question: OpenQuestion, scene: Scene) -> Intent | None:
    """Something of it is left out or put otherwise; two ways that fit are both offered."""
    if struck := read_rows(passage, question) or read_strike(passage, question):
        return struck
    replaced: tuple[Intent, ...] = tuple(read_replaced(passage, question))
    amended = read_added(passage, question) or read_amendment(passage, scene)
    if not replaced:
        part = next((part for part in ("until", "deadline") if part in question.parts), "")
        asks_else = question.words and not question.day
        day = day_alone(passage) if part and not (amended or asks_else) else ""
        return intents.Amend(day, part) if day else amended
    if isinstance(amended, intents.Amend) and amended.part == "refs":
        return intents.Unclear((*replaced, amended), passage.message.strip())
    return replaced[0] if len(replaced) == 1 else intents.Unclear(replaced, passage.message.strip())


def _read_instead(passage: Passage, scene: Scene) -> intents.Approve | None:
    """Only an approver's refusal can be turned round; 改成同意 as an answer's text is a text."""
    told = scene.question is not None and "text" in scene.question.parts
    if told or PostRole.APPROVER not in scene.roles or not _INSTEAD.fullmatch(passage.folded):
        return None
    return intents.Approve(tentative=True)


def _in_full(passage: Passage) -> str:
    """Folded, with its 了, which is the point of 不驳回了."""
    return passage.text[passage.start : passage.last].rstrip(_CLOSING)


def _read_yes_or_no(folded: str, question: OpenQuestion) -> Reading | None:
    plain = plain_verdict(folded)
    agrees = folded in _YES or plain in _YES
    if question.yes_no and (agrees or (question.harmless and folded in _WEAK_YES)):
        return Reading(intents.Confirm(), "yes")
    if agrees and question.choices:
        return Reading(intents.Confirm(), "yes")  # to which of several is asked back
    return Reading(intents.Cancel(), "no") if folded in _NO or plain == "取消" else None


def _read_choice(passage: Passage, question: OpenQuestion, scene: Scene) -> Intent | None:
    """1, 第一个, or the label itself: 建议13, 13, 10月8号, 城管局. Two that fit are asked about."""
    found = _NUMBERED.fullmatch(passage.folded)
    number = read_number(found["number"]) if found else None
    picks = [number] if number and number <= min(len(question.choices), _MOST_CHOICES) else []
    picks += [len(question.choices)] if _LAST.fullmatch(passage.folded) else []
    picks += [place for place, label in enumerate(question.choices, 1) if _is_meant(passage, label, scene)]
    options = tuple(intents.Pick(pick) for pick in dict.fromkeys(picks))
    if len(options) > 1:
        return intents.Unclear(options, passage.message.strip())
    if options:
        return options[0]
    if wants_all(passage, question):
        return intents.Pick(0, every=True)
    return _read_with_day(passage, question) or read_hint(passage, question) or read_beyond(passage, question)


def _read_with_day(passage: Passage, question: OpenQuestion) -> intents.Pick | None:
    """建议012，10月15日 where the case was asked for and the day is lacking too."""
    named = read_refs(passage) if question.lacks_day else None
    if named is None or len(named.refs) != 1:
        return None
    day = day_alone(named.rest.skip(_GAP))
    labels = [read_refs(fold(label)).refs[:1] for label in question.choices]
    places = [place for place, refs in enumerate(labels, 1) if named.refs[0].is_among(refs)]
    return intents.Pick(places[0], more=day) if day and len(places) == 1 else None


def _is_meant(passage: Passage, label: str, scene: Scene) -> bool:
    folded = fold(label)
    if not label or folded.folded == passage.folded:
        return bool(label)
    typed = passage.skip(_LEAD)
    day = _day(label, scene)
    if day is not None:
        return day in {_day(typed.folded, scene), _day(day_alone(passage), scene)}
    if is_registered(label, scene.units):
        return is_registered(typed.folded, (label,))
    named, labelled = read_refs(passage), read_refs(folded)
    if len(named.refs) != 1 or not labelled.refs or named.rest.folded.strip():
        return False
    return named.refs[0].is_among(labelled.refs[:1])


def _day(wording: str, scene: Scene) -> date | None:
    """The one day that the words name; a number alone names none."""
    limit = split_limit(fold(wording))
    if not limit.wording or limit.rest.folded.strip(" ()周一二三四五六日休班"):
        return None
    reading = read_date(limit.wording, today=scene.today, calendar=scene.calendar)
    return reading.on if isinstance(reading, Exact) else None


def _is_of_a_case(intent: Intent) -> bool:
    """把210退了 is no day, even where it is not understood as it stands."""
    return isinstance(intent, intents.NotUnderstood) and bool(intent.refs and intent.nearest)


def is_supply(reading: Reading, question: OpenQuestion) -> bool:
    """Whether a message answers a question for words or a day rather than being a command of its own.

    A command goes through if it names its cases or needs no words; 进展缓慢 as a reason is no command.
    """
    if not (question.words or question.day):
        return False
    intent = reading.intent
    if isinstance(intent, intents.Greet | intents.RewordReply | intents.Several):
        return False  # 谢谢 and 好的 are nobody's reason
    if isinstance(intent, intents.NotUnderstood | intents.Unclear):
        return not (question.day and _is_of_a_case(intent))
    if reading.rule == "case" and isinstance(intent, intents.ShowCase):
        return question.day and bool(intent.refs) and not intent.refs[0].source
    refs = () if reading.from_quote else getattr(intent, "refs", ())
    words = any(getattr(intent, part, "") for part in ("text", "reason", "until"))
    return not refs and (words or bool(reading.corrected))
