"""All handlers in one table, checked when it is built."""

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
    liaisons,
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
    liaisons,
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
    return Router().include(*(module.router for module in MODULES)).check()
