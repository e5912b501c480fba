"""Questions about a case: 12号什么时候到期, 12到哪一步了, 12怎么样了."""

import re

_NOW = r"(?:是|现在|目前|已经?|还|都|在|办得|办理|进展|进度|办)*"
_WHEN = r"(?:什么时候|啥时候|何时|哪一?天|几月几号|几号|多久|多少)"
_HOW = r"(?:怎么?样|咋样|如何|(?:什么|啥)(?:情况|进展|状态|样子))"
_WHO = r"(?:谁|哪个单位|哪家|哪个局)"
_LIMIT = r"(?:期限|时限|(?:办理|办结)时限|(?:截止|到期)(?:日期?|时间)?)"
_PLACE = r"(?:哪一?步|哪里|哪儿|哪|(?:什么|哪个)(?:程度|阶段|地步))"
_STATE = (
    r"(?:签收?|回复|答复|办复|办完|办结|完成|延期|批|同意|退回|催|到期|超期|逾期|截止|结束|处理|解决|反馈|提醒"
    r"|通过)"
)

_QUESTIONS = (
    rf"是?{_WHEN}(?:才|就|会|能|要|前|之前)*(?:交|要?办完|{_STATE})?的?",
    r"还?(?:有|剩|差)(?:几天|多少天|多久|多长时间|几个工作日)(?:时间|到期|超期|截止)?",
    rf"的?{_LIMIT}是?(?:到?{_WHEN})?",
    rf"{_NOW}到?{_PLACE}",
    rf"{_NOW}{_HOW}",
    rf"{_NOW}{_WHO}(?:在|主办|会办|承办|牵头|负责|签收|办|管|签|的)*",
    rf"{_NOW}{_STATE}了?(?:吗|么|没|没有|没得|不)",
    rf"(?:有没有|是否|是不是)(?:已经?)?{_STATE}",
    r"的?(?:办理)?(?:内容|情况|状态)|是?(?:什么|啥)(?:内容|事)?|(?:讲|说)的(?:是?什么|啥)",
    r"看?下?(?:原文|全文)",
)
_QUESTION = re.compile(rf"(?:{'|'.join(_QUESTIONS)})了?[?]*|{_NOW}{_STATE}了?[?]+|[?]+")
_LONGEST = 30


def asks_about_case(folded: str) -> bool:
    """Whether what stands beside the case's number asks how it stands with the case."""
    return len(folded) <= _LONGEST and _QUESTION.fullmatch(folded) is not None
