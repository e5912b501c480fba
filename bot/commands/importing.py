"""`duban import FILE…`: rosters and assignment tables from the shell, a verdict per row."""

from argparse import Namespace
from collections import Counter
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.tables.grid import Grid
from domain.tables.problems import Verdict
from domain.tables.records import RowVerdict, TableReading
from handlers.importing.applying import apply_rows
from handlers.importing.correcting import write_corrections
from handlers.importing.preflight import unreached_facts
from handlers.importing.reading import applicable, explain, is_unchanged, read_grids
from handlers.importing.shell import shell_desk
from handlers.workbooks.opening import open_workbook
from message_templates import unescape
from storage.engines import Database
from storage.unit_of_work import UnitOfWork

WORDS = {Verdict.OK: "可以", Verdict.ASK: "请确认", Verdict.BAD: "不行"}


async def import_files(args: Namespace, settings: Settings) -> int:
    """Read every file; apply good rows unless `--dry-run`. Exit 2 when rows or a file were refused."""
    tables = [(Path(name), await _open(Path(name))) for name in args.files]
    refused = 0
    async with open_database(settings, create=True) as database:
        for path, grids in tables:
            refused += await _import_table(path, grids, args, database)
    return 2 if refused else 0


async def _open(path: Path) -> list[Grid]:
    try:
        return await open_workbook(path.name, path.read_bytes())
    except OSError as error:
        raise CommandFailed(f"读不到文件 {path}：{reason_of(error)}。请检查路径。", 2) from error


async def _import_table(path: Path, grids: list[Grid], args: Namespace, database: Database) -> int:
    async with UnitOfWork(database, SystemClock().now()) as work:
        desk = await shell_desk(work, args.user)
        reading = await read_grids(grids, path.name, work)
        for verdict in reading.verdicts:
            print(_line(verdict))
        rows = applicable(reading, adopt=args.adopt)
        waiting = (await unreached_facts(reading, work))["unreached"]
        posts, cases = (0, 0) if args.dry_run else await apply_rows(rows, desk)
        if not args.dry_run:
            work.record("imported", desk.actor, f"file:{path.name}", posts=posts, cases=cases)
            await work.commit()
    left = [v for v in reading.verdicts if v not in rows and not is_unchanged(v)]
    if waiting:
        told = f"现在谁也收不到的单位 {len(waiting)} 个（交办消息会压着）：{'、'.join(waiting)}。"
        print(f"{told}对机器人说「体检」看怎么办。")
    print(_summary(path, reading, (posts, cases), len(left)) + "（试读，没有写入）" * args.dry_run)
    if left and args.corrections:
        Path(args.corrections).write_bytes(write_corrections(grids, reading))
        print(f"要更正的行已写到 {args.corrections}，改好后可直接再导入。")
    return len(left)


def _line(verdict: RowVerdict) -> str:
    """Sheet, row, number, verdict, why: separated by tabs."""
    why = "".join(unescape(explain(problem)) for problem in verdict.problems)
    parts = [verdict.sheet, f"第{verdict.row}行", verdict.number or "（无编号）", WORDS[verdict.verdict], why]
    return "\t".join(parts).rstrip()


def _summary(path: Path, reading: TableReading, entered: tuple[int, int], left: int) -> str:
    counts = Counter(verdict.verdict for verdict in reading.verdicts)
    unchanged = sum(map(is_unchanged, reading.verdicts))
    told = "，".join(f"{WORDS[verdict]} {counts[verdict]}" for verdict in Verdict)
    posts, cases = entered
    applied = f"写入岗位 {posts} 个、件 {cases} 件，已有不变 {unchanged} 行，未写入 {left} 行"
    return f"{path.name}：共 {len(reading.verdicts)} 行（{told}）；{applied}"
