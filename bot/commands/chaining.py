"""`duban export chain` and `duban verify FILE`: one case's chain as a file, and whether such a file holds."""

import json
import zipfile
from argparse import Namespace
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.chain_files import Checked, NoChainFile, check
from domain.errors import NotAllowed
from domain.permissions import KEEPERS
from handlers.desk import Desk
from handlers.importing.shell import shell_desk
from handlers.trust.extracts import CHAIN as INSIDE
from handlers.trust.extracts import take_out
from message_templates import render
from storage.cases import case_ids_of
from storage.chain_extracts import stands_in_ledger
from storage.desks import Item, items_of_case
from storage.unit_of_work import UnitOfWork

CHAIN: Final = "chain"
ENDING: Final = ".zip"
_LARGEST: Final = 1 << 30  # bytes of a chain once it is unpacked
_WANTS_PURPOSE: Final = "带原文的留痕要写明谁要、做什么用：--as 审批人或管理员的用户ID --purpose 用途。"


async def export_chain(args: Namespace, settings: Settings) -> int:
    """Write the archive; that it was taken stands in the ledger."""
    target = Path(args.out)
    if target.suffix.lower() != ENDING:
        raise CommandFailed(f"留痕请以 {ENDING} 结尾。", 2)
    if not args.case:
        raise CommandFailed("留痕要写是哪一件：--case 编号。", 2)
    async with open_database(settings) as database, UnitOfWork(database, SystemClock().now()) as work:
        desk = await _desk(args, work)
        item = await _case(args.case, desk)
        taken = await take_out(item, desk, words=args.full, purpose=args.purpose or "")
        try:
            target.write_bytes(taken.data)
        except OSError as error:
            raise CommandFailed(f"写不了 {target}：{reason_of(error)}。请检查路径和磁盘。") from error
        await work.commit()
    print(f"已导出 {item.case.spoken} 的留痕 {taken.count} 条到 {target}，核对到校验码 {taken.head}。")
    return 0


async def _desk(args: Namespace, work: UnitOfWork) -> Desk:
    try:
        desk = await shell_desk(work, args.user)
    except NotAllowed as error:
        raise CommandFailed(f"花名册里没有督查员或管理员 {args.user}。", 2) from error
    if args.full and (desk.who.roles.isdisjoint(KEEPERS) or not args.purpose):
        raise CommandFailed(_WANTS_PURPOSE, 2)
    return desk


async def _case(number: str, desk: Desk) -> Item:
    ids = await case_ids_of(desk.work.session, number)
    if not ids:
        raise CommandFailed(f"没有编号 {number} 的件。请写台账上的编号。", 2)
    if len(ids) > 1:
        raise CommandFailed(f"编号 {number} 有 {len(ids)} 件，请连来源写，比如 建议{number}。", 2)
    return (await items_of_case(desk.work.session, next(iter(ids))))[0]


async def verify_file(args: Namespace, settings: Settings) -> int:
    """Follow the file's chain without any database; with one, whether its head stands there."""
    try:
        found = check(json.loads(_read(Path(args.file))))
    except (NoChainFile, ValueError) as error:
        raise CommandFailed(f"{args.file} 不是导出的留痕，或者不完整。", 2) from error
    if found.broken_at is not None:
        what = render("parts/chain_fault.j2", what=found.what)
        print(f"留痕文件核验不通过：{found.case}，第 {found.broken_at} 条对不上（{what}）。")
        return 1
    print(
        f"留痕文件自身相符：{found.case}，{found.entries} 条（第 {found.first} 到 {found.last} 条），", end=""
    )
    print(f"连到第 {found.head_seq} 条，校验码 {found.head}")
    if found.unseen:
        print(f"其中 {found.unseen} 条的原文没有给出或已删除，只能核对封印。")
    if found.taken_on_trust:
        print(f"别的件有 {found.taken_on_trust} 条是旧格式，前后衔接只能以文件所写为准。")
    return await _compare(found, settings)


def _read(path: Path) -> bytes:
    """The chain in an archive, or by itself."""
    try:
        if not zipfile.is_zipfile(path):
            return path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(INSIDE).file_size > _LARGEST:
                raise CommandFailed(f"{path} 太大，没有读。", 2)
            return archive.read(INSIDE)
    except OSError as error:
        raise CommandFailed(f"读不了 {path}：{reason_of(error)}。", 2) from error
    except (KeyError, zipfile.BadZipFile) as error:
        raise NoChainFile from error


async def _compare(found: Checked, settings: Settings) -> int:
    """A database need not be there; one that is must have the head."""
    try:
        async with open_database(settings) as database, database.reader() as session:
            stands = await stands_in_ledger(session, found)
    except CommandFailed:
        print(f"没有连数据库：请和以后发出的日报、报告对照，或者在聊天里回「核验 {found.head[:12]}」。")
        return 0
    print(
        "文件的链头在这个数据库里。"
        if stands
        else "文件的链头不在这个数据库里：不是同一本留痕，或者留痕被重写过。"
    )
    return 0 if stands else 1
