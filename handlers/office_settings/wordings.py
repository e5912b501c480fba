"""话术: an office's own words for a message, shown with a real case before they hold."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from domain.errors import BadInput
from domain.intents import ShowWording, ShowWordings, Wording, WordsWish
from domain.ladder import LATE
from domain.news_names import NEWS_NAMES
from domain.office_words import EDITABLE, PLACES, WORDS, read_words, tidy
from domain.permissions import may
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from message_templates import Unsayable, facts_of, render, say_own_words
from storage.desks import Item, open_items
from storage.lines import line_of

router = Router()
SHOWN = 10


@router.on(ShowWordings)
async def show_wordings(intent: ShowWordings, desk: Desk) -> Reply:
    """Which messages have words that can be edited, and of which the office has its own."""
    page = max(intent.page, 1)
    shown = EDITABLE[(page - 1) * SHOWN : page * SHOWN]
    own = desk.rules.policy.words
    lines = [{"kind": kind, "own": kind in own} for kind in shown]
    more = page * SHOWN < len(EDITABLE)
    return Reply("lists/wordings.md.j2", {"lines": lines, "next_page": page + 1 if more else 0, "page": page})


@router.on(Wording)
async def handle_wording(intent: Wording, desk: Desk) -> Reply:
    """Edit or restore the words of one message."""
    kind = _kind(intent.name)
    return await _WISHES[intent.wish](kind, intent, desk)


@router.on(ShowWording)
async def show_wording(intent: ShowWording, desk: Desk) -> Reply:
    """The words of one message as they are now, and what may stand in them."""
    kind = _kind(intent.name)
    text, start = desk.rules.policy.words.get(kind, ""), _start(kind)
    facts: dict[str, Any] = {"kind": kind, "text": text, "start": start, "places": list(PLACES)}
    facts |= {"may_set": may(desk.who.roles, Wording), **await _preview(text or start, kind, desk)}
    return Reply("cards/wording.md.j2", facts)


async def _edit(kind: str, intent: Wording, desk: Desk) -> Reply:
    """Echoed as a real case would be told; what cannot be a message is refused with the reason."""
    if not intent.text.strip():
        facts = {
            "kind": kind,
            "start": desk.rules.policy.words.get(kind) or _start(kind),
            "places": list(PLACES),
        }
        return Reply("questions/wording_wanted.md.j2", facts, Question((intent,), wants_words_for="text"))
    text = tidy(intent.text)
    _ = read_words(text, kind)
    facts = {"kind": kind, "text": text, **await _preview(text, kind, desk)}
    if desk.rules.policy.words.get(kind) == text:
        return Reply("replies/wording_set.md.j2", {**facts, "unchanged": True, "restored": False})
    if not desk.confirmed:
        return Reply("questions/wording.md.j2", facts, Question((replace(intent, text=text),)))
    await change_settings(desk, {(WORDS, kind): {"text": text}})
    return Reply("replies/wording_set.md.j2", {**facts, "unchanged": False, "restored": False})


async def _restore(kind: str, intent: Wording, desk: Desk) -> Reply:
    text = desk.rules.policy.words.get(kind, "")
    facts = {"kind": kind, "text": text, "restored": True}
    if not text:
        return Reply("replies/wording_set.md.j2", {**facts, "unchanged": True})
    if not desk.confirmed:
        return Reply("questions/wording_restore.md.j2", facts, Question((intent,)))
    await change_settings(desk, {(WORDS, kind): {}})
    return Reply("replies/wording_set.md.j2", {**facts, "unchanged": False})


async def _preview(text: str, kind: str, desk: Desk) -> dict[str, Any]:
    """The words said of a case that is there; of an example where there is none. Raises BadInput."""
    item = _fitting(kind, await open_items(desk.work.session))
    if item is not None:
        facts: Mapping[str, str] = facts_of(line_of(item, desk.rules), desk.who.name)
    else:
        facts = {fact: f"〔{place}〕" for place, fact in PLACES.items()}
    try:
        said = say_own_words(text, kind, facts)
    except Unsayable as error:
        raise BadInput("words_unsayable") from error
    return {"said": said, "sample": item is None}


def _fitting(kind: str, items: list[Item]) -> Item | None:
    """A case of which this message may be sent, if there is one, else any; never a secret one."""
    plain = [item for item in items if not item.case.secret]
    dated = [item for item in plain if item.assignment.deadline_on is not None]
    late = kind in LATE
    days = sorted(dated, key=lambda item: str(item.assignment.deadline_on), reverse=not late)
    return (days[0] if late else days[-1]) if days else next(iter(plain), None)


def _start(kind: str) -> str:
    """Words to begin from, as the office would write them."""
    return render("parts/words_start.j2", kind=kind)


def _kind(name: str) -> str:
    """The message of that name. Raises BadInput with those that may be meant."""
    names = {NEWS_NAMES[kind].message: kind for kind in EDITABLE}
    if name in names:
        return names[name]
    alike = [known for known in names if name.removesuffix("提醒") in known and len(name) > 1]
    if len(alike) == 1:
        return names[alike[0]]
    near = alike or get_close_matches(name, names, 3, 0.3)
    raise BadInput("words_which", name=name, near=near[:4])


_WISHES = {WordsWish.EDIT: _edit, WordsWish.RESTORE: _restore}
