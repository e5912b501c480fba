"""Several acts in one message: one table, one 确认, and each act as if it had been said alone."""

from handlers.router import Router

router = Router()
