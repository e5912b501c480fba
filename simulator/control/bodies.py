"""What the control interface accepts; anything else is a 400 that says what is wrong."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal, TypeVar

from aiohttp import web
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from simulator.acts import ActProblem
from simulator.chats import BOT

MAX_TEXT: Final = 20_000
MAX_FILES: Final = 9
MAX_TALK: Final = 100


def _keep_bot(user_id: str) -> str:
    if user_id == BOT:
        msg = "“bot” 是机器人自己"
        raise ValueError(msg)
    return user_id


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
UserId = Annotated[str, StringConstraints(max_length=64, pattern=r"^[^/?#%\s]+$"), AfterValidator(_keep_bot)]
Detail = Annotated[str, StringConstraints(max_length=200)]
ModelT = TypeVar("ModelT", bound=BaseModel)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Body(BaseModel):
    """Unknown fields are passed over, wrong types are not."""

    model_config = ConfigDict(strict=True)


class NewPerson(Body):
    """Somebody joins the pretend company; with a foreign `corp_id` as a guest."""

    user_id: UserId
    name: Name
    title: Detail = ""
    mobile: Detail = ""
    department: Detail = ""
    corp_id: Detail | None = None


class NewGroup(Body):
    """A group chat, new or changed."""

    id: Name
    title: Name
    members: list[Name] = Field(min_length=1, max_length=1_000)
    state: Literal["open", "disbanded", "stopped"] = "open"


class AttachedFile(Body):
    """A file, its content in base64; `recognition` is what a voice message says."""

    name: Name
    base64: str
    recognition: Detail = ""


class TalkLine(Body):
    """Who said what in a talk that is passed on."""

    name: Name
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT)]


class Saying(Body):
    """A person types, quotes, attaches; `at` mentions the robot in a group.

    `together` puts words and pictures into one message; `talk` passes on a talk of others.
    """

    text: Annotated[str, StringConstraints(max_length=MAX_TEXT)] | None = None
    quote: Detail | None = None
    group: Detail | None = None
    at: bool = False
    files: list[AttachedFile] = Field(default_factory=list, max_length=MAX_FILES)
    together: bool = False
    talk: list[TalkLine] = Field(default_factory=list, max_length=MAX_TALK)


class Tapping(Body):
    """A person taps a button or link by its label."""

    message_id: Detail
    action: Detail
    at: bool = False


class Reading(Body):
    """A person reads these messages, or the whole of one chat."""

    message_ids: list[Detail] | None = None
    group: Detail | None = None


class ClockSetting(Body):
    """Either a moment or a push forward."""

    now: str | None = None
    advance_seconds: Annotated[float, Field(ge=0, le=366 * 86_400)] | None = None


class CallbackSetting(Body):
    """Where the bot wants its pushes over HTTP; empty addresses switch back to Stream."""

    robot_url: Detail = ""
    events_url: Detail = ""
    token: Annotated[str, StringConstraints(pattern="^[0-9A-Za-z]{3,32}$|^$")] = ""
    aes_key: Annotated[str, StringConstraints(pattern="^[0-9A-Za-z]{43}$|^$")] = ""


async def read_body(request: web.Request, model: type[ModelT]) -> ModelT:
    """The body as `model`. Raises `ActProblem` 400 with the first mistake."""
    try:
        return model.model_validate_json(await request.read())
    except ValidationError as wrong:
        raise ActProblem(HTTPStatus.BAD_REQUEST, word_mistake(wrong)) from None


def word_mistake(wrong: ValidationError) -> str:
    """The first mistake in one line."""
    first = wrong.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"请求不对：{where or '正文'} – {first['msg']}"


def read_number(request: web.Request, name: str, at_most: float) -> float:
    """A number of the query between 0 and `at_most`; 0 when it is missing."""
    try:
        number = float(request.query.get(name, "0"))
    except ValueError:
        number = -1
    if not 0 <= number <= at_most:
        raise ActProblem(HTTPStatus.BAD_REQUEST, f"参数 {name} 应当是 0 到 {at_most:g} 之间的数。")
    return number


def read_moment(text: str) -> datetime:
    """An ISO moment. Raises `ActProblem` 400."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ActProblem(
            HTTPStatus.BAD_REQUEST, f"时间应当像 2026-09-01T09:00:00+08:00：{text[:40]}"
        ) from None


def answer_problem(problem: ActProblem) -> web.Response:
    """The reason as the page shows it."""
    body: dict[str, Any] = {"message": problem.reason}
    return web.json_response(body, status=problem.status)
