"""All handlers in one table, checked when it is built."""

from domain.permissions import ALLOWED
from handlers import (
    acknowledging,
    asking,
    assigning,
    chatting,
    configuring,
    contacting,
    correcting,
    deciding,
    duties,
    explaining,
    extending,
    filing,
    forecasting,
    helping,
    measuring,
    moving,
    operating,
    reporting,
    returning,
    several,
    staffing,
    unavailable,
    undoing,
    urging,
)
from handlers.importing import chat as importing
from handlers.router import Router

MODULES = (
    acknowledging,
    asking,
    assigning,
    chatting,
    configuring,
    contacting,
    correcting,
    deciding,
    duties,
    explaining,
    extending,
    filing,
    forecasting,
    helping,
    importing,
    measuring,
    moving,
    operating,
    reporting,
    returning,
    several,
    staffing,
    unavailable,
    undoing,
    urging,
)


def build_router() -> Router:
    """Every intent's handler. Raises TypeError when one is missing, doubled, or wants what nobody gives."""
    table = Router().include(*(module.router for module in MODULES))
    unavailable.register(tuple(ALLOWED.keys() - table.routes.keys()), table)  # for now
    return table.check()
