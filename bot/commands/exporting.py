"""`duban export`: one of the tables on record as xlsx or csv, masked unless a purpose is given."""

import os
import tempfile
from argparse import Namespace
from datetime import date
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.chaining import CHAIN, export_chain
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.commands.printing import PAPERS, print_paper
from bot.settings import Settings
from domain.names import NAMES
from domain.permissions import KEEPERS
from domain.tables.wanted import Wanted
from domain.vocabulary import Source
from handlers.exporting import EXPORTS
from handlers.exporting.writing import Sheaf, write_export
from handlers.units import register
from storage.engines import Database
from storage.unit_of_work import UnitOfWork

ENDINGS = (".xlsx", ".csv")
_SOURCES = {NAMES[source]: source for source in Source}
SHORTEST_PURPOSE = 2  # characters
_WANTS_PURPOSE = "不打码的表要写明谁要、做什么用：--as 审批人或管理员的用户ID --purpose 用途。"


async def export(args: Namespace, settings: Settings) -> int:
    """Write one table; the file's ending tells the format."""
    if args.what in PAPERS:
        return await print_paper(args, settings)
    if args.what == CHAIN:
        return await export_chain(args, settings)
    if args.what not in EXPORTS:
        known = {one.name: one.title for one in EXPORTS.values()} | PAPERS | {CHAIN: "一件的留痕"}
        names = "、".join(f"{name}（{title}）" for name, title in known.items())
        raise CommandFailed(f"没有叫 {args.what} 的表。可以导出：{names}。", 2)
    target = Path(args.out)
    if target.suffix.lower() not in ENDINGS:
        raise CommandFailed("导出文件请以 .xlsx 或 .csv 结尾。", 2)
    async with open_database(settings) as database:
        wanted = await _wanted(args, database)
        try:
            rows = await _write(args.what, database, wanted, target)
        except OSError as error:
            raise CommandFailed(f"写不了 {target}：{reason_of(error)}。请检查路径和磁盘。") from error
        if wanted.full:
            await _note(args, database, rows)
    print(f"已导出 {rows} 行到 {target}。")
    return 0


async def _write(name: str, database: Database, wanted: Wanted, target: Path) -> int:
    """The file is there whole or not at all."""
    handle, partial = tempfile.mkstemp(suffix=target.suffix.lower(), prefix=".export-", dir=target.parent)
    os.close(handle)
    try:
        async with database.reader() as session:
            rows = await write_export(EXPORTS[name], session, wanted, Sheaf(Path(partial)))
        Path(partial).replace(target)
    finally:
        Path(partial).unlink(missing_ok=True)
    return rows


async def _wanted(args: Namespace, database: Database) -> Wanted:
    async with UnitOfWork(database, SystemClock().now()) as work:
        rules = await work.rules()
        directory = rules.directory
    if args.source and args.source not in _SOURCES:
        raise CommandFailed(f"没有来源“{args.source}”。来源有：{'、'.join(_SOURCES)}。", 2)
    name = register(directory.units.values()).find(args.unit).name if args.unit else None
    if args.unit and name is None:
        raise CommandFailed(f"花名册里没有“{args.unit}”，请写单位全称。", 2)
    if args.full:
        known = directory.by_user(args.user or "")
        if known is None or known.roles.isdisjoint(KEEPERS) or len(args.purpose or "") < SHORTEST_PURPOSE:
            raise CommandFailed(_WANTS_PURPOSE, 2)
    return Wanted(
        source=_SOURCES.get(args.source or ""),
        unit_id=next((unit_id for unit_id, unit in directory.units.items() if unit == name), None),
        since=date(args.year, 1, 1) if args.year else None,
        until=date(args.year, 12, 31) if args.year else None,
        full=args.full,
        masks=rules.policy.masks,
    )


async def _note(args: Namespace, database: Database, rows: int) -> None:
    """Who took personal data, and what for, stands in the ledger."""
    async with UnitOfWork(database, SystemClock().now()) as work:
        facts = {"table": args.what, "rows": rows, "full": True, "purpose": args.purpose}
        work.record("exported", args.user, f"table:{args.what}", **facts)
        await work.commit()
