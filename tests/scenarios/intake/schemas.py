"""Checks a value against a JSON schema, in so much of the language as our description uses."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Json = Any  # whatever a document holds
Check = Callable[..., Iterator[str]]

KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "number": (int, float),
    "boolean": (bool,), "null": (type(None),),
}  # fmt: skip
SAID_ONLY = {"description", "examples", "example"}


def faults(
    value: Json, schema: Mapping[str, Json], whole: Mapping[str, Json], at: str = "$"
) -> Iterator[str]:
    """Everything in which the value is not as the schema says. An unknown keyword raises."""
    if "$ref" in schema:
        target: Json = whole
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        yield from faults(value, target, whole, at)
        return
    for word, wanted in schema.items():
        if word not in SAID_ONLY and not word.startswith("x-"):
            yield from CHECKS[word](value, wanted, schema, whole, at)


def _type(value: Json, wanted: str, *rest: Json) -> Iterator[str]:
    is_bool = isinstance(value, bool) and wanted != "boolean"
    if is_bool or not isinstance(value, KINDS[wanted]):
        yield f"{rest[-1]}: {value!r} is no {wanted}"


def _enum(value: Json, wanted: list[Json], *rest: Json) -> Iterator[str]:
    if value not in wanted:
        yield f"{rest[-1]}: {value!r} is none of {wanted}"


def _any_of(value: Json, wanted: list[Json], _: Json, whole: Json, at: str) -> Iterator[str]:
    if all(list(faults(value, one, whole, at)) for one in wanted):
        yield f"{at}: {value!r} fits none"


def _properties(value: Json, wanted: Mapping[str, Json], schema: Json, whole: Json, at: str) -> Iterator[str]:
    for name, inner in value.items():
        if name in wanted:
            yield from faults(inner, wanted[name], whole, f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}: {name} is not described"


def _items(value: Json, wanted: Mapping[str, Json], _: Json, whole: Json, at: str) -> Iterator[str]:
    for place, one in enumerate(value):
        yield from faults(one, wanted, whole, f"{at}[{place}]")


def _bound(sign: int, size: Callable[[Json], int]) -> Check:
    def check(value: Json, wanted: int, *rest: Json) -> Iterator[str]:
        if isinstance(value, str | list | dict | int) and sign * size(value) < sign * wanted:
            yield f"{rest[-1]}: {value!r} is beyond {wanted}"

    return check


def _required(value: Json, wanted: list[str], *rest: Json) -> Iterator[str]:
    yield from (f"{rest[-1]}: {name} is missing" for name in wanted if name not in value)


def _nothing(*_: Json) -> Iterator[str]:
    yield from ()


CHECKS: dict[str, Check] = {
    "type": _type, "enum": _enum, "anyOf": _any_of, "properties": _properties, "items": _items,
    "required": _required, "additionalProperties": _nothing,
    "minLength": _bound(1, len), "maxLength": _bound(-1, len), "minItems": _bound(1, len),
    "maxItems": _bound(-1, len), "minProperties": _bound(1, len), "minimum": _bound(1, int),
}  # fmt: skip
