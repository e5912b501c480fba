"""怎么算的, 为什么提醒我: the arithmetic and the rules behind what duban says."""

from handlers.router import Router

router = Router()
