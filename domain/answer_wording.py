"""What the wording of an answer says of its result: hints for people, never a verdict and never a block."""

import re
from dataclasses import dataclass
from typing import Final

from domain.vocabulary import ResultClass

# Titles of documents and what is quoted say nothing of the result: 《关于拟建停车场的公告》.
_QUOTED = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,30}”")
# What a lead appends of its co-handlers' opinions is theirs.
_APPENDED = re.compile(r"\n+会办意见：.*", re.DOTALL)
_NOT: Final = r"(?<![不未没无非别])(?<!没有)(?<!尚未)"

# What is set aside, what is being done, what is intended, what is finished: the words of each.
_SET_ASIDE = re.compile(
    r"留作参考|作为参考|暂不(?:具备|宜|考虑|列入|纳入|实施)|不具备[^,，。;；]{0,8}(?:条件|基础)|条件(?:尚|暂|还)?不(?:成熟|具备)"
    r"|(?:暂时?|目前|尚|现阶段)(?:无法|难以|不能)|(?:未|没有|无)(?:列入|纳入)[^,，。;；]{0,6}计划"
)
_BEING_DONE = re.compile(
    r"正在|正(?=[办推施开组协修改研抓加进])|已经?(?:开工|启动|动工|进场|着手|立项|开始|安排|部署)|施工中|办理中|进行中|推进中|实施中|陆续|分批"
)
_INTENDED = re.compile(
    rf"(?<![模虚草比代])拟(?![人态声稿]|办(?:意见|[:：]|[,，。;；\s]|$)|定稿)|{_NOT}计划(?!生育|单列)|{_NOT}(?:列入|纳入)|明年|后年|下半年|来年|力争|争取|预计|待[^,，。;；]{{1,14}}后"
    r"|(?<![已步])(?<!后续|今后)将(?=[于在会由按对适分逐结统尽组安协积加视根]|继续|进一步)|年底前|月底前"
)
_FOLLOWING = re.compile(r"下一?步|下一阶段|后续|今后|接下来|尚需|还需")
_FINISHED = re.compile(
    r"(?:已经?|均已|全部|都)(?:[^,，。;；没未不]{0,8})(?:完成|完工|竣工|安装|修复|修好|装好|换好|解决|整改|更换|落实|建成|办结|拆除|清理|整治|处理|恢复|开通|投用|交付|到位|发放|通过)"
    r"|(?:修|装|换|建|做|弄|清|拆|补|整|画|铺)(?:好|完)了|(?:换|装|修|拆|清|补|画|铺)了|问题(?:已经?)?(?:得到)?解决"
)
_UNFINISHED = re.compile(r"(?:未|没有?|尚未|还没)(?:能|有)?(?:完成|解决|修复|到位|落实|整改|办结|完工|安装)")
_OPINIONLESS = re.compile(
    r"(?:我们?|我局|我单位|本单位|这边|经研究|同意|主办单位|的|意见|对此|[\s,，。、:：])*"
    r"(?:都|均)?(?:没有?|无)(?:什么|任何|其他|其它|不同|修改|补充|啥|别的)*意见(?:了|[\s,，。!！])*|[\s,，]*同意[\s,，。!！]*"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A result class, and the word in the text that speaks for it."""

    result: ResultClass
    word: str


def guess_result(text: str) -> Hint | None:
    """The class that the wording fits; None where it fits none, or several equally."""
    text = _own_words(text)
    aside, doing, intended = (_find(p, text) for p in (_SET_ASIDE, _BEING_DONE, _INTENDED))
    finished = "" if _UNFINISHED.search(text) else _find(_FINISHED, text)
    if aside and not finished and not doing:
        return Hint(ResultClass.REFERENCE, aside)
    if doing and not aside:
        return Hint(ResultClass.UNDER_WAY, doing)
    if intended and not finished and not aside:
        return Hint(ResultClass.PLANNED, intended)
    if finished and not intended and not aside:
        return Hint(ResultClass.RESOLVED, finished)
    return None


def find_contradiction(claimed: ResultClass | None, text: str) -> Hint | None:
    """What in the wording speaks against the claimed class: 拟 or 下一步 beside 已经解决."""
    if claimed is None:
        return None
    guess = guess_result(text)
    if guess is not None and guess.result is not claimed:
        return guess
    if claimed is not ResultClass.RESOLVED:
        return None
    text = _own_words(text)
    still = ((_SET_ASIDE, ResultClass.REFERENCE), (_BEING_DONE, ResultClass.UNDER_WAY))
    later = ((_UNFINISHED, ResultClass.UNDER_WAY), (_INTENDED, ResultClass.PLANNED))
    open_ended = (*still, *later, (_FOLLOWING, ResultClass.UNDER_WAY))
    found = ((word, result) for pattern, result in open_ended if (word := _find(pattern, text)))
    return next((Hint(result, word) for word, result in found), None)


def is_empty_opinion(text: str) -> bool:
    """Whether a 会办意见 says no more than 没意见: the lead unit may send it back."""
    return not text.strip() or _OPINIONLESS.fullmatch(text.strip()) is not None


def _find(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def drop_opinions(text: str) -> str:
    """An answer without the co-handlers' opinions that were appended to it."""
    return _APPENDED.sub("", text)


def _own_words(text: str) -> str:
    """Without what is quoted, and without the co-handlers' opinions at the end."""
    return _QUOTED.sub("", drop_opinions(text))
