"""日报范围 某某 某单位, 没有事的日子不发日报, 日报不配图: who reads what, silence, pictures."""

import re

from domain import intents
from domain.intents import Extent, Intent
from domain.permissions import ADMINS
from domain.reading.naming.source_words import SOURCES
from domain.reading.naming.units import split_units
from domain.reading.scene import Scene
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage
from domain.vocabulary import Source

_EVERYTHING = re.compile(r"全部|所有|全区|一切|都看|全都看?|所有的?件|全部的?件|不限")
_USUAL = re.compile(r"(?:恢复|还原|改回|用)?(?:默认|原来的?|原样)(?:范围)?|恢复|还原|取消")
_BETWEEN = re.compile(r"[\s,、;]+")
_AND = re.compile("[和及与]")
_OF = re.compile(r"(?:的件|的)$")


def _set_scope(found: re.Match[str], passage: Passage, scene: Scene) -> Intent:
    person, what = passage.part(*found.span("person")).typed, found["what"].strip()
    if _EVERYTHING.fullmatch(what):
        return intents.SetDigestScope(person, Extent.EVERYTHING)
    if _USUAL.fullmatch(what):
        return intents.SetDigestScope(person, Extent.USUAL)
    units, sources, unplaced = list[str](), list[Source](), list[str]()
    for words in filter(None, _BETWEEN.split(what)):
        bare = _OF.sub("", words)
        of_source = [SOURCES.get(word) for word in _AND.split(bare)]
        named = None if all(of_source) else split_units(bare, scene.units)
        if all(of_source):
            sources += [source for source in of_source if source]
        elif named:
            units += named
        else:
            unplaced.append(words)
    if not units and not sources:  # nothing chosen must not come to mean everything
        unplaced = unplaced or [what]
    return intents.SetDigestScope(
        person, Extent.CHOSEN, tuple(units), tuple(dict.fromkeys(sources)), "、".join(unplaced)
    )


def _set_field(found: re.Match[str], passage: Passage, scene: Scene) -> Intent | None:
    """陆建国分管区教育局: from an administrator and with a unit or a source that there is, else free text."""
    intent = _set_scope(found, passage, scene)
    placed = isinstance(intent, intents.SetDigestScope) and not intent.unplaced
    return intent if placed and not ADMINS.isdisjoint(scene.roles) else None


def _set_silence(found: re.Match[str], _: Passage, scene: Scene) -> Intent | None:
    """Without the word 日报 only an administrator can mean it."""
    if "日报" not in found[0] and ADMINS.isdisjoint(scene.roles):
        return None
    return intents.SetDigestSilence(silent=bool(found["no"]))


def _set_pictures(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.SetDigestPictures(shown=not found["no"])


def _show_readers(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.ShowDigestReaders()


_PERSON = r"(?P<person>(?!我|谁|哪|每|所有|大家|你)[^\s,:、0-9的]{2,12}?|[a-z][a-z0-9_.-]{1,40})(?:同志)?"
_SCOPE = r"(?:的?范围|的?内容|口径)"
_WHAT = r"(?P<what>[^。?!]{2,100})"
_TO_BE = r"(?:改[为成]|设[为成]|只看|只包括|限于?|范围[为是]?)"
_NOTHING = (
    r"(?:没有?|无|没啥|没什么)(?:什么)?(?:事情?|情况|内容|可说的?|要说的?)的?"
    r"(?:日子|时候|时|那天|天|话)?(?:里|就)*"
)
_NO = r"(?:不(?:用|要|必|再)?|别(?:再)?|免)"
_YES = r"(?:也|都|还|仍然?|照常|照样|照|要|就)+"
_SEND = r"(?:发送?|出|推送?)"
_ADD = r"(?:配|带|附|放|加|有)"
_PICTURE = r"(?:图表?|图片|配图|插图)"

DIGESTS: tuple[Sentence, ...] = (
    of(rf"日报{_SCOPE}(?:设置|情况)?[?]*|日报(?:都?发给|都?给)(?:谁|哪些人)(?:看|了|的)*[?]*", _show_readers),
    of(rf"日报{_SCOPE}\s*[:,]?\s*{_PERSON}[?]*", _show_readers),
    of(r"(?:谁|哪些人|都有谁)(?:在|能|可以)?(?:看|收到?|收得到)(?:的)?日报[?]*", _show_readers),
    of(rf"日报{_SCOPE}\s*[:,]?\s*{_PERSON}(?:[\s,:、]|{_TO_BE}|为|是)+{_WHAT}", _set_scope),
    of(rf"(?:把|将)?{_PERSON}的?日报{_SCOPE}?{_TO_BE}[\s:,]*{_WHAT}", _set_scope),
    # What a district leader is in charge of is what his digest tells of, and what he sees.
    of(rf"分管(?:范围|领域)?\s*[:,]?\s*{_PERSON}(?:[\s,:、]|{_TO_BE}|为|是)+{_WHAT}", _set_field),
    of(rf"{_PERSON}(?:同志)?(?:改为|现在|负责)?分管(?:范围|领域)?(?:是|为|改为)?[\s:,]*{_WHAT}", _set_field),
    of(rf"{_NOTHING}(?:(?P<no>{_NO})|{_YES}){_SEND}(?:每?日报)?了?", _set_silence),
    of(rf"日报{_NOTHING}(?:(?P<no>{_NO})|{_YES}){_SEND}了?", _set_silence),
    of(rf"日报[里上中]?(?:(?P<no>{_NO}){_ADD}*|{_YES}{_ADD}*|{_ADD}){_PICTURE}了?", _set_pictures),
    of(rf"日报(?P<no>关闭|取消|不要){_PICTURE}", _set_pictures),
)
