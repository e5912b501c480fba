"""What is said, as the robot hears it: msgtype and the object of that name. dingtalk.md 4.1."""

import json
from typing import Any

from simulator.files import StoredFile

Content = tuple[str, dict[str, Any]]


def words(text: str, pictures: list[StoredFile]) -> Content:
    """Words; with pictures among them they are rich text."""
    if not pictures:
        return "text", {"text": {"content": text}}
    shown = [{"type": "picture", "downloadCode": file.code} for file in pictures]
    return "richText", {"content": {"richText": [{"text": text}, *shown]}}


def attachment(file: StoredFile, recognition: str) -> Content:
    """One file on its own; of voice also what was made out in it."""
    described: dict[str, Any] = {"downloadCode": file.code}
    if file.kind == "picture":
        described["pictureDownloadCode"] = file.code
    elif file.kind == "audio":
        described |= {"duration": 3000, "recognition": recognition}
    elif file.kind == "video":
        described |= {"duration": 3000, "videoType": "mp4"}
    else:
        described |= {"fileName": file.name, "fileId": file.code, "spaceId": "practice"}
    return file.kind, {"content": described}


def talk(lines: tuple[tuple[str, str], ...]) -> Content:
    """A talk of others that is passed on: a summary, and the lines as the JSON of a list."""
    entries = [{"senderName": name, "msgType": "text", "content": said} for name, said in lines]
    record = json.dumps(entries, ensure_ascii=False)
    return "chatRecord", {"content": {"summary": summary(lines), "chatRecord": record}}


def summary(lines: tuple[tuple[str, str], ...]) -> str:
    """The talk as its bubble shows it."""
    return "\n".join(f"{name}: {said}" for name, said in lines)
