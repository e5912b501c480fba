"""The office's own settings with their defaults; what papers lay down stands in `domain.packs`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, Final

from domain.calendar import Calendar
from domain.call_budget import FREE_CALLS_A_MONTH
from domain.digests import DigestSettings, read_digest_settings
from domain.duties import Timetable
from domain.evaluation import Scheme, read_scheme
from domain.intake import netizen_check
from domain.ladder import NodeKind, Notice, Step
from domain.masking import ALL_MASKS, Masks
from domain.office_hours import OfficeHours
from domain.office_words import WORDS
from domain.packs import Packs
from domain.promptness import DAILY_CAP
from domain.reports.plans import Plan, read_plans
from domain.second_channel import SecondChannel, read_second_channel
from domain.setup import SETUP, Setup, read_setup
from domain.stops import Stop, read_stop
from domain.vocabulary import DayUnit, FollowUpKind, ReportKind, Source

Settings = Mapping[tuple[str, str], Mapping[str, Any]]  # (name, scope) → value, as stored

HOURS: Final = OfficeHours(
    opens=time(8, 30), closes=time(18, 0), quiet_from=time(20, 0), quiet_until=time(8, 30), slot=time(8, 45)
)
UNDO_WINDOW: Final = timedelta(seconds=60)  # long enough to read the echo, too short to act on it
SHORTEST_UNDO, LONGEST_UNDO = timedelta(seconds=10), timedelta(minutes=10)
UNIT_GROUP: Final = "unit_group"  # the setting that says which units a word stands for
SLOT: Final = "slot"  # the morning message: of the office (no scope), or of a person (his id)
CAP: Final = "cap"  # unasked messages a person gets a day at most
TEMPLATE: Final = "template"  # an office's own letter, by level of supervision
KEY_CASES: Final = "key"  # the scope of settings for key cases (重点件)
PAUSE: Final = "pause"  # the setting of 停发: of everything, or (scope: the unit's id) of one unit
DRILL: Final = "drill"  # the setting of 演练模式
FOLLOWED: Final = "followed"  # how far ahead follow-ups of a kind are announced
SOURCE: Final = "source"  # whether anything new of a source is taken in
MASK: Final = "mask"  # whether a kind of personal data is hidden
REMINDER: Final = "reminder"  # the setting that says how far ahead deadlines are announced
RETENTION: Final = "retention"  # how many years after closing citizens' data is kept
SHORTEST_RETENTION, LONGEST_RETENTION = 1, 50
RUNG: Final = "ladder_"  # how the settings of the ladder's other rows begin, before the node


@dataclass(frozen=True, slots=True)
class Policy:
    """All settings in force."""

    notices: tuple[Notice, ...] = ()  # what is not set here has the pack's days
    steps: tuple[Step, ...] = ()  # the other rows of the ladder, where they are not as usual
    hours: OfficeHours = HOURS
    own_slots: Mapping[int, time] = field(default_factory=dict)  # person → when he has his message
    daily_cap: int = DAILY_CAP
    digest_at: time | None = time(8, 30)
    digest_on_rest_days: bool = False  # by default rest days are quiet for the office as well
    stop: Stop | None = None  # 停发 of everything
    unit_stops: Mapping[int, Stop] = field(default_factory=dict)  # 停发 of single units, by their id
    drill_since: datetime | None = None  # 演练模式: what is unasked goes to administrators only
    digests: DigestSettings = field(default_factory=DigestSettings)
    undo_window: timedelta = UNDO_WINDOW
    unit_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # 各承办单位 → full names
    question_lasts: timedelta = timedelta(minutes=30)
    templates: Mapping[str, str] = field(default_factory=dict)  # level of supervision → its template's hash
    second_channel: SecondChannel = field(default_factory=SecondChannel)
    to_dos: bool = True  # whether cases stand in people's own to-do lists as well
    calls_a_month: int = FREE_CALLS_A_MONTH
    reports: Mapping[ReportKind, Plan] = field(default_factory=lambda: read_plans({}))
    setup: Setup = field(default_factory=Setup)
    scheme: Scheme = field(default_factory=Scheme)  # of the annual evaluation (年考评)
    retention_years: int | None = None  # None: nothing is deleted by itself
    words: Mapping[str, str] = field(default_factory=dict)  # kind of message → the office's own words
    masks: Masks = ALL_MASKS
    stopped_sources: frozenset[Source] = frozenset()  # of which nothing new is taken in
    announced: Mapping[FollowUpKind, tuple[int, ...]] = field(default_factory=dict)  # of follow-ups
    netizen_check: time | None = netizen_check.USUAL  # by then the day's messages are to be collected
    page: int = 8  # lines of a list that fit one phone screen

    @property
    def paused_at(self) -> datetime | None:
        """Since when everything unasked is held back; None while messages go out."""
        return self.stop.since if self.stop else None

    def timetable(self, calendar: Calendar, packs: Packs) -> Timetable:
        """What reminders depend on, under these settings."""
        return Timetable(calendar, packs, self.hours, self.notices, self.steps, self.announced)


def read_policy(settings: Settings) -> Policy:
    """The policy that stored settings give; whatever is not set has its default."""
    names = ("quiet", "digest", "undo", DRILL, SLOT, CAP)
    quiet, digest, undo, drill, slot, cap = (settings.get((name, ""), {}) for name in names)
    stops = {scope: stop for (name, scope), v in settings.items() if name == PAUSE and (stop := read_stop(v))}
    stored = sorted(settings.items())
    notices = tuple(_notice(scope, v) for (name, scope), v in stored if name == REMINDER and v)
    return Policy(
        notices=notices,
        steps=tuple(_step(name, scope, v) for (name, scope), v in stored if name.startswith(RUNG) and v),
        hours=_hours(quiet, slot),
        own_slots={
            int(scope): time.fromisoformat(value["at"])
            for (name, scope), value in settings.items()
            if name == SLOT and scope and value.get("at")
        },
        daily_cap=cap.get("most", DAILY_CAP),
        digest_at=_time(digest, "at", time(8, 30)),
        digest_on_rest_days=settings.get(("digest_days", ""), {}).get("rest_days", False),
        stop=stops.pop("", None),
        unit_stops={int(scope): stop for scope, stop in stops.items()},
        drill_since=datetime.fromisoformat(drill["since"]) if drill.get("since") else None,
        digests=read_digest_settings(settings),
        unit_groups={
            scope: tuple(value["units"])
            for (name, scope), value in settings.items()
            if name == UNIT_GROUP and value.get("units")
        },
        undo_window=timedelta(seconds=undo["seconds"]) if "seconds" in undo else UNDO_WINDOW,
        second_channel=read_second_channel(settings),
        to_dos=settings.get(("to_dos", ""), {}).get("on", True),
        calls_a_month=settings.get(("calls", ""), {}).get("month", FREE_CALLS_A_MONTH),
        reports=read_plans(settings),
        scheme=read_scheme(settings),
        setup=read_setup(settings.get((SETUP, ""), {})),
        retention_years=settings.get((RETENTION, ""), {}).get("years"),
        words={scope: v["text"] for (name, scope), v in stored if name == WORDS and v},
        masks=Masks(**{scope: v["on"] for (name, scope), v in stored if name == MASK and v}),
        stopped_sources=frozenset(
            Source(scope) for (name, scope), v in stored if name == SOURCE and not v.get("on", True)
        ),
        announced={
            FollowUpKind(scope): tuple(v["days"]) for (name, scope), v in stored if name == FOLLOWED and v
        },
        netizen_check=_time(settings.get((netizen_check.SETTING, ""), {}), "at", netizen_check.USUAL),
        templates={scope: v["sha256"] for (name, scope), v in settings.items() if name == TEMPLATE and v},
    )


def _hours(quiet: Mapping[str, Any], slot: Mapping[str, Any]) -> OfficeHours:
    """When the office is open, quiet, and tells people what the day holds."""
    return OfficeHours(
        opens=HOURS.opens,
        closes=HOURS.closes,
        quiet_from=_time(quiet, "from", HOURS.quiet_from) or time(0),
        quiet_until=_time(quiet, "until", HOURS.quiet_until) or time(0),
        slot=_time(slot, "at", HOURS.slot) or HOURS.slot,
    )


def rung_setting(node: NodeKind) -> str:
    """The setting that holds what the office wants of a row of the ladder."""
    return f"{RUNG}{node}"


def _notice(scope: str, value: Mapping[str, Any]) -> Notice:
    """One reminder setting: for one source, for key cases, or (no scope) for everything."""
    source, key = _whose(scope)
    setting = f"{REMINDER}:{scope}"
    return Notice(tuple(value["days"]), DayUnit(value["unit"]), source, key=key, setting=setting)


def _step(name: str, scope: str, value: Mapping[str, Any]) -> Step:
    """The same for another row; no days switch it off."""
    source, key = _whose(scope)
    node, setting = NodeKind(name.removeprefix(RUNG)), f"{name}:{scope}"
    return Step(node, tuple(value["days"]), DayUnit(value["unit"]), source, key, setting)


def _whose(scope: str) -> tuple[Source | None, bool | None]:
    return (Source(scope) if scope not in ("", KEY_CASES) else None), (True if scope == KEY_CASES else None)


def _time(value: Mapping[str, Any], name: str, default: time) -> time | None:
    """A stored time; null means switched off."""
    if name not in value:
        return default
    return time.fromisoformat(value[name]) if value[name] else None
