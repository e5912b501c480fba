"""How a message begins: polite and idle words, the cases in front, then what is said of them."""

import re
from dataclasses import dataclass

from domain.reading.naming.references import Naming, read_refs
from domain.reading.text.normalising import Passage

_HEAD = re.compile(
    r"(?:嗯+|呃+|额(?=[\s,那我建提留])|唉|哎|哦|噢|那个啥|那啥|那什么|就是说?(?!不)|顺便|麻烦|帮忙|咱们?(?!的)|我?想问一?下"
    r"|那个(?=\s*(?:我|就|帮|麻烦|[,]|(?:建议|提案|留言|闭会|实事)\s*第?[0-9零〇一二三四五六七八九十]))"
    r"|我们?(?!的)|我局|我单位|本单位|这边|请(?!求)|把|将|关于|对|先(?!别|不)|现在|那(?!个|件|条)|就|帮我|给我"
    r"|要(?!不)|想|需要|(?:申请|请求)(?=\s*(?:[0-9#]|将|把|对|建议|提案|留言))|今天(?=签收|收到)"
    r"|报告(?:一?下)?(?=\s*(?:进[展度]|反馈|[回答]复|[会协]办意见))"
    r"|(?:更新|汇报|上报|登记|记录?|填报|提交|补充|报)(?:一?下)?"
    r"(?=\s*(?:[0-9#]|(?:建议|提案|留言)[0-9]|进[展度]|反馈|[回答]复|[会协]办意见))|\s|[,:])+"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a message begins: the cases that stand in front, if any, and what follows."""

    naming: Naming
    rest: Passage


def open_message(passage: Passage) -> Opening:
    """Read the cases in front of the command word."""
    naming = read_refs(passage.skip(_HEAD))
    if naming.refs or naming.pointing:
        return Opening(naming, naming.rest)
    return Opening(Naming((), passage), passage.skip(_HEAD))
