"""Cases meant by part of their title: 油烟那个签收, 电梯的事不归我们管, 查看路灯不亮的那件."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.commands.table import WORD
from domain.reading.commands.matching import FILLERS, Opening, open_message
from domain.reading.text.normalising import Passage, fold
from domain.reading.scene import KnownCase, Reading, Scene
from domain.reading.text.word_lists import split_words

ReadPlain = Callable[[Passage, Scene], Reading]

# Words that stand in any title and tell none from another.
_COMMON = re.compile(
    "|".join(
        split_words(
            "关于 建议 提案 留言 诉求 反映 反应 请求 要求 希望 咨询 投诉 举报 进一步 加强 推进 加快 完善",
            "解决 促进 提升 提高 规范 优化 强化 加大 落实 实施 开展 做好 切实 有效 尽快 及时 相关 有关 部分",
            "我区 全区 本区 我市 全市 小区 社区 居民 群众 市民 村民 业主 街道 问题 建设 管理 工作 项目 情况",
            "服务 发展 措施 机制 体系 设施 整治 治理 办理 处理 意见 部门 单位 领导 政府 区域 城市 需要 存在",
            "进行 造成 影响 严重",
        )
    )
)
_BEFORE = re.compile(
    r"(?:关于|有关|就是|还有|那个|这个|那件|这件|那|反映|上次|之前|前面|把|对|的|[\s,:《“\"]"
    r"|[\u4e00-\u9fff]{1,3}(?:代表|委员)(?:提|反映|说)?的?)+"
)
_WITHIN = re.compile(r"[的和与了又老总\s]")
_NOUN = r"(?:建议|提案|留言|工单|诉求|案子|案件|事情?(?![故件业务实项先后迹])|问题|件)"
_POINTER = re.compile(
    rf"[》”\"]?\s*(?P<strong>的?\s*[那这]一?(?:[个件条份单项]){_NOUN}?|的?[那这]事儿?|的?{_NOUN})?(?:的|儿)?[\s,:。]*"
)
_STRONG_SOON = re.compile(rf"[\u4e00-\u9fff]{{1,2}}?(?=的?(?:[那这]一?[个件条份单项]|[那这]?{_NOUN}))")
_AFTER_COMMAND = re.compile(rf"(?:{FILLERS.pattern})(?:{WORD.pattern})(?:一下|下|了|[\s:,])*")
_SHORTEST = 2  # hanzi of a title that tell one case from another
_LONGEST = 40  # characters of a title that anybody repeats
_MOST_OPTIONS = 8
# Acts that take no free text which the words of the title could be part of.
_TITLE_IS_NO_TEXT = (intents.Acknowledge, intents.AskExtension, intents.AskReturn, intents.ShowCase)
_LOOKS: tuple[type[Intent], ...] = (intents.ShowCase, intents.ExplainDeadline)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the message and the cases whose titles hold it. `firm`: 那个, 的事 or the like follows."""

    start: int
    end: int
    cases: tuple[KnownCase, ...]
    firm: bool


def names_no_case(reading: Reading) -> bool:
    """Whether the titles of his cases may tell more: it was not understood, or not which case is meant."""
    intent = reading.intent
    return isinstance(intent, intents.NotUnderstood) or (
        reading.rule != "phrase" and getattr(intent, "refs", None) == ()
    )


def read_by_title(passage: Passage, scene: Scene, read_plain: ReadPlain) -> Reading | None:
    """The same message with the part of a title taken for the case's number; None if no title fits.

    The words of a title are a guess, and never a command: what is to be done stands beside them.
    """
    opening = open_message(passage)
    if opening.naming.refs:
        return _read_beside_number(passage, opening, scene, read_plain)
    for mention in _mentions(passage, scene.cases):
        number = f" #{mention.cases[0].ordinal} "
        reading = read_plain(_put(number, passage, mention), replace(scene, quoted=None, question=None))
        if _is_kept(reading, mention):
            refs = tuple(_exactly(case) for case in mention.cases[:_MOST_OPTIONS])
            return replace(reading, intent=_of(reading.intent, refs), by_title=refs)
    return None


def _read_beside_number(
    passage: Passage, opening: Opening, scene: Scene, read_plain: ReadPlain
) -> Reading | None:
    """建议012 关于加装电梯的建议 签收: the title says again what the number says."""
    ref = opening.naming.refs[0]
    own = [c for c in scene.cases if c.ordinal == ref.ordinal and ref.source in (None, c.source)]
    mention = _mention(passage, opening.rest.start - passage.start, _titles(own)) if own else None
    reading = read_plain(_put(", ", passage, mention), scene) if mention else None
    kept = (
        reading
        and isinstance(reading.intent, _TITLE_IS_NO_TEXT)
        and reading.intent.refs == opening.naming.refs
    )
    return reading if kept else None


def _is_kept(reading: Reading, mention: Mention) -> bool:
    """Without 那个 the words may be free text: then a command word is needed, and nothing put right."""
    intent: Any = reading.intent
    if isinstance(intent, intents.Several):
        named = [ref for act in intent.acts for ref in getattr(act, "refs", ())]
        return mention.firm and len(mention.cases) == 1 and _stands_in(named, mention.cases[0])
    if not _stands_in(getattr(intent, "refs", ()), mention.cases[0], alone=True):
        return False
    return mention.firm or isinstance(intent, _LOOKS) or (reading.rule == "command" and not reading.corrected)


def _stands_in(refs: Sequence[CaseRef], case: KnownCase, *, alone: bool = False) -> bool:
    return any(ref.ordinal == case.ordinal for ref in refs) and (not alone or len(refs) == 1)


def _of(intent: Intent, refs: tuple[CaseRef, ...]) -> Intent:
    """The intent with the case itself instead of the number that stood in for it."""
    if isinstance(intent, intents.Several):
        return intents.Several(tuple(_of(act, refs) for act in intent.acts))
    if isinstance(intent, intents.NotUnderstood):
        nearest = tuple(_of(near, refs) for near in intent.nearest)
        return intents.NotUnderstood(intent.text, refs, nearest)
    named: tuple[CaseRef, ...] = getattr(intent, "refs", ())
    exact = tuple(refs[0] if ref.ordinal == refs[0].ordinal and not ref.source else ref for ref in named)
    return replace(intent, refs=exact) if exact else intent  # type: ignore[type-var]


def _exactly(case: KnownCase) -> CaseRef:
    return CaseRef(case.ordinal, case.source, case.number)


def _put(number: str, passage: Passage, mention: Mention) -> Passage:
    """The passage to read with #12 in place of the mention; what was typed stays reachable."""
    text = passage.text[: mention.start] + number + passage.text[mention.end :]
    before, after = passage.origin[: mention.start], passage.origin[mention.end :]
    next_one = after[0] if after else passage.origin[-1]
    origin = (*before, *[passage.origin[mention.start]] * (len(number) - 1), next_one, *after)
    grown = len(number) - (mention.end - mention.start)
    rest = mention.end >= passage.end
    end = mention.start + len(number) - 1 if rest else passage.end + grown
    return replace(
        passage,
        text=text,
        origin=origin,
        start=mention.start + 1 if mention.start == passage.start else passage.start,
        end=end,
        last=max(end, passage.last + grown),
    )


def _mentions(passage: Passage, cases: Sequence[KnownCase]) -> Iterator[Mention]:
    """At the beginning of the message, or right after the command word."""
    titles = _titles(cases)
    after = _AFTER_COMMAND.match(passage.folded)
    for place in (0, after.end() if after else 0):
        found = _mention(passage, place, titles) if place or passage.folded else None
        if found and (place == 0 or found.firm or _ends(passage, found)):
            yield found


def _titles(cases: Sequence[KnownCase]) -> list[tuple[KnownCase, str]]:
    return [(case, _fold(case.title)) for case in {_key(case): case for case in cases}.values()]


@lru_cache(maxsize=4096)
def _fold(title: str) -> str:
    return fold(title).text


def _key(case: KnownCase) -> tuple[int, object]:
    return case.ordinal, case.source


def _ends(passage: Passage, mention: Mention) -> bool:
    return mention.end >= passage.end or passage.text[mention.end - 1] in " ,:。的"


def _mention(passage: Passage, place: int, titles: list[tuple[KnownCase, str]]) -> Mention | None:
    """The longest stretch that titles hold, with what points at a case after it."""
    text = passage.folded
    before = _BEFORE.match(text, place)
    for start in dict.fromkeys((place, before.end() if before else place)):
        lengths = {_key(case): _held(text, start, title) for case, title in titles}
        longest = max(lengths.values(), default=0)
        if longest:
            break
    else:
        return None
    cases = tuple(case for case, _ in titles if lengths[_key(case)] == longest)
    end = start + longest
    more = _STRONG_SOON.match(text, end)
    pointer = _POINTER.match(text, more.end() if more else end)
    firm = bool(pointer and pointer["strong"])
    end = pointer.end() if pointer else end
    return Mention(passage.start + place, passage.start + end, cases, firm)


def _held(text: str, start: int, title: str) -> int:
    """How many characters from the start are stretches of the title; 0 if they tell it from no other."""
    place, telling, last = start, False, min(len(text), start + _LONGEST)
    while place < last:
        length = next((n for n in range(last - place, 1, -1) if text[place : place + n] in title), 0)
        if length:
            telling = telling or _tells(text[place : place + length])
            place += length
        elif place > start and _WITHIN.match(text, place):
            place += 1
        else:
            break
    while place > start and _WITHIN.match(text, place - 1):
        place -= 1
    return place - start if telling else 0


def _tells(stretch: str) -> bool:
    """Whether something is left of it without the words of every title."""
    return any(len(part) >= _SHORTEST for part in re.findall(r"[\u4e00-\u9fff]+", _COMMON.sub(" ", stretch)))
