"""The desk from which the command line and upstream systems act: nobody's chat, but somebody's name."""

from pathlib import Path

from domain.errors import NotAllowed
from domain.intents import ImportFile
from domain.permissions import may
from handlers.desk import Desk
from handlers.workbooks.shelf import Shelf
from storage.files import FileStore
from storage.people import Someone
from storage.tables import Conversation
from storage.unit_of_work import UnitOfWork


async def shell_desk(work: UnitOfWork, user_id: str | None = None, name: str = "shell") -> Desk:
    """Act as a person who may import, or under the name of the way in. Raises NotAllowed."""
    rules = await work.rules()
    who = Someone(0, name, name, reachable=False, posts=())
    if user_id is not None:
        known = rules.directory.by_user(user_id)
        if known is None or not may(known.roles, ImportFile):
            raise NotAllowed("import", user=user_id)
        who = known
    return await desk_without_chat(who, work)


async def desk_without_chat(who: Someone, work: UnitOfWork) -> Desk:
    """Somebody's desk with nothing asked and nothing shown before."""
    return Desk(work, who, await work.rules(), Conversation(person_id=who.id), Shelf(FileStore(Path())))
