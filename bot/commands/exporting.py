"""`duban export`: the ledger of cases as xlsx or csv."""

from argparse import Namespace
from pathlib import Path

from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.tables.correction import CorrectionSheet
from handlers.exporting import ledger_rows
from handlers.workbooks.writing import write_csv, write_xlsx


async def export(args: Namespace, settings: Settings) -> int:
    """Write one row per assignment; the file's ending tells the format."""
    target = Path(args.out)
    if target.suffix.lower() not in (".xlsx", ".csv"):
        raise CommandFailed("导出文件请以 .xlsx 或 .csv 结尾。", 2)
    async with open_database(settings) as database:
        sheet = CorrectionSheet("台账", await ledger_rows(database))
    data = write_csv(sheet) if target.suffix.lower() == ".csv" else write_xlsx([sheet])
    try:
        target.write_bytes(data)
    except OSError as error:
        raise CommandFailed(f"写不了 {target}：{reason_of(error)}。请检查路径和磁盘。") from error
    print(f"已导出 {len(sheet.lines) - 1} 行到 {target}。")
    return 0
