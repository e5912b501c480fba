"""The OpenAPI description of the intake, made from the tables by which it is read."""

from typing import Any, Final

from bot.web.limiting import REQUESTS_A_MINUTE
from domain.intake.fields import LISTS, SOURCE, TAKEN, longest_of
from domain.intake.vocabulary import Outcome
from domain.names import NAMES as WORDS
from domain.tables.columns import NAMES, Column
from domain.tables.problems import VERDICT_OF, ProblemCode, Verdict
from domain.tables.sources import read_subject
from domain.vocabulary import Source
from message_templates import render

MOST_CASES: Final = 1000
MOST_REQUESTS: Final = REQUESTS_A_MINUTE
LARGEST: Final = 4 * 1024 * 1024  # bytes
LONGEST_KEY: Final = 100
_NUMBERS: Final = frozenset({Column.NUMBER, Column.TARGET, Column.PROGRESS})
_FLAGS: Final = frozenset({Column.KEY_CASE, Column.LEADER_CASE, Column.ANONYMOUS})
# code, status: the request as a whole is refused
REFUSALS: Final = {
    "no_key": 400, "not_a_list": 400, "no_token": 401, "other_body": 409, "too_large": 413, "too_many": 413,
    "not_json": 415, "compressed": 415, "too_often": 429, "try_again": 503,
}  # fmt: skip
EXAMPLE: Final[list[dict[str, Any]]] = [
    {
        "来源": "网民留言",
        "编号": "88291",
        "标题": "幸福路路灯不亮",
        "内容": "幸福路中段路灯已有一周不亮",
        "主办单位": "区城管局",
        "协办单位": ["区住建局"],
        "交办日期": "2026-09-22",
        "办结时限": "15日",
        "诉求类别": "投诉",
    },
    {"来源": "12345工单", "编号": "GD20260922001", "标题": "楼道灯不亮", "办结时限": "5个工作日"},
]


def describe(address: str) -> dict[str, Any]:
    """The whole document; `address` is where the endpoint stands."""
    return {
        "openapi": "3.1.0",
        "info": {"title": _say("title"), "version": "1", "description": _say("about")},
        "servers": [{"url": address}],
        "paths": {"/intake/cases": {"post": _operation()}},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Case": _case(),
                "Answer": _answer(),
                "ItemAnswer": _item_answer(),
                "Problem": _problem(),
                "Refusal": _refusal(),
            },
        },
    }


def _operation() -> dict[str, Any]:
    refused = {
        str(status): {
            "description": "; ".join(_say(code) for code, one in REFUSALS.items() if one == status),
            "content": _json({"$ref": "#/components/schemas/Refusal"}),
        }
        for status in dict.fromkeys(REFUSALS.values())
    }
    key = {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY}
    cases = {
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_CASES,
        "items": {"$ref": "#/components/schemas/Case"},
    }
    return {
        "operationId": "takeCases",
        "summary": _say("title"),
        "security": [{"token": []}],
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": True,
                "description": _say("key"),
                "schema": key,
            }
        ],
        "requestBody": {"required": True, "content": _json(cases, EXAMPLE)},
        "responses": {
            "200": {
                "description": _say("answered"),
                "content": _json({"$ref": "#/components/schemas/Answer"}),
            },
            **refused,
        },
    }


def _json(schema: dict[str, Any], example: object = None) -> dict[str, Any]:
    return {"application/json": {"schema": schema, **({"example": example} if example else {})}}


def _case() -> dict[str, Any]:
    """Every field under the name it is usually called by; the other names are said."""
    fields = {NAMES[column][0]: _field(column) for column in TAKEN if column is not Column.EXTRA}
    fields |= {name: _field(Column.EXTRA) for name in NAMES[Column.EXTRA]}
    words = [WORDS[source] for source in Source if read_subject(WORDS[source], "", ()).sources]
    source = {"type": "string", "examples": words, "description": _say("source")}
    number, title = NAMES[Column.NUMBER][0], NAMES[Column.TITLE][1]
    return {
        "type": "object",
        "description": _say("case"),
        "properties": {SOURCE: source, **fields, title: _field(Column.TITLE)},
        "examples": EXAMPLE,
        "minProperties": 1,
        "x-required-for-a-clean-verdict": [SOURCE, number, title, NAMES[Column.LEAD][0]],
    }


def _field(column: Column) -> dict[str, Any]:
    text = {"type": "string", "maxLength": longest_of(column)}
    kinds: list[dict[str, Any]] = [text]
    if column in LISTS:
        kinds.append({"type": "array", "items": {"type": "string"}})
    if column in _NUMBERS:
        kinds.append({"type": "number"})
    if column in _FLAGS:
        kinds.append({"type": "boolean"})
    kinds.append({"type": "null"})
    return {"anyOf": kinds, "description": _say("also", names=NAMES[column])}


def _answer() -> dict[str, Any]:
    counts = {outcome.value: {"type": "integer", "minimum": 0} for outcome in Outcome}
    return _object(
        items={"type": "array", "items": {"$ref": "#/components/schemas/ItemAnswer"}},
        counts=_object(**counts),
    )


def _item_answer() -> dict[str, Any]:
    return _object(
        index={"type": "integer", "minimum": 0},
        编号={"type": "string"},
        verdict={"enum": [verdict.value for verdict in Verdict]},
        outcome={
            "enum": [outcome.value for outcome in Outcome],
            "description": _say("outcomes", outcomes=list(Outcome)),
        },
        applied={"type": "boolean"},
        code={"enum": ["", *sorted(c.value for c in ProblemCode if VERDICT_OF[c] is not Verdict.OK)]},
        why={"type": "array", "items": {"type": "string"}},
        problems={"type": "array", "items": {"$ref": "#/components/schemas/Problem"}},
    )


def _problem() -> dict[str, Any]:
    words = {"type": "string"}
    return _object(
        code={"enum": sorted(code.value for code in ProblemCode)},
        column=words,
        found=words,
        suggestions={"type": "array", "items": words},
        message=words,
    )


def _refusal() -> dict[str, Any]:
    return _object(error={"type": "string"}, code={"enum": list(REFUSALS)})


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _say(part: str, **facts: object) -> str:
    if part in REFUSALS:
        return render(f"intake/{part}.j2", most=MOST_CASES, megabytes=LARGEST // 1024**2, wait="n")
    told = {"names": (), "outcomes": (), "most": MOST_CASES, "rate": MOST_REQUESTS} | facts
    return render("intake/description.j2", part=part, **told)
