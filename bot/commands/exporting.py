"""`duban export`: one of the tables on record as xlsx or csv."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.tables.sheets import Sheet
from handlers.exporting import EXPORTS
from handlers.workbooks.writing import write_csv, write_xlsx

ENDINGS = (".xlsx", ".csv")


async def export(args: Namespace, settings: Settings) -> int:
    """Write one table; the file's ending tells the format."""
    if args.what not in EXPORTS:
        names = "、".join(f"{one.name}（{one.title}）" for one in EXPORTS.values())
        raise CommandFailed(f"没有叫 {args.what} 的表。可以导出：{names}。", 2)
    target = Path(args.out)
    if target.suffix.lower() not in ENDINGS:
        raise CommandFailed("导出文件请以 .xlsx 或 .csv 结尾。", 2)
    async with open_database(settings) as database:
        sheets = await EXPORTS[args.what].sheets(database)
    try:
        target.write_bytes(_write(sheets, target))
    except OSError as error:
        raise CommandFailed(f"写不了 {target}：{reason_of(error)}。请检查路径和磁盘。") from error
    print(f"已导出 {sum(len(sheet.lines) - sheet.heads for sheet in sheets)} 行到 {target}。")
    return 0


def _write(sheets: Sequence[Sheet], target: Path) -> bytes:
    """A csv file has no sheets: they stand below each other."""
    if target.suffix.lower() == ".xlsx":
        return write_xlsx(sheets)
    lines = tuple(line for sheet in sheets for line in sheet.filled())
    return write_csv(Sheet(target.stem, lines))
