"""Where the wording of a limit ends and the reason begins: the same grammar that reads the day."""

import pytest

from domain.chinese_dates import read_limit, wording_end
from domain.intents import AskExtension
from domain.numerals import fold_width
from domain.reading import read
from tests.domain.calendars import OFFICIAL
from tests.domain.reading.scenes import LIAISON, TODAY, cases, plain
from tests.domain.test_chinese_dates_table import BEFORE_TWO_HOLIDAYS

# As they stand in a message, without the words that only lead to them.
LEADS = ("延到", "到", "再延", "再给", "再", "延期", "延", "宽限", "缓", "往后推", "次")
# Read as answers only, said two ways, or with a story behind them.
NOT_ALONE = {"15", "几天", "15日", "3日", "10月15日3号会议室", "10月15日以后看情况"}
STAND_ALONE = [
    text
    for text, means in BEFORE_TWO_HOLIDAYS
    if means != "-" and not text.startswith(LEADS) and " " not in text and text not in NOT_ALONE
]


@pytest.mark.parametrize("wording", STAND_ALONE)
@pytest.mark.parametrize("sentence", ["12延到{}，图纸没出", "图纸没出，12延到{}"])
def test_every_wording_that_is_read_is_told_from_the_reason(wording: str, sentence: str) -> None:
    if wording in {"昨天", "上周五"} and not sentence.startswith("12"):
        return
    intent = read(sentence.format(wording), LIAISON).intent
    assert isinstance(intent, AskExtension)
    assert (plain(intent).refs, intent.reason) == (cases(12), "图纸没出")
    folded = fold_width(wording)
    assert folded[: wording_end(folded)].removesuffix("行不行") in fold_width(intent.until)


@pytest.mark.parametrize("wording", STAND_ALONE)
def test_what_is_kept_as_the_wording_means_what_was_typed(wording: str) -> None:
    intent = read(f"12延到{wording}，图纸没出", LIAISON).intent
    assert isinstance(intent, AskExtension)
    kept, typed = (
        read_limit(text, today=TODAY, calendar=OFFICIAL, deadline_on=TODAY)
        for text in (intent.until, wording)
    )
    assert kept is not None
    assert typed is not None
    assert type(kept) is type(typed)
    assert getattr(kept, "on", None) == getattr(typed, "on", None)


@pytest.mark.parametrize(
    ("message", "until", "reason"),
    [
        ("12延到10月15日下班前，图纸没出", "10月15日下班前", "图纸没出"),
        ("12延到下周三到周五 图纸没出", "下周三到周五", "图纸没出"),
        ("12延到10月15日或10月20日，图纸没出", "10月15日或10月20日", "图纸没出"),
        ("12延到10月15日（周四），图纸没出", "10月15日（周四）", "图纸没出"),
        ("12延到11月初 图纸没出", "11月初", "图纸没出"),
        ("12延到下个月，图纸没出", "下个月", "图纸没出"),
        ("12延到15日 图纸没出", "到15日", "图纸没出"),
        ("12延期15日 图纸没出", "15日", "图纸没出"),
        ("12再给两三个工作日 图纸没出", "两三个工作日", "图纸没出"),
        ("12延到廿五，图纸没出", "廿五", "图纸没出"),
        ("延期12 昨天才拿到图纸", "", "昨天才拿到图纸"),
        ("延期12 三天前才拿到图纸", "", "三天前才拿到图纸"),
        ("延期12 三号楼图纸没出", "", "三号楼图纸没出"),
        ("延期12 2.5公里管线未迁", "", "2.5公里管线未迁"),
        ("延期12 10-15件设备未到", "", "10-15件设备未到"),
    ],
)
def test_the_wording_ends_where_the_reason_begins(message: str, until: str, reason: str) -> None:
    assert plain(read(message, LIAISON).intent) == AskExtension(cases(12), until, reason)
