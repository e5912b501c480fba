"""Where a message holds part of a case's title: 油烟那个, 电梯的事, 路灯不亮的那件."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.reading.commands.matching import FILLERS
from domain.reading.commands.table import WORD
from domain.reading.scene import KnownCase
from domain.reading.text.normalising import Passage, fold
from domain.reading.text.word_lists import split_words

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


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the message and the cases whose titles hold it. `firm`: 那个, 的事 or the like follows."""

    start: int
    end: int
    cases: tuple[KnownCase, ...]
    firm: bool


def find_mentions(passage: Passage, cases: Sequence[KnownCase]) -> Iterator[Mention]:
    """At the beginning of the message, or right after the command word."""
    titles = fold_titles(cases)
    after = _AFTER_COMMAND.match(passage.folded)
    for place in (0, after.end() if after else 0):
        found = find_mention(passage, place, titles) if place or passage.folded else None
        if found and (place == 0 or found.firm or _ends(passage, found)):
            yield found


def fold_titles(cases: Sequence[KnownCase]) -> list[tuple[KnownCase, str]]:
    return [(case, _fold(case.title)) for case in {_key(case): case for case in cases}.values()]


@lru_cache(maxsize=4096)
def _fold(title: str) -> str:
    return fold(title).text


def _key(case: KnownCase) -> tuple[int, object]:
    return case.ordinal, case.source


def _ends(passage: Passage, mention: Mention) -> bool:
    return mention.end >= passage.end or passage.text[mention.end - 1] in " ,:。的"


def find_mention(passage: Passage, place: int, titles: list[tuple[KnownCase, str]]) -> Mention | None:
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
