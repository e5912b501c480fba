"""The notice is read in the wordings of twelve years, checks itself, and nothing doubtful is taken over."""

import json
import re
from datetime import date, timedelta

import pytest

from domain.calendar import Calendar
from domain.holiday_notices import HolidayNotice, NoticeReading, TroubleCode, read_csv, read_json, read_notice
from tests.domain.calendars import OFFICIAL
from tests.domain.holidays.notices import BODIES, BODY_2027, notice

YEARS = sorted(BODIES)
# What was changed after the notice of the year, by notices of their own, or belongs to the next year's 元旦.
CHANGED_LATER = {
    2015: {"2015-09-03", "2015-09-04", "2015-09-06"},
    2018: {"2018-12-29", "2018-12-31"},
    2019: {"2019-04-28", "2019-05-02", "2019-05-03", "2019-05-05"},
    2020: {"2020-01-31", "2020-02-01"},
}
FULL_WIDTH = str.maketrans("0123456789()", "０１２３４５６７８９（）")


def read_well(text: str, today: date = date(2026, 11, 10)) -> HolidayNotice:
    reading = read_notice(text, today)
    assert reading.notice is not None, reading
    return reading.notice


def troubles(reading: NoticeReading) -> set[TroubleCode]:
    assert reading.notice is None
    return {trouble.code for trouble in reading.troubles}


def days_of(year: int) -> list[date]:
    return [
        date(year, 1, 1) + timedelta(days=n)
        for n in range(366)
        if (date(year, 1, 1) + timedelta(days=n)).year == year
    ]


@pytest.mark.parametrize("year", YEARS)
def test_every_notice_since_2015_gives_the_working_days_of_its_year(year: int) -> None:
    reading = read_notice(notice(year), date(year - 1, 11, 10))
    assert reading.notice is not None
    assert not reading.doubts
    assert reading.notice.paper == f"国办发明电〔{year - 1}〕7号"
    read = Calendar(reading.notice.days, frozenset({year}))
    differing = {str(on) for on in days_of(year) if read.is_working_day(on) != OFFICIAL.is_working_day(on)}
    assert differing == CHANGED_LATER.get(year, set())


def test_new_year_may_begin_in_the_year_before() -> None:
    days = read_well(notice(2019)).days
    assert days[date(2018, 12, 29)].is_working
    assert not days[date(2018, 12, 30)].is_working
    written_short = notice(2019).replace("2018年12月30日至2019年1月1日", "12月30日至1月1日")
    assert read_well(written_short.replace("2018年12月29日", "12月29日")).days == days


def test_advice_settles_nothing() -> None:
    """The notice of 2024 encouraged units to give New Year's Eve off: it was a working day all the same."""
    assert date(2024, 2, 9) not in read_well(notice(2024)).days


@pytest.mark.parametrize(
    "text",
    [
        notice(2026).translate(FULL_WIDTH),
        re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9])", " ", notice(2026)),
        re.sub(r"(?<=日)(?=（)", "\n", notice(2026)),
        notice(2026).replace("至", "-"),
        notice(2026).replace("至", "—"),
        notice(2026).replace("、2月28日（周六）上班", "，2月28日（周六）上班"),
        notice(2026).replace("周", "星期"),
        notice(2026).replace("上班", "补班"),
        re.sub(r"[一二三四五六七]、(?=\S{2,3}：)", "——", notice(2026)),
        re.sub(r"[一二三四五六七]、(?=\S{2,3}：)", "", notice(2026)).replace("。\n", "；\n"),
        notice(2026).replace("清明节：", "清明：").replace("国庆节：", "十一："),
        "转发：" + notice(2026) + "\n请各单位提前做好安排。",
    ],
)  # fmt: skip
def test_the_same_notice_written_otherwise_is_the_same(text: str) -> None:
    assert read_well(text).days == read_well(notice(2026)).days


WRONG = [
    ("1月1日（周五）至3日", "1月1日（周四）至3日", TroubleCode.WEEKDAY),
    ("共8天", "共7天", TroubleCode.COUNT),
    ("2月14日（周日）", "2月15日（周一）", TroubleCode.NOT_WEEKEND),
    ("4月25日（周日）上班", "5月2日（周日）上班", TroubleCode.CONFLICT),
    ("五、端午节：6月9日（周三）放假1天，不调休。\n", "", TroubleCode.MISSING),
    ("10月1日（周五）至7日（周四）放假", "10月2日（周六）至8日（周五）放假", TroubleCode.STATUTORY),
    ("9月15日（周三）", "6月16日（周三）", TroubleCode.OUT_OF_SEASON),
    ("6月9日（周三）", "6月31日", TroubleCode.NO_SUCH_DAY),
    ("6月9日（周三）放假1天", "6月9日（周三）起放假至下周", TroubleCode.UNREAD),
    ("2月5日（农历除夕、周五）至12日（周五）放假调休，共8天", "2月5日至7日放假，共3天", TroubleCode.COUNT),
    ("6月9日（周三）放假1天", "2028年6月8日（周四）放假1天", TroubleCode.OTHER_YEAR),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "code"), WRONG)
def test_what_cannot_be_is_refused_with_its_reason(right: str, wrong: str, code: TroubleCode) -> None:
    assert right in notice(2027)
    assert code in troubles(read_notice(notice(2027).replace(right, wrong), date(2026, 11, 10)))


def test_work_made_up_weeks_away_from_its_holiday_is_asked_about() -> None:
    reading = read_notice(notice(2027).replace("2月20日（周六）", "3月20日（周六）"), date(2026, 11, 10))
    assert [(doubt.code, doubt.facts["days"]) for doubt in reading.doubts] == [(TroubleCode.FAR, 36)]


def test_days_that_do_not_balance_are_asked_about() -> None:
    """One make-up day was forgotten: thirteen days off by law, the rest is made up day by day."""
    reading = read_notice(notice(2027).replace("9月26日（周日）、", ""), date(2026, 11, 10))
    assert reading.notice is not None
    (doubt,) = reading.doubts
    assert (doubt.code, doubt.facts["moved"], doubt.facts["worked"]) == (TroubleCode.BALANCE, 5, 4)


def test_no_single_wrong_digit_changes_a_day_off_silently() -> None:
    """Every digit of the holidays of 2026 in turn: refused, asked about, or it changes nothing.

    All that can pass is a make-up day that lies a week later, on the same weekday; the echo shows it.
    """
    body, right = BODIES[2026], read_well(notice(2026)).days
    places = [place for place, sign in enumerate(body) if sign.isdigit()]
    passed = set()
    for place in places:
        for digit in "0123456789":
            spoilt = notice(2026, body[:place] + digit + body[place + 1 :])
            reading = read_notice(spoilt, date(2025, 11, 10))
            if reading.notice and not reading.doubts:
                passed |= reading.notice.days.items() ^ right.items()
    assert all(mark.is_working for _, mark in passed)
    assert {str(on) for on, _ in passed} == {"2026-10-10", "2026-10-17"}


def test_without_a_year_the_weekdays_tell_it_or_it_is_asked_for() -> None:
    today = date(2026, 11, 10)
    assert read_well(BODY_2027, today).year == 2027
    bare = re.sub(r"（[^）]*）", "", BODY_2027)
    reading = read_notice(bare, today)
    assert reading.notice is None
    assert 2027 in reading.years
    assert read_notice(bare, today, 2027).notice is not None


@pytest.mark.parametrize("text", ["", "你好", "国庆节：放假。", "一、元旦：二、春节："])
def test_what_is_no_notice_says_so(text: str) -> None:
    assert read_notice(text, date(2026, 11, 10)).notice is None


def table(year: int) -> list[tuple[date, bool, str]]:
    days = read_well(notice(year)).days
    return [(on, mark.is_working, mark.name) for on, mark in sorted(days.items())]


def test_a_table_is_read_like_the_notice() -> None:
    rows = table(2026)
    listed = [{"name": name, "date": str(on), "isOffDay": not works} for on, works, name in rows]
    as_json = json.dumps({"year": 2026, "papers": [], "days": listed}, ensure_ascii=False)
    as_csv = "日期,类型,名称\n" + "\n".join(
        f"{on},{'班' if works else '休'},{name}" for on, works, name in rows
    )
    wanted = read_well(notice(2026)).days
    for reading in (read_json(as_json), read_csv(as_csv), read_csv(as_csv.replace(",", "，"))):
        assert reading.notice is not None
        assert (reading.notice.year, reading.notice.days) == (2026, wanted)


def test_a_table_with_a_mistake_is_refused() -> None:
    lines = [f"{on},{'班' if works else '休'},{name}" for on, works, name in table(2026)]
    assert troubles(read_csv("\n".join(lines[:-8]))) == {TroubleCode.MISSING, TroubleCode.STATUTORY} - {
        TroubleCode.STATUTORY
    }
    assert troubles(read_csv("\n".join([*lines, "10月11日,班,国庆节"]))) == {TroubleCode.UNREAD}, "no year"
    assert troubles(read_csv("\n".join([*lines, f"{lines[0][:10]},班,元旦"]))) == {TroubleCode.CONFLICT}
    assert troubles(read_csv("")) == {TroubleCode.NOTHING}
    for text in (
        "",
        "[]",
        "{}",
        '{"year": 2026, "days": [{"date": "2026-13-01", "name": "", "isOffDay": true}]}',
    ):
        assert troubles(read_json(text)) == {TroubleCode.UNREAD}
