"""Sample facts of the templates that lead through the set-up."""

from typing import Any

from domain.policy import Policy
from domain.setup import Setup, SetupStep, Standing, progress
from handlers.setup.leading import facts_of

FULL = Standing(units=40, unreachable=("区教育局", "区水务局", "区财政局", "区审计局"), holidays=False)


def _at(standing: Standing, *skipped: SetupStep) -> dict[str, Any]:
    return facts_of(progress(Setup(open=True, skipped=frozenset(skipped)), standing), Policy())


_CHECK = _at(FULL)
_TABLE = _at(FULL, SetupStep.CHECK, SetupStep.PACKS)
_REHEARSAL = _at(Standing(units=40, cases=12), SetupStep.CHECK, SetupStep.PACKS)
_LEFT = {"step": "packs", "what": "settled"}

FACTS: dict[str, dict[str, Any]] = {
    "cards/setup.md.j2": _CHECK,
    "replies/parts/setup_next.md.j2": _CHECK,
    "replies/setup_step.md.j2": _LEFT,
    "questions/go_live.md.j2": _REHEARSAL,
}
BARE: dict[str, dict[str, Any]] = {
    "cards/setup.md.j2": _REHEARSAL,
    "replies/parts/setup_next.md.j2": _TABLE,
    "replies/setup_step.md.j2": {"step": "check", "what": "skipped"},
    "questions/go_live.md.j2": _REHEARSAL,
}
