"""People's to-do lists: items an app put there, which only the app can tick off. dingtalk.md 8.2."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(slots=True, kw_only=True)
class ToDo:
    """One item; people stand in it by their union ids."""

    id: str
    creator: str
    source_id: str
    subject: str
    due_ms: int | None
    executors: tuple[str, ...]
    url: str
    created_ms: int
    modified_ms: int
    done: bool = False
    only_executor: bool = False
    done_by: set[str] = field(default_factory=set)

    def view(self) -> dict[str, Any]:
        """The item as the platform describes it."""
        return {
            "id": self.id,
            "subject": self.subject,
            "sourceId": self.source_id,
            "creatorId": self.creator,
            "executorIds": list(self.executors),
            "dueTime": self.due_ms,
            "done": self.done,
            "detailUrl": {"appUrl": self.url, "pcUrl": self.url},
            "createdTime": self.created_ms,
            "modifiedTime": self.modified_ms,
            "isOnlyShowExecutor": self.only_executor,
        }

    def shows_to(self, union_id: str) -> bool:
        """Whether it stands in this person's list."""
        return union_id in self.executors or (union_id == self.creator and not self.only_executor)

    def row(self) -> dict[str, Any]:
        """The item as the person's list on the page shows it."""
        due = datetime.fromtimestamp(self.due_ms / 1000, UTC).isoformat() if self.due_ms else None
        return {"id": self.id, "subject": self.subject, "due": due, "done": self.done}


class ToDos:
    """All items by id; `sourceId` makes each once."""

    def __init__(self) -> None:
        self._items: dict[str, ToDo] = {}
        self._by_source: dict[str, str] = {}

    def add(self, **facts: Any) -> ToDo:  # noqa: ANN401 - an item's fields
        """A new item under an id nobody has seen."""
        item = ToDo(id=f"task{secrets.token_hex(12)}", **facts)
        self._items[item.id] = item
        if item.source_id:
            self._by_source[item.source_id] = item.id
        return item

    def of_source(self, source_id: str) -> str | None:
        """The id of the item that was made under this source id."""
        return self._by_source.get(source_id)

    def find(self, item_id: str) -> ToDo | None:
        """The item with this id."""
        return self._items.get(item_id)

    def remove(self, item: ToDo) -> None:
        """It is gone; its source id stays used up."""
        del self._items[item.id]

    def of_person(self, union_id: str) -> list[ToDo]:
        """What stands in a person's list, open ones first, then by day."""
        mine = [item for item in self._items.values() if item.shows_to(union_id)]
        return sorted(mine, key=lambda item: (item.done, item.due_ms or float("inf"), item.created_ms))
