"""The pack files that come with the program, read once."""

from functools import cache
from importlib.resources import files

from domain.packs import BadPack, Pack, read_pack
from domain.packs.choosing import GENERAL

_FOLDER = files("domain.packs") / "texts"


@cache
def bundled_packs() -> dict[str, Pack]:
    """Every pack by name. Raises BadPack, which names file and key."""
    texts = {one.name.removesuffix(".toml"): one.read_text("utf-8") for one in _FOLDER.iterdir()}
    if GENERAL not in texts:
        raise BadPack(f"{GENERAL}.toml", "", "missing")
    packs = {GENERAL: read_pack(GENERAL, texts[GENERAL])}
    for name, text in sorted(texts.items()):
        if name != GENERAL:
            packs[name] = read_pack(name, text, packs)
    return packs
