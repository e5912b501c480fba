"""登记: which field is asked for next, and what a message fills in: one, several by name, a step back."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from domain.intents import RegisterCase

STEPS: Final = ("source", "title", "content", "units", "deadline")
BY_RULE: Final = "按规定"
_LABELS: Final = {
    "source": "来源|件的来源|类别",
    "title": "标题|案由|主题|题目|事由|事项",
    "content": "内容|诉求内容|留言内容|具体内容|详情",
    "units": "单位|承办单位|责任单位|主办单位|交给|办理单位",
    "deadline": "期限|时限|办结时限|办理时限|完成时限|截止日期|截止时间|截止|办结期限",
    "number": "编号|工单号|工单编号|留言编号|件号",
}
_WITH_PART: Final = "主办|会办|协办|牵头|独办|分办|会办单位|协办单位|配合单位|牵头单位"
_FIELD_OF: Final = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
_ALL: Final = sorted((*_FIELD_OF, *_WITH_PART.split("|")), key=len, reverse=True)
_LABEL: Final = re.compile(rf"(?:^|(?<=[\s,，;；。、]))(?P<label>{'|'.join(_ALL)})\s*[:：]\s*")
_BACK: Final = re.compile(
    r"(?:返回|回到|退回|退到|改|修改|重填|重写)?上一?(?:步|项|个|题|条)(?:重[填写来])?|返回|后退"
)
_SKIP: Final = re.compile(r"(?:跳过|略过?|没有|无|不填|不写|空着?|先不填|没)(?:了|吧)?")
_RULE: Final = re.compile(
    r"(?:就)?(?:按|照|依)?(?:默认|规定|规则|一般|正常|制度)(?:的?(?:时限|期限|来|办|就行))?(?:吧)?|跳过|没有|无|不知道"
)
_TRAILING: Final = " \t\r\n,，;；。"


def next_step(form: RegisterCase) -> str:
    """The field to ask for; "" when all were said."""
    return next((step for step in STEPS if step not in form.answered), "")


def read_labelled(text: str) -> Mapping[str, str]:
    """The fields that a text names (标题：… 单位：…), each with what stands after it."""
    found = list(_LABEL.finditer(text))
    said = dict[str, str]()
    for place, label in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        value, word = text[label.end() : end].strip(_TRAILING), label["label"]
        name = _FIELD_OF.get(word, "units")
        if value and word not in _FIELD_OF:
            value = f"{word}：{value}"
        if value:
            said[name] = f"{said[name]} {value}" if name == "units" and name in said else value
    return said


def before_labels(text: str) -> str:
    """What stands before the first label."""
    found = _LABEL.search(text)
    return text[: found.start() if found else None].strip(_TRAILING)


def fill(form: RegisterCase, part: str, text: str) -> RegisterCase:
    """The form with what was said; `part` is the field that was asked for."""
    text = text.strip()
    if _BACK.fullmatch(text):
        return step_back(form)
    if said := read_labelled(text):
        return put_all(form, said)
    if part == "content" and _SKIP.fullmatch(text):
        return _answer(form, part, "")
    if part == "deadline" and _RULE.fullmatch(text):
        return _answer(form, part, BY_RULE)
    return _answer(form, part, text)


def put_all(form: RegisterCase, said: Mapping[str, str]) -> RegisterCase:
    """Several fields at once."""
    for name, value in said.items():
        rule = name == "deadline" and _RULE.fullmatch(value)
        form = _answer(form, name, BY_RULE if rule else value)
    return form


def step_back(form: RegisterCase) -> RegisterCase:
    """The last field that was said is asked for again."""
    if not form.answered:
        return form
    last = form.answered[-1]
    return without(form, last)


def without(form: RegisterCase, part: str) -> RegisterCase:
    """The same with one field asked for again."""
    return _put(form, tuple(one for one in form.answered if one != part), part, "")


def _answer(form: RegisterCase, part: str, value: str) -> RegisterCase:
    answered = tuple(one for one in form.answered if one != part)
    return _put(form, (*answered, part), part, value)


def _put(form: RegisterCase, answered: tuple[str, ...], part: str, value: str) -> RegisterCase:
    changes: dict[str, Any] = {"answered": answered, part: value}
    return replace(form, **changes)
