"""What stood at an address an administrator named: taken like the items of an upstream system."""

from collections.abc import Sequence
from dataclasses import replace

from domain.intake.items import Laid
from domain.intake.looking import Taken
from domain.intake.vocabulary import Outcome
from handlers.importing.shell import shell_desk
from handlers.incoming.judging import Judged
from handlers.incoming.taking import Arrival, count, foretell, take
from message_templates import render
from storage.unit_of_work import UnitOfWork

_SHOWN = 3  # numbers


def batch_of(pull_id: int, nth: int) -> str:
    """The name of what one look brought in."""
    return f"pull:{pull_id}:{nth}"


async def take_pulled(items: Sequence[Laid], batch: tuple[int, int], work: UnitOfWork) -> Taken:
    """Take them; number 0 only says what would become of them."""
    pull_id, nth = batch
    if not nth:
        judged = await foretell(items, work)
        return _sum_up(judged, count(judged))
    name = render("intake/pulled_by.j2", pull=pull_id)
    arrival = Arrival(f"pull:{pull_id}", batch_of(pull_id, nth), name, tells_admins=False)
    taking = await take(items, arrival, await shell_desk(work, name=f"pull:{pull_id}"))
    counts = count(taking.judged)
    still = counts[Outcome.WAITING] - len(taking.fresh)
    counts |= {
        Outcome.WAITING.value: len(taking.fresh),
        Outcome.UNCHANGED.value: counts[Outcome.UNCHANGED] + still,
    }
    return replace(_sum_up(taking.judged, counts, taking.fresh), total=len(items))


def _sum_up(judged: Sequence[Judged], counts: dict[str, int], fresh: Sequence[Judged] = ()) -> Taken:
    new = [one for one in judged if one.outcome is Outcome.HANDED_OUT or one in fresh]
    refused = next((one for one in judged if one.outcome is Outcome.REFUSED), None)
    return Taken(
        counts,
        tuple(number for one in new[:_SHOWN] if (number := one.number or one.laid.number)),
        refused.why[0] if refused and refused.why else "",
        len(judged),
    )
