"""Files in somebody's chat, and whoever else works in the town."""

from io import BytesIO

from docx import Document
from python_calamine import CalamineWorkbook

from domain.tables.grid import Grid
from handlers.importing.applying import apply_rows
from handlers.importing.reading import applicable, read_grids
from handlers.importing.shell import shell_desk
from simulator.company import Person
from storage.unit_of_work import UnitOfWork
from tests.scenarios.roster import ROSTER_HEADER
from tests.scenarios.town import Heard, Speaker, Town

DISCIPLINE = "纪工委监察组"


async def hire_discipline(t: Town) -> Speaker:
    """Somebody who receives copies for discipline joins the roster."""
    row = (DISCIPLINE, "纪检机构", "严正", "纪检抄送", "u51", "", "")
    async with UnitOfWork(t.database, t.clock.now()) as work:
        reading = await read_grids([Grid("花名册", (ROSTER_HEADER, row))], "花名册", work)
        await apply_rows(applicable(reading, adopt=True), await shell_desk(work, name="test"))
        await work.commit()
    t.messenger.company.hire(Person("u51", "严正"))
    await t.rests()
    return t.person("u51")


def files_in(heard: Heard) -> list[str]:
    """The names of the files among the bubbles."""
    return [bubble.draft.file_name or "" for bubble in heard.bubbles if bubble.draft.file_code]


def bytes_in(t: Town, heard: Heard) -> list[bytes]:
    """What is in them."""
    codes = [bubble.draft.file_code for bubble in heard.bubbles if bubble.draft.file_code]
    found = [t.messenger.files.find(code) for code in codes if code]
    return [one.content for one in found if one is not None]


def words_of(docx: bytes) -> str:
    """Paragraphs and cells of a document."""
    document = Document(BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def sheet_names(xlsx: bytes) -> list[str]:
    """The sheets of a workbook."""
    return CalamineWorkbook.from_filelike(BytesIO(xlsx)).sheet_names
