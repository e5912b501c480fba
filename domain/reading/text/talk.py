"""What others said, pasted from a chat: 周航：签收210, line under line, is nobody's command."""

import re

from domain.reading.text.word_lists import split_words

_CLOCK = (
    r"(?:[0-9]{2,4}[-/年][0-9]{1,2}[-/月][0-9]{1,2}日?|[0-9]{1,2}[-/月][0-9]{1,2}日?|昨天|今天|星期."
    r"|[上下]午)?\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z·]{2,8}(?:[(（][^()（）]{1,12}[)）])?)"
_SAID = re.compile(
    rf"\s*(?:{_NAME}\s*{_CLOCK}\s*[:：]?\s*"
    rf"|{_NAME.replace('<name>', '<speaker>')}\s*[:：]\s*(?=\S).*)"
)
# Words that stand before a colon in one's own messages.
_HEADINGS = frozenset(
    split_words(
        "进展 进度 回复 答复 反馈 延期 退回 签收 更正 理由 原因 时间 日期 期限 时限 单位 内容 意见",
        "会办意见 主办 会办 编号 件号",
        "标题 联系人 电话 备注 附件 领衔代表 提案人 建议人 主办单位 会办单位 承办单位 办理情况 下一步",
        "下一步工作 目前进展 工作进展",
        "办理进展 最新进展 进展情况 问题 措施 结果 情况 说明 注 如下 已办结 办结 未办结 待签收 签收 交办",
        "催办 案由 诉求 内容摘要 时限要求",
    )
)
_NO_NAME = re.compile(
    r"进展|回复|答复|意见|情况|理由|原因|单位|时[间限]|措施|工作|问题|如下|签收|退回"
    r"|延期|交办|建议|提案|留言|改[成为]|更正|^(?:第|一是|二是|三是|其)"
)
_SPEAKERS = 2


def is_pasted_talk(text: str) -> bool:
    """Whether at least two lines begin with who said them."""
    lines = (_SAID.fullmatch(line) for line in text.splitlines())
    names = [found["name"] or found["speaker"] for found in lines if found]
    return sum(name not in _HEADINGS and not _NO_NAME.search(name) for name in names) >= _SPEAKERS
