"""The pack files that come with the program, read once, and those of an office in a folder of its own."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from domain.packs import BadPack, Pack, Trouble, read_packs

_SUFFIX = ".toml"


@cache
def bundled_packs() -> Mapping[str, Pack]:
    """Every pack by name. Raises BadPack, which names file and key."""
    return read_packs(_bundled_texts())


def packs_with(folder: Path) -> Mapping[str, Pack]:
    """The bundled packs with those of a folder added, or in place of the ones of the same name.

    Raises BadPack, and OSError where the folder cannot be read.
    """
    return read_packs(_texts(folder), _bundled_texts())


@cache
def _bundled_texts() -> dict[str, str]:
    return _texts(files("domain.packs") / "texts")


def _texts(folder: Traversable) -> dict[str, str]:
    return {
        one.name.removesuffix(_SUFFIX): _text(one)
        for one in sorted(folder.iterdir(), key=lambda one: one.name)
        if one.name.endswith(_SUFFIX)
    }


def _text(file: Traversable) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BadPack(file.name, "", Trouble.NO_TEXT) from error
