"""Sentences about what can be set besides times: words, masks, sources, approvers, taking back."""

import re
from typing import Final

from domain import intents
from domain.intents import About, Intent, WordsWish
from domain.masking import Masked
from domain.names import NAMES
from domain.numerals import NUMBER, read_number
from domain.reading.naming.source_words import SOURCE_WORD, SOURCES
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.sentences.patterns import Sentence, of
from domain.reading.text.normalising import Passage
from domain.vocabulary import FollowUpKind

_LONGEST = 60  # characters; the words of a message may be longer
_LONGEST_WORDS = 1_000
_MOST_DAYS = 365

_MASKS: Final[dict[str, Masked]] = {
    **dict.fromkeys(("手机号", "手机", "电话", "电话号码", "联系电话", "手机号码", "号码"), Masked.PHONE),
    **dict.fromkeys(("身份证", "身份证号", "身份证号码", "证件号"), Masked.IDENTITY),
    **dict.fromkeys(("姓名", "群众姓名", "名字", "人名", "来信人姓名", "留言人姓名"), Masked.NAME),
}
_MASK = "|".join(sorted(_MASKS, key=len, reverse=True))
_KINDS: Final[dict[str, FollowUpKind]] = {
    **{NAMES[kind]: kind for kind in FollowUpKind},
    "承诺": FollowUpKind.PROMISE,
    "倒排": FollowUpKind.MILESTONE,
    "计划": FollowUpKind.PLAN_NODE,
    "整改": FollowUpKind.RECTIFICATION,
    "协调会": FollowUpKind.COORDINATION,
    "会议": FollowUpKind.JOINT_MEETING,
    "共同办理": FollowUpKind.JOINT_MEETING,
}
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_PERSON = r"(?P<person>(?!我|谁|哪|每|所有|大家|你|都)[\u4e00-\u9fff·]{2,4}?|[a-z][a-z0-9_.-]{1,40})(?:同志)?"
_LAST = r"(?:刚才|刚刚|刚|上一?[次个]|最近(?:一次)?|最后一?次|那次|这次|的|我|一下|全部|整个|这批|那批)*"
_UNDO = r"(?:撤销|撤回|撤消|收回|取消|作废)(?:一下|掉|了)?"
_PAGE = rf"(?:\s*第\s*(?P<page>{NUMBER})\s*页)?"
_OFF = r"关闭?掉?|关了|停用|停收|停掉|停|取消|不要|不用"
_ON = r"打?开启?|启用|恢复|用|重新启用|重新开启"
_LOOK = r"(?:请|看看|看一下|查看|看下|显示|看|列出)*\s*"
_DAYS = rf"(?P<days>{NUMBER}(?:\s*[天日]?\s*[、,和及]\s*(?:提?前)?{NUMBER})*)\s*(?:天|日|个?自然日)"


def _history(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowSettingChanges(page=_page(found))


def _page(found: re.Match[str]) -> int:
    return (read_number(found["page"]) if found["page"] else 1) or 1


def _undo_import(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.Undo(about=About.IMPORT)


def _undo_handing_out(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.Undo(about=About.HANDING_OUT)


def _undo_setting(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.Undo(about=About.SETTING)


def _wordings(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowWordings(_page(found))


def _show_words(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.ShowWording(found["name"])


def _restore_words(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.Wording(WordsWish.RESTORE, found["name"])


def _edit_words(found: re.Match[str], passage: Passage, _: Scene) -> Intent:
    """What is said between brackets stays as it was typed."""
    text = passage.after(found.start("text")).whole if found["text"] else ""
    return intents.Wording(WordsWish.EDIT, found["name"], text)


def _mask(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.SetMask(_MASKS[found["mask"]], on=not found["off"])


def _source(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    source = SOURCES.get(found["source"])
    return intents.SwitchSource(source, on=not found["off"]) if source else None


def _approver(found: re.Match[str], passage: Passage, _: Scene) -> Intent:
    """A pattern with a part `off` takes somebody off."""
    person = passage.part(*found.span("person")).typed
    return intents.SetApprover(person, on="off" not in found.groupdict())


def _follow_up(found: re.Match[str], _: Passage, __: Scene) -> Intent | None:
    said = [read_number(day) for day in re.findall(NUMBER, found["days"])]
    days = tuple(dict.fromkeys(day for day in said if day is not None and day <= _MOST_DAYS))
    if not days or len(days) < len(set(said)):
        return None
    return intents.SetFollowUpDays(_KINDS[found["kind"]], tuple(sorted(days, reverse=True)))


def _show_masks(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.ShowMasks()


def _show_sources(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.ShowSources()


def _show_approvers(_: re.Match[str], __: Passage, ___: Scene) -> Intent:
    return intents.ShowApprovers()


def _follow_up_usual(found: re.Match[str], _: Passage, __: Scene) -> Intent:
    return intents.SetFollowUpDays(_KINDS[found["kind"]])


_NAME = r"(?P<name>[^\s,:]{2,16}?)"
_ANY_SCENE_WORDS = r"(?:列表|清单|一览|有哪些|都有什么)?"
_SENTENCES: tuple[Sentence, ...] = (
    of(rf"{_LOOK}(?:设置|配置)的?(?:历史|记录|改动记录|变更记录|改动|变更|日志){_PAGE}", _history),
    of(
        r"(?:最近|刚才|上次)?(?:是)?(?:谁|哪个|哪位)(?:最近|刚才|上次)?(?:改|动|调)(?:了|过|的)*设置了?\??(?P<page>)",
        _history,
    ),
    of(r"(?:最近|刚才)?(?:都)?(?:改|动)(?:了|过)(?:什么|哪些)设置\??(?P<page>)", _history),
    of(rf"{_UNDO}{_LAST}(?:导入|导的表|导入的表)(?:的(?:件|表|数据|花名册))?", _undo_import),
    of(rf"(?:把|将)?{_LAST}导入的?(?:件|表|数据)?(?:都|全部)?{_UNDO}", _undo_import),
    of(rf"{_UNDO}{_LAST}交办(?:的件)?", _undo_handing_out),
    of(rf"(?:把|将)?{_LAST}交办的?(?:件)?{_UNDO}", _undo_handing_out),
    of(rf"{_UNDO}{_LAST}(?:设置|设定|修改|改动|配置)", _undo_setting),
    of(rf"{_LOOK}(?:可以改的|能改的)?话术{_ANY_SCENE_WORDS}{_PAGE}", _wordings),
    of(rf"(?:请|看看|看一下|查看|看下|显示|看)\s*话术\s*[:,]?\s*{_NAME}", _show_words),
    of(rf"(?:恢复|还原|重置|改回)(?:默认|原来的?)?话术\s*[:,]?\s*{_NAME}", _restore_words),
    of(rf"话术\s*[:,]?\s*{_NAME}\s*(?:恢复|还原|重置|改回)(?:默认|原来的?|原样)?", _restore_words),
    of(
        rf"(?:改|修改|编辑|更改|设置|换)\s*话术\s*[:,]?\s*{_NAME}(?:[\s,:]+(?:改?[成为]\s*[:,]?\s*)?(?P<text>.+))?",
        _edit_words,
    ),
    of(rf"话术\s*[:,]?\s*{_NAME}\s*[:,]?\s*改[成为]\s*[:,]?\s*(?P<text>.+)", _edit_words),
    of(rf"话术\s*[:,]?\s*{_NAME}", _show_words),
    of(rf"{_LOOK}(?:掩码|打码|脱敏)(?:设置|情况|规则)?\??", _show_masks),
    of(rf"(?:掩码|打码|脱敏)\s*[:,]?\s*(?P<mask>{_MASK})\s*[:,]?\s*(?:(?P<off>{_OFF}|不打码)|{_ON})", _mask),
    of(rf"(?:(?P<off>{_OFF})|{_ON})\s*(?P<mask>{_MASK})的?(?:掩码|打码|脱敏)", _mask),
    of(rf"(?P<mask>{_MASK})的?(?:掩码|打码|脱敏)\s*(?:(?P<off>{_OFF})|{_ON})", _mask),
    of(rf"(?P<mask>{_MASK})(?:(?P<off>不(?:再|用|要)?|别再?)|都|要|全部)+(?:打码|掩码|脱敏)", _mask),
    of(rf"{_LOOK}(?:案件)?来源(?:列表|清单|一览|情况|有哪些|设置)?\??|(?:有|收)哪些来源\??", _show_sources),
    of(rf"(?:(?P<off>{_OFF})|{_ON})\s*来源\s*[:,]?\s*(?P<source>{SOURCE_WORD})", _source),
    of(rf"来源\s*[:,]?\s*(?P<source>{SOURCE_WORD})\s*[:,]?\s*(?:(?P<off>{_OFF})|{_ON})", _source),
    of(rf"(?P<source>{SOURCE_WORD})(?:这个|这一)?来源\s*(?:(?P<off>{_OFF})|{_ON})(?:了|吧)?", _source),
    of(
        rf"{_LOOK}(?:谁|哪[位个些]人?|都有谁|什么人)(?:来|在|能|可以|负责|管)*(?:审批|批)(?:延期|退回)?(?:呢|的|啊)?\??",
        _show_approvers,
    ),
    of(rf"{_LOOK}审批人(?:是谁|有谁|都?有哪些|是哪[位些]|名单|清单|列表|都?是谁)?\??", _show_approvers),
    of(rf"审批人\s*[:,]?\s*(?:加上|增加|添加|再加|加|新增|再?设)\s*[:,]?\s*{_PERSON}", _approver),
    of(rf"(?:加上|增加|添加|再加|加|新增)(?:一[位个名])?审批人\s*[:,]?\s*{_PERSON}", _approver),
    of(rf"(?:让|由|请|设)?{_PERSON}(?:也|来|担任|当|做|为|任|作|成)+审批人?", _approver),
    of(
        rf"审批人\s*[:,]?\s*(?P<off>去掉|减去|减|删掉|删除|撤掉|移除|不要|取消)\s*[:,]?\s*{_PERSON}",
        _approver,
    ),
    of(rf"(?:去掉|减去|删掉|删除|撤掉|移除|取消)审批人\s*[:,]?\s*(?P<off>){_PERSON}", _approver),
    of(rf"(?:取消|撤掉|去掉){_PERSON}的?(?P<off>审批)人?(?:资格|权限?|岗位?)?", _approver),
    of(rf"(?:以后)?{_PERSON}(?P<off>不再|不用再?|别再|不)(?:担任|当|做|任|是)?审批人?", _approver),
    of(
        rf"[把将]?(?:跟踪(?:事项)?[的里]?)?\s*(?P<kind>{_KIND})的?(?:到期|提醒)?[:,\s]*(?:改[成为到]|设[成为])?提?前\s*{_DAYS}\s*(?:提醒)?",
        _follow_up,
    ),
    of(
        rf"(?:恢复|还原|改回)\s*(?P<kind>{_KIND})的?(?:提醒)?的?(?:默认|原来的?)?(?:提醒)?(?:天数)?",
        _follow_up_usual,
    ),
    of(rf"(?P<kind>{_KIND})的?提醒(?:天数)?\s*(?:恢复|还原|改回)(?:默认|原来的?)?", _follow_up_usual),
)
# 下周把静默改到晚上九点: a setting holds from the yes on, so another day is asked about.
_WHEN = re.compile(
    r"(?P<when>(?:(?:从|自)\s*)?(?:(?:下下?|这|本)(?:个)?(?:周|星期|礼拜|月|季度)(?:[一二三四五六日天末])?|明天|后天|大后天|明年|月底|年底|节后|国庆(?:节)?[前后]|春节[前后]"
    r"|[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{1,2}[日号])(?:起|开始|以后|之后|后)?)\s*[,:]?\s*(?:就|再|开始|起|才)*\s*(?=\S)"
)
_SETS: Final = re.compile(
    r"静默|免打扰|日报|提醒时段|推送时间|每人每天|撤回时间|到期提醒|超期提醒|提醒提?前|每天的?(?:消息|提醒)"
)


def read_configuring(message: Message) -> Intent | None:
    """A wish about what can be set, if the whole message is one."""
    folded = message.folded
    if len(folded) > (_LONGEST_WORDS if "话术" in folded[:8] else _LONGEST):
        return None
    for pattern, build in _SENTENCES:
        found = pattern.fullmatch(folded)
        if found and (intent := build(found, message.passage, message.scene)) is not None:
            return intent
    return None


def read_put_off(message: Message) -> intents.SetLater | None:
    """A change of a setting with the day on which it shall begin, as two parts."""
    found = _WHEN.match(message.folded) if len(message.folded) <= _LONGEST else None
    if found is None or not _SETS.search(message.folded):
        return None
    rest = message.passage.after(found.end())
    return intents.SetLater(message.passage.until(found.end("when")).typed, rest.typed)
