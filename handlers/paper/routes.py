"""What can be printed, as one table of handlers."""

from handlers.paper import slip, today
from handlers.router import Router

router = Router().include(slip.router, today.router)
