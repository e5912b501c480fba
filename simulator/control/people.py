"""Control interface: the people, their groups, and what they do."""

from typing import Any, Final

from aiohttp import web

from simulator.acts import ActProblem, Said
from simulator.company import Group, Person
from simulator.control.bodies import NewGroup, NewPerson, Reading, Saying, Tapping, read_body, read_number
from simulator.messenger import MESSENGER, Messenger
from simulator.rendering import spoken_text

MAX_WAIT_SECONDS: Final = 60


async def list_people(request: web.Request) -> web.Response:
    """`GET /sim/people`."""
    company = request.app[MESSENGER].company
    return web.json_response(
        [_describe(one, left=one.user_id in company.left) for one in company.people.values()]
    )


async def add_person(request: web.Request) -> web.Response:
    """`POST /sim/people`."""
    messenger, wanted = request.app[MESSENGER], await read_body(request, NewPerson)
    person = Person(**wanted.model_dump())
    messenger.company.hire(person)
    tell_people(messenger)
    return web.json_response(_describe(person, left=False))


async def list_groups(request: web.Request) -> web.Response:
    """`GET /sim/groups`."""
    groups = request.app[MESSENGER].company.groups.values()
    return web.json_response([_describe_group(group) for group in groups])


async def add_group(request: web.Request) -> web.Response:
    """`POST /sim/groups`."""
    messenger, wanted = request.app[MESSENGER], await read_body(request, NewGroup)
    for user_id in wanted.members:
        messenger.acts.find_person(user_id)
    group = Group(wanted.id, wanted.title, tuple(dict.fromkeys(wanted.members)), wanted.state)
    messenger.company.groups[group.id] = group
    tell_people(messenger)
    return web.json_response(_describe_group(group))


async def say(request: web.Request) -> web.Response:
    """`POST /sim/people/{user_id}/say`; `message_id` is the last bubble, `message_ids` are all."""
    body = await read_body(request, Saying)
    files = tuple((file.name, file.base64, file.recognition) for file in body.files)
    said = Said(
        text=body.text,
        quote=body.quote,
        group=body.group,
        at=body.at,
        files=files,
        together=body.together,
        talk=tuple((line.name, line.text) for line in body.talk),
    )
    spoken = request.app[MESSENGER].acts.say(request.match_info["user_id"], said)
    ids = [message.id for message in spoken]
    return web.json_response({"message_id": ids[-1], "message_ids": ids})


async def tap(request: web.Request) -> web.Response:
    """`POST /sim/people/{user_id}/tap`."""
    body = await read_body(request, Tapping)
    acts = request.app[MESSENGER].acts
    message = acts.tap(request.match_info["user_id"], body.message_id, body.action, at=body.at)
    return web.json_response({"message_id": message.id})


async def read(request: web.Request) -> web.Response:
    """`POST /sim/people/{user_id}/read`."""
    body = await read_body(request, Reading)
    acts = request.app[MESSENGER].acts
    fresh = acts.read(request.match_info["user_id"], body.message_ids, body.group)
    return web.json_response({"read": [message.id for message in fresh]})


async def leave(request: web.Request) -> web.Response:
    """`POST /sim/people/{user_id}/leave`."""
    messenger = request.app[MESSENGER]
    messenger.acts.leave(request.match_info["user_id"])
    tell_people(messenger)
    return web.json_response({"left": True})


async def list_messages(request: web.Request) -> web.Response:
    """`GET /sim/people/{user_id}/messages?after=&wait=`; those who left may still look."""
    messenger, user_id = request.app[MESSENGER], request.match_info["user_id"]
    if user_id not in messenger.company.people:
        raise ActProblem(404, f"没有这个人：{user_id}")
    after = _find_number(messenger, request.query.get("after", ""))
    wait = read_number(request, "wait", MAX_WAIT_SECONDS)
    found = messenger.chats.seen_by(user_id, after)
    if wait and not found:
        found = await messenger.chats.wait_for(user_id, after, wait)
    return web.json_response([message.view(user_id) for message in found])


async def list_to_dos(request: web.Request) -> web.Response:
    """`GET /sim/people/{user_id}/todos`: his to-do list, open items first."""
    messenger = request.app[MESSENGER]
    person = messenger.acts.find_person(request.match_info["user_id"])
    return web.json_response([item.row() for item in messenger.to_dos.of_person(person.union_id)])


async def open_to_do(request: web.Request) -> web.Response:
    """`POST /sim/people/{user_id}/todos/{task_id}/open`: he opens an item, which says its text."""
    messenger, user_id = request.app[MESSENGER], request.match_info["user_id"]
    person = messenger.acts.find_person(user_id)
    item = messenger.to_dos.find(request.match_info["task_id"])
    if item is None or not item.shows_to(person.union_id):
        raise ActProblem(404, "没有这条待办。")
    text = spoken_text(item.url)
    if text is None:
        raise ActProblem(409, "这条待办打开的是网页。")
    said = messenger.acts.say(user_id, Said(text=text))
    return web.json_response({"message_id": said[-1].id})


def tell_people(messenger: Messenger) -> None:
    """Let the open pages load people and groups again."""
    messenger.feed.tell("people", {})


def _find_number(messenger: Messenger, message_id: str) -> int:
    if not message_id:
        return 0
    message = messenger.chats.find(message_id)
    if message is None:
        raise ActProblem(404, f"没有这条消息：{message_id}")
    return message.number


def _describe(person: Person, *, left: bool) -> dict[str, Any]:
    return {
        "user_id": person.user_id,
        "name": person.name,
        "title": person.title,
        "department": person.department,
        "mobile": person.mobile,
        "corp_id": person.corp_id,
        "left": left,
    }


def _describe_group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "title": group.title,
        "members": list(group.members),
        "state": group.state,
    }
