"""What stands for a file in a text ([图片] 12), whose it is by the words beside it, and how speech begins."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain import intents
from domain.intents import AttachFile, CaseRef, Intent
from domain.messages import AttachmentKind
from domain.reading.files.names import read_name
from domain.reading.naming.references import read_refs
from domain.reading.rules import Message
from domain.reading.scene import Reading
from domain.reading.text.normalising import fold

LONGEST_NAME = 150
_MOST_MARKERS = 20  # around one message; whatever is beyond is text
TABLES = (".xlsx", ".xls", ".ods", ".csv", ".et")

_KINDS = {
    **dict.fromkeys(("图片", "照片", "相片", "截图"), AttachmentKind.PICTURE),
    **dict.fromkeys(("文件", "附件", "文档"), AttachmentKind.FILE),
    "语音": AttachmentKind.VOICE,
    **dict.fromkeys(("聊天记录", "合并转发"), AttachmentKind.RECORD),
}
_KIND = rf"\s*(?P<kind>{'|'.join(_KINDS)})(?:消息)?\s*"
# A name may hold brackets of its own: up to its ending, else up to the closing one.
_NAME = rf"[^\n]{{1,{LONGEST_NAME}}}?\.[A-Za-z0-9]{{2,5}}|[^\]】］)）\n]{{1,{LONGEST_NAME}}}"
_MARK = rf"{_KIND}(?:[:\uff1a]\s*(?P<name>{_NAME})\s*)?"
_BRACKETS = frozenset("[【［(（")
_IN_FRONT = re.compile(rf"\s*[\[【［(（]{_MARK}[\]】］)）]")
_AT_END = re.compile(rf"[\[【［]{_MARK}[\]】］]\s*$")
_LOOSE_NAME = re.compile(rf"\s*(?P<name>[^\n]{{1,{LONGEST_NAME}}}?\.[A-Za-z]{{2,4}})(?=\s|$)")
_IMPORT = re.compile(r"(?:请|帮我|把它?)?\s*导入(?:一下|系统)?[\s。!]*")

# How speech begins, which means nothing; 那个 only where a case or a person follows.
_HUMS = re.compile(
    r"(?:(?:嗯|呃|唔|诶|欸|哎|唉|喂|哈|啊|哦|噢)+|额+(?![外度定])|就是说?(?![否这那])|然后呢?|那什么"
    r"|那个(?=[\s,，。、]*(?:[0-9#第嗯呃就然我]|[一二三四五六七八九十]+|建议|提案|留言|工单)))[\s,，。、.…~!！]*"
)

# 附件归到12, 刚才的照片是12号的.
_BELONGS = re.compile(
    r"(?:把|将)?(?:刚才|刚刚|刚|上面|前面|之前|先前)?(?:我?发来?|我?传来?|上传)?的?(?:[那这]?[0-9一两二三四五几]?[张个份些])?的?"
    r"(?:图片|照片|相片|截图|附件|文件|材料|聊天记录)(?:都|全)?(?:是|归到?|放[到在]?|记[到在]|存[到在]|传到|属于|算|挂到)?\s*"
)
_OWNING = re.compile(r"(?:的|里面?|上|下面|那件|这件|名下|去)*")


@dataclass(frozen=True, slots=True)
class Marker:
    """A file that a text speaks of: what kind, under what name, and what is said beside it."""

    kind: AttachmentKind
    name: str
    beside: str


def find_marker(text: str) -> Marker | None:
    """The marker in front of a message or at its end: [图片] 12, 【文件：12号复文.docx】, 12 [图片].

    Of several the first counts, unless one says that others are speaking.
    """
    found, beside = _strip_markers(text)
    if not found:
        return None
    kinds = [_KINDS[one["kind"]] for one in found]
    kind = AttachmentKind.RECORD if AttachmentKind.RECORD in kinds else kinds[0]
    name = next((one["name"].strip() for one in found if one["name"]), "")
    loose = _LOOSE_NAME.match(beside) if kind is AttachmentKind.FILE and not name else None
    if loose:
        name, beside = loose["name"], beside[loose.end() :]
    return Marker(kind, name, beside.strip())


def _strip_markers(text: str) -> tuple[list[re.Match[str]], str]:
    """The markers around a text, and the text without them."""
    found: list[re.Match[str]] = []
    while len(found) < _MOST_MARKERS and (front := _IN_FRONT.match(text)):
        found.append(front)
        text = text[front.end() :]
    while len(found) < _MOST_MARKERS and (end := _AT_END.search(text)):
        found.append(end)
        text = text[: end.start()]
    return found, text


def read_marked(text: str, read_on: Callable[[str], Reading]) -> Reading | None:
    """A message that announces a file, shows what was spoken, or repeats a talk; None for any other.

    `read_on` reads what stands beside the marker. What others said in a talk is never read.
    """
    if _BRACKETS.isdisjoint(text):
        return None
    marker = find_marker(text) or find_marker(fold(text).whole)  # 麻烦存一下 [图片]: polite words in front
    if marker is None:
        return None
    if marker.kind is AttachmentKind.VOICE and (words := without_hums(marker.beside)):
        return read_on(words)
    if marker.kind in (AttachmentKind.VOICE, AttachmentKind.RECORD):
        return Reading(intents.NotUnderstood(text.strip()), marker.kind.value)
    return _read_announced(marker, read_on)


def _read_announced(marker: Marker, read_on: Callable[[str], Reading]) -> Reading:
    if marker.name.lower().endswith(TABLES) and _IMPORT.fullmatch(marker.beside):
        return Reading(intents.ImportFile(0), "file")
    if not marker.beside:
        return Reading(AttachFile(read_name(marker.name).refs, name=marker.name), "file")
    return take_along(read_on(marker.beside), marker.beside, name=marker.name)


def read_belonging(message: Message) -> AttachFile | None:
    """附件归到12, 刚才的照片是12号的: files that came earlier belong to a case."""
    found = _BELONGS.match(message.folded)
    naming = read_refs(message.passage.after(found.end())) if found else None
    told = naming and naming.refs and _OWNING.fullmatch(naming.rest.folded.strip())
    return AttachFile(naming.refs) if naming and told else None


def take_along(reading: Reading, text: str, file_ids: tuple[int, ...] = (), *, name: str = "") -> Reading:
    """What was read from words beside a file: a bare case or a caption makes the file's case, no command."""
    intent = reading.intent
    if isinstance(intent, AttachFile):
        return replace(reading, intent=replace(intent, file_ids=file_ids, name=intent.name or name))
    if isinstance(intent, intents.ShowCase | intents.NotUnderstood | intents.Greet | intents.ReportProgress):
        said = "" if reading.rule == "case" else text.strip()
        refs: tuple[CaseRef, ...] = getattr(intent, "refs", ())
        if isinstance(intent, intents.ReportProgress) and (intent.text or intent.percent is not None):
            return replace(reading, intent=replace(intent, file_ids=file_ids))
        refs = refs or read_name(name).refs
        return replace(reading, intent=AttachFile(refs, file_ids, name, said), rule="file")
    return replace(reading, intent=_with(intent, text, file_ids))


def _with(intent: Intent, text: str, file_ids: tuple[int, ...]) -> Intent:
    if isinstance(intent, intents.Answer):
        return replace(intent, file_ids=file_ids)
    if isinstance(intent, intents.Unclear):
        options = (take_along(Reading(one, "option"), text, file_ids).intent for one in intent.options)
        return replace(intent, options=tuple(options))
    return intent


def without_hums(spoken: str) -> str:
    """What was said, without 嗯 and 那个 at its beginning."""
    rest, before = spoken.strip(), ""
    while rest != before:
        before = rest
        found = _HUMS.match(rest)
        rest = rest[found.end() :] if found else rest
    return rest
