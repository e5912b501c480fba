"""休假代理, 调走交接, 把提醒关了: wishes about a post that the office decides."""

from handlers.router import Router

router = Router()
