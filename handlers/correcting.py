"""不是12是13, 刚才那条改成…: what was handed in last gets a new version or another case."""

from handlers.router import Router

router = Router()
