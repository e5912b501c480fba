"""Reads what the bot sends to the platform, and words refusals and answers per host."""

import json
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web

from simulator.refusals import Refusal

NEW_HOST_PREFIX: Final = "/v1.0/"
MAX_JSON_BYTES: Final = 1024 * 1024
Json = dict[str, Any]


def is_old_host(path: str) -> bool:
    """Whether a path follows the rules of oapi.dingtalk.com: 200 with errcode, the token in the query."""
    return not path.startswith(NEW_HOST_PREFIX)


async def read_json(request: web.Request) -> Json:
    """The JSON object in the body. Raises the host's refusal for anything else."""
    body = await request.read()
    try:
        loaded = json.loads(body) if len(body) <= MAX_JSON_BYTES else None
    except ValueError:
        loaded = None
    if isinstance(loaded, dict):
        return loaded
    if is_old_host(request.path):
        raise Refusal(40035, "缺少参数 json")
    raise Refusal("Missingbody", "body is mandatory for this action")


async def read_form_or_json(request: web.Request) -> Mapping[str, Any]:
    """The old host takes forms as well as JSON."""
    if request.content_type == "application/x-www-form-urlencoded":
        return {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    return await read_json(request)


def accept(result: Json) -> web.Response:
    """A reply of the new host."""
    return web.json_response(result, headers=_trace_headers())


def accept_old(**fields: object) -> web.Response:
    """A reply of the old host."""
    return web.json_response({"errcode": 0, "errmsg": "ok", **fields})


def word_refusal(refusal: Refusal, path: str) -> web.Response:
    """The refusal as this path's host writes it."""
    if is_old_host(path):
        body: Json = {
            "errcode": refusal.code,
            "errmsg": refusal.message,
            "request_id": secrets.token_hex(6),
        }
        if refusal.sub_code:
            told = f"ding talk error[subcode={refusal.sub_code},submsg={refusal.message}]"
            body |= {"errmsg": told, "sub_code": refusal.sub_code, "sub_msg": refusal.message}
        return web.json_response(body)
    headers = _trace_headers()
    body = {
        "code": refusal.code,
        "requestid": headers["x-acs-request-id"],
        "message": refusal.message,
    }
    return web.json_response(body, status=refusal.status, headers=headers)


def take_text(body: Mapping[str, Any], name: str) -> str:
    """A field as text; empty when it is missing or something else."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


def take_texts(body: Mapping[str, Any], name: str) -> list[str]:
    """A field as a list of texts without repetitions; empty when it is anything else."""
    value = body.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return []
    return list(dict.fromkeys(value))


def not_found() -> Refusal:
    """No such API."""
    return Refusal("InvalidAction.NotFound", "Specified api is not found", HTTPStatus.NOT_FOUND)


def _trace_headers() -> dict[str, str]:
    request_id = secrets.token_hex(16).upper()
    return {"Server": "DingTalk/1.0.0", "x-acs-request-id": request_id, "x-acs-trace-id": request_id.lower()}
