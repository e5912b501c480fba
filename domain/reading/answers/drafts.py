"""A draft put otherwise in passing: 把23改成25, 最后加一句…, 那就周一, 延到11月18号算了."""

import re
from collections.abc import Iterator

from domain import intents
from domain.reading.days.wording import split_limit
from domain.reading.scene import OpenQuestion
from domain.reading.text.normalising import Passage

_REPLACE = re.compile(
    r"(?:不对|错了|写错了)?[\s,]*(?:请|帮我)?(?:把|将)?(?:里面的?|其中的?|内容里的?|原因里的?|里的)?[“\"']?(?P<old>.{1,40}?)[”\"']?"
    r"(?:改成|改为|换成|替换成|替换为|更正为)[:\s]*[“\"']?(?P<new>.{1,80}?)[”\"']?",
    re.DOTALL,
)
_ADD = re.compile(
    r"(?:请|帮我)?(?:在?(?:最后|后面|末尾|结尾|再)(?:面)?(?:再|给我)?(?:加上?|补充?上?|添上?)|再?(?:补充|加上?|添)一)(?:一?[句条])?"
    r"(?:话|内容)?[\s,:。]*(?P<new>.{1,300})",
    re.DOTALL,
)
_TO_DAY = re.compile(
    r"(?:不对|那|就|还是|我想|我要|要|想|请|选|定|是|把|将|日子|日期|时间|时限|期限|截止|天数|改成?|改到|改为|换成?|调到?|延期?|推迟?|放|，|[\s,])*"
    r"(?=[到至]|[\d一二三四五六七八九十廿下本这周星礼月明后大半年国元春节清端中])"
)
_AFTER_DAY = re.compile(
    r"(?:这天|那天|之前|以前|前|截止|为止|好了?|算了?|得了?|就行|就好|可以|行吗|可以吗|行不行|怎么样|如何|吧|了|的|[\s,。!?])*"
)
_CLAUSE_ENDS = "。！？；!?;."


def read_replaced(passage: Passage, question: OpenQuestion) -> Iterator[intents.Amend]:
    """把23改成25, where 23 stands in what he wrote."""
    found = _REPLACE.fullmatch(passage.folded)
    if found is None:
        return
    old, new = passage.part(*found.span("old")).typed, passage.part(*found.span("new")).typed
    for part, words in question.said:
        if old and words.count(old) == 1:
            yield intents.Amend(words.replace(old, new), part)


def read_added(passage: Passage, question: OpenQuestion) -> intents.Amend | None:
    """最后加一句请街道配合: what he wrote, and that."""
    found = _ADD.fullmatch(passage.folded)
    if found is None or not question.said:
        return None
    part, words = question.said[-1]
    gap = "" if words.endswith(tuple(_CLAUSE_ENDS)) else "，"
    return intents.Amend(f"{words}{gap}{passage.after(found.start('new')).whole}", part)


def day_alone(passage: Passage) -> str:
    """The wording of the day, if the message is nothing but a day: 那就周一, 11月25吧, 延到11月18号算了."""
    lead = _TO_DAY.match(passage.folded)
    start = passage.after(lead.end()) if lead else passage
    limit = split_limit(start, after_to="到" in (lead[0] if lead else ""))
    return limit.wording if limit.wording and _AFTER_DAY.fullmatch(limit.rest.folded) else ""
