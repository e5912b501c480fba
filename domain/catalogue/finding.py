"""The acts that people mean by a word or two: 销号, 批延期."""

from typing import Final

from domain import intents
from domain.catalogue.act import Act
from domain.intents import Intent

# What people call an act beside its name and its sentences.
_ALSO: Final[dict[str, type[Intent]]] = {
    "批": intents.Approve,
    "审批": intents.Approve,
    "批延期": intents.Approve,
    "审批延期": intents.Approve,
    "同意延期": intents.Approve,
    "批退回": intents.Approve,
    "交办": intents.Assign,
    "延期": intents.AskExtension,
    "退回": intents.AskReturn,
    "答复": intents.Answer,
    "回复": intents.Answer,
    "发报告": intents.IssueReport,
    "导入": intents.ImportFile,
    "导入表": intents.ImportFile,
    "改设置": intents.SetReminder,
}


def acts_called(word: str, acts: dict[type[Intent], Act]) -> list[type[Intent]]:
    """Those of that name; else those whose name begins or ends so. Nothing for a word that fits too many."""
    if word in _ALSO:
        return [_ALSO[word]]
    exact = [kind for kind, one in acts.items() if one.name == word]
    near = [kind for kind, one in acts.items() if one.name.startswith(word) or one.name.endswith(word)]
    found = exact or near
    return found if 0 < len(found) <= _FEW else []


_FEW: Final = 4
