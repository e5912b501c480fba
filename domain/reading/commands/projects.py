"""倒排 and 复查, as clauses."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.projects import RHYTHMS
from domain.reading.commands.clauses import Clause, Command
from domain.reading.text.word_lists import split_words
from domain.terms import DAYS_PER_WEEK, REVIEW_EVERY_DAYS

_EVERY = re.compile(rf"按?每?个?(?P<rhythm>{'|'.join(RHYTHMS)})度?(?:平均|均匀|倒排|分解|分摊|来|排|一次)*")
_SPAN = re.compile(
    rf"(?:周期|改为|改成|设为|为|[:\s])*每?隔?(?P<n>{NUMBER})?\s*个?"
    r"(?P<unit>天|日|周|星期|月|季度?|年|半年)(?:复查|检查|查|看)?(?:一次|1次)?"
)
_DAYS: Final = {
    "天": 1, "日": 1, "周": DAYS_PER_WEEK, "星期": DAYS_PER_WEEK, "月": REVIEW_EVERY_DAYS,
    "季": 3 * REVIEW_EVERY_DAYS, "季度": 3 * REVIEW_EVERY_DAYS, "半年": 6 * REVIEW_EVERY_DAYS,
    "年": 12 * REVIEW_EVERY_DAYS,
}  # fmt: skip
_ONCE = re.compile(r"(?:一次|1次|一遍|[\s,。])*")


def plan(clause: Clause) -> Intent | None:
    """倒排 实事03 按季度, or with days and quantities; with neither the handler asks."""
    if clause.asks:
        return None
    every = _EVERY.fullmatch(clause.words)
    if every:
        return intents.PlanMilestones(clause.refs, every=every["rhythm"])
    return intents.PlanMilestones(clause.refs, clause.text)


def review(clause: Clause) -> Intent | None:
    """每季度复查 in one word, or 复查 每60天."""
    if clause.asks:
        return None
    named = clause.word.removeprefix("每").removesuffix("复查")
    if named in _DAYS:
        return intents.SetReview(clause.refs, _DAYS[named]) if _ONCE.fullmatch(clause.words) else None
    found = _SPAN.fullmatch(clause.words)
    number = read_number(found["n"]) if found and found["n"] else 1
    if found is None or not number:
        return None
    return intents.SetReview(clause.refs, number * _DAYS[found["unit"]])


COMMANDS: Final = (
    Command(split_words("倒排 倒排计划 倒排节点 倒排工期"), plan, strict=False),
    Command(
        split_words("复查 复查周期 每周复查 每月复查 每季度复查 每季复查 每半年复查 每年复查"),
        review,
        at_card=True,
    ),
)
