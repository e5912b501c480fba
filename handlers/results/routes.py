"""Everything that follows an answer, as one table of handlers."""

from handlers.results import (
    accepting,
    answering_again,
    closing,
    ending,
    looking_back,
    promise_lists,
    promises,
    rating,
    redoing,
    registers,
    visiting,
    vouching,
)
from handlers.router import Router

router = Router().include(
    *(
        module.router
        for module in (
            accepting,
            answering_again,
            closing,
            ending,
            looking_back,
            promise_lists,
            promises,
            rating,
            redoing,
            registers,
            visiting,
            vouching,
        )
    )
)
