"""A pack that cannot be used, as facts: the words stand with the commands that read packs."""

from enum import StrEnum


class Trouble(StrEnum):
    """What can be wrong with a pack."""

    NO_TOML = "no_toml"
    NO_TEXT = "no_text"  # not in UTF-8
    MISSING = "missing"
    UNKNOWN = "unknown"  # a key nobody knows
    EMPTY = "empty"
    NO_TABLE = "no_table"
    NO_LIST = "no_list"
    NO_TERM = "no_term"
    NO_DAYS = "no_days"  # a term, but no number of days
    NO_WORD = "no_word"  # none of a closed list
    WRONG_KIND = "wrong_kind"
    NEGATIVE = "negative"
    NOT_ONE_CLASS = "not_one_class"
    NO_SUCH_PACK = "no_such_pack"
    CIRCLE = "circle"  # packs based on each other
    SAME_NAME = "same_name"  # two packs are called alike


class BadPack(ValueError):
    """Which file, which key, what is wrong there, what stands there, and what may."""

    def __init__(
        self, file: str, key: str, trouble: Trouble, value: str = "", allowed: tuple[str, ...] = ()
    ) -> None:
        super().__init__(f"{file}: {key}: {trouble} {value}")
        self.file, self.key, self.trouble, self.value, self.allowed = file, key, trouble, value, allowed
