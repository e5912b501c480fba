"""What one line of a roster message asks for, in its own words: nothing is looked up but unit names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from domain.numerals import fold_width
from domain.rosters.steps import StepKind
from domain.rosters.words import ROLE, ROLE_WORDS, Words, is_name, is_unit_name, sort_words
from domain.tables.units import UnitRegister
from domain.vocabulary import PostRole

MOST_LINES: Final = 200
_NAMES_POST: Final = re.compile(rf"(?:{ROLE}|代理|[abABａｂＡＢ]角)")
_ADD = r"(?:添加|新增|增加|登记|录入|加入|补充|加)"
_HEAD = re.compile(
    r"^(?:请|帮我|麻烦)?(?:更新|修改|维护|调整|补充)?(?:花名册|名册|人员名单)(?:里|中)?\s*[:,]?\s*"
)
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,3}[.、)]\s*|[-*•·]\s*)(?=\S)")
_ADDED = re.compile(
    rf"^{_ADD}(?:一[位名个])?\s*(?:(?P<role>{ROLE})|(?P<person>人员|人|成员))\s*[:,]?\s*(?P<rest>.*)$"
)
_BEGINS_APART = re.compile(r"\s*[:,]|\s+\S|\s*$")
_ADD_UNIT = re.compile(
    rf"{_ADD}(?:一个)?\s*(?:承办)?单位\s*[:,]?\s*(?P<unit>[^\s,:;、]{{2,40}})(?:[\s,、]+(?P<kind>[^\s,]{{1,12}}))?"
)
_RENAME = re.compile(
    r"(?:把|将)?(?P<unit>[^\s,:;、]{2,40}?)\s*(?:的名[称字])?(?:改名|更名|名称改|改称|改叫)(?:为|成|叫)?\s*(?P<new>[^\s,:;、]{2,40})"
)
_NO_LONGER = re.compile(
    rf"(?P<name>[\u4e00-\u9fff·]{{2,8}}?)(?:同志)?(?:已经?)?(?:不再|不)(?:是|担任|任|当|做|兼任?)(?P<unit>[^\s,:;、]{{2,40}}?)?的?(?P<role>{ROLE})了?"
)
_END = re.compile(
    rf"(?:停用|离任|免去|撤下|移除|去掉|取消)\s*[:,]?\s*(?:(?P<unit>[^\s,:;、]{{2,40}}?)(?:的|\s+|(?={ROLE})))?\s*"
    rf"(?:(?P<role>{ROLE})\s*)?(?P<name>[\u4e00-\u9fff·]{{2,8}}|[A-Za-z0-9_.@-]{{2,64}})(?:同志)?(?:的)?(?:(?P<after>{ROLE})|岗位|账号)?(?:的?岗位)?"
)
_TO = r"(?:的)?(?:新)?{what}(?:码)?\s*(?:改为|改成|换成|换为|变更为|更新为|变成|是|为|改|换|:|\s)*\s*"
_MOBILE_OF = re.compile(
    rf"(?:(?:改|换|更新|修改|更换)(?:手机号?码?|电话)\s*)?(?:(?P<unit>[^\s,:;、]{{2,40}}?)(?:的|\s+))?(?P<name>(?!手机|电话)[\u4e00-\u9fff·]{{2,8}}?)\s*"
    rf"{_TO.format(what='(?:手机号?|电话|号)?')}(?P<mobile>\+?[\d\s-]{{5,18}})"
)
_SAYS_MOBILE = re.compile(r"手机|电话|换号")
_ID_OF = re.compile(
    rf"(?:(?:改|换|更新|补)用户id\s*)?(?:(?P<unit>[^\s,:;、]{{2,40}}?)(?:的|\s+))?(?P<name>[\u4e00-\u9fff·]{{2,8}}?)\s*"
    rf"{_TO.format(what='(?:用户id|userid)?')}(?P<id>[A-Za-z0-9][A-Za-z0-9_.@-]{{1,63}})",
    re.IGNORECASE,
)
_SAYS_ID = re.compile(r"用户id|userid", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line's wish as written. `words` only of a line that names a person for a post."""

    row: int
    text: str
    kind: StepKind | None = None
    unit: str = ""
    unit_kind: str = ""
    role: PostRole | None = None
    name: str = ""
    value: str = ""  # the mobile, the user id, the new name
    words: Words | None = None


_Reader = Callable[[str, Line, UnitRegister], Line | None]


def read_lines(text: str, units: UnitRegister) -> list[Line]:
    """The lines of a message; headings and empty lines are left out, a role said in front holds for all."""
    head = _HEAD.match(text.strip())
    rest = text.strip()[head.end() :] if head else text.strip()
    lines, default = list[Line](), None
    for written in re.split(r"[\n\r;；]+", rest):
        if not written.strip():
            continue
        line = _read(len(lines) + 1, _NUMBERED.sub("", written.strip()), units)
        if line.words and not line.words.roles and default:
            line.words.roles.append(default)
        if line.words and _is_opening(line):
            default = line.role or (line.words.roles[0] if line.words.roles else default)
            continue
        if line.words is None or not line.words.is_heading:
            lines.append(line)
    return lines


def is_command(text: str) -> bool:
    """Whether the first line says by itself that it is of the roster: 花名册 …, 添加联络员 …, 添加单位 …."""
    first = fold_width(text.strip().split("\n", 1)[0])
    if head := _HEAD.match(first):
        apart = first[head.end() - 1] in " :," or head.end() == len(first)
        return apart and bool(text.strip()[head.end() :].strip())
    if unit := _ADD_UNIT.fullmatch(first):
        return is_unit_name(unit["unit"])
    added = _ADDED.match(first)
    return bool(added and added["role"] and _BEGINS_APART.match(first[added.end("role") :]))


def is_pasted(text: str, units: UnitRegister) -> bool:
    """Whether every line names a person with a post and a number or id: nobody says that in passing."""
    written = [line for line in text.splitlines() if line.strip()]
    if sum(bool(_NAMES_POST.search(line)) for line in written) < max(1, len(written) - 1):
        return False  # at most a heading goes without one
    lines = read_lines(text, units)
    if not lines or not all(_is_complete(line) for line in lines):
        return False
    first = lines[0].words
    return first is not None and bool(first.units)


def is_change(text: str, units: UnitRegister) -> bool:
    """Whether a single line changes somebody on the roster: 停用 张三, 张三不再是区教育局联络员."""
    if "\n" in text.strip():
        return False
    line = _read(1, text.strip(), units, _CHANGES)
    return line.kind is not None


def _is_complete(line: Line) -> bool:
    words = line.words
    if line.kind is not StepKind.APPOINT or words is None:
        return False
    return bool(words.roles and (words.names or words.units) and (words.mobiles or words.user_ids))


def _is_opening(line: Line) -> bool:
    """Whether it only says what follows: 添加联络员："""
    words = line.words
    return (
        words is not None
        and not any((words.units, words.names, words.mobiles, words.user_ids, words.numbers))
        and bool(words.roles)
        and not words.rest
    )


def _read(row: int, text: str, units: UnitRegister, readers: Sequence[_Reader] | None = None) -> Line:
    folded = " ".join(fold_width(text).split()).rstrip("。. ")
    line = Line(row, text)
    for reads in _READERS if readers is None else readers:
        if found := reads(folded, line, units):
            return found
    return line


def _add_unit(folded: str, line: Line, _: UnitRegister) -> Line | None:
    found = _ADD_UNIT.fullmatch(folded)
    if found is None:
        return None
    return replace(line, kind=StepKind.ADD_UNIT, unit=found["unit"], unit_kind=found["kind"] or "")


def _rename(folded: str, line: Line, _: UnitRegister) -> Line | None:
    found = _RENAME.fullmatch(folded)
    return found and replace(line, kind=StepKind.RENAME_UNIT, unit=found["unit"], value=found["new"])


def _no_longer(folded: str, line: Line, _: UnitRegister) -> Line | None:
    found = _NO_LONGER.fullmatch(folded)
    if found is None:
        return None
    role = ROLE_WORDS[found["role"]]
    return replace(line, kind=StepKind.END, unit=found["unit"] or "", name=found["name"], role=role)


def _end(folded: str, line: Line, units: UnitRegister) -> Line | None:
    """停用 张三; 停用 区教育局 联络员 张三; a unit is none: its messages are stopped with 停发."""
    found = _END.fullmatch(folded)
    if found is None or is_unit_name(found["name"]) or units.shortened(found["name"]):
        return None
    word = found["role"] or found["after"]
    role = ROLE_WORDS[word] if word else None
    return replace(line, kind=StepKind.END, unit=found["unit"] or "", name=found["name"], role=role)


def _mobile(folded: str, line: Line, _: UnitRegister) -> Line | None:
    found = _MOBILE_OF.fullmatch(folded) if _SAYS_MOBILE.search(folded) else None
    if found is None:
        return None
    value = re.sub(r"[^\d]", "", found["mobile"].strip().removeprefix("+86"))
    return replace(line, kind=StepKind.MOBILE, unit=found["unit"] or "", name=found["name"], value=value)


def _user_id(folded: str, line: Line, _: UnitRegister) -> Line | None:
    found = _ID_OF.fullmatch(folded) if _SAYS_ID.search(folded) else None
    if found is None or not is_name(found["name"]):
        return None
    return replace(
        line, kind=StepKind.USER_ID, unit=found["unit"] or "", name=found["name"], value=found["id"]
    )


def _appoint(folded: str, line: Line, units: UnitRegister) -> Line | None:
    found = _ADDED.match(folded)
    words = sort_words(found["rest"] if found else line.text, units)
    if found and found["role"] and not words.roles:
        words.roles.append(ROLE_WORDS[found["role"]])
    role = ROLE_WORDS[found["role"]] if found and found["role"] else None
    return replace(line, kind=StepKind.APPOINT, role=role, words=words)


_CHANGES: Final[tuple[_Reader, ...]] = (_rename, _no_longer, _end, _user_id, _mobile)
_READERS: Final[tuple[_Reader, ...]] = (_add_unit, *_CHANGES, _appoint)
