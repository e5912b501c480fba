"""Files in both directions. dingtalk.md 2.4."""

from aiohttp import BodyPartReader, web

from simulator.files import UPLOADS, StoredFile, ending_of
from simulator.messenger import MESSENGER
from simulator.refusals import Refusal
from simulator.surface.requests import accept, accept_old, read_json, take_text
from simulator.surface.robot import check_robot_code


async def upload(request: web.Request) -> web.Response:
    """`POST /media/upload?access_token=&type=`, multipart with the file in `media`."""
    messenger = request.app[MESSENGER]
    name, content, kind = await _read_upload(request)
    kind = request.query.get("type") or kind
    if kind not in UPLOADS:
        raise Refusal(40004, "不合法的媒体文件类型")
    limit, endings = UPLOADS[kind]
    if ending_of(name) not in endings:
        raise Refusal(40005, "不合法的文件类型")
    if not 0 < len(content) <= limit:
        raise Refusal(40006, "不合法的文件大小")
    stored = messenger.files.keep(name, content, prefix="@l")
    return accept_old(type=kind, media_id=stored.code, created_at=messenger.clock.now_ms())


async def tell_download_url(request: web.Request) -> web.Response:
    """`POST /v1.0/robot/messageFiles/download`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    check_robot_code(messenger, take_text(body, "robotCode"), unknown="invalidParameter.robotCode.auth")
    code = take_text(body, "downloadCode")
    if messenger.files.find(code) is None:
        raise Refusal("invalidParameter.robotCode.downloadCode", "downloadCode错误或已过期")
    return accept({"downloadUrl": f"{messenger.robot.base_url}/resource/{code}.file"})


async def download(request: web.Request) -> web.Response:
    """`GET /resource/{code}.file`: the object storage; the code is all it asks for."""
    stored = request.app[MESSENGER].files.find(request.match_info["code"])
    if stored is None:
        return web.Response(status=403, text="<Error><Code>AccessDenied</Code></Error>")
    return serve_file(stored, "application/octet-stream")


def serve_file(stored: StoredFile, content_type: str) -> web.Response:
    """A stored file; browsers must not guess what it is."""
    return web.Response(
        body=stored.content, content_type=content_type, headers={"X-Content-Type-Options": "nosniff"}
    )


async def _read_upload(request: web.Request) -> tuple[str, bytes, str]:
    if request.content_type != "multipart/form-data":
        raise Refusal(43004, "无效的HTTP HEADER Content-Type")
    name, content, kind = "", b"", ""
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "media":
            name, content = part.filename or "", await part.read(decode=True)
        elif part.name == "type":
            kind = await part.text()
    return name, content, kind
