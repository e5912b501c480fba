"""How a project stands beside its plan: computed, never stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.pace import elapsed_percent
from domain.projects.milestones import Milestone
from domain.projects.quantities import percent_of

_WHOLE = 100


class Light(StrEnum):
    """绿灯, 黄灯, 红灯 (B.5)."""

    GREEN = "green_light"  # on its way
    YELLOW = "yellow_light"  # less of the work is done than of the time has passed (时间过半任务过半)
    RED = "red_light"  # a milestone or the end was missed


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one project on one day."""

    target: float | None
    done: float | None
    begun_on: date
    due_on: date | None
    milestones: tuple[Milestone, ...] = ()
    percent: int | None = None  # as it was told, where nothing is counted

    @property
    def reached(self) -> int | None:
        """How much of the target is done; more than 100 where it was exceeded."""
        counted = percent_of(self.done, self.target)
        return self.percent if counted is None else counted

    def missed(self, today: date) -> tuple[Milestone, ...]:
        """The milestones whose day has passed and whose quantity has not been reached."""
        done = self.done or 0
        return tuple(one for one in self.milestones if one.on < today and done < one.quantity)


def judge(standing: Standing, today: date) -> Light:
    """Red where something was missed, yellow where the work lags behind the time, else green."""
    reached = standing.reached or 0
    ended = standing.due_on is not None and standing.due_on < today and reached < _WHOLE
    if ended or standing.missed(today):
        return Light.RED
    elapsed = elapsed_percent(standing.begun_on, standing.due_on, today)
    lags = elapsed is not None and reached < min(elapsed, _WHOLE)
    return Light.YELLOW if lags else Light.GREEN
