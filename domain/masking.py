"""Hides what citizens' appeals must not spread: telephone and identity card numbers (个人信息保护法)."""

import re

_IDENTITY = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


def mask(text: str) -> str:
    """The text with the middle of every mobile and identity number replaced by stars."""
    return _MOBILE.sub(r"\1****\2", _IDENTITY.sub(r"\1********\2", text))
