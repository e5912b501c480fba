"""A reason without the words that only announce it."""

import re

_HEAD = re.compile(
    r"[\s,;:，。；：]*(?:(?:(?:驳回|退回|延期|不同意|主要|申请)的?)?(?:理由|原因)(?:是|为|如下|[\s:：,，])+|(?:驳回|不同意)[\s:：,，]+)"
)


def strip_head(reason: str) -> str:
    """理由：招标早该开始了 is kept as 招标早该开始了: 理由 is said anyway wherever it is repeated."""
    found = _HEAD.match(reason)
    return reason[found.end() :] if found and found.end() < len(reason) else reason
