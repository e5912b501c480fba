"""Questions for figures: 办结率多少, 今天发了多少条."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent, Rate
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


def read_figure(message: Message) -> Intent | None:
    """A rate, or what was sent today."""
    folded = message.unspaced
    if len(folded) > _LONGEST:
        return None
    if found := _RATE.fullmatch(folded):
        return _read_rate(found, message.scene)
    if _SENT.fullmatch(folded):
        return intents.ShowSent()
    return None


def _read_rate(found: re.Match[str], scene: Scene) -> intents.ShowRate | None:
    """本月办结率, 建议办复率, 住建局签收率; with anything else it asks for no rate."""
    source, unit = SOURCES.get(found["source"] or ""), found["unit"] or ""
    if (found["source"] and source is None) or (unit and not is_registered(unit, scene.units)):
        return None
    since = scene.today.replace(day=1) if "本月" in found[0] or found["month"] else None
    return intents.ShowRate(_RATES[found["rate"]], source, since, unit)
