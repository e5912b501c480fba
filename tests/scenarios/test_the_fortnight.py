"""Over 中秋 and 国庆 2026: every push, reminder and digest on the right day, once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from domain.tables.grid import Row
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, HOUSING, WATER, case, suggestions
from tests.scenarios.town import Town, on_screen

DAYS_OFF = {date(2026, 9, day) for day in (25, 26, 27)} | {date(2026, 10, day) for day in (*range(1, 8), 11)}
CASES: tuple[Row, ...] = (
    case("建议001", "关于路灯的建议", HOUSING, "2026-09-30"),
    case("建议002", "关于绿化的建议", HOUSING, "2026-10-08"),
    case("建议003", "关于污水的建议", WATER, "2026-10-09"),
    case("建议004", "关于堤坝的建议", WATER, "2026-10-10"),
    case("建议005", "关于摊点的建议", CITY, "2026-10-12"),
    case("建议006", "关于广告的建议", CITY, "2026-10-15"),
)
TABLES = (suggestions(*((*row[:5], "2026-09-21", *row[6:]) for row in CASES)),)

Said = tuple[str, str, str, str]  # day, time, person, what


def all_said(t: Town) -> Counter[Said]:
    """Everything the robot said to anybody unasked, by day, time and person."""
    names = {"liaison": "住建", "leader": "住建分管", "city_liaison": "城管", "city_leader": "城管分管"}
    names |= {"water_liaison": "水务", "water_leader": "水务分管", "supervisor": "督查"}
    return Counter(
        (f"{bubble.at:%m-%d}", f"{bubble.at:%H:%M}", name, kinds)
        for who, name in names.items()
        for bubble in getattr(t, who).chat
        if (kinds := kinds_of(bubble.draft.title + on_screen(bubble), bubble.draft.title))
    )


def kinds_of(words: str, title: str) -> str:
    """What a message brings: the kind and the cases, in short."""
    kinds = {
        "督办日报": "日报",
        "超期": "超期",
        "今天到期": "当天",
        "新交办": "交办",
        "快到期": "提醒",
        "还剩": "提醒",
    }
    found = [short for long, short in kinds.items() if long in title]
    kind = "日报" if "日报" in found else "、".join(found)
    numbers = [row[0] for row in CASES if str(row[0]) in words]
    cases = "" if kind == "日报" else " " + "、".join(str(n)[-1] for n in numbers)
    return f"{kind}{cases}" if kind else ""


def working_days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        if day not in DAYS_OFF:
            yield day
        day += timedelta(days=1)


DIGESTS = [
    (f"{day:%m-%d}", "08:30", "督查", "日报")
    for day in working_days(date(2026, 9, 22), date(2026, 10, 12))
    if day.weekday() < 5 or day == date(2026, 10, 10)
]
REMINDERS: list[Said] = [
    ("09-21", "10:00", "督查", "日报"),  # started after its time: late, but on its day
    ("09-21", "10:00", "住建", "交办 1、2"),
    ("09-21", "10:00", "水务", "交办 3、4"),
    ("09-21", "10:00", "城管", "交办 5、6"),
    ("09-24", "08:45", "住建", "提醒 1"),  # the 27th is 中秋's Sunday
    ("09-30", "08:45", "住建", "当天、提醒 1、2"),  # the 5th lies in the holiday
    ("09-30", "08:45", "水务", "提醒 3、4"),  # so do the 6th and the 7th
    ("10-09", "08:45", "城管", "提醒 5"),
    ("10-09", "08:45", "水务", "当天 3"),
    ("10-12", "08:45", "城管", "当天、提醒 5、6"),
    ("10-08", "08:45", "住建", "超期、当天 1、2"),  # the first working day after it
    ("10-09", "08:45", "住建分管", "超期 1"),
    ("10-09", "08:45", "住建", "超期 2"),
    ("10-10", "08:45", "住建分管", "超期 2"),
    ("10-10", "08:45", "水务", "超期、当天 3、4"),
    ("10-12", "08:45", "水务分管", "超期 3"),
    ("10-12", "08:45", "水务", "超期 4"),
]
FORTNIGHT = Counter([*DIGESTS, *REMINDERS])


async def signs_all(t: Town) -> None:
    for liaison in (t.liaison, t.city_liaison, t.water_liaison):
        await liaison.says("全部签收")


async def test_everything_comes_on_its_day_and_once(either_town: Opens) -> None:
    async with either_town(now="2026-09-21 10:00", tables=TABLES) as t:
        await signs_all(t)
        await t.time_goes_to("2026-10-12 23:59")
        assert all_said(t) == FORTNIGHT
        assert not {day for day, *_ in all_said(t)} & {f"{day:%m-%d}" for day in DAYS_OFF}


async def test_a_holiday_without_the_bot_is_made_up_for_once_and_said_to_be_late(either_town: Opens) -> None:
    async with either_town(now="2026-09-21 10:00", tables=TABLES) as t:
        await signs_all(t)
        await t.time_goes_to("2026-09-29 20:00")
        before = all_said(t)
        await t.closes()
        t.clock.set(t.clock.now().replace(month=10, day=8, hour=9, minute=30))
        await t.opens()
        await t.rests()
        await t.time_goes_to("2026-10-12 23:59")
        on_the_8th = [said for said in (all_said(t) - before) if said[0] == "10-08"]
        assert Counter((person, kinds) for _, _, person, kinds in on_the_8th) == {
            ("住建", "超期、当天 1、2"): 1,
            ("水务", "提醒 3、4"): 1,
            ("督查", "日报"): 1,
        }
        assert {time for _, time, _, _ in on_the_8th} == {"09:30"}
        late = [b for b in t.water_liaison.chat if f"{b.at:%m-%d}" == "10-08"]
        assert "停机 9 天（9月29日 20:00 到 10月8日 09:30），补发如下" in on_screen(late[0])
        after = Counter(said for said in FORTNIGHT.elements() if said[0] > "10-08")
        assert Counter(said for said in all_said(t).elements() if said[0] > "10-08") == after
