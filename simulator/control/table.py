"""Every call of the control interface. contract.md 5."""

from typing import Final

from aiohttp import web

from simulator.acts import ActProblem
from simulator.control import page, people, world
from simulator.control.bodies import Handler, answer_problem

# fmt: off
CALLS: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("GET", "/", page.show_page),
    ("GET", "/page/{path:.+}", page.serve_asset),
    ("GET", "/sim/app", world.tell_app),
    ("GET", "/sim/people", people.list_people),
    ("POST", "/sim/people", people.add_person),
    ("POST", "/sim/people/{user_id}/say", people.say),
    ("POST", "/sim/people/{user_id}/tap", people.tap),
    ("POST", "/sim/people/{user_id}/read", people.read),
    ("POST", "/sim/people/{user_id}/leave", people.leave),
    ("GET", "/sim/people/{user_id}/messages", people.list_messages),
    ("GET", "/sim/people/{user_id}/todos", people.list_to_dos),
    ("POST", "/sim/people/{user_id}/todos/{task_id}/open", people.open_to_do),
    ("GET", "/sim/groups", people.list_groups),
    ("POST", "/sim/groups", people.add_group),
    ("GET", "/sim/clock", world.tell_time),
    ("POST", "/sim/clock", world.set_time),
    ("GET", "/sim/calendar", world.show_calendar),
    ("GET", "/sim/settled", world.wait_settled),
    ("GET", "/sim/faults", world.show_faults),
    ("POST", "/sim/faults", world.set_faults),
    ("POST", "/sim/callback", world.set_callback),
    ("GET", "/sim/usage", world.tell_usage),
    ("POST", "/sim/usage", world.set_usage),
    ("GET", "/sim/log", world.show_log),
    ("GET", "/sim/feed", page.stream_news),
    ("GET", "/sim/files/{code}", page.serve_attachment),
    ("GET", "/sim/fidelity", world.show_fidelity),
)
# fmt: on


def add_control(app: web.Application) -> None:
    """Put the control interface into the application."""
    for method, path, handler in CALLS:
        app.router.add_route(method, path, _worded(handler))


def _worded(handler: Handler) -> Handler:
    async def serve(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except ActProblem as problem:
            return answer_problem(problem)

    return serve
