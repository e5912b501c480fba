"""The office's settings with their defaults, each with the clause it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Any, Final

from domain.ladder import Ahead, Ladder, Notice
from domain.office_hours import OfficeHours
from domain.terms import SpanTerm
from domain.vocabulary import DayUnit, Source

Settings = Mapping[tuple[str, str], Mapping[str, Any]]  # (name, scope) → value, as stored

# 承高党政办字〔2022〕18号 三(四): more time is asked for three days ahead, so the reminder on that day is
# the last that still leaves a choice; 三(三)4: the signed report two days ahead.
REMIND: Final = Notice(days=(3,))
LADDER: Final = Ladder(notices=(REMIND,), extension=Ahead(3), report=Ahead(2))
# 上海市人大关于代表建议的规定 art. 17: a co-handler's opinion within one month.
CO_MONTHS: Final = 1


@dataclass(frozen=True, slots=True)
class LongestTerm:
    """The most time a case may take from the day it was assigned, extensions included, and the clause."""

    term: SpanTerm
    clause: str


# No second limit goes beyond these. Suggestions: 代表法 art. 51–52, hard ones within six months; proposals
# likewise by the provincial measures; petitions: 信访工作条例 art. 34, 60 days and at most 30 more.
LONGEST: Final[Mapping[Source, LongestTerm]] = MappingProxyType(
    {
        Source.DEPUTY_SUGGESTION: LongestTerm(SpanTerm(6, DayUnit.MONTHS), "代表法第五十一、五十二条"),
        Source.CPPCC_PROPOSAL: LongestTerm(SpanTerm(6, DayUnit.MONTHS), "提案办理办法"),
        Source.PETITION: LongestTerm(SpanTerm(90, DayUnit.NATURAL_DAYS), "信访工作条例第三十四条"),
    }
)
HOURS: Final = OfficeHours(
    opens=time(8, 30), closes=time(18, 0), quiet_from=time(20, 0), quiet_until=time(8, 30), slot=time(8, 45)
)
UNDO_WINDOW: Final = timedelta(seconds=60)  # long enough to read the echo, too short to act on it
SHORTEST_UNDO, LONGEST_UNDO = timedelta(seconds=10), timedelta(minutes=10)
KEY_CASES: Final = "key"  # the scope of settings for key cases (重点件)


@dataclass(frozen=True, slots=True)
class Policy:
    """All settings in force."""

    ladder: Ladder = LADDER
    hours: OfficeHours = HOURS
    digest_at: time | None = time(8, 30)
    digest_on_rest_days: bool = False  # by default rest days are quiet for the office as well
    paused_at: datetime | None = None
    co_months: int = CO_MONTHS
    longest: Mapping[Source, LongestTerm] = field(default_factory=lambda: LONGEST)
    undo_window: timedelta = UNDO_WINDOW
    question_lasts: timedelta = timedelta(minutes=30)
    page: int = 8  # lines of a list that fit one phone screen


def read_policy(settings: Settings) -> Policy:
    """The policy that stored settings give; whatever is not set has its default."""
    names = ("quiet", "digest", "pause", "undo")
    quiet, digest, pause, undo = (settings.get((name, ""), {}) for name in names)
    notices = (*(_notice(scope, v) for (name, scope), v in sorted(settings.items()) if name == "reminder"),)
    hours = OfficeHours(
        opens=HOURS.opens,
        closes=HOURS.closes,
        quiet_from=_time(quiet, "from", HOURS.quiet_from) or time(0),
        quiet_until=_time(quiet, "until", HOURS.quiet_until) or time(0),
        slot=HOURS.slot,
    )
    return Policy(
        ladder=Ladder((REMIND, *notices), LADDER.rungs, LADDER.extension, LADDER.report),
        hours=hours,
        digest_at=_time(digest, "at", time(8, 30)),
        digest_on_rest_days=settings.get(("digest_days", ""), {}).get("rest_days", False),
        paused_at=datetime.fromisoformat(pause["since"]) if pause.get("since") else None,
        undo_window=timedelta(seconds=undo["seconds"]) if "seconds" in undo else UNDO_WINDOW,
    )


def _notice(scope: str, value: Mapping[str, Any]) -> Notice:
    """One reminder setting: for one source, for key cases, or (no scope) for everything."""
    return Notice(
        days=tuple(value["days"]),
        unit=DayUnit(value["unit"]),
        source=Source(scope) if scope not in ("", KEY_CASES) else None,
        key=True if scope == KEY_CASES else None,
    )


def _time(value: Mapping[str, Any], name: str, default: time) -> time | None:
    """A stored time; null means switched off."""
    if name not in value:
        return default
    return time.fromisoformat(value[name]) if value[name] else None
