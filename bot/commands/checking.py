"""`duban check`: one line for each thing that must be right, red ones with the next step."""

import re
import stat
from argparse import Namespace
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import aiohttp

from bot.clock import SystemClock
from bot.commands.failing import CommandFailed
from bot.commands.opening import connect
from bot.commands.packs import open_packs
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.tokens import AccessTokens
from bot.settings import Settings
from domain.calendar_notes import missing_year
from domain.health import Light
from domain.packs import Pack
from domain.stops import RESTORED
from domain.vocabulary import PostRole
from domain.zone import OFFICE_ZONE
from handlers.health.checking import check_everything
from handlers.setup.leading import facts_of
from handlers.setup.standing import look
from message_templates import render, unescape
from storage.engines import DatabaseTrouble
from storage.migrations.running import current, newest
from storage.rules import Rules
from storage.seeding import prepare
from storage.unit_of_work import UnitOfWork

Finding = tuple[bool, str]
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")  # what can be tapped in a chat is only said here


async def check(_args: Namespace, settings: Settings) -> int:
    """Print what was found; 1 if anything is red."""
    findings = [finding async for finding in _findings(settings)]
    for fine, words in findings:
        print(f"{'好' if fine else '缺'}  {words}")
    return 0 if all(fine for fine, _ in findings) else 1


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    missing = settings.missing()
    for path in readable_by_others(settings):
        yield True, f"{path}（注意：本机别的用户也读得到，请运行 chmod 600 {path}）"
    yield (not missing, "设置齐全" if not missing else f"缺少设置：{'、'.join(missing)}")
    try:
        packs = open_packs(settings.packs)
    except CommandFailed as failed:
        yield False, str(failed)
        return
    yield True, f"政策包 {len(packs)} 个"
    async for finding in _database(settings, packs):
        yield finding
    if not missing:
        yield await _credentials(settings)


def readable_by_others(settings: Settings) -> list[str]:
    """The file with the secrets and the database file, where others on this machine may read them."""
    url = settings.database_url.partition("///")
    names = [".env", *([url[2]] if url[0].startswith("sqlite") else [])]
    return [name for name in names if _mode(Path(name)) & (stat.S_IRGRP | stat.S_IROTH)]


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


async def _database(settings: Settings, packs: Mapping[str, Pack]) -> AsyncIterator[Finding]:
    database = connect(settings.database_url, packs)
    try:
        present = await current(database)
        if present != newest():
            yield False, f"数据库结构不是最新（{present or '空'}）：请运行 duban migrate"
            return
        yield True, f"数据库可用，结构 {present}"
        now = SystemClock().now()
        await prepare(database, now, settings.admin_ids)
        async with UnitOfWork(database, now) as work:
            rules = await work.rules()
            for finding in (*_rules(rules), await _set_up(rules, work)):
                yield finding
            yield await _health(work)
    except DatabaseTrouble as error:
        yield False, f"数据库打不开（{type(error).__name__}）：请检查 DUBAN_DATABASE_URL"
    finally:
        await database.close()


def _rules(rules: Rules) -> list[Finding]:
    directory, missing = rules.directory, missing_year(rules.calendar, rules.on)
    years = sorted(rules.calendar.official_years)
    holidays = f"放假安排：{years[0]}年到{years[-1]}年" if years else "没有放假安排"
    if missing is not None:
        holidays += f"；{missing}年的还没有导入，日期按暂定计算，请管理员把通知原文发给机器人"
    units = [u for u in directory.units if directory.holders(u, PostRole.LIAISON) or directory.liaisons(u)]
    offices = {
        post.unit_id for p in directory.everybody() for post in p.posts if post.role is PostRole.LIAISON
    }
    dumb = [directory.units[unit_id] for unit_id in offices if unit_id not in units]
    admins = directory.office(PostRole.ADMIN)
    return [
        (rules.on.year in years, holidays),
        (bool(admins), f"管理员 {len(admins)} 人" if admins else "没有管理员：请设置 DUBAN_ADMINS"),
        (not dumb, f"可达单位 {len(units)} 个" if not dumb else f"联系不上的单位：{'、'.join(dumb)}"),
        *_sending(rules),
    ]


async def _set_up(rules: Rules, work: UnitOfWork) -> Finding:
    """The step of the set-up that is next, in the words in which the chat says it."""
    present = await look(work, rules)
    facts = facts_of(present, rules.policy)
    words = unescape(render("parts/setup_line.j2", **facts))
    return True, " ".join(_LINK.sub(r"\1", words).split())


async def _health(work: UnitOfWork) -> Finding:
    """The lights of 体检, and the units for which nobody can be reached."""
    office, units = await check_everything(work)
    if not units:
        return True, "还没有花名册：请把花名册发给机器人，或运行 duban import 花名册.xlsx"
    counts = Counter(one.light for one in units)
    told = f"体检：红 {counts[Light.RED]}，黄 {counts[Light.YELLOW]}，绿 {counts[Light.GREEN]}"
    red = [one.name for one in units if one.light is Light.RED]
    if red:
        told += f"；现在谁也收不到的单位：{'、'.join(red)}（对机器人说「体检」看怎么办）"
    why = [unescape(render("parts/health_reason.j2", finding=one)) for one in office.findings]
    if why:
        told += f"；督查部门：{'，'.join(why)}"
    return not red and office.light is not Light.RED, told


def _sending(rules: Rules) -> list[Finding]:
    """Whether what is unasked goes out; a stop after a restore waits for somebody."""
    policy, units = rules.policy, rules.directory.units
    stopped = [*(["全部"] if policy.stop else []), *(units[unit_id] for unit_id in policy.unit_stops)]
    restored = policy.stop is not None and policy.stop.because == RESTORED
    says = "数据库从备份恢复，管理员回「恢复」先看会发什么" if restored else "回「停发着什么」看"
    drill = policy.drill_since and f"{policy.drill_since.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
    return [
        (not restored, f"停发中：{'、'.join(stopped)}（{says}）" if stopped else "没有停发"),
        (True, f"演练中（{drill} 起），主动消息只发给管理员" if drill else "没有在演练"),
    ]


async def _credentials(settings: Settings) -> Finding:
    async with aiohttp.ClientSession() as session:
        tokens = AccessTokens(settings.app(), session, SystemClock())
        try:
            await tokens.current()
        except WireRefusal as refusal:
            return False, f"钉钉凭证不通（{refusal.code}）：请核对 DUBAN_DINGTALK__CLIENT_ID 和 CLIENT_SECRET"
    return True, "钉钉凭证可用"
