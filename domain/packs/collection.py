"""All packs from their texts: each after the one it is based on, and no two called alike."""

from collections.abc import Mapping

from domain.packs.bad_pack import BadPack, Trouble
from domain.packs.choosing import GENERAL
from domain.packs.pack import Pack
from domain.packs.reading import file_of, parse, read_pack


def read_packs(texts: Mapping[str, str], replaced: Mapping[str, str] | None = None) -> dict[str, Pack]:
    """Every pack by name. Texts add to others or replace them, and may be based on the one they replace.

    Raises BadPack.
    """
    before = replaced or {}
    every = {**before, **texts}
    done: dict[str, Pack] = {}
    for name in _in_order({name: _basis(name, every, before) for name in every}):
        if name in before and name in texts:
            done[name] = read_pack(name, before[name], done)
        done[name] = read_pack(name, every[name], done)
    if GENERAL not in done:
        raise BadPack(file_of(GENERAL), "", Trouble.MISSING)
    _refuse_doubles(done)
    return done


def _basis(name: str, texts: Mapping[str, str], before: Mapping[str, str]) -> str:
    """What has to be read first: of a text based on the one it replaces, what that one is based on."""
    basis = str(parse(name, texts[name]).get("based_on", ""))
    return str(parse(name, before[name]).get("based_on", "")) if basis == name in before else basis


def _in_order(bases: Mapping[str, str]) -> list[str]:
    """Names with their bases first; a basis that is not among them is refused when it is looked for."""
    order: list[str] = []
    for name in sorted(bases):
        chain = [name]
        while (basis := bases[chain[-1]]) in bases and basis not in order:
            if basis in chain:
                raise BadPack(file_of(name), "based_on", Trouble.CIRCLE, basis)
            chain.append(basis)
        order += [one for one in reversed(chain) if one not in order]
    return order


def _refuse_doubles(packs: Mapping[str, Pack]) -> None:
    """What people call a pack by has to mean just one."""
    seen: dict[str, str] = {}
    for name, pack in sorted(packs.items()):
        for said in {pack.title, *pack.aliases}:
            if seen.setdefault(said, name) != name:
                raise BadPack(file_of(name), "aliases", Trouble.SAME_NAME, said)
