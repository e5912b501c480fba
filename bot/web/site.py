"""Every web route of `duban run`, in one place: a route that is not added here does not exist."""

from collections import Counter
from collections.abc import Callable

from aiohttp import web

from bot.app import Duban
from bot.messengers.dingtalk.callback import routes as callback_routes
from bot.settings import Settings
from bot.web import health, intake
from bot.web.hardening import harden

LARGEST_BODY = 5 * 1024 * 1024  # bytes


def build_site(settings: Settings, duban: Duban, is_connected: Callable[[], bool]) -> web.Application:
    """The application; what comes to its doors is tallied for `/metrics`.

    `is_connected` tells whether the messenger's way in is open.
    """
    site = web.Application(client_max_size=LARGEST_BODY)
    harden(site)
    doors = {"inbox": duban.settler.gate.held_back, "intake": Counter[str]()}
    if settings.messenger == "dingtalk_callback":
        doors["callback"] = Counter[str]()
        site.add_routes(callback_routes(settings.app(), duban.accept, duban.clock, doors["callback"]))
    site.add_routes(health.routes(duban.database, duban.clock, duban.usage.registry, is_connected))
    token = settings.intake_token.get_secret_value()
    site.add_routes(intake.routes(duban.database, token, duban.clock, doors["intake"]))
    duban.usage.show_doors(doors)
    return site
