"""Hides what citizens' appeals must not spread: names, telephone and identity numbers (个人信息保护法)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.vocabulary import Source

_GAP = r"[ \-－‐]?"
_IDENTITY = re.compile(r"(?<![\da-zA-Z])(\d{6})\d{8}(\d{3}[\dXxＸ])(?![\da-zA-Z])")
_MOBILE = re.compile(rf"(?<!\d)([1１][3-9３-９]\d){_GAP}\d{{4}}{_GAP}(\d{{4}})(?!\d)")
_LANDLINE = re.compile(rf"(?<!\d)([0０]\d{{2,3}}{_GAP})\d{{4,5}}(\d{{3}})(?!\d)")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,}·[\u4e00-\u9fff·]{2,}")
_TITLED = re.compile(r"[\u4e00-\u9fff](?:先生|女士|小姐|同志|师傅|大爷|大妈|阿姨)|.?某+.*|匿名.*|.*[*＊].*")
# Bodies, and words for people that name nobody.
_NOBODY = re.compile(
    r".*(?:局|委|办|会|镇|乡|街道|社区|村|公司|集团|学校|医院|中心|协会|商会|党派|民盟|民革|民建|民进|农工党|九三学社|致公党|台盟|代表团"
    r"|居民|群众|市民|业主|网友|网民|村民|家长|商户|职工|来电人|诉求人|投诉人|等)$"
)
_COMPOUND: Final = re.compile(
    r"(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|轩辕|宇文|长孙|独孤)(?=.)"
)
_NICKNAME = "**"
# Where a text says by itself that a name follows: 联系人：王小明, 我叫王小明.
_LED_IN = re.compile(
    r"(?P<lead>(?:姓名|联系人|来电人|反映人|留言人|诉求人|投诉人|信访人|提出人|当事人|业主|户主)[:：]\s*|(?:我|名)叫)"
    r"(?P<name>[\u4e00-\u9fff·]{2,6})(?=$|[\s,，。;；、()（）/:：0-9])"
)

# Whose proposers hold a public office: their names belong to the matter.
PUBLIC_PROPOSERS: Final = frozenset({Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL, Source.STATION_OPINION})


GONE: Final = "***"  # what stands where something was deleted
_HIDDEN_DIGITS = 4


class Masked(StrEnum):
    """What an office may choose to show: each is hidden unless it says otherwise."""

    PHONE = "phone"
    IDENTITY = "identity"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Masks:
    """What is hidden where cases are shown: in cards, lists, digests and exports.

    What is written down, handed on for good or compared stays masked as ever: `mask`, `mask_people`.
    """

    phone: bool = True
    identity: bool = True
    name: bool = True

    def text(self, text: str, names: Iterable[str] = ()) -> str:
        """The text without what is hidden; `names` are the people it must not name."""
        if self.name:
            for name in names:
                text = text.replace(name, mask_name(name))
        return self.numbers(text)

    def spoken(self, text: str, names: Iterable[str] = ()) -> str:
        """The same for what people told in their own words: also whoever a text itself calls by name."""
        if self.name:
            text = _LED_IN.sub(lambda found: found["lead"] + mask_name(found["name"]), text)
        return self.text(text, names)

    def person(self, name: str) -> str:
        """Somebody's name."""
        return mask_name(name) if self.name else name

    def numbers(self, text: str) -> str:
        """Only the numbers in it."""
        if self.identity:
            text = _IDENTITY.sub(r"\1********\2", text)
        return _LANDLINE.sub(r"\1****\2", _MOBILE.sub(r"\1****\2", text)) if self.phone else text


ALL_MASKS: Final = Masks()


def mask(text: str) -> str:
    """The text with the middle of every telephone and identity number replaced by stars."""
    return ALL_MASKS.numbers(text)


def mask_number(number: str) -> str:
    """A telephone number by itself, with or without area code: the last digits are replaced by stars."""
    return number[:-_HIDDEN_DIGITS] + "*" * min(len(number), _HIDDEN_DIGITS)


def find_numbers(text: str) -> list[str]:
    """The telephone numbers that stand in a text, as they are written, each once."""
    found = [match[0] for pattern in (_MOBILE, _LANDLINE) for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))


def mask_name(name: str) -> str:
    """王小明 as 王某某; whoever is named by a body, a word for anybody or 王女士 stays as he is."""
    name = name.strip()
    if not name or _TITLED.fullmatch(name) or _NOBODY.fullmatch(name):
        return name
    if not _HAN_NAME.fullmatch(name):
        return name[:1] + _NICKNAME
    compound = _COMPOUND.match(name)
    surname = compound[0] if compound else name[0]
    return surname + "某" * min(2, len(name) - len(surname))


def names_to_hide(source: Source, proposers: Iterable[str]) -> tuple[str, ...]:
    """The proposers who are private persons, longest first; none where proposing is their office."""
    if source in PUBLIC_PROPOSERS:
        return ()
    private = {name.strip() for name in proposers if mask_name(name) != name.strip()}
    return tuple(sorted((name for name in private if len(name) > 1), key=len, reverse=True))


def mask_people(text: str, names: Iterable[str]) -> str:
    """The text with numbers masked, and with these people's names."""
    return ALL_MASKS.text(text, names)


def mask_spoken(text: str, names: Iterable[str]) -> str:
    """The same for what people told in their own words: also whoever a text itself calls by name."""
    return ALL_MASKS.spoken(text, names)


def remove_people(text: str, names: Iterable[str]) -> str:
    """The text for good without these people: their numbers gone wholly, of names what a mask shows."""
    for name in names:
        text = text.replace(name, mask_name(name) if _HAN_NAME.fullmatch(name) else GONE)
    for pattern in (_IDENTITY, _MOBILE, _LANDLINE):
        text = pattern.sub(GONE, text)
    return text


def unmask(text: str, original: str, names: Iterable[str]) -> str:
    """The text with what an export had masked put back, as far as it stands in the original.

    What somebody else wrote meanwhile stays as it is.
    """
    if text == mask_people(original, names):
        return original
    for name in names:
        text = text.replace(mask_name(name), name)
    for pattern in (_IDENTITY, _MOBILE, _LANDLINE):
        for found in pattern.finditer(original):
            text = text.replace(mask(found[0]), found[0])
    return text
