"""Tokens of both hosts. dingtalk.md 1.1."""

import hmac
from http import HTTPStatus

from aiohttp import web

from simulator.messenger import MESSENGER, Messenger
from simulator.refusals import Refusal
from simulator.surface.requests import accept, accept_old, read_json, take_text
from simulator.tokens import LIFETIME_SECONDS, refuse_credentials


def knows(messenger: Messenger, client_id: str, secret: str) -> bool:
    """Whether this is the pretend app."""
    papers = messenger.options.credentials
    return client_id == papers.client_id and hmac.compare_digest(
        secret.encode(), papers.client_secret.encode()
    )


async def give_access_token(request: web.Request) -> web.Response:
    """`POST /v1.0/oauth2/accessToken`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    if not knows(messenger, take_text(body, "appKey"), take_text(body, "appSecret")):
        raise refuse_credentials(old_host=False)
    return accept({"accessToken": messenger.tokens.issue(), "expireIn": LIFETIME_SECONDS})


async def give_corp_token(request: web.Request) -> web.Response:
    """`POST /v1.0/oauth2/{corpId}/token`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    if body.get("grant_type") != "client_credentials":
        raise Refusal("unsupported.grant.type", "不支持的grant_type")
    known = knows(messenger, take_text(body, "client_id"), take_text(body, "client_secret"))
    if not known:
        raise Refusal("invalid.client", "无效的client")
    if request.match_info["corp_id"] != messenger.options.credentials.corp_id:
        raise Refusal("unauthorized.client", "应用未获得该企业授权", HTTPStatus.UNAUTHORIZED)
    return accept({"access_token": messenger.tokens.issue(), "expires_in": LIFETIME_SECONDS})


async def give_old_token(request: web.Request) -> web.Response:
    """`GET /gettoken`."""
    messenger, query = request.app[MESSENGER], request.query
    if not knows(messenger, query.get("appkey", ""), query.get("appsecret", "")):
        raise refuse_credentials(old_host=True)
    return accept_old(access_token=messenger.tokens.issue(), expires_in=LIFETIME_SECONDS)
