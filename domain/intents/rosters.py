"""Who holds which post: changed by lines in the chat, by a file, from the messenger's address book; 体检."""

from dataclasses import dataclass

from domain.intents.intent import Intent

__all__ = ["AdoptContacts", "EditRoster", "EndAbsent", "ShowHealth", "SyncContacts"]


@dataclass(frozen=True, slots=True)
class EditRoster(Intent):
    """花名册 区教育局 联络员 张三 13800000000; 停用 张三; 区教育局改名为…: one line or many, as pasted.

    `adopt`: also the lines that asked something.
    """

    text: str = ""
    adopt: bool = False


@dataclass(frozen=True, slots=True)
class EndAbsent(Intent):
    """离任 f12: the posts of those who are in office and not in that roster file end today."""

    file_id: int = 0


@dataclass(frozen=True, slots=True)
class SyncContacts(Intent):
    """同步通讯录; `by_mobile`: 按手机号找人, only the user ids that are missing."""

    by_mobile: bool = False


@dataclass(frozen=True, slots=True)
class AdoptContacts(Intent):
    """采纳通讯录: what the address book said is entered, after the differences were shown."""

    adopt: bool = False


@dataclass(frozen=True, slots=True)
class ShowHealth(Intent):
    """体检, 体检 全部, 体检 第2页, 体检 表格: who can be reached for each unit."""

    page: int = 0  # 0: the worst few
    as_file: bool = False
