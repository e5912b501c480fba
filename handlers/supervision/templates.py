"""换模板: an office puts its own letter in the place of ours; a broken or hostile one is refused."""

import asyncio
from dataclasses import replace

from domain.errors import NothingThere
from domain.intents import ReplaceTemplate
from domain.letter_templates import ENDING, OPTIONAL, REQUIRED
from domain.policy import TEMPLATE
from handlers.desk import Desk
from handlers.documents.filling import check_template
from handlers.replying import Question, Reply
from handlers.router import Router
from handlers.setting_changes import change_settings
from storage.filed import files_by_id, files_without_case
from storage.tables import StoredFile

router = Router()


@router.on(ReplaceTemplate)
async def replace_template(intent: ReplaceTemplate, desk: Desk) -> Reply:
    """Look at the file he sent, show what it is for, and use it from one 确认 on."""
    if intent.restore:
        return await _restore(intent, desk)
    file = await _file(intent, desk)
    facts = {"level": intent.level, "required": REQUIRED, "optional": OPTIONAL}
    if file is None:
        return Reply("questions/template_wanted.md.j2", facts, Question((intent,)))
    data = await asyncio.to_thread(desk.shelf.store.read, file.sha256)
    await asyncio.to_thread(check_template, file.name, data)
    facts["name"] = file.name
    if not desk.confirmed:
        settled = replace(intent, file_id=file.id or 0)
        return Reply("questions/template.md.j2", facts, Question((settled,)))
    await _put(intent, {"sha256": file.sha256, "name": file.name}, desk)
    return Reply("replies/template_replaced.md.j2", facts)


async def _restore(intent: ReplaceTemplate, desk: Desk) -> Reply:
    if intent.level not in desk.rules.policy.templates:
        raise NothingThere("own_template")
    if not desk.confirmed:
        return Reply("questions/template_restore.md.j2", {"level": intent.level}, Question((intent,)))
    await _put(intent, {}, desk)
    return Reply("replies/template_replaced.md.j2", {"level": intent.level, "name": ""})


async def _put(intent: ReplaceTemplate, value: dict[str, str], desk: Desk) -> None:
    await change_settings(desk, {(TEMPLATE, intent.level): value})


async def _file(intent: ReplaceTemplate, desk: Desk) -> StoredFile | None:
    """The file he named with it, else the last Word file he has just sent."""
    if intent.file_id:
        return next(iter(await files_by_id(desk.work.session, [intent.file_id])), None)
    since = desk.now - desk.rules.policy.question_lasts
    sent = await files_without_case(desk.work.session, desk.who.id, since)
    return next((one for one in reversed(sent) if one.name.lower().endswith(ENDING)), None)
