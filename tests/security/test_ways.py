"""Every way in and out stands in one table (ways.py): a new route or call without an entry fails here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.messengers.dingtalk.frames import SUBSCRIPTIONS
from storage.engines import Database
from tests.architecture.guards import modules, name_of
from tests.security.references import is_there
from tests.security.site import open_site, settings
from tests.security.ways import MAKE_SESSIONS, OTHERS_IN, ROUTES, WAYS_OUT, WayIn, WayOut

PRODUCTION = ("bot", "domain", "handlers", "message_templates", "scheduler", "storage")
_REQUESTS = {"request", "get", "post", "put", "patch", "delete", "head", "options", "ws_connect"}
# Whatever else can open a connection or start a program.
_REACHING = {
    "asyncio.create_subprocess_exec",
    "asyncio.create_subprocess_shell",
    "asyncio.open_connection",
    "asyncio.open_unix_connection",
    "socket.create_connection",
    "os.system",
    "os.popen",
    "subprocess.run",
    "subprocess.Popen",
    "subprocess.call",
    "subprocess.check_output",
}
_NEVER = {"urllib.request", "http.client", "ftplib", "smtplib", "telnetlib", "requests", "httpx", "pickle"}


def spelled(node: ast.expr) -> str:
    """`self._session.get` as `session.get`: how a call is written, without where the object lies."""
    if isinstance(node, ast.Attribute):
        inner = spelled(node.value)
        return f"{inner}.{node.attr.lstrip('_')}" if inner not in ("", "self") else node.attr.lstrip("_")
    return node.id if isinstance(node, ast.Name) else ""


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield spelled(node.func)


def reaches_out(call: str, *, speaks_http: bool) -> bool:
    """Only modules that import aiohttp can mean a client by `session.get`; in others it is the database's."""
    place, _, verb = call.rpartition(".")
    of_a_client = verb in _REQUESTS and place.rpartition(".")[2] in ("session", "http", "client", "aiohttp")
    return (of_a_client and speaks_http) or call in _REACHING


def lines_out(path: Path) -> Iterator[str]:
    speaks_http = re.search(r"^(?:import|from) aiohttp", path.read_text(), re.MULTILINE) is not None
    for call in calls(path):
        if reaches_out(call, speaks_http=speaks_http):
            yield f"{name_of(path)} {call}"


def routes_of(site: web.Application) -> set[str]:
    listed = {
        f"{route.method} {route.resource.canonical}" for route in site.router.routes() if route.resource
    }
    return {route for route in listed if not route.startswith("HEAD ")}


@pytest.mark.parametrize("mode", ["dingtalk_callback", "dingtalk_stream"])
async def test_every_route_stands_in_the_table(sqlite_database: Database, tmp_path: Path, mode: str) -> None:
    async with open_site(sqlite_database, tmp_path, settings(mode)) as site:
        found = routes_of(site.application)
    listed = {way.door for way in ROUTES}
    assert found == (listed if mode == "dingtalk_callback" else {r for r in listed if "dingtalk" not in r})


async def test_without_their_keys_the_event_door_does_not_exist(
    sqlite_database: Database, tmp_path: Path
) -> None:
    wanted = settings()
    wanted.dingtalk.event_aes_key = SecretStr("")
    async with open_site(sqlite_database, tmp_path, wanted) as site:
        assert "POST /dingtalk/events" not in routes_of(site.application)


def test_every_subscription_stands_in_the_table() -> None:
    assert {f"Stream {one['topic']}" for one in SUBSCRIPTIONS} == {way.door for way in OTHERS_IN}


def test_every_line_that_leaves_the_process_stands_in_the_table() -> None:
    found = {line for path in modules(*PRODUCTION) for line in lines_out(path)}
    assert found == {way.line for way in WAYS_OUT}


def test_sessions_are_made_where_everything_is_wired_and_nowhere_else() -> None:
    makers = {name_of(path) for path in modules(*PRODUCTION) if "aiohttp.ClientSession" in set(calls(path))}
    assert makers == set(MAKE_SESSIONS)


def test_nothing_else_that_speaks_to_others_or_wakes_objects_is_imported() -> None:
    found = [
        f"{name_of(path)}: {name}"
        for path in modules(*PRODUCTION)
        for node in ast.walk(ast.parse(path.read_text()))
        for name in imported(node)
        if name in _NEVER
    ]
    assert found == []


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


@pytest.mark.parametrize("code", ["eval(x)", "exec(x)", "compile(x)", "__import__(x)", "os.system(x)"])
def test_what_runs_text_is_found(code: str) -> None:
    assert running_text(code) == [code.partition("(")[0]]


def test_no_text_is_ever_run() -> None:
    found = [f"{name_of(path)}: {call}" for path in modules() for call in running_text(path.read_text())]
    assert found == []


def running_text(source: str) -> list[str]:
    forbidden = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
    written = (spelled(node.func) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call for call in written if call in forbidden]


@pytest.mark.parametrize(
    ("code", "out"),
    [
        ("self._session.get(url)", True),
        ("session.request(m, url)", True),
        ("aiohttp.request(m, url)", True),
        ("self._http.post(url)", True),
        ("asyncio.create_subprocess_exec(p)", True),
        ("facts.get(name)", False),
        ("session.exec(query)", False),
    ],
)
def test_a_line_that_leaves_is_told_from_one_that_does_not(code: str, out: bool) -> None:  # noqa: FBT001
    node = ast.parse(code).body[0]
    assert isinstance(node, ast.Expr)
    assert isinstance(node.value, ast.Call)
    assert reaches_out(spelled(node.value.func), speaks_http=True) is out


def test_a_session_of_the_database_is_no_way_out() -> None:
    assert not reaches_out("work.session.delete", speaks_http=False)


@pytest.mark.parametrize("way", [*ROUTES, *OTHERS_IN], ids=lambda way: way.door)
def test_every_way_in_is_proven_limited_and_tried(way: WayIn) -> None:
    assert way.proof and way.limit  # noqa: PT018
    assert way.tests
    assert [name for name in way.tests if not is_there(name)] == []


@pytest.mark.parametrize("way", WAYS_OUT, ids=lambda way: way.line)
def test_every_way_out_is_kept_where_it_belongs(way: WayOut) -> None:
    assert way.leads and way.keeps  # noqa: PT018
    assert way.tests
    assert [name for name in way.tests if not is_there(name)] == []
