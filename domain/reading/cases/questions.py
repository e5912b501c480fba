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
    r"|通过|销号?|挂牌|回访|并案)"
)
_PERSON = (
    r"(?:老百姓|群众|市民|居民|村民|网友|网民|领衔代表|代表|委员|诉求人|投诉人|举报人|当事人|留言人|提案人"
    r"|提出人|反映人|来信人|人)"
)
_PARTICULARS = r"(?:(?:名字|姓名|电话|手机号?|联系方式|地址)(?:是|叫)?|叫|姓|是)"
_CAN = r"(?:能不能|能否|能|可不可以|可以|可否|要不要|该不该|应该|需要|要|用)?"

_QUESTIONS = (
    rf"是?{_WHEN}(?:才|就|会|能|要|前|之前)*(?:交|要?办完|{_STATE})?的?",
    r"还?(?:有|剩|差)(?:几天|多少天|多久|多长时间|几个工作日)(?:时间|到期|超期|截止)?",
    rf"的?{_LIMIT}是?(?:到?{_WHEN})?",
    rf"{_NOW}到?{_PLACE}",
    rf"{_NOW}(?:卡|压|停|落|放)?(?:在|到)(?:了|哪个)*{_WHO}(?:那里?儿?|这里?|手里|手上|那边)?",
    rf"{_NOW}{_HOW}",
    rf"{_NOW}{_WHO}(?:在|主办|会办|承办|牵头|负责|签收|办|管|签|的)*",
    rf"{_NOW}{_CAN}{_STATE}了?(?:吗|么|没|没有|没得|不)",
    rf"(?:能不能|能否|可不可以|可否|要不要|该不该|是不是(?:能|可以|该|要))(?:给|办理?)?{_STATE}",
    rf"(?:有没有|是否|是不是)(?:已经?)?{_STATE}",
    r"的?(?:办理)?(?:内容|情况|状态)|是?(?:什么|啥)(?:内容|事)?|(?:讲|说)的(?:是?什么|啥)",
    r"看?下?(?:原文|全文)",
    rf"是?(?:的|那个)?{_PERSON}?的?{_PARTICULARS}+(?:什么|啥|谁|多少|哪位|哪个)?(?:名字?|姓名|人)?",
    rf"是?(?:谁|哪个|哪位|什么人){_PERSON}?(?:提|写|投诉|反映|留言|留|说|举报|领衔)的?",
)
_QUESTION = re.compile(rf"(?:{'|'.join(_QUESTIONS)})了?[?]*|{_NOW}{_STATE}了?[?]+|[?]+")
_LIMIT_QUESTION = re.compile(
    r"(?:这个|那个|这件|那件|它)?(?:还(?:有|剩|差)(?:几天|多少天|多久|多长时间|几个工作日)(?:时间|到期|截止)?"
    rf"|(?:是|到底)?{_WHEN}(?:到期|截止)|{_LIMIT}(?:是|到)?{_WHEN})了?[?]*"
)
_LONGEST = 30


def asks_for_limit(folded: str) -> bool:
    """Whether it asks how much time is left, without a case: 还剩几天, 什么时候到期."""
    return len(folded) <= _LONGEST and _LIMIT_QUESTION.fullmatch(folded) is not None


def asks_about_case(folded: str) -> bool:
    """Whether what stands beside the case's number asks how it stands with the case."""
    return len(folded) <= _LONGEST and _QUESTION.fullmatch(folded) is not None
