"""记到210: the case that an offered text or file is to be recorded on, when none of those offered is it."""

import re
from typing import Final

from domain import intents
from domain.reading.naming.references import read_refs
from domain.reading.text.normalising import Passage

PLACE: Final = "place"  # what of the question is put otherwise: the case of the text or the file
_PUT = re.compile(
    r"(?:(?:不对|不是|错了?|都?不是这[几个些]+)[\s,。!、:]*)*(?:请|帮我|给我|把|将|那|就|都|还是|应该?|要|它|这个|这[条段句]话?|内容|聊天记录|文件|图片|照片|附件|材料)*"
    r"[记放归挂发存写填算登传改](?:录|载)?[到在进入给成]\s*"
)
_TAIL = re.compile(r"(?:号|件|的|上|里|下面?|名下|那件|这件|那个|去|吧|了|[\s,。!])*")


def read_place(passage: Passage) -> intents.Amend | None:
    """The one case he names for it, if the whole message does."""
    found = _PUT.match(passage.folded)
    naming = read_refs(passage.after(found.end()), ranges=False) if found else None
    if naming is None or len(naming.refs) != 1 or not _TAIL.fullmatch(naming.rest.folded):
        return None
    return intents.Amend("", PLACE, naming.refs)
