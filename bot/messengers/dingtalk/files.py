"""Files in and out: upload for sending, download of what a person attached (2.4)."""

import io

import aiohttp
from yarl import URL

from bot.messengers.dingtalk.app import DingTalkApp
from bot.messengers.dingtalk.calls import ApiCalls
from bot.messengers.dingtalk.fields import identifier_of
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rulings import BUG, rule_on_status
from bot.messengers.dingtalk.transport import LOST, TooLarge, read_at_most
from storage.files import safe_name

# Where the platform's temporary links point.
_STORES = (".dingtalk.com", ".aliyuncs.com")
_TIMEOUT = aiohttp.ClientTimeout(total=120, connect=5, sock_read=30)


class Files:
    """The file side of `DingTalkClient`."""

    def __init__(self, app: DingTalkApp, session: aiohttp.ClientSession, calls: ApiCalls) -> None:
        self._app = app
        self._session = session
        self._calls = calls

    async def upload(self, name: str, data: bytes, kind: str) -> str:
        """The reusable media id of `data`. `kind`: file, image, voice or video; at most 20 MB, voice 2 MB.

        Raises:
            WireRefusal: not taken.
        """

        def new_form() -> aiohttp.FormData:
            form = aiohttp.FormData()
            content, kind_of_bytes = io.BytesIO(data), "application/octet-stream"
            form.add_field("media", content, filename=safe_name(name), content_type=kind_of_bytes)
            return form

        answer = await self._calls.upload("media/upload", kind, new_form)
        media_id = identifier_of(answer.get("media_id"))
        if media_id is None:
            raise WireRefusal.unreadable("no_media_id")
        return media_id

    async def download(self, download_code: str, limit_bytes: int) -> bytes:
        """The attachment behind a code of the last hours, from the platform's own stores only.

        Raises:
            WireRefusal: expired code, a link elsewhere (`foreign_host`), over the limit (`too_large`).
        """
        wish = {"downloadCode": download_code, "robotCode": self._app.robot_code}
        answer = await self._calls.post("robot/messageFiles/download", wish)
        link = answer.get("downloadUrl")
        if not isinstance(link, str) or not self._is_ours(link):
            raise WireRefusal(BUG, "foreign_host")
        return await self._fetch(link, limit_bytes)

    def _is_ours(self, link: str) -> bool:
        if self._app.trusts(link):
            return True
        try:
            url = URL(link)
        except ValueError:
            return False
        return url.scheme == "https" and (url.host or "").endswith(_STORES)

    async def _fetch(self, link: str, limit_bytes: int) -> bytes:
        url = URL(link, encoded=True)  # the link is signed: not a character of it may change
        try:
            async with self._session.get(url, allow_redirects=False, timeout=_TIMEOUT) as answer:
                if answer.status != 200:  # noqa: PLR2004
                    raise WireRefusal(rule_on_status(answer.status), f"http_{answer.status}")
                return await read_at_most(answer.content, limit_bytes)
        except LOST as error:
            raise WireRefusal.lost(error) from None
        except TooLarge:
            raise WireRefusal(BUG, "too_large") from None
