"""Questions for figures: 办结率多少, 今天发了多少条, 56跟以前哪个像."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent, Rate
from domain.reading.naming.references import read_refs
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.naming.units import is_registered
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.text.word_lists import split_words

_WORDS: Final[dict[Rate, tuple[str, ...]]] = {
    Rate.FINISHED: split_words("办结率 结案率 完成率 办理完成率"),
    Rate.ANSWERED: split_words("办复率 答复率 回复率"),
    Rate.ON_TIME: split_words("按期率 按时率 及时率 按期办结率 按时办结率 按期答复率 按期办复率 准时率"),
    Rate.OVERDUE: split_words("超期率 逾期率"),
    Rate.SIGNED: split_words("签收率"),
    Rate.FACE: split_words("面商率 面复率 面谈率 见面率"),
    Rate.SATISFIED: split_words("满意率 满意度"),
}
_RATES: Final = {word: rate for rate, words in _WORDS.items() for word in words}
_RATE = re.compile(
    r"(?:查一?[查下]?|看一?[看下]?|算一?[算下]?|报一?下|现在|目前|今年|全区|全部|总的?|总体|整体|咱们?"
    r"|我们?|的|\s)*"
    rf"(?P<month>本月|这个?月|当月)?的?(?:(?P<source>{SOURCE_WORD})"
    rf"|(?P<unit>[\u4e00-\u9fff]{{2,20}}?))?(?:件|本月|现在|的)*"
    rf"(?P<rate>{'|'.join(sorted(_RATES, key=len, reverse=True))})"
    r"(?:现在|目前|是|有|达到|到|多少|多高|几|百分之|怎么样|怎样|如何|怎么算的?|咋算的?|情况|了|呢|一下"
    r"|给我|看看|\s)*[?]*"
)
_MANY = r"(?:多少|几)[条个份封次]?(?:消息|信息|提醒|通知|短信)?"
_SENDING = r"(?:发出?去?|发送|推送|推)(?:了|出去?了?)*"
_SENT = re.compile(
    rf"(?:今[天日]|机器人|你|系统|到现在|截至目前|目前|一?共|总共|都|已经?"
    rf"|\s)*{_SENDING}(?:一?共)?{_MANY}(?:了|呢)*[?]*"
    rf"|今[天日]的?(?:消息|信息|提醒)?(?:发送|发出|推送)(?:量|数|情况|统计)(?:是?多少|怎么样|如何)?[?]*"
    rf"|今[天日]的?(?:消息|提醒){_SENDING}{_MANY}[?]*"
)
_LONGEST = 24

_LIKE = r"(?:重复|相似|类似|雷同|相近|近似|[相很最]?像|一样|差不多|重了)"
_PAST = r"(?:以前|之前|过去|往年|去年|前年|历年|历史上?|老|旧|其[他它]|别|哪些?|哪个|哪件|哪几[个件]|什么)"
_THING = r"(?:的|件|案件|案子|案|建议|提案|留言|工单|办过|有过|提过|交办过)*"
_ASKING = (
    r"(?:有没有|有无|是不是|是否|会不会|有|和|跟|与|同|\s|[,:]|查[查看一下]*|看[看一下]*|找[找一下]*|帮我)*"
)
_ALIKE_AFTER = re.compile(
    rf"{_ASKING}(?:{_PAST}|{_THING}|{_ASKING}){{0,6}}{_LIKE}{_THING}(?:有)?(?:哪[些个件]|吗|么|没有?"
    rf"|是?哪个|谁)?[?]*"
)
_MUST_ASK = re.compile(r"有没有|有无|是不是|是否|会不会|哪|什么|吗|么$|[?]|没有?$|查|找")
_CHECK = re.compile(r"(?:查一?下?重复?(?!点)|重复检查|比对一?下?|找相似的?件?)(?:一下|件)?[?]*")
_ALIKE_BEFORE = re.compile(
    rf"{_ASKING}(?:{_PAST}|{_THING}|{_ASKING}){{0,3}}(?:和|跟|与|同|像)\s*(?=[0-9#建提留第])"
)
_CHECK_BEFORE = re.compile(r"(?:查重|重复检查|找相似|比对)(?:一下|\s|[:,])*(?=[0-9#建提留第])")
_AFTER_BEFORE = re.compile(rf"{_THING}(?:{_LIKE}|重复)?{_THING}(?:有)?(?:哪[些个件]|吗|么|没有?|谁)?[?]*")
_BARE = re.compile(
    rf"(?:这[个件条])?{_ASKING}{_PAST}?{_THING}(?:重复|查重|相似的|类似的){_THING}(?:吗|么|没有?)?[?]*"
)


def read_figure(message: Message) -> Intent | None:
    """A rate, what was sent today, or what a case resembles."""
    folded = message.unspaced
    if len(folded) > _LONGEST:
        return None
    if found := _RATE.fullmatch(folded):
        return _read_rate(found, message.scene)
    if _SENT.fullmatch(folded):
        return intents.ShowSent()
    return _read_similar(message)


def _read_rate(found: re.Match[str], scene: Scene) -> intents.ShowRate | None:
    """本月办结率, 建议办复率, 住建局签收率; with anything else it asks for no rate."""
    source, unit = SOURCES.get(found["source"] or ""), found["unit"] or ""
    if (found["source"] and source is None) or (unit and not is_registered(unit, scene.units)):
        return None
    since = scene.today.replace(day=1) if "本月" in found[0] or found["month"] else None
    return intents.ShowRate(_RATES[found["rate"]], source, since, unit)


def _read_similar(message: Message) -> Intent | None:
    passage, opening = message.passage, message.opening
    refs, rest = opening.naming.refs, opening.rest.folded.strip(" ,:。")
    if refs or opening.naming.pointing:
        asks = _MUST_ASK.search(passage.folded) and _ALIKE_AFTER.fullmatch(rest)
        return intents.FindSimilar(refs) if asks or _CHECK.fullmatch(rest) else None
    for before in (_CHECK_BEFORE, _ALIKE_BEFORE):
        found = before.match(passage.folded)
        naming = read_refs(passage.after(found.end())) if found else None
        if naming and naming.refs and _AFTER_BEFORE.fullmatch(naming.rest.folded.strip(" ,:。")):
            return intents.FindSimilar(naming.refs) if _says_alike(passage.folded) else None
    asks = _BARE.fullmatch(passage.folded) and _MUST_ASK.search(passage.folded)
    return intents.FindSimilar(()) if asks else None


def _says_alike(folded: str) -> bool:
    return re.search(rf"{_LIKE}|查重|重复|比对", folded) is not None
