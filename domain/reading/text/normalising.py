"""A message folded for reading: half-width, lower case, no mention, no polite words; as typed underneath."""

import re
import unicodedata
from dataclasses import dataclass

from domain.numerals import INVISIBLE
from domain.reading.text.variants import VARIANTS, spell_plainly
from domain.reading.text.word_lists import split_words

_LONGEST = 10_000  # characters that are read; the rest is kept as text only

_MENTION = re.compile(r"@(?:督办助手|督办机器人|机器人|督办|bot|duban|\S{1,30}(?=\s|$))\s*")
_POLITE_HEAD = re.compile(
    r"(?:(?:你好|您好|大家好|请问(?:一下)?|麻烦(?:你|您|老师)?(?:给|帮忙)?|劳驾|谢谢(?:你|您)?|感谢|辛苦(?:了|你|您)?|拜托(?:了|你|您)?"
    r"|(?:早上|上午|中午|下午|晚上)好|打扰(?:一下|你了|您了|了)|不好意思|劳烦|有劳|(?:各位(?:老师|领导|同事)?(?:好|们好)?"
    r"|(?:老师|领导|主任|科长|处长|局长|书记|同志|师傅|亲|小助手|小督)们?(?:你好|您好|好)?)(?=[\s,.。、!:;~0-9])"
    r"|帮忙|帮我|请(?!求|示|假|教|阅|批)(?:帮忙|帮我|您|你)?)(?!了)[\s,.。、!:;~]*)+"
)
_POLITE_TAILS = split_words(
    "谢谢你 谢谢您 谢谢啦 谢谢了 谢谢 多谢 感谢 辛苦了 辛苦啦 辛苦 麻烦了 麻烦您了 麻烦你了 麻烦 拜托了 拜托",
    "哈哈 哈 吧 了 啊 呢 哦 噢 呀 啦 喽 哟 嘛 诶 thanks thx",
)
# 谢谢老师, 辛苦各位领导了.
_THANKED = re.compile(
    r"(?:谢谢|感谢|多谢|辛苦|麻烦|拜托|劳烦)(?:了|啦|你|您|各位|大家)*"
    r"(?:老师|领导|主任|科长|处长|局长|同志|师傅|亲)?们?(?:了|啦|哈)*$"
)
_LONGEST_THANKS = 12
_CLOSING = " \t\r\n,.。、!;:~…·-—"
_SYMBOLS = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Cs", "Co", "Cn"})
_STICKER = re.compile(r"\[[\u4e00-\u9fffA-Za-z]{1,4}\]$")  # how DingTalk writes its own emoji: [抱拳]
_KEEP_STICKERS = frozenset({"图片", "文件", "语音", "视频"})
_PARTICLES = re.compile(r"[了呢]+")
_MORE_BLANKS = re.compile(r"(?<=\s)\s+")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a message. Rules look at `folded`; what is kept for people is `typed`.

    Positions count folded characters; `origin` leads back to the typed ones. `last` is where the message
    ends with its polite tail, `end` where it ends for reading.
    """

    message: str
    text: str
    origin: tuple[int, ...]
    start: int
    end: int
    last: int

    @property
    def folded(self) -> str:
        return self.text[self.start : self.end]

    @property
    def typed(self) -> str:
        """As typed, without the polite tail."""
        return self._original(self.end)

    @property
    def told(self) -> str:
        """As typed, without thanks but with the particles that belong to it: 招标流标了."""
        found = _PARTICLES.match(self.text, self.end, self.last) if self.end > self.start else None
        return self._original(found.end() if found else self.end)

    @property
    def whole(self) -> str:
        """As typed, up to the end of the message, even beyond what is read."""
        if len(self.message) > _LONGEST and self.start < self.last == len(self.text.rstrip()):
            return self.message[self.origin[self.start] :].strip()
        return self._original(self.last)

    def _original(self, end: int) -> str:
        if end <= self.start:
            return ""
        return self.message[self.origin[self.start] : self.origin[end - 1] + 1].strip()

    def after(self, count: int) -> "Passage":
        """What follows the first `count` folded characters."""
        start = min(self.start + count, self.end)
        return Passage(self.message, self.text, self.origin, start, self.end, self.last)

    def until(self, count: int) -> "Passage":
        """The first `count` folded characters."""
        end = min(self.start + count, self.end)
        return Passage(self.message, self.text, self.origin, self.start, end, end)

    def part(self, start: int, end: int) -> "Passage":
        """The folded characters from one place to another."""
        return self.until(end).after(start)

    def skip(self, pattern: re.Pattern[str]) -> "Passage":
        """What follows the pattern, if the passage begins with it."""
        found = pattern.match(self.folded)
        return self.after(found.end()) if found else self


def fold(message: str) -> Passage:
    """The message ready for reading; the typed text stays reachable from every part of it."""
    text, origin = _fold_characters(message[:_LONGEST])
    return _trim(message, *_leave_out(_MORE_BLANKS, spell_plainly(text), origin))


def close_gaps(passage: Passage) -> Passage:
    """The same message with blanks between Chinese characters taken out: 签 收 12."""
    return _trim(passage.message, *_leave_out(_GAP, passage.text, passage.origin))


def _leave_out(pattern: re.Pattern[str], text: str, origin: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    if not pattern.search(text):
        return text, origin
    gone = {place for found in pattern.finditer(text) for place in range(*found.span())}
    kept = [place for place in range(len(text)) if place not in gone]
    return "".join(text[place] for place in kept), tuple(origin[place] for place in kept)


def _trim(message: str, text: str, origin: tuple[int, ...]) -> Passage:
    start = _leading(text)
    last = max(len(text.rstrip()), start)
    return Passage(message, text, origin, start, max(_trim_tail(text, last), start), last)


def _fold_characters(message: str) -> tuple[str, tuple[int, ...]]:
    if unicodedata.is_normalized("NFKC", message) and message.translate(INVISIBLE) == message:
        lowered = message.translate(VARIANTS).lower()
        if len(lowered) == len(message):
            return lowered, tuple(range(len(message)))
    pieces = [
        (unicodedata.normalize("NFKC", character.translate(INVISIBLE)).translate(VARIANTS).lower(), place)
        for place, character in enumerate(message)
    ]
    origin = tuple(place for piece, place in pieces for _ in piece)
    return "".join(piece for piece, _ in pieces), origin


def _leading(text: str) -> int:
    start, before = 0, -1
    while start != before:
        before = start
        start += len(text[start:]) - len(text[start:].lstrip(" \t\r\n,。、!;~·"))
        for pattern in (_MENTION, _POLITE_HEAD):
            found = pattern.match(text, start)
            start = found.end() if found else start
    return start


def _trim_tail(text: str, end: int) -> int:
    before = -1
    while end != before:
        before = end
        end = len(text[:end].rstrip(_CLOSING))
        while end and unicodedata.category(text[end - 1]) in _SYMBOLS:
            end -= 1
        sticker = _STICKER.search(text, max(end - 6, 0), end)
        if sticker and sticker[0][1:-1] not in _KEEP_STICKERS:
            end = sticker.start()
        thanked = _THANKED.search(text, max(end - _LONGEST_THANKS, 0), end)
        polite = text.endswith(_POLITE_TAILS, 0, end)
        tail = next((word for word in _POLITE_TAILS if text.endswith(word, 0, end)), "") if polite else ""
        end = thanked.start() if thanked else end - len(tail)
    return end
