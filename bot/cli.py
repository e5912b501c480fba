"""`duban …`: reads the arguments, runs one command, turns trouble into one readable line."""

import asyncio
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from pydantic import ValidationError

from bot.commands.backing_up import backup, restore
from bot.commands.checking import check
from bot.commands.exporting import export
from bot.commands.failing import CommandFailed, reason_of
from bot.commands.figuring import figures
from bot.commands.importing import import_files
from bot.commands.migrating import migrate
from bot.commands.parsing import Parser, read_port
from bot.commands.previewing import preview
from bot.commands.reading import read_aloud
from bot.commands.reporting import report
from bot.commands.running import run
from bot.commands.verifying import verify_ledger
from bot.settings import Settings
from domain.errors import DomainError
from message_templates import render, unescape
from storage.engines import DatabaseTrouble

Command = Callable[[Namespace, Settings], Coroutine[Any, Any, int]]
Argument = tuple[tuple[str, ...], dict[str, Any]]
OWN_FILES_ONLY = 0o077  # database, attachments, backups and tables hold people's data: nobody else reads them
EXPLAINED = (CommandFailed, DomainError, *DatabaseTrouble)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 fine, 1 not fine, 2 input or usage."""
    args = _parser().parse_args(arguments)
    before = os.umask(OWN_FILES_ONLY)
    try:
        command: Command = args.command
        return asyncio.run(command(args, _settings()))
    except KeyboardInterrupt:
        print("已停止。")
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
    except (*EXPLAINED, ExceptionGroup) as trouble:
        code, words = _explain(_root(trouble))
        print(words, file=sys.stderr)
        return code
    finally:
        os.umask(before)
    return 0


def _root(trouble: Exception) -> Exception:
    """What went wrong first, where it went wrong inside task groups. Raises what nobody can explain."""
    while isinstance(trouble, ExceptionGroup):
        trouble = trouble.exceptions[0]
    if not isinstance(trouble, EXPLAINED):
        raise trouble
    return trouble


def _explain(trouble: Exception) -> tuple[int, str]:
    """The exit code and one line in plain Chinese with the next step."""
    match trouble:
        case CommandFailed():
            return trouble.code, str(trouble)
        case DomainError():
            facts = {**trouble.facts, "reason": trouble.reason}
            return 2, unescape(render(f"errors/{trouble.code}.md.j2", **facts))
        case OSError() if not isinstance(trouble, ConnectionError):
            return 1, f"读写不成：{reason_of(trouble)}。请检查路径、权限和磁盘。"
        case _:
            return 1, f"数据库出了问题（{type(trouble).__name__}），没有写入。请运行 duban check。"


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        names = [f"DUBAN_{'__'.join(str(part) for part in e['loc']).upper()}" for e in error.errors()]
        raise CommandFailed(f"设置有误：{'、'.join(names)}。请核对环境变量或 .env。", 2) from error


async def _demonstrate(args: Namespace, settings: Settings) -> int:
    """The practice messenger is loaded only for the demo: production does not need its libraries."""
    from bot.commands.demonstrating import demonstrate  # noqa: PLC0415

    return await demonstrate(args, settings)


def _argument(*names: str, **options: Any) -> Argument:  # noqa: ANN401 - argparse's own
    return names, options


# Every command: its function, what it is for, and what it takes.
COMMANDS: dict[str, tuple[Command, str, tuple[Argument, ...]]] = {
    "demo": (
        _demonstrate,
        "本机演示：机器人和练习台，一个虚拟时钟",
        (
            _argument("--port", type=read_port, default=8765, help="练习页面的端口，默认 8765"),
            _argument("--database", metavar="FILE", help="数据库文件；不给则用临时文件"),
            _argument("--now", metavar="ISO", help="时钟的起点，如 2026-09-22T10:00"),
            _argument("--empty", action="store_true", help="不带样例数据"),
            _argument("--sample", nargs="+", metavar="FILE", help="改用这些表格（花名册在前）"),
        ),
    ),
    "run": (run, "正式运行：按设置连接钉钉", ()),
    "check": (check, "逐项检查设置、数据库、日历、凭证和可达的人", ()),
    "import": (
        import_files,
        "导入花名册或交办表（xlsx、csv），逐行给出结论",
        (
            _argument("files", nargs="+", metavar="FILE"),
            _argument("--dry-run", action="store_true", help="只看结论，不写入"),
            _argument("--as", dest="user", metavar="USER_ID", help="以谁的名义"),
            _argument("--adopt", action="store_true", help="采用“请确认”行的建议"),
            _argument("--corrections", metavar="FILE", help="把没写入的行另存为 xlsx，改好再导入"),
        ),
    ),
    "export": (
        export,
        "导出表格：台账、整改清单……",
        (
            _argument("what", metavar="TABLE", help="ledger、rectification……；写错了会列出全部"),
            _argument(
                "--out",
                required=True,
                metavar="FILE",
                help="以 .xlsx 或 .csv（today、slip：.docx，chain：.zip）结尾",
            ),
            _argument("--source", metavar="来源", help="只要这个来源：建议、提案、网民留言……"),
            _argument("--unit", metavar="单位", help="只要这个单位的，写全称"),
            _argument("--year", type=int, metavar="YYYY", help="只要这一年的"),
            _argument("--full", action="store_true", help="不打码；要写 --as 和 --purpose，会记下来"),
            _argument("--as", dest="user", metavar="USER_ID", help="以谁的名义"),
            _argument("--purpose", metavar="TEXT", help="做什么用"),
            _argument("--case", metavar="编号", help="哪一件的交办单"),
        ),
    ),
    "preview": (
        preview,
        "预览将发出的每条消息；什么也不发",
        (
            _argument("--from", dest="first", metavar="DATE"),
            _argument("--to", dest="last", metavar="DATE"),
            _argument("--case", metavar="NO"),
            _argument("--person", metavar="USER_ID"),
        ),
    ),
    "figures": (
        figures,
        "统计：各来源的件数、答复、办结、类别、满意；只读",
        (
            _argument("--source", metavar="SOURCE", help="只看一个来源，如 建议"),
            _argument("--from", dest="first", metavar="DATE", help="交办日期从这天起，默认今年1月1日"),
            _argument("--to", dest="last", metavar="DATE", help="到这天，默认今天"),
        ),
    ),
    "report": (
        report,
        "编一份报告写成文件：half-month、week、month……；什么也不发",
        (
            _argument("kind", metavar="KIND", help="week、half-month、month、quarter、year、burden"),
            _argument("--out", required=True, metavar="FILE", help="以 .docx 或 .xlsx 结尾"),
            _argument("--until", metavar="DATE", help="编到这天；不给则编最近一个完整的期"),
        ),
    ),
    "read": (
        read_aloud,
        "一句话会怎么理解、按哪条规则；什么也不做",
        (
            _argument("text", metavar="TEXT"),
            _argument("--as", dest="user", required=True, metavar="USER_ID", help="谁说的"),
        ),
    ),
    "verify": (
        verify_ledger,
        "核验留痕的校验链，或者一份导出的留痕",
        (
            _argument("file", nargs="?", metavar="FILE", help="导出的留痕（.zip 或 chain.json）：离线核对"),
            _argument("--head", metavar="HEX", help="日报、报告页脚的校验码，看在不在链里"),
        ),
    ),
    "backup": (backup, "一致备份，运行中也可做", (_argument("file", metavar="FILE"),)),
    "restore": (
        restore,
        "从备份恢复（先停机器人）",
        (
            _argument("file", metavar="FILE"),
            _argument("--yes", action="store_true", help="覆盖现有数据库"),
        ),
    ),
    "migrate": (migrate, "把数据库结构升到最新", ()),
}


def _parser() -> Parser:
    parser = Parser(prog="duban", description="督办机器人")
    commands = parser.add_subparsers(required=True, metavar="命令")
    for name, (command, told, arguments) in COMMANDS.items():
        sub = commands.add_parser(name, help=told, description=told)
        sub.set_defaults(command=command)
        for names, options in arguments:
            sub.add_argument(*names, **options)
    return parser


if __name__ == "__main__":
    sys.exit(main())
