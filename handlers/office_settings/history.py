"""设置历史: who set what, when, what it was and what it is; and settings that are wished for later."""

from domain.intents import NotUnderstood, SetLater, ShowSettingHistory
from handlers.describing import describe
from handlers.desk import Desk
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.scenes import read_message
from handlers.setting_changes import setting_of
from handlers.setting_words import say_actor, say_setting
from storage.reasons import settings_changed
from storage.unit_of_work import UnitOfWork

router = Router()
SHOWN = 6


@router.on(ShowSettingHistory)
async def show_setting_history(intent: ShowSettingHistory, desk: Desk, work: UnitOfWork) -> Reply:
    """The newest first, as the ledger has them; what was taken back is told as such."""
    page = max(intent.page, 1)
    entries = await settings_changed(work.session, (page - 1) * SHOWN, SHOWN + 1)
    lines = []
    for entry in entries[:SHOWN]:
        one = setting_of(entry.subject, entry.facts)
        said = say_setting(one["name"], one["scope"], one["before"], one["after"], desk)
        undone = entry.act == "setting_undone"
        lines.append({"at": entry.at, "by": say_actor(entry.actor, desk), "setting": said, "undone": undone})
    facts = {"lines": lines, "page": page, "next_page": page + 1 if len(entries) > SHOWN else 0}
    return Reply("lists/setting_history.md.j2", facts)


@router.on(SetLater)
async def set_later(intent: SetLater, desk: Desk) -> Reply:
    """A setting holds from its 确认 on: it is offered for now, and echoed before it is done."""
    sought = (await read_message(intent.sought, desk, None)).intent
    understood = not isinstance(sought, NotUnderstood | SetLater)
    facts = {"when": intent.when, "understood": understood, "w": describe(sought)}
    question = Question((sought,), rereads=True) if understood else None
    return Reply("questions/set_later.md.j2", facts, question)
