"""`duban read`: how a sentence would be read, and which rule says so; nothing is done."""

from argparse import Namespace

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.opening import open_database
from bot.settings import Settings
from domain import intents
from domain.intents import Intent
from domain.reading import Reading
from handlers.describing import describe
from handlers.importing.shell import desk_without_chat
from handlers.scenes import read_message
from message_templates import render
from storage.unit_of_work import UnitOfWork


async def read_aloud(args: Namespace, settings: Settings) -> int:
    """Print what is understood, case by case; exit 1 if nothing is."""
    async with open_database(settings) as database, UnitOfWork(database, SystemClock().now()) as work:
        rules = await work.rules()
        who = rules.directory.by_user(args.user)
        if who is None:
            raise CommandFailed(f"花名册里没有用户ID {args.user}。", 2)
        reading = await read_message(args.text, await desk_without_chat(who, work), None)
    for intent in _parts(reading.intent):
        print(_say(intent))
    print(_say_rule(reading))
    return 1 if isinstance(reading.intent, intents.NotUnderstood) else 0


def _parts(intent: Intent) -> tuple[Intent, ...]:
    match intent:
        case intents.Several(acts=parts) | intents.Unclear(options=parts):
            return parts
        case intents.NotUnderstood(nearest=nearest):
            return nearest
        case _:
            return (intent,)


def _say(intent: Intent) -> str:
    return " ".join(render("parts/wish.j2", w=describe(intent)).split())


def _say_rule(reading: Reading) -> str:
    what = {intents.Several: "几件事", intents.Unclear: "几种意思", intents.NotUnderstood: "没看懂，最像以上"}
    kind = what.get(type(reading.intent), "看懂了")
    notes = [f"规则 {reading.rule}"]
    notes += [f"改正为“{reading.corrected}”，要先问"] if reading.corrected else []
    return f"（{kind}；{'；'.join(notes)}）"
