"""Numbers as Chinese papers and people write them: 15, 十五, 廿五, 两, 三十, 一百二十."""

import unicodedata

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
LONGEST = 9  # digits
LONGEST_OF_CASE = 18  # of orders of a hotline; what a big integer holds
YEAR_DIGITS = 4  # 二〇二六; shorter runs such as 两三天 are no number
TENS = {"十": 10, "廿": 20, "卅": 30}
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))

# For patterns: one number, in digits or in Chinese; bounded, so that no text makes matching slow.
NUMBER = r"(?:[0-9]{1,9}|[零〇一二两三四五六七八九十廿卅百]{1,9})"
NUMBER_CHARACTERS = "0-9零〇一二两三四五六七八九十廿卅百"


def fold_width(text: str) -> str:
    """The text in half-width characters (NFKC), without characters nobody sees."""
    return unicodedata.normalize("NFKC", text).translate(INVISIBLE)


def read_number(text: str) -> int | None:
    """The value of a number below a thousand in Chinese or a billion in digits; None if it is none."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= LONGEST else None
    if len(text) == YEAR_DIGITS and set(text) <= DIGITS.keys():
        return int("".join(str(DIGITS[character]) for character in text))
    hundreds, found, rest = text.rpartition("百")
    if found:
        return _add(_hundreds(hundreds), _below_hundred(rest.removeprefix("零")) if rest else 0)
    return _below_hundred(text)


def read_case_number(text: str) -> int | None:
    """The same, or as cases are named: up to 18 digits, or spoken one by one (零零九, 二一零)."""
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_OF_CASE:
        return int(text)
    if len(text) > 1 and set(text) <= DIGITS.keys():
        return int("".join(str(DIGITS[character]) for character in text))
    return read_number(text)


def _hundreds(text: str) -> int | None:
    return DIGITS[text] * 100 if DIGITS.get(text) else None


def _below_hundred(text: str) -> int | None:
    for character, value in TENS.items():
        head, found, tail = text.partition(character)
        if found:
            return _add(_tens(head, value), _unit(tail))
    return _unit(text)


def _tens(head: str, value: int) -> int | None:
    if not head:
        return value
    return DIGITS[head] * 10 if value == TENS["十"] and DIGITS.get(head) else None


def _unit(text: str) -> int | None:
    return DIGITS.get(text) if text else 0


def _add(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right
