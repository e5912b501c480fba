"""面商, 电话联系: contacts with whoever raised a case (R31)."""

from handlers.router import Router

router = Router()
