"""`duban run` on a good day: it answers, and it leaves in peace."""

import signal

from tests.processes.offices import Office, step


async def test_a_message_is_answered(office: Office) -> None:
    async with office.bot():
        office.deliver([office.push_of(1)])
        await office.answered([1])
    assert office.effects() == {step(1): 1}


async def test_on_sigterm_calls_under_way_are_finished_and_the_rest_waits_for_the_next_start(
    office: Office,
) -> None:
    """K6: exit code 0, nothing lost, nothing done or said twice."""
    pushes = [office.push_of(one) for one in range(24)]
    async with office.bot() as bot:
        office.simulator.messenger.switch({"latency": 0.2})  # so that some calls are under way
        office.deliver(pushes)
        await office.until(lambda: any(office.answers(one) for one in range(24)))
        assert await bot.terminate() == 0
        assert "Traceback" not in bot.log
    assert office.query("SELECT id FROM message WHERE state = 'sending'") == []
    office.simulator.messenger.switch({"reset": True})
    await office.simulator.messenger.deliveries.wait_idle()
    async with office.bot():
        office.deliver(pushes)
        await office.answered(range(24))
    assert office.effects() == {step(one): 1 for one in range(24)}
    assert [office.answers(one) for one in range(24)] == [1] * 24


async def test_ctrl_c_is_as_good(callback_office: Office) -> None:
    async with callback_office.bot() as bot:
        assert await bot.terminate(signal.SIGINT) == 0
        assert "Traceback" not in bot.log
