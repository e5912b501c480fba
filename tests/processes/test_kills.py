"""K1, K2: power cuts at many moments, and the messenger pushing everything again afterwards."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.processes.offices import Office, step
from tests.processes.programs import run_duban

pytestmark = pytest.mark.timeout(120)

MESSAGES = 24
Moment = Callable[[int, int], bool]

# When the power is cut: while pushes are stored, while they are settled, while answers go out.
MOMENTS: tuple[Moment, ...] = (
    lambda stored, _answered: stored > 0,
    lambda stored, _answered: stored >= MESSAGES,
    lambda _stored, answered: answered > 0,
    lambda _stored, answered: answered >= MESSAGES // 2,
)


async def test_power_cuts_lose_nothing_and_do_nothing_twice(office: Office) -> None:
    office.simulator.messenger.switch({"duplicate": 2})
    for turn, moment in enumerate(MOMENTS):
        await _cut_the_power(office, range(turn * MESSAGES, (turn + 1) * MESSAGES), moment)
    numbers = range(MESSAGES * len(MOMENTS))
    async with office.bot():
        office.deliver(office.push_of(number) for number in numbers)
        await office.answered(numbers)
    assert office.effects() == {step(number): 1 for number in numbers}
    assert office.query("PRAGMA integrity_check") == [("ok",)]
    verified = await run_duban("verify", home=office.home, **office.settings)
    assert (verified.code, verified.err) == (0, "")


async def _cut_the_power(office: Office, numbers: range, moment: Moment) -> None:
    before = office.acknowledged()
    async with office.bot() as bot:
        office.deliver(office.push_of(number) for number in numbers)
        await office.until(lambda: moment(office.acknowledged() - before, sum(map(office.answers, numbers))))
        await bot.kill()
    await office.simulator.messenger.deliveries.wait_idle()
    _let_a_minute_pass(office)


def _let_a_minute_pass(office: Office) -> None:
    """What was being sent when the power went is held back until its lease is over."""
    with closing(sqlite3.connect(office.database)) as connection, connection:
        connection.execute("UPDATE message SET lease_until = created_at WHERE state = 'sending'")
