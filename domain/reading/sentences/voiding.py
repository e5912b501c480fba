"""刚才那条不算, 12的进展撤回, 点错了: the last act is taken back in other words than 撤回."""

import re

from domain import intents
from domain.reading.commands.decisions import name_act
from domain.reading.naming.openings import open_message
from domain.reading.text.normalising import Passage

# How people point at what they said last: 刚才发的那条.
JUST = r"(?:刚才|刚刚|刚|上面|上边|前面|前|上|最后|最近|我)(?:发|说|报|写|填|提交|回复|答复|汇报|记)?"
ONE = r"(?:的|那|这|一|第)*(?:条|句|份|次|个|段|则)?"
SEP = r"[\s:,]*"
JUST_OF = re.compile(rf"(?:把|将)?(?:{JUST}的?)?")

_VOID = (
    r"(?:就|都|先|请)?(?:不算(?:数|了)?|作废|撤回|撤销|撤消|收回|取消|删除|删掉|删了|不要了|当没发|当我没[说发]|别算)"
    r"(?:一下|掉)?"
)
_ACT = (
    r"(?P<act>(?:签收|进展|进度|答复|回复|会办意见|意见|反馈|延期|退回|退件|改办)?"
    r"(?:申请|请求|操作|消息|记录|内容)?)"
)
# 刚才那条不算, 上一条撤回, 刚才的签收作废, 12的进展撤回
_LAST_VOID = re.compile(
    rf"(?:把|将)?(?:我的?)?(?:{JUST}{ONE}|[那这]一?[条句份])的?{_ACT}的?{SEP}(?:[发写说报]错了?)?{SEP}{_VOID}"
)
_CASE_VOID = re.compile(rf"(?P<own>(?:的|{JUST}|那|这|一|条|个)*){_ACT}{SEP}{_VOID}")
_SLIP = re.compile(r"(?:我|刚才|刚刚|刚)*(?:[发点按签回]错(?:件|人|地方|按钮)?了?|误发)(?:了)?")


def read_void(passage: Passage) -> intents.Undo | None:
    """刚才那条不算, 12的进展撤回; 12撤回 by itself is a command like any other."""
    if _SLIP.fullmatch(passage.folded):
        return intents.Undo()
    if found := _LAST_VOID.fullmatch(passage.folded):
        return intents.Undo((), name_act(found["act"]))
    naming = open_message(passage.skip(JUST_OF)).naming
    found = _CASE_VOID.fullmatch(naming.rest.folded) if naming.refs else None
    if found is None or not (found["own"] or found["act"]):
        return None
    return intents.Undo(naming.refs, name_act(found["act"]))
