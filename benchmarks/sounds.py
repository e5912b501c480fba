"""Makes domain/reading/mending/sounds.py, the table of how characters sound: python -m benchmarks.sounds."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pypinyin import lazy_pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

TABLE: Final = Path(__file__).parent.parent / "domain" / "reading" / "mending" / "sounds.py"
_FIRST_ROW, _AFTER_LAST_ROW = 0xB0, 0xF8  # of GB 2312: 6,763 characters
_RARE_SHARE, _RARE_USES = 0.05, 2  # below, a second way to read a character is left out: 大 as dai
_WIDTH = 100
_HEAD = '''"""How the characters of GB 2312 sound, without tones; made by benchmarks/sounds.py."""

import re
from typing import Final

_TABLE = (
'''
_FOOT = """)
CHARACTERS: Final = {
    found["syllable"]: found["characters"]
    for found in re.finditer(r"(?P<syllable>[a-z]+)(?P<characters>[^a-z]+)", _TABLE)
}
"""


def make_table() -> str:
    """The module's source, as the installed pypinyin has it."""
    by_syllable: dict[str, list[str]] = defaultdict(list)
    uses = _count_uses()
    for character in _characters():
        for syllable in _syllables(character, uses[character]):
            by_syllable[syllable].append(character)
    stream = "".join(syllable + "".join(by_syllable[syllable]) for syllable in sorted(by_syllable))
    return _HEAD + "".join(f'    "{line}"\n' for line in _wrap(stream)) + _FOOT


def _characters() -> Iterator[str]:
    for row in range(_FIRST_ROW, _AFTER_LAST_ROW):
        for cell in range(0xA1, 0xFF):
            character = bytes([row, cell]).decode("gb2312", errors="ignore")
            if character:
                yield character


def _count_uses() -> defaultdict[str, Counter[str]]:
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings, strict=True):
                uses[character][_plain(reading[0])] += 1
    return uses


def _syllables(character: str, uses: Counter[str]) -> list[str]:
    enough = max(_RARE_USES, _RARE_SHARE * uses.total())
    common = {syllable for syllable, count in uses.items() if count >= enough}
    return sorted(common | {_plain(lazy_pinyin(character)[0])})


def _plain(reading: str) -> str:
    return to_normal(reading).replace("ü", "v")


def _wrap(stream: str) -> Iterator[str]:
    line, width = "", 0
    for sign in stream:
        own = 1 if sign.isascii() else 2
        if width + own > _WIDTH:
            yield line
            line, width = "", 0
        line, width = line + sign, width + own
    yield line


if __name__ == "__main__":
    TABLE.write_text(make_table(), encoding="utf-8")
