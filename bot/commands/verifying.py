"""`duban verify`: recomputes the ledger's hash chain, looks for a head, or checks an exported file."""

import re
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.commands.chaining import verify_file
from bot.commands.failing import CommandFailed
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.zone import OFFICE_ZONE
from message_templates import render
from storage.heads import SHORTEST, Place, find_head
from storage.ledger import Verification, verify
from storage.witness import Evidence, Witness

_HEAD: Final = re.compile(rf"[0-9a-fA-F]{{{SHORTEST},64}}")


async def verify_ledger(args: Namespace, settings: Settings) -> int:
    """Print the head, or the first broken link; exit 1 when the chain does not hold."""
    if args.file:
        return await verify_file(args, settings)
    if args.head and not _HEAD.fullmatch(args.head):
        raise CommandFailed(f"校验码是 {SHORTEST} 到 64 位的数字和 a 到 f，见日报页脚。", 2)
    async with open_database(settings) as database, database.reader() as session:
        found = await verify(session)
        evidence = await Witness(Path(settings.files)).testify(session)
        place = await find_head(session, args.head) if args.head else None
    whole = _say_chain(found) and _say_evidence(evidence)
    return 0 if (_say_place(args.head, place) if args.head else True) and whole else 1


def _say_chain(found: Verification) -> bool:
    if found.broken_at is not None:
        what = render("parts/ledger_fault.j2", what=found.what)
        print(f"台账核验不通过：第 {found.broken_at} 条起对不上（{what}），前 {found.entries} 条完好。")
        if found.unknown:
            print(f"{_moment(found.unknown.at)} 发出的 {found.unknown.head} 不在现在的留痕里。")
        return False
    print(f"台账核验通过：共 {found.entries} 条，最新校验码 {found.head}")
    if found.printed:
        print(f"已发出的日报、报告上的 {found.printed} 个校验码都在链里。")
    for erasure in found.erasures:
        by = f"{erasure.actor} {_moment(erasure.at)}"
        print(f"第 {erasure.seq} 条：{by} 删除个人信息，清空 {erasure.entries} 条的内容。")
    return True


def _say_evidence(evidence: Evidence) -> bool:
    if evidence.missing is None:
        return True
    why = "那是另一本留痕" if evidence.other else "从备份恢复过，或者被重写过"
    kept = f"第 {evidence.missing.seq} 条 {evidence.missing.hash[:12]}"
    print(f"旁证文件核对不上：另存的{kept} 不在这个数据库里（{why}）。")
    return False


def _say_place(head: str, place: Place | None) -> bool:
    if place is None:
        print(f"留痕里没有 {head}。请先核对抄写；没抄错的，说明那以后留痕被重写过，或者换过数据库。")
        return False
    print(f"{head} 是第 {place.seq} 条（{_moment(place.at)}），之后又记了 {place.since} 条。")
    return True


def _moment(at: datetime) -> str:
    return f"{at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
