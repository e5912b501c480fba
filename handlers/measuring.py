"""办结率多少, 今天发了多少条, 跟以前哪个像: figures with their formula."""

from handlers.router import Router

router = Router()
