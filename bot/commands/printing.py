"""`duban export today`, `duban export slip`: papers for when the messenger cannot be used."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.errors import NotAllowed
from handlers.desk import Desk
from handlers.importing.shell import shell_desk
from handlers.paper.slip import make_slips
from handlers.paper.today import make_list
from storage.cases import case_ids_of
from storage.desks import items_of_cases
from storage.unit_of_work import UnitOfWork

PAPERS: Final = {"today": "今日电话单", "slip": "交办单"}
ENDING: Final = ".docx"


async def print_paper(args: Namespace, settings: Settings) -> int:
    """Write the paper; that it was printed, and for whom, stands in the ledger."""
    target = Path(args.out)
    if target.suffix.lower() != ENDING:
        raise CommandFailed(f"{PAPERS[args.what]}请以 {ENDING} 结尾。", 2)
    if args.what == "slip" and not args.case:
        raise CommandFailed("交办单要写是哪一件：--case 编号。", 2)
    async with (
        open_database(settings) as database,
        UnitOfWork(database, SystemClock().now()) as work,
    ):
        data = await _make(args, await _desk(args, work))
        try:
            target.write_bytes(data)
        except OSError as error:
            raise CommandFailed(f"写不了 {target}：{reason_of(error)}。请检查路径和磁盘。") from error
        await work.commit()
    print(f"已写好{PAPERS[args.what]}：{target}。")
    return 0


async def _desk(args: Namespace, work: UnitOfWork) -> Desk:
    try:
        return await shell_desk(work, args.user)
    except NotAllowed as error:
        raise CommandFailed(f"花名册里没有督查员或管理员 {args.user}。", 2) from error


async def _make(args: Namespace, desk: Desk) -> bytes:
    if args.what == "today":
        made = await make_list(desk)
        if not made.units:
            raise CommandFailed("今天没有要打电话的：没有没签收、快到期或超期的件，或者都打过了。")
        return made.data
    ids = await case_ids_of(desk.work.session, args.case)
    if not ids:
        raise CommandFailed(f"没有编号 {args.case} 的件。请写台账上的编号。", 2)
    return make_slips((await items_of_cases(desk.work.session, ids)).values(), desk)
