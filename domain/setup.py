"""启用: the way from an empty database to the first case that units are told of, step by step.

Where an office stands follows from what is there; only what nobody can see – that it looked at the rules, or
left a step out – is remembered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

SETUP: Final = "setup"  # the setting in which it is remembered


class SetupStep(StrEnum):
    """The steps in their order."""

    ROSTER = "roster"  # 花名册
    CHECK = "check"  # 体检: whether every unit can be reached, and there is somebody who approves
    PACKS = "packs"  # which rules hold for which source
    TABLE = "table"  # the first table of cases
    REHEARSAL = "rehearsal"  # a day on which only administrators are told
    LIVE = "live"


# Without people there is nobody to tell, without cases nothing to tell: these cannot be left out.
SKIPPABLE: Final = frozenset({SetupStep.CHECK, SetupStep.PACKS, SetupStep.REHEARSAL})


@dataclass(frozen=True, slots=True)
class Setup:
    """What is remembered. Not `open`: it is over, or was never begun."""

    open: bool = False
    settled: frozenset[SetupStep] = frozenset()  # looked at and found fine
    skipped: frozenset[SetupStep] = frozenset()

    def value(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "open": self.open,
            "settled": sorted(self.settled),
            "skipped": sorted(self.skipped),
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """What is there by now."""

    units: int = 0  # that have a liaison on the roster
    unreachable: tuple[str, ...] = ()  # those of them whose liaison cannot be told
    supervisors: int = 0
    approvers: int = 0
    holidays: bool = True  # whether this year's are known
    packs_chosen: bool = False
    cases: int = 0
    rehearsing: bool = False
    rehearsed: bool = False  # once, though it is over

    @property
    def healthy(self) -> bool:
        """Whether everybody who will be told or asked is there."""
        return not self.unreachable and bool(self.supervisors and self.approvers) and self.holidays


class StepState(StrEnum):
    """How one step stands."""

    DONE = "done"
    SKIPPED = "skipped"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Progress:
    """Every step with its state, and the one to be done now; None once it is over."""

    states: Mapping[SetupStep, StepState]
    now: SetupStep | None
    standing: Standing = field(default_factory=Standing)

    @property
    def number(self) -> int:
        """The place of the present step, from 1."""
        return list(SetupStep).index(self.now) + 1 if self.now else len(SetupStep)


def read_setup(value: Mapping[str, Any]) -> Setup:
    """What was stored."""
    settled, skipped = (frozenset(map(SetupStep, value.get(name, ()))) for name in ("settled", "skipped"))
    return Setup(bool(value.get("open")), settled, skipped)


def progress(setup: Setup, standing: Standing) -> Progress:
    """Where the office stands. Skipped steps that were done after all count as done."""
    done = {step for step in SetupStep if _is_done(step, setup, standing)}
    ahead = [step for step in SetupStep if step not in done | setup.skipped]
    now = ahead[0] if ahead and setup.open else None
    states = dict(_states(done, setup, now))
    return Progress(states, now, standing)


def _states(
    done: set[SetupStep], setup: Setup, now: SetupStep | None
) -> Iterator[tuple[SetupStep, StepState]]:
    for step in SetupStep:
        if step in done:
            yield step, StepState.DONE
        elif step in setup.skipped:
            yield step, StepState.SKIPPED
        else:
            yield step, StepState.NOW if step is now else StepState.LATER


def _is_done(step: SetupStep, setup: Setup, standing: Standing) -> bool:
    if step in setup.settled:
        return True
    rehearsal_is_over = not standing.rehearsing and (
        standing.rehearsed or SetupStep.REHEARSAL in setup.skipped
    )
    return {
        SetupStep.ROSTER: bool(standing.units),
        SetupStep.CHECK: bool(standing.units) and standing.healthy,
        SetupStep.PACKS: standing.packs_chosen,
        SetupStep.TABLE: bool(standing.cases),
        SetupStep.REHEARSAL: standing.rehearsed and not standing.rehearsing,
        SetupStep.LIVE: bool(standing.cases) and rehearsal_is_over,
    }[step]
