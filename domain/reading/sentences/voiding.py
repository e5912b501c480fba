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
    r"(?:就|都|先|请|给我|帮我)*(?:不算(?:数|了)?|作废|作罢|撤回|撤销|撤消|收回|取消|撤[了掉]?|删除|删掉"
    r"|删了|不要了?|当没发|当我没[说发]|别算"
    r"|撤[了掉下]?|不(?:申请|延|退|报)了?|算了?)"
    r"(?:一下|掉|来|去|了|吧)*"
)
_ACT = (
    r"(?P<act>(?:审批|审核|同意|批准|批复|驳回|决定|催办|签收|进展|进度|答复|回复|会办意见|意见|反馈|延期"
    r"|退回|退件|改办)?"
    r"(?:申请|请求|操作|消息|记录|内容)?)"
)
# 刚才那条不算, 上一条撤回, 刚才的签收作废, 12的进展撤回
_LAST_VOID = re.compile(
    rf"(?:把|将)?(?:我的?)?(?:{JUST}{ONE}|[那这]一?[条句份])的?{_ACT}的?{SEP}(?:[发写说报]错了?)?{SEP}{_VOID}"
)
_CASE_VOID = re.compile(rf"(?P<own>(?:的|{JUST}|那|这|一|条|个)*){_ACT}{SEP}{_VOID}")
# 延期申请不要了, 退回申请撤了吧
_REQUEST_VOID = re.compile(
    rf"(?:把|将)?(?:我的?)?(?P<act>(?:延期|展期|退回|退件|改办)的?(?:申请"
    rf"|请求)){SEP}{_VOID}"
)
# 取消 提案009 的延期
_VOID_FIRST = re.compile(
    r"(?:请|帮我|把|我?要|先)*(?:撤回|撤销|撤消|收回|取消|作废|撤掉|撤)(?:一下|掉"
    r"|了)?[\s:,]*"
)
_ACT_AFTER = re.compile(
    r"\s*(?:(?:的|那条|那个|这条)+(?P<act>(?:延期|展期|退回|退件|改办|签收)(?:的?(?:申请|请求|操作))?)"
    r"|(?P<request>(?:延期|展期|退回|退件|改办)的?(?:申请|请求)))(?:了|吧|一下)*"
)
_SLIP = re.compile(
    r"(?:我|刚才|刚刚|刚)*(?:(?:[发点按签回]|(?P<act>批准?|驳回?|同意|审批|催办?))错(?:件"
    r"|人|地方|按钮)?了?|误发)(?:了)?"
)


def read_void(passage: Passage) -> intents.Undo | None:
    """刚才那条不算, 12的进展撤回; 12撤回 by itself is a command like any other."""
    for pattern in (_SLIP, _LAST_VOID, _REQUEST_VOID):
        if found := pattern.fullmatch(passage.folded):
            return intents.Undo((), name_act(found["act"] or ""))
    first = _VOID_FIRST.match(passage.folded)
    return _read_act_after(passage.after(first.end())) if first else _read_act_before(passage)


def _read_act_after(rest: Passage) -> intents.Undo | None:
    """取消 | 提案009 的延期."""
    naming = open_message(rest).naming
    act = _ACT_AFTER.fullmatch(naming.rest.folded) if naming.refs else None
    return intents.Undo(naming.refs, name_act(act["act"] or act["request"])) if act else None


def _read_act_before(passage: Passage) -> intents.Undo | None:
    """12的进展撤回, 12批错了."""
    naming = open_message(passage.skip(JUST_OF)).naming
    slip = _SLIP.fullmatch(naming.rest.folded.strip(" ,的")) if naming.refs else None
    if slip and slip["act"]:
        return intents.Undo(naming.refs, name_act(slip["act"]))
    found = _CASE_VOID.fullmatch(naming.rest.folded) if naming.refs else None
    if found is None or not (found["own"] or found["act"]):
        return None
    return intents.Undo(naming.refs, name_act(found["act"]))
