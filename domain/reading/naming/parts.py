"""Who takes which part in a case: 区城市管理局主办 城桥镇、新河镇会办, or 主办：… 会办：…."""

import re
from dataclasses import dataclass, field
from typing import Final

from domain.reading.naming.units import split_units
from domain.reading.text.normalising import Passage
from domain.vocabulary import AssignmentRole

ROLES: Final = {
    "主办": AssignmentRole.LEAD,
    "牵头": AssignmentRole.LEAD,
    "会办": AssignmentRole.CO,
    "协办": AssignmentRole.CO,
    "配合": AssignmentRole.CO,
    "独办": AssignmentRole.SOLE,
    "分办": AssignmentRole.SPLIT,
}
_TOKEN = re.compile(r"[^\s,;。:]+")
_ROLE = re.compile(rf"({'|'.join(ROLES)})(?!公室|事处)(?:单位|部门)?[为是]?")
_HANDED_TO = re.compile(r"^(?:[交派]?给|由|请|到|拟)")
_LABEL = re.compile(r"(?:标题|案由|题目|事由|(?:办[理结])?(?:时限|期限)|限期|承办单位|单位)+")
_TITLE_ENDS = re.compile(r"(?:建议|提案|议案)$")
# Beside a part it stands for a unit, whatever it is called: 园林主办. Which one, the register decides.
_CALLED = re.compile(r"(?!关于)[\u4e00-\u9fff]{2,12}(?<!的)")


@dataclass(slots=True)
class Parts:
    """The units in order, each with the part that was said, and the words that are neither."""

    named: list[tuple[str, AssignmentRole | None]] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    role: AssignmentRole | None = None  # of the units that follow

    def take(self, token: Passage, known: tuple[str, ...], *, led_in: bool) -> bool:
        """Add what one token names; `led_in` says that a colon follows: 主办：. False if it names nothing."""
        first, *rest = _ROLE.split(_HANDED_TO.sub("", token.folded))
        roles = [ROLES[word] for word in rest[::2]]
        lists = [_split(_HANDED_TO.sub("", words), known, beside=roles) for words in (first, *rest[1::2])]
        if any(units is None for units in lists):
            return False
        units = [found or [] for found in lists]
        if roles and not any(units):
            self._say_role(roles[-1], led_in=led_in)
        elif roles and not units[0]:
            self._add_after(roles, units[1:])
        else:
            self._add_before(roles, units)
        return True

    def _say_role(self, role: AssignmentRole, *, led_in: bool) -> None:
        """A part by itself: of the units before it that have none yet, else of those after it."""
        if not led_in and self.named and self.named[-1][1] is None:
            self.named = [(name, said or role) for name, said in self.named]
            self.role = None
        else:
            self.role = role

    def _add_after(self, roles: list[AssignmentRole], units: list[list[str]]) -> None:
        for role, names in zip(roles, units, strict=True):
            self.role = role
            self.named += [(name, role) for name in names]

    def _add_before(self, roles: list[AssignmentRole], units: list[list[str]]) -> None:
        for names, role in zip(units, [*roles, self.role], strict=False):
            self.named += [(name, role) for name in names]
        self.role = None if roles else self.role


def _split(words: str, known: tuple[str, ...], *, beside: list[AssignmentRole]) -> list[str] | None:
    units = split_units(words, known)
    return [words] if units is None and beside and _CALLED.fullmatch(words) else units


def read_parts(stretches: list[Passage], known: tuple[str, ...]) -> Parts:
    """Read the units of all stretches, in order; free words that follow each other stay together."""
    parts = Parts()
    for stretch in stretches:
        parts.role = None
        start: int | None = None  # of the free words that are not yet at their end
        for found in _TOKEN.finditer(stretch.folded):
            token = stretch.part(*found.span())
            led_in = stretch.folded[found.end() :].startswith(":")
            if (led_in and _LABEL.fullmatch(token.folded)) or parts.take(token, known, led_in=led_in):
                start = None
                continue
            if start is not None:
                del parts.free[-1]
            start = found.start() if start is None else start
            parts.free.append(stretch.part(start, found.end()).typed)
            start = None if _TITLE_ENDS.search(token.folded) else start
    return parts
