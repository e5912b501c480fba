"""To-do items that the app puts into people's lists and ticks off itself. dingtalk.md 8.2."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from simulator.company import Person
from simulator.messenger import MESSENGER, Messenger
from simulator.refusals import Refusal
from simulator.surface.requests import Json, accept, read_json, take_text, take_texts
from simulator.to_dos import ToDo

MAX_SUBJECT: Final = 1024
MAX_URL_BYTES: Final = 1024
CREATE, UPDATE, DELETE = (f"todo.task{act}.paramError" for act in ("Create", "Update", "Delete"))


async def create(request: web.Request) -> web.Response:
    """`POST /v1.0/todo/users/{union_id}/tasks`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    creator = _find_person(messenger, request.match_info["union_id"], CREATE)
    subject, source_id, urls = take_text(body, "subject"), take_text(body, "sourceId"), body.get("detailUrl")
    if not 0 < len(subject) <= MAX_SUBJECT:
        raise Refusal(CREATE, f"参数错误：subject 不能为空，最长{MAX_SUBJECT}")
    url = _read_url(urls if isinstance(urls, Mapping) else {})
    executors = take_texts(body, "executorIds")
    for union_id in executors:
        _find_person(messenger, union_id, CREATE)
    if source_id and (known := messenger.to_dos.of_source(source_id)):
        raise Refusal(CREATE, f"参数错误：sourceId 对应的待办已存在，taskId={known}")
    now = _now(messenger)
    item = messenger.to_dos.add(
        creator=creator.union_id,
        source_id=source_id,
        subject=subject,
        due_ms=_read_due(body, CREATE),
        executors=tuple(executors),
        url=url,
        created_ms=now,
        modified_ms=now,
        only_executor=body.get("isOnlyShowExecutor") is True,
    )
    _tell(messenger, item)
    return accept(item.view())


async def update(request: web.Request) -> web.Response:
    """`PUT /v1.0/todo/users/{union_id}/tasks/{task_id}`."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    item = _find_item(messenger, request, UPDATE)
    item.subject = take_text(body, "subject") or item.subject
    item.due_ms = _read_due(body, UPDATE) if "dueTime" in body else item.due_ms
    item.done = body["done"] if isinstance(body.get("done"), bool) else item.done
    if "executorIds" in body:
        before, item.executors = item.executors, tuple(take_texts(body, "executorIds"))
        _tell_people(messenger, before)
    item.modified_ms = _now(messenger)
    _tell(messenger, item)
    return accept({"result": True})


async def update_executors(request: web.Request) -> web.Response:
    """`PUT …/tasks/{task_id}/executorStatus`: done for one executor; for all of them it is done."""
    messenger, body = request.app[MESSENGER], await read_json(request)
    item = _find_item(messenger, request, UPDATE)
    given = body.get("executorStatusList")
    for one in given if isinstance(given, list) else []:
        if isinstance(one, dict) and one.get("id") in item.executors:
            (item.done_by.add if one.get("isDone") is True else item.done_by.discard)(one["id"])
    item.done = item.done or set(item.executors) <= item.done_by
    _tell(messenger, item)
    return accept({"result": True})


async def delete(request: web.Request) -> web.Response:
    """`DELETE /v1.0/todo/users/{union_id}/tasks/{task_id}`."""
    messenger = request.app[MESSENGER]
    item = _find_item(messenger, request, DELETE)
    messenger.to_dos.remove(item)
    _tell(messenger, item)
    return accept({"result": True})


def _find_person(messenger: Messenger, union_id: str, code: str) -> Person:
    """Somebody of the company by his union id; a user id is none."""
    for person in messenger.company.employees():
        if person.union_id == union_id:
            return person
    raise Refusal(code, f"参数错误：unionId 无效 {union_id}")


def _find_item(messenger: Messenger, request: web.Request, code: str) -> ToDo:
    _find_person(messenger, request.match_info["union_id"], code)
    item = messenger.to_dos.find(request.match_info["task_id"])
    if item is None or item.creator != request.match_info["union_id"]:
        raise Refusal(code, "参数错误：待办不存在")
    return item


def _read_url(urls: Mapping[str, Any]) -> str:
    """The page behind the item: both forms of it are required, 1,024 bytes each."""
    given = [take_text(urls, name) for name in ("appUrl", "pcUrl")]
    if not all(given) or any(len(url.encode()) > MAX_URL_BYTES for url in given):
        raise Refusal(CREATE, "参数错误：detailUrl 不能为空")
    return given[0]


def _read_due(body: Json, code: str) -> int | None:
    due = body.get("dueTime")
    if due is not None and (not isinstance(due, int) or isinstance(due, bool)):
        raise Refusal(code, "参数错误：dueTime")
    return due


def _now(messenger: Messenger) -> int:
    return int(messenger.clock.now().timestamp() * 1000)


def _tell(messenger: Messenger, item: ToDo) -> None:
    _tell_people(messenger, (*item.executors, item.creator))


def _tell_people(messenger: Messenger, union_ids: tuple[str, ...]) -> None:
    """Let the open pages load these people's lists again."""
    for person in messenger.company.people.values():
        if person.union_id in union_ids:
            messenger.feed.tell("todos", {"user_id": person.user_id})
