"""From a pack's TOML text to its rules; what is wrong is said with file and key."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from domain.ladder import Ahead
from domain.packs.bad_pack import BadPack, Trouble
from domain.packs.pack import Pack, ResultName, Section
from domain.terms import SameDay, Term, parse_term
from domain.vocabulary import DayUnit, ResultClass
from domain.written_days import TermProblem

_HEAD = ("title", "document", "sources", "aliases", "based_on")


def read_pack(name: str, text: str, known: Mapping[str, Pack] | None = None) -> Pack:
    """The pack of that name; sections it lacks are those of the pack it is `based_on`. Raises BadPack."""
    file = file_of(name)
    written = parse(name, text)
    hints = get_type_hints(Pack)
    sections = {one.name for one in fields(Pack) if _is_section(hints[one.name])}
    _refuse_unknown(file, "", written, {*_HEAD, *sections})
    basis = _basis(file, written, known or {})
    read: dict[str, Any] = {"name": name, "sources": (), "aliases": ()}
    for key in hints.keys() - {"name"}:
        if key in written:
            make = _section if key in sections else _read
            read[key] = make(file, key, written[key], hints[key])
        elif key in sections and basis is not None:
            read[key] = getattr(basis, key)
        elif key not in read:
            raise BadPack(file, key, Trouble.MISSING)
    _check_classes(file, read)
    return Pack(**read)


def file_of(name: str) -> str:
    """What a pack's file is called."""
    return f"{name}.toml"


def parse(name: str, text: str) -> dict[str, Any]:
    """The text as TOML has it. Raises BadPack."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPack(file_of(name), "", Trouble.NO_TOML, str(error)) from error


def _is_section(kind: Any) -> bool:  # noqa: ANN401 - a type, or a generic one
    return isinstance(kind, type) and issubclass(kind, Section)


def _basis(file: str, written: Mapping[str, Any], known: Mapping[str, Pack]) -> Pack | None:
    name = written.get("based_on")
    if name is None:
        return None
    if name not in known:
        raise BadPack(file, "based_on", Trouble.NO_SUCH_PACK, str(name))
    return known[name]


def _check_classes(file: str, read: Mapping[str, Any]) -> None:
    """Each of our four classes is meant by exactly one of the document's, so that every answer has one."""
    meant = Counter(one for name in read["result"].classes for one in name.means)
    for one in ResultClass:
        if meant[one] != 1:
            raise BadPack(file, "result.classes", Trouble.NOT_ONE_CLASS, one)


def _section(file: str, key: str, value: Any, kind: type[Any]) -> Any:  # noqa: ANN401 - from TOML
    if not isinstance(value, dict):
        raise BadPack(file, key, Trouble.NO_TABLE)
    hints = get_type_hints(kind)
    _refuse_unknown(file, f"{key}.", value, hints)
    for one in fields(kind):
        if one.name not in value and one.default is MISSING and one.default_factory is MISSING:
            raise BadPack(file, f"{key}.{one.name}", Trouble.MISSING)
    read = {name: _read(file, f"{key}.{name}", part, hints[name]) for name, part in value.items()}
    if not read.get("clause", "?").strip():
        raise BadPack(file, f"{key}.clause", Trouble.EMPTY)
    return kind(**read)


def _refuse_unknown(file: str, prefix: str, value: Mapping[str, Any], known: Any) -> None:  # noqa: ANN401
    for name in value:
        if name not in known:
            raise BadPack(file, f"{prefix}{name}", Trouble.UNKNOWN)


def _read(file: str, key: str, value: Any, kind: Any) -> Any:  # noqa: ANN401 - by the field's type
    """One value as its field wants it. Raises BadPack."""
    options = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    wanted = [one for one in options if one is not type(None)]
    if set(wanted) == set(get_args(Term)):
        return _term(file, key, value)
    only = wanted[0]
    if get_origin(only) is tuple:
        if not isinstance(value, list):
            raise BadPack(file, key, Trouble.NO_LIST)
        inner = get_args(only)[0]
        return tuple(_read(file, f"{key}[{place}]", one, inner) for place, one in enumerate(value, 1))
    if get_origin(only) is not None and issubclass(get_origin(only), Mapping):
        names, inner = get_args(only)
        return {
            _read(file, f"{key}.{name}", name, names): _read(file, f"{key}.{name}", one, inner)
            for name, one in _table(file, key, value).items()
        }
    return _plain(file, key, value, only)


def _plain(file: str, key: str, value: Any, kind: type[Any]) -> Any:  # noqa: ANN401 - by the field's type
    if kind is Ahead:
        return _ahead(file, key, value)
    if kind is ResultName:
        return _section(file, key, value, kind)
    if issubclass(kind, StrEnum):
        if value not in set(kind):
            raise BadPack(file, key, Trouble.NO_WORD, str(value), tuple(kind))
        return kind(value)
    if type(value) is not kind:
        raise BadPack(file, key, Trouble.WRONG_KIND, str(value), (kind.__name__,))
    if kind is int and value < 0:
        raise BadPack(file, key, Trouble.NEGATIVE, str(value))
    return value


def _table(file: str, key: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - from TOML
    if not isinstance(value, dict):
        raise BadPack(file, key, Trouble.NO_TABLE)
    return value


def _term(file: str, key: str, value: Any) -> Term:  # noqa: ANN401 - from TOML
    read = parse_term(value) if isinstance(value, str) else None
    if read is None or isinstance(read, TermProblem):
        raise BadPack(file, key, Trouble.NO_TERM, str(value))
    return read


def _ahead(file: str, key: str, value: Any) -> Ahead:  # noqa: ANN401 - from TOML
    """`3天`, `3个工作日`: so far ahead; `当日`: on the day itself at the latest."""
    term = _term(file, key, value)
    if isinstance(term, SameDay):
        return Ahead(0)
    unit = getattr(term, "unit", None)
    if unit not in (DayUnit.NATURAL_DAYS, DayUnit.WORKING_DAYS):
        raise BadPack(file, key, Trouble.NO_DAYS, str(value))
    return Ahead(term.n, unit)  # type: ignore[union-attr]
