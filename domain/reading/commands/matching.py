"""Finding the command word of a message, as written or put right, and making its clause."""

import re
from dataclasses import replace

from domain import intents
from domain.reading.commands.clauses import Clause, Command
from domain.reading.commands.cutting import find_second
from domain.reading.commands.table import BY_WORD, WORD
from domain.reading.naming.openings import Opening
from domain.reading.naming.references import Naming, read_refs
from domain.reading.rules import Message
from domain.reading.scene import Reading, Scene
from domain.reading.text.normalising import Passage

_BETWEEN = (
    r"帮我|帮忙|大概(?=延|推|拖|挪|往后)|给我们?(?!局|单位|们)|麻烦(?:你|您)?|咱们?|顺便|就是说?|那个啥|嗯+|呃+"
    r"|都|全部|均|也|已经?|我们?|我局|我单位|请|要|想|申请|需要|再|给|现在|今天|先|就|(?:办[理结])?[时期]限|截止(?:日期|时间)?|时间(?=[再往向延推挪顺帮给])|这几件|这几个|这个|那个|这件|那件|该件|件|的"
    r"|\s|[,:。]"
)
FILLERS = re.compile(rf"(?:{_BETWEEN})*")
_WORD = re.compile(rf"(?:{_BETWEEN})*?(?P<word>{WORD.pattern})")
_OBJECT = re.compile(
    rf"(?:{_BETWEEN})*(?:(?P<extension>延期|展期)|(?P<return>退回|退件|改办|转办))的?(?:申请|请求)?[\s,]*"
    r"(?P<word>同意|批准|批|通过|驳回|不同意|不批准?|撤回|撤销|收回|取消)"
)
_BEFORE_REFS = re.compile(r"(?:一下|下|了|件|掉|[\s:,])*")
_SEPARATORS = (" ", ":", ",", "。")
_REQUEST_FIRST = re.compile(rf"(?P<request>[ers][0-9]{{1,9}})[\s,:]*(?P<word>{WORD.pattern})")


def read_command(message: Message) -> Reading | None:
    """The command as it is written; what it decides may stand before it: 12延期同意, e3同意."""
    opening, scene = message.opening, message.scene
    return _decide_object(opening, scene) or _decide_request(opening, scene) or _read_word(opening, scene)


def _decide_object(opening: Opening, scene: Scene) -> Reading | None:
    """延期同意, 退回驳回; in 12延期 批复未到 nothing is decided."""
    found = _OBJECT.match(opening.rest.folded)
    reading = make_reading(found["word"], opening, opening.rest.after(found.end()), scene) if found else None
    if found and reading and isinstance(reading.intent, intents.Approve | intents.Refuse | intents.Undo):
        about = intents.About.EXTENSION if found["extension"] else intents.About.RETURN
        return replace(reading, intent=replace(reading.intent, about=about))
    return reading


def _decide_request(opening: Opening, scene: Scene) -> Reading | None:
    """e3同意: what a button would say, the other way round. No number after it is a case."""
    found = _REQUEST_FIRST.match(opening.rest.folded)
    if found is None:
        return None
    alone = replace(opening, naming=replace(opening.naming, pointing=True))
    reading = make_reading(found["word"], alone, opening.rest.after(found.end()), scene)
    if reading is None or not isinstance(reading.intent, intents.Approve | intents.Refuse):
        return None
    intent = replace(reading.intent, refs=(), request=found["request"])
    return replace(reading, intent=intent, from_quote=False)


def _read_word(opening: Opening, scene: Scene) -> Reading | None:
    found = _WORD.match(opening.rest.folded)
    reading = make_reading(found["word"], opening, opening.rest.after(found.end()), scene) if found else None
    if found and found["word"] == "取消" and not (reading and getattr(reading.intent, "about", None)):
        return None  # said of requests only: 取消停发 is another matter
    return reading


def make_reading(word: str, opening: Opening, rest: Passage, scene: Scene) -> Reading | None:
    """What the command word makes of the passage after it, for the cases in front or after it."""
    command = BY_WORD[word]
    other = find_second(rest, named=bool(opening.naming.refs)) if command.strict else ""
    if other:
        return Reading(intents.NotUnderstood(rest.message.strip(), opening.naming.refs), "several")
    if opening.naming.refs or opening.naming.pointing:
        reading = _build(command, _clause(scene, word, replace(opening.naming, rest=rest)))
        return _point(reading, opening.naming, scene)
    after_to = command.dated and word.endswith(("到", "至"))
    naming = read_refs(rest.skip(_BEFORE_REFS), spaced=command.spaced, ranges=not command.dated, close=True)
    unnamed = _clause(scene, word, Naming((), rest), at_card=command.at_card)
    if after_to or not (naming.refs or naming.pointing):
        return _build(command, unnamed)
    as_case = _point(_build(command, _clause(scene, word, naming)), naming, scene)
    return _case_or_day(command, naming, as_case, unnamed) if command.dated and naming.maybe_day else as_case


def _point(reading: Reading | None, naming: Naming, scene: Scene) -> Reading | None:
    """这个 without a quoted card says that he means a case in sight, not which."""
    pointing = naming.pointing and scene.quoted is None
    return replace(reading, pointing=True) if reading and pointing else reading


def _case_or_day(command: Command, naming: Naming, as_case: Reading | None, day: Clause) -> Reading | None:
    """延期15号: the 15th, unless there is a case 15; then both are offered."""
    as_day = _build(command, day)
    if as_case and isinstance(as_case.intent, intents.AskExtension) and as_case.intent.until:
        return as_case  # 延期12号到15号
    if as_case is None or all(case.ordinal != naming.refs[0].ordinal for case in day.scene.cases):
        return as_day
    if as_day is None or naming.rest.folded.startswith(_SEPARATORS):
        return as_case
    options = (as_case.intent, as_day.intent)
    return Reading(intents.Unclear(options, day.rest.message.strip()), "day_or_case")


def _clause(scene: Scene, word: str, naming: Naming, *, at_card: bool = True) -> Clause:
    if not naming.refs and at_card and scene.quoted is not None:
        return Clause(scene, word, (scene.quoted,), naming.rest, named=False)
    return Clause(scene, word, naming.refs, naming.rest)


def _build(command: Command, clause: Clause) -> Reading | None:
    intent = command.build(clause)
    if intent is None:
        asked = clause.asks and clause.refs and not clause.asks_leave
        return Reading(intents.ShowCase(clause.refs), "question") if asked else None
    from_quote = not clause.named and getattr(intent, "refs", ()) == clause.refs
    return Reading(intent, from_quote=from_quote)
