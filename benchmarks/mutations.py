"""Ways in which thumbs and voice input spoil a phrase; none touches digits, negations or question words."""

import random
from collections.abc import Callable

from domain.numerals import DIGITS
from domain.reading.mending.sounds import CHARACTERS
from domain.reading.mending.spellings import LOOKS

Mutation = Callable[[str, random.Random], str]

# Changing one of these, or what stands between two numbers, changes what is meant: they are left alone.
MEANING = frozenset("0123456789０１２３４５６７８９零一二三四五六七八九十廿百不没未别非无勿吗么？?半%")
# Neither a digit nor 是 is put in: it would be an answer to whatever is asked, and the person's own.
NOISE = "的了啊呢哦嗯那就个下吧，。、！… ～ab·的在有我他这上来到时大地为子中你说生国年着"
POLITE_HEADS = ("你好，", "麻烦", "请", "@督办助手 ", "您好 ", "老师好，", "劳驾 ")
POLITE_TAILS = ("谢谢", " 谢谢！", "哈", "👌", "。", "🙏🙏", "[抱拳]", "～", " thanks", "，辛苦了")


def _alike() -> dict[str, list[str]]:
    """For every character those that sound or look like it and do not change what is meant."""
    alike: dict[str, list[str]] = {}
    for row in (*CHARACTERS.values(), *LOOKS):
        for sign in row:
            alike.setdefault(sign, []).extend(
                other for other in row if other not in MEANING and other != sign
            )
    return {sign: others for sign, others in alike.items() if others}


_ALIKE = _alike()


def loose(text: str) -> list[int]:
    """The places of the characters that may be changed."""
    return [
        place
        for place, sign in enumerate(text)
        if sign not in MEANING
        and not (text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit())
    ]


def gaps(text: str) -> list[int]:
    """The places where something may be put in: not within a number."""
    return [
        place
        for place in range(1 if text else 0, len(text) + 1)
        if not (text[place - 1 : place].isdigit() and text[place : place + 1].isdigit())
    ]


def widen(text: str, _: random.Random) -> str:
    """Full-width signs."""
    return "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" and sign not in "@[]" else sign for sign in text
    )


def space(text: str, dice: random.Random) -> str:
    """A blank anywhere but within a number."""
    place = dice.choice(gaps(text))
    return text[:place] + dice.choice((" ", "\u3000", "  ")) + text[place:]


def be_polite(text: str, dice: random.Random) -> str:
    """Polite words before or after."""
    head = dice.choice(POLITE_HEADS) if dice.random() < 0.5 else ""
    return head + text + (dice.choice(POLITE_TAILS) if not head or dice.random() < 0.5 else "")


def spell_out(text: str, _: random.Random) -> str:
    """Two-digit numbers in Chinese characters."""
    numerals = {str(value): character for character, value in DIGITS.items() if character not in "〇两零"}
    out, i = "", 0
    while i < len(text):
        j = i
        while j < len(text) and text[j].isascii() and text[j].isdigit():
            j += 1
        if (
            j - i == 2
            and text[i] != "0"
            and not (j < len(text) and text[j] in ".%/-")
            and not text[:i].endswith((".", "/"))
        ):
            tens = "" if text[i] == "1" else numerals[text[i]]
            out += f"{tens}十{numerals.get(text[i + 1], '')}"
        else:
            out += text[i:j]
        out += text[j : j + 1]
        i = j + 1
    return out


def mishear(text: str, dice: random.Random) -> str:
    """One character taken for another that sounds or looks like it."""
    places = [place for place in loose(text) if text[place] in _ALIKE]
    if not places:
        return text
    place = dice.choice(places)
    return text[:place] + dice.choice(_ALIKE[text[place]]) + text[place + 1 :]


def drop(text: str, dice: random.Random) -> str:
    """One character left out."""
    place = dice.choice(loose(text) or [len(text)])
    return text[:place] + text[place + 1 :]


def swap(text: str, dice: random.Random) -> str:
    """Two neighbours the wrong way round."""
    free = set(loose(text))
    place = dice.choice([place for place in free if place + 1 in free] or [len(text)])
    return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]


def insert(text: str, dice: random.Random) -> str:
    """One character too many."""
    place = dice.choice(gaps(text))
    return text[:place] + dice.choice(NOISE) + text[place:]


def double(text: str, dice: random.Random) -> str:
    """One character said twice."""
    place = dice.choice(loose(text) or [len(text)])
    return text[: place + 1] + text[place:]


def cut_off(text: str, dice: random.Random) -> str:
    """Sent too early: up to half is missing, as far as that does not change what is meant."""
    first = next((i + 1 for i in range(len(text) - 1, -1, -1) if text[i] in MEANING), 1)
    return text[: dice.randint(min(max(first, (len(text) + 1) // 2), len(text)), len(text))]


KEEPING: dict[str, Mutation] = {
    "全角": widen,
    "空格": space,
    "客气话、表情": be_polite,
    "中文数字": spell_out,
}
SPOILING: dict[str, Mutation] = {
    "同音形近字": mishear,
    "漏一字": drop,
    "换位": swap,
    "多一字": insert,
    "重一字": double,
    "没打完": cut_off,
}
