"""Every call of the platform that the practice messenger answers. dingtalk.md 11.1."""

from typing import Final

from aiohttp import web

from simulator.surface import contacts, ding, failed_events, media, oauth, robot, stream, todo, webhook
from simulator.surface.gate import Api, Freedom, guard
from simulator.surface.requests import not_found, word_refusal

FREE: Final[Freedom] = {"needs_token": False, "counted": False, "throttled": False}
MEMBERS, DEPARTMENTS = "qyapi_get_department_member", "qyapi_get_department_list"
MOBILES: Final = "qyapi_get_member_by_mobile"
TASKS: Final = "/v1.0/todo/users/{union_id}/tasks"

# fmt: off
APIS: Final = (
    Api("POST", "/v1.0/oauth2/accessToken", oauth.give_access_token, needs_token=False, counted=False),
    Api("POST", "/v1.0/oauth2/{corp_id}/token", oauth.give_corp_token, needs_token=False, counted=False),
    Api("GET", "/gettoken", oauth.give_old_token, needs_token=False, counted=False),
    Api("POST", "/v1.0/gateway/connections/open", stream.open_connection, needs_token=False, counted=False),
    Api("POST", "/v1.0/robot/oToMessages/batchSend", robot.send_to_people, sends=True),
    Api("POST", "/v1.0/robot/groupMessages/send", robot.send_to_group, sends=True),
    Api("GET", "/v1.0/robot/oToMessages/readStatus", robot.tell_read_status),
    Api("POST", "/v1.0/robot/groupMessages/query", robot.tell_group_readers),
    Api("POST", "/v1.0/robot/otoMessages/batchRecall", robot.recall),
    Api("POST", "/v1.0/robot/groupMessages/recall", robot.recall),
    Api("POST", "/v1.0/robot/messageFiles/download", media.tell_download_url),
    Api("POST", "/v1.0/robot/ding/send", ding.send_ding, sends=True),
    Api("POST", TASKS, todo.create, sends=True),
    Api("PUT", f"{TASKS}/{{task_id}}", todo.update, sends=True),
    Api("PUT", f"{TASKS}/{{task_id}}/executorStatus", todo.update_executors, sends=True),
    Api("DELETE", f"{TASKS}/{{task_id}}", todo.delete, sends=True),
    Api("POST", "/robot/sendBySession", webhook.send_by_session, **FREE, sends=True),
    Api("POST", "/media/upload", media.upload),
    Api("GET", "/resource/{code}.file", media.download, **FREE),
    Api("GET", "/auth/scopes", contacts.tell_scopes, counted=False),
    Api("POST", "/topapi/v2/user/get", contacts.get_user, counted=False, scope="qyapi_get_member"),
    Api("POST", "/topapi/v2/user/getbymobile", contacts.find_by_mobile, counted=False, scope=MOBILES),
    Api("POST", "/topapi/user/listid", contacts.list_user_ids, counted=False, scope=MEMBERS),
    Api("POST", "/topapi/user/listsimple", contacts.list_names, counted=False, scope=MEMBERS),
    Api("POST", "/topapi/v2/user/list", contacts.list_people, counted=False, scope=MEMBERS),
    Api("POST", "/topapi/v2/department/get", contacts.get_department, counted=False, scope=DEPARTMENTS),
    Api("POST", "/topapi/v2/department/listsub", contacts.list_departments, counted=False, scope=DEPARTMENTS),
    Api("POST", "/topapi/v2/department/listsubid", contacts.list_numbers, counted=False, scope=DEPARTMENTS),
    Api("GET", "/call_back/get_call_back_failed_result", failed_events.give_failed_events, counted=False),
    Api("GET", "/connect", stream.connect, **FREE),
)
# fmt: on


def add_surface(app: web.Application) -> None:
    """Put the platform's calls into the application, and its own answer for any other."""
    for api in APIS:
        app.router.add_route(api.method, api.path, guard(api))
    app.router.add_route("*", "/v1.0/{rest:.*}", _refuse_unknown)


async def _refuse_unknown(request: web.Request) -> web.Response:
    return word_refusal(not_found(), request.path)
