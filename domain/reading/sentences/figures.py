"""Questions for figures: 办结率多少, 一季度建议办结率, 办结率 分子, 谁没办结, 统计, 今天发了多少条."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent, Rate, Side
from domain.numerals import read_number
from domain.reading.naming.scopes import Named, read_scope
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
    Rate.VISITED: split_words("回访满意率 回访满意度"),
    Rate.CONVERTED: split_words("转化率 落实率 兑现率 承诺兑现率 承诺落实率"),
}
_RATES: Final = {word: rate for rate, words in _WORDS.items() for word in words}
_RATE = re.compile("|".join(sorted(_RATES, key=len, reverse=True)))
_AFTER = re.compile(
    r"(?:(?:[,:]|按)*(?P<formula>(?:已经?)?答复|(?:已经?)?解决)(?:来?算)?)?"
    r"(?:现在|目前|是|有|达到|到|多少|多高|几|百分之|怎么样|怎样|如何|怎么算的?|咋算的?|情况|了|呢|一下|的|给我|看看)*"
    r"(?P<side>分子|分母|(?:没|未|不)(?:算进去|计入|达到)的?|有哪些|哪些)?(?:有哪些|哪些|是哪些|清单|的)*"
    r"(?:第(?P<page>[0-9]{1,4})页)?[?]*"
)
_SIDES: Final = {"分子": Side.NUMERATOR, "分母": Side.DENOMINATOR}
_FORMULAS: Final = {"答": "answered", "解": "resolved"}
_WHO = r"(?:谁|哪些件?|哪几件|哪些单位|有哪些)(?:还|都)*"
_MISSING: Final[dict[Rate, str]] = {
    Rate.FINISHED: "没有?办结|未办结|没解决",
    Rate.FACE: "没有?面商|未面商|没有?面复|没有?见面",
    Rate.SATISFIED: "不满意",
    Rate.ON_TIME: "没有?按[期时](?:答复|办复|办结)?|未按[期时](?:答复|办复|办结)?",
    Rate.CONVERTED: "没有?兑现|未兑现",
}
_WHO_IS_MISSING: Final = {
    rate: re.compile(rf"(?P<before>.*?){_WHO}(?:{words})(?:的|承诺|件)*(?:第(?P<page>[0-9]{{1,4}})页)?[?]*")
    for rate, words in _MISSING.items()
}
_SHEET = re.compile(r"统计(?:表|数据|数字|情况|结果|汇总|一下)*")
_MANY = r"(?:多少|几)[条个份封次]?(?:消息|信息|提醒|通知|短信)?"
_SENDING = r"(?:发出?去?|发送|推送|推)(?:了|出去?了?)*"
_SENT = re.compile(
    rf"(?:今[天日]|机器人|你|系统|到现在|截至目前|目前|一?共|总共|都|已经?"
    rf"|\s)*{_SENDING}(?:一?共)?{_MANY}(?:了|呢)*[?]*"
    rf"|今[天日]的?(?:消息|信息|提醒)?(?:发送|发出|推送)(?:量|数|情况|统计)(?:是?多少|怎么样|如何)?[?]*"
    rf"|今[天日]的?(?:消息|提醒){_SENDING}{_MANY}[?]*"
)
_LONGEST, _LONGEST_SCOPE = 24, 60


def read_figure(message: Message) -> Intent | None:
    """A rate or its cases, the sheet of all, or what was sent today."""
    folded = message.unspaced
    if len(folded) <= _LONGEST and _SENT.fullmatch(folded):
        return intents.ShowSent()
    if len(folded) > _LONGEST_SCOPE:
        return None
    scene = message.scene
    return _read_rate(folded, scene) or _read_missing(folded, scene) or _read_sheet(folded, scene)


def _read_rate(folded: str, scene: Scene) -> Intent | None:
    """本月办结率, 建议办复率, 住建局签收率, 办结率 分子; with anything else it asks for no rate."""
    rate = _RATE.search(folded)
    found = _cut(folded, rate, scene) if rate else None
    if rate is None or found is None:
        return None
    scope, after = found
    side = _SIDES.get(after["side"], Side.MISSING) if after["side"] else None
    said = (after["formula"] or "").lstrip("已经")
    formula = _FORMULAS[said[0]] if said else ""
    page = read_number(after["page"] or "1") or 1
    return intents.ShowRate(_RATES[rate[0]], **scope.fields, side=side, formula=formula, page=page)


def _cut(folded: str, rate: re.Match[str], scene: Scene) -> tuple[Named, re.Match[str]] | None:
    """The scope, which stands before the rate or right after it, and the rest."""
    for end in range(rate.end(), len(folded) + 1):
        after = _AFTER.fullmatch(folded, end)
        scope = read_scope(folded[: rate.start()] + folded[rate.end() : end], scene) if after else None
        if after and scope:
            return scope, after
    return None


def _read_missing(folded: str, scene: Scene) -> Intent | None:
    """谁没办结, 建议哪些不满意."""
    for rate, pattern in _WHO_IS_MISSING.items():
        found = pattern.fullmatch(folded)
        scope = read_scope(found["before"], scene) if found else None
        if found and scope:
            page = read_number(found["page"] or "1") or 1
            return intents.ShowRate(rate, **scope.fields, side=Side.MISSING, page=page)
    return None


def _read_sheet(folded: str, scene: Scene) -> Intent | None:
    """统计, 统计 建议, 今年一季度统计."""
    found = _SHEET.search(folded)
    scope = read_scope(folded[: found.start()] + folded[found.end() :], scene) if found else None
    return intents.ShowFigures(**scope.fields) if scope else None
