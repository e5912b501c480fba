"""Asking how something is done: 怎么延期, 撤回怎么用, 退回流程; and 怎么用 about everything."""

import re
from typing import Final

from domain import intents
from domain.reading.rules import Message
from domain.reading.text.word_lists import split_words

# What is asked about, as the help calls it, and the words people have for it.
_ACTS: Final[dict[str, tuple[str, ...]]] = {
    "签收": split_words("签收 接收 签字 签 领取 接件"),
    "进展": split_words("进展 进度 反馈 报进展 报进度 汇报 汇报进展 填进展 更新进展"),
    "回复": split_words("回复 答复 办复 会办意见 协办意见 办结 交答复 提交答复 写答复 销号 结案"),
    "延期": split_words("延期 展期 推迟 延长 宽限 延 二次延期"),
    "退回": split_words("退回 退件 改办 转办 退 重新分办 转给别人 转出去"),
    "撤回": split_words("撤回 撤销 收回 取消 改 修改 更正 改正"),
    "附件": split_words(
        "附件 文件 图片 照片 上传 上传附件 上传文件 发文件 发图片 发照片 传附件 传文件 发附件 传图片"
    ),
    "查看": split_words("查看 查 看 查询 查件 看件 查进度 看详情"),
    "交接": split_words("代理 交接 请假 休假 换人 工作交接 找人代理"),
    "催办": split_words("催办 催 催一下"),
    "审批": split_words("审批 同意 批准 驳回 批 批延期 批退回 审核"),
    "交办": split_words("交办 分办 导入 派单 下达 发交办表 导入表格 新增"),
    "设置": split_words("设置 提醒 日报 静默 停发 恢复 改提醒 设提醒 改日报 改设置 提醒时间"),
    "联络员": split_words("换联络员 联络员 加人 改联络员 变更联络员 花名册"),
}
_NAMES: Final = {word: name for name, words in _ACTS.items() for word in words}
_ACT = f"(?P<act>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_HOW = r"(?:怎么(?!样)|怎样|如何|咋个?)"
_ME = r"(?:我们?|要|想|想要|该|应该|一个|一?件|这个|如果|具体|到底)*"
_CAN = r"(?:才能?|能|可以|去|来|要|进行|操作|办理?|提交?|填报?|写|发起|做|申请|提出)*"
_WHAT = r"(?:一?个?件|申请|请求|操作|一下|这件事|功能|意见|情况|单位|的)*"
_DO = r"(?:弄|搞|操作|用|使用|办理?|写|做|申请|说|发|填|走|提交?|走流程|法)"
_ENDS = rf"(?:{_DO}|呢|啊|呀|的|才行|才对)*[?]*"
_NOUN = (
    r"的?(?:申请)?(?:流程|步骤|方法|办法|说明|帮助|教程|格式|规定|规则|要求|示例|例子)"
    r"(?:是?什么|是?怎样的?|有哪些)?[?]*"
)
_ASKED = (
    rf"{_ME}{_HOW}{_CAN}{_ACT}{_WHAT}{_ENDS}",
    rf"{_ME}(?:申请|提交)?{_ACT}{_WHAT}(?:要|该|应该|是|具体)*{_HOW}(?:才能?|能|去|来)*{_DO}{_ENDS}",
    rf"(?:帮助|说明|教我|教一下|教教我|请教|不会|不知道)[\s:,]*(?:{_HOW})?{_CAN}{_ACT}{_WHAT}",
    rf"{_ACT}[\s:,]*(?:帮助|说明)",
    rf"(?:{_HOW}|什么是|查看?|看看?)?{_ACT}{_NOUN}",
)
_ONE_ACT = re.compile("|".join(re.sub("<act>", f"<act{place}>", said) for place, said in enumerate(_ASKED)))
_EVERYTHING = re.compile(
    rf"(?:我|这个|这|你|机器人|督办助手)*(?:{_HOW}|不会|不知道{_HOW}?|教我{_HOW}?|该{_HOW})(?:弄|用|使用|操作|玩|说|跟你说|办|做)"
    r"(?:的|呢|啊|呀)?[?]*"
    r"|(?:你|我|这里|机器人)*(?:都|还)?(?:会|能|可以)(?:做|干|办|帮我做|帮我|说)?(?:点|些)?(?:什么|啥|哪些)"
    r"(?:事|东西|功能)?[?]*"
    r"|(?:有|都有)?(?:什么|哪些)(?:功能|指令|命令)[?]*"
    r"|(?:使用|操作)?(?:帮助|说明|指南|手册|教程|方法)(?:书|一下)?|[?]+"
)
# Who is behind it, and whom to ask: 你是机器人吗, 督查室电话多少, 这个件找谁问.
_WHOM = re.compile(
    r"你(?:到底)?(?:是(?:不是)?(?:机器人|真人|人工|人|ai|谁|什么|啥)|叫(?:什么|啥)(?:名字)?)(?:吗|啊|呀|呢)?[?]*"
    r"|(?:你们?|督查室|督查部门|督办室|督办|管理员|办公室|领导|客服|政府办)+的?(?:联系)?(?:电话|座机|手机号?|联系方式|号码)(?:号码|号)?(?:是|有)?(?:多少|几号|什么|吗)?[?]*"
    r"|(?:这个?件?|这事|有问题|有事|不懂|不会|不清楚|拿不准)*(?:的话)?(?:该|要|应该|可以|能)?(?:找谁|问谁|联系谁|跟谁)(?:问|联系|说|商量|反映)?(?:一下|呢|啊)?[?]*"
    r"|(?:转|找|要)?人工(?:客服|服务)?"
)
WHOM: Final = "找人"
_LONGEST = 24


def read_help(folded: str) -> intents.Help | None:
    """帮助 about one act or about everything, if that is the whole message."""
    words = _close(folded)
    if words and _WHOM.fullmatch(words):
        return intents.Help(WHOM)
    return intents.Help() if words and _EVERYTHING.fullmatch(words) else read_help_on_act(folded)


def read_help_on_act(folded: str) -> intents.Help | None:
    """How one act is done, if that is all that is asked."""
    found = _ONE_ACT.fullmatch(_close(folded))
    act = next(filter(None, found.groups()), "") if found else ""
    return intents.Help(_NAMES[act]) if act else None


def read_help_beside_case(message: Message) -> intents.Help | None:
    """12怎么延期: how the act is done, whichever case it is asked about."""
    return read_help_on_act(message.opening.rest.folded) if message.opening.naming.refs else None


def _close(folded: str) -> str:
    """Without blanks; "" for what is too long to be a question about use."""
    words = "".join(folded.split())
    return words if len(words) <= _LONGEST else ""
