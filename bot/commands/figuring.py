"""`duban figures`: the office's sheet of figures on the shell; nothing is changed."""

from argparse import Namespace
from datetime import date

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.opening import open_database
from bot.settings import Settings
from domain.names import NAMES
from domain.rates import Scope
from domain.reading.naming.source_words import SOURCES
from domain.vocabulary import Source
from handlers.figures.sheet import sheet
from message_templates import render_content, unescape
from storage.unit_of_work import UnitOfWork


async def figures(args: Namespace, settings: Settings) -> int:
    """Print a line for each source, their sum, and what the figures are about."""
    async with open_database(settings) as database, UnitOfWork(database, SystemClock().now()) as work:
        rules = await work.rules()
        first = _day(args.first) or rules.on.replace(month=1, day=1)
        sources = (_source(args.source),) if args.source else ()
        scope = Scope(first, _day(args.last) or max(rules.on, first), sources)
        content = render_content("cards/figures.md.j2", **await sheet(scope, rules, work))
    for line in (content.title, *content.text.splitlines()):
        if line:
            print(unescape(line.replace("**", "")))
    return 0


def _source(written: str) -> Source:
    by_name = {NAMES[source]: source for source in Source}
    found = by_name.get(written) or SOURCES.get(written)
    if found is None:
        raise CommandFailed(f"没有来源 {written}。可以写：{'、'.join(by_name)}。", 2)
    return found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandFailed(f"看不懂日期 {text}。请写成 2026-09-28", 2) from error
