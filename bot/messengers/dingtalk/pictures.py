"""Pictures on the wire: uploaded once, then named in the words by the media id they got (2.4, 2.5)."""

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from bot.messengers.dingtalk.refusals import WireRefusal
from domain.messages import Content

logger = logging.getLogger(__name__)

MOST_REMEMBERED: Final = 64
_ENDINGS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp"})
_NO_ALT: Final = str.maketrans("", "", "[]\\")  # they would end the name of a Markdown image
Upload = Callable[[str, bytes, str], Awaitable[str]]


def is_picture(name: str) -> bool:
    """Whether the platform takes a file of this name as an image."""
    return PurePath(name).suffix.lower() in _ENDINGS


class Pictures:
    """Knows the media ids of the last pictures: they are reusable, and every upload counts as a call."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload
        self._known: OrderedDict[str, str] = OrderedDict()
        self._in_turn = asyncio.Lock()  # calls of one picture come together: only the first uploads it

    async def put_below(self, content: Content, picture: bytes) -> Content:
        """The content with the picture below its words; as it was if the platform does not take it."""
        try:
            media_id = await self._media_id(picture)
        except WireRefusal as refusal:
            logger.warning("a picture was not taken: %s", refusal.code)
            return content
        alt = content.title.translate(_NO_ALT)
        return replace(content, text=f"{content.text}\n\n![{alt}]({media_id})")

    async def _media_id(self, picture: bytes) -> str:
        digest = hashlib.sha256(picture).hexdigest()
        async with self._in_turn:
            if digest not in self._known:
                self._known[digest] = await self._upload(f"{digest[:16]}.png", picture, "image")
            self._known.move_to_end(digest)
            while len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
            return self._known[digest]
