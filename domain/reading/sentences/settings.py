"""The administrator's sentences: reminders, the daily digest, quiet hours, liaisons, previews."""

import re

from domain import intents
from domain.intents import Intent
from domain.numerals import NUMBER, read_number
from domain.permissions import ADMINS, SUPERVISING
from domain.reading.days.bygone import read_bygone
from domain.reading.days.clock_times import TIME, read_time
from domain.reading.days.periods import read_period
from domain.reading.naming.references import read_refs
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.naming.units import split_units
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.sentences import projects, slots, stops
from domain.reading.sentences.digests import DIGESTS
from domain.reading.sentences.liaisons import LIAISONS
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage

_OFF = r"(?:关闭?掉?|关了|停发?|取消|不要|不发)"
_MOST_DAYS = 60
_MINUTE, _HALF_MINUTE = 60, 30
_NOON = 12


def _remind(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    days = tuple(dict.fromkeys(read_number(day) for day in re.findall(NUMBER, found["days"])))
    numbers = tuple(day for day in days if day is not None and 0 < day <= _MOST_DAYS)
    if not numbers or len(numbers) < len(days):
        return None
    said = found["source"]
    if said and SOURCES.get(said) is None:
        return None
    more, working_days = bool(re.search(r"[也再还]|增加|加上", found[0])), "工作日" in found[0]
    key = bool(found["key"])
    return intents.SetReminder(numbers, SOURCES[said] if said else None, more, working_days, key)


def _set_digest(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    if not found["time"]:
        return intents.SetDigestTime(None)
    at = read_time(found["time"])
    return intents.SetDigestTime(at) if at else None


def _set_undo(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    """撤回时间 2分钟, 一分半, 90秒."""
    minutes = read_number(found["minutes"]) if found["minutes"] else 0
    seconds = read_number(found["seconds"]) if found["seconds"] else 0
    half = _HALF_MINUTE if found["half"] or found["and_half"] else 0
    if minutes is None or seconds is None or not (minutes or seconds or half):
        return None
    return intents.SetUndoWindow(minutes * _MINUTE + seconds + half)


def _set_quiet(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    if not found["begins"]:
        return intents.SetQuietHours(None, None)
    begins, ends = read_time(found["begins"]), read_time(found["ends"])
    return intents.SetQuietHours(begins, ends) if begins and ends and begins != ends else None


def _set_one_end(found: re.Match[str], _: Passage, scene: Scene) -> Intent | None:
    """晚上九点以后别发消息: the other end stays. Who cannot set it is told when it is quiet."""
    begins, ends = (found[part] and read_time(found[part]) for part in ("begins", "ends"))
    if not (begins or ends):
        return None
    return (
        intents.ShowSettings()
        if ADMINS.isdisjoint(scene.roles)
        else intents.SetQuietHours(begins or None, ends or None, keeps=True)
    )


def _set_either_end(found: re.Match[str], _: Passage, scene: Scene) -> Intent | None:
    """静默改到晚上九点: in the evening it begins, in the morning it ends."""
    at = read_time(found["at"])
    if at is None or ADMINS.isdisjoint(scene.roles):
        return intents.ShowSettings() if at else None
    ends_it = at.hour < _NOON
    return intents.SetQuietHours(None if ends_it else at, at if ends_it else None, keeps=True)


def _urge_unit(found: re.Match[str], _: Passage, scene: Scene) -> Intent | None:
    units = split_units(found["unit"], scene.units) or []
    return intents.Urge((), units[0], further=tuple(units[1:])) if units else None


def _preview(found: re.Match[str], passage: Passage, scene: Scene) -> Intent | None:
    page = read_number(found["page"]) if found["page"] else 1
    rest = passage.part(*found.span("what"))
    naming = read_refs(rest)
    if not page or (naming.refs and naming.rest.folded.strip()):
        return None
    if naming.refs or not rest.folded:
        return intents.Preview(naming.refs, page=page)
    if days := read_period(rest.folded, scene):
        return intents.Preview((), *days, page=page)
    # An old card's days are over by now: from today on, as without any.
    return intents.Preview() if read_bygone(rest.folded, scene.today) else None


def _asked_ahead(found: re.Match[str], _: Passage, scene: Scene) -> Intent | None:
    """国庆那几天会发些什么: of those who may see it; a unit's people are told of their own cases."""
    days = None if SUPERVISING.isdisjoint(scene.roles) else read_period(found["days"], scene)
    return intents.Preview((), *days) if days else None


_THEN = r"(?:的时候|那几天|这几天|那段时间|那天|当天|期间|里)?的?(?:都|还|又|自动|机器人|你)*"
_SENT = r"(?:会|要|将|得)(?:自动)?(?:发|推)(?:送|布)?(?:出去?|给[他大]?[们家])?(?:些|点)?"
_WHAT = r"(?:什么|哪些|啥)(?:消息|提醒|通知|东西)?(?:出去|给(?:谁|大家|他们))?(?:呢|啊|呀)?\??"
_SET = r"(?:改[到成为]|设[为成]|调到|推到|时间|时段|从|在|为|[:,\s])*"
_MORE = r"(?:也|再|还|就|都|增加|加上?|\s)*"
_DAYS = rf"(?P<days>{NUMBER}(?:\s*[天日]?\s*[、,和及]\s*(?:提?前)?{NUMBER})*)\s*(?:个?工作日|天|日|个?自然日)"
_ALL = r"(?:(?:所有|全部)的?(?:来源|案件|事项|件)?的?|每一?件|统一|一律)?\s*"
_SOURCE = rf"{_ALL}(?:(?P<key>重点(?:督办)?(?:件|案件))的?\s*|(?P<source>{SOURCE_WORD})的?\s*)?"
_FROM_TO = rf"(?P<begins>{TIME})\s*[-~到至—]+\s*(?:第二天|次日)?(?P<ends>{TIME})"
_UNDO_WINDOW = r"可?撤回(?:时间|窗口|时限|期限|时长|期)"
_MINUTES = rf"(?P<minutes>{NUMBER})\s*(?:分钟?|min)(?P<and_half>半)?钟?"
_SHORT_SPAN = rf"(?:(?P<half>半)\s*分钟?|(?:{_MINUTES})?\s*(?:(?P<seconds>{NUMBER})\s*(?:秒钟?|s))?)"
_SILENCE = r"(?:都|请)?(?:别|不要|不用|不许|勿)再?(?:发送?|推送?|打扰|吵)(?:消息|提醒|信息)?"
_UNITS = r"(?P<unit>[^\s,:]{2,40}?)"
_EVERY_DAY = r"(?:每天|每日|每个?工作日|以后|都|统一|的)*"
SENTENCES: tuple[Sentence, ...] = (
    of(rf"[把将]?提醒\s*{_SOURCE}{_SET}{_MORE}(?:提?前)?\s*{_DAYS}{_MORE}(?:提醒)?", _remind),
    of(rf"{_SOURCE}(?:提醒)?{_SET}{_MORE}(?:统一|一律)?提?前\s*{_DAYS}{_MORE}提醒(?:一次)?", _remind),
    of(rf"{_SOURCE}提醒{_SET}(?:提?前)?\s*{_DAYS}", _remind),
    of(rf"[把将]?日报{_EVERY_DAY}{_SET}{_EVERY_DAY}(?P<time>{TIME})\s*再?(?:发送?|推送?)?", _set_digest),
    of(rf"{_EVERY_DAY}(?P<time>{TIME})\s*再?(?:发送?|推送?)日报", _set_digest),
    of(rf"日报\s*{_OFF}(?P<time>)|{_OFF}\s*日报", _set_digest),
    of(rf"{_UNDO_WINDOW}\s*{_SET}(?:(?:延长|缩短|放宽)到?)?{_SHORT_SPAN}(?:以?内)?", _set_undo),
    of(rf"(?:允许|可以)?{_SHORT_SPAN}(?:之内|以内|内)(?:都|还)?(?:可以?|能|允许)?撤回", _set_undo),
    of(rf"(?:静默|免打扰|安静){_SET}{_FROM_TO}", _set_quiet),
    of(rf"(?:每天)?从?{_FROM_TO}\s*(?:之?间|期间|内)?\s*{_SILENCE}", _set_quiet),
    of(rf"(?:每天)?(?P<begins>{TIME})\s*(?:以后|之后|过后|后)(?P<ends>)(?:就|都)*{_SILENCE}", _set_one_end),
    of(rf"(?:每天)?(?P<ends>{TIME})\s*(?:以前|之前|前)(?P<begins>)(?:就|都)*{_SILENCE}", _set_one_end),
    of(
        rf"[把将]?(?:静默|免打扰|安静)(?:时间|时段)?的?{_SET}(?P<at>{TIME})\s*(?:开始|起|结束|为止|才)?",
        _set_either_end,
    ),
    of(rf"(?:静默|免打扰)\s*{_OFF}(?P<begins>)(?P<ends>)|{_OFF}\s*(?:静默|免打扰)", _set_quiet),
    *stops.SENTENCES,
    *LIAISONS,
    *DIGESTS,
    *projects.SENTENCES,
    *slots.SENTENCES,
    of(rf"[把给将]?{_UNITS}的?\s*(?:请|再|也|都)*(?:催办|催[一下]?[下催])(?:一下)?", _urge_unit),
    of(rf"(?P<days>.{{2,14}}?){_THEN}{_SENT}{_WHAT}", _asked_ahead),
    of(r"预览\s*[:,]?\s*(?P<what>.{0,40}?)\s*(?:第\s*(?P<page>[0-9]{1,3})\s*页)?", _preview),
)
_LONGEST = 120


def read_sentence(message: Message) -> Intent | None:
    """An administrator's sentence, if the whole message is one."""
    if len(message.folded) > _LONGEST:
        return None
    for pattern, build in SENTENCES:
        found = pattern.fullmatch(message.folded)
        if found and (intent := build(found, message.passage, message.scene)) is not None:
            return intent
    return None
