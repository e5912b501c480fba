"""What puts the last message right: 不是12是13 moves it, 刚才那条改成… gives it a new version."""

import re
from typing import Final

from domain import intents
from domain.intents import CaseRef, Intent
from domain.reading.commands.unit_acts import read_percent
from domain.reading.naming.openings import open_message
from domain.reading.naming.references import Naming, read_refs
from domain.reading.rules import Message
from domain.reading.scene import Scene
from domain.reading.sentences.voiding import JUST, JUST_OF, ONE, SEP, read_void
from domain.reading.text.normalising import Passage

_WHAT = r"(?:工作)?(?:进展|进度|答复|回复|会办意见|意见|反馈|内容|消息|话|文字|信息|情况|说明)?"
_LAST = rf"(?:把|将)?(?:我的?)?(?:{JUST}{ONE}|[那这]一?[条句份])的?{_WHAT}(?:的|里|内容)?"
_WRONG = r"(?:有误|不对|错了|写错了?|说错了?|打错了?|发错了?|不准确|作废|更正一下|修改一下|改一下)?"
_INTO = (
    r"(?:改[成为作]|更改[成为]|修改[成为]|更正[成为]|变更[成为]|换成|替换[成为]|应该?[是为]|应[是为]|更正|改)"
)
_AGAIN = r"(?:一?下|如下|成|为)?"

# 刚才那条改成：…, 上一条作废，改为…
_LAST_INTO = re.compile(rf"{_LAST}{SEP}{_WRONG}{SEP}(?P<into>{_INTO}){_AGAIN}{SEP}")
# 改成：…, 更正：… with nothing before it, once no question is open.
_INTO_ALONE = re.compile(
    rf"(?:我?要?|请)(?:改[成为]|更正为?|修改[成为]|更改为){_AGAIN}(?:\s*[:,]{SEP}|\s+|(?=[^\s通件本]))"
)
# 更正12：…, 修改12的答复：…
_CORRECT_CASE = re.compile(r"(?:我?要?|请)?(?:更正|修改|改正|订正)(?:一?下)?\s*")
# 12更正：…, 12那条改成…, 12的进展改为：… but not 12进展改为周报, which is progress.
_OF_CASE = re.compile(
    rf"(?P<own>(?:的|{JUST}|那|这|一)*(?:条|份|句)?的?){_WHAT}(?:的内容)?{SEP}{_WRONG}{SEP}"
    rf"(?P<into>改[成为]|更改为|修改为|更正为?|变更为){_AGAIN}(?P<sep>{SEP})"
)
# 提案009的进展写错了，应该是42%
_CASE_WRONG = re.compile(
    rf"(?:的|{JUST}|那|这|一)*(?:条|份|句)?的?{_WHAT}(?:的?内容|里的?数|的?数字?|的?比例)?{SEP}"
    r"(?:我|又|都|好像|是|给)*"
    r"(?:有误|不对|不准确?|(?:[写说报填打发弄搞记输]错|错)(?:了|啦)?)(?=[\s,;。:!]|$|应|是|改|实际|正确)[\s,;。:!]*"
    rf"(?:(?:实际上?|正确的?|其实)*(?:{_INTO}|是|为|到|成)?{_AGAIN}{SEP})"
)
_AFTER_CASE = re.compile(rf"(?:的|那|这|条)*{_WHAT}{_WRONG}(?:{_INTO}|为|成)?(?P<sep>{SEP})")

_OOPS = (
    r"(?:(?:我|刚才|刚刚|那条|上一?条|这条|编号|号码|件号|号|件|案号|对象|又)*"
    r"(?:说|发|写|打|报|签|填|选|记|弄|搞|输|点|看|传)?错(?:件|号|编号|案子|地方|了件)?(?:了|啦)?|不对|更正|纠正|口误|手误|sorry)"
)
_HEAD = re.compile(rf"(?:(?:{_OOPS}|不好意思|抱歉|对不起)(?:一下)?[\s,:。!、]*)+")
_REALLY = (
    r"(?:其实|实际上?|应该?|应当|本来|原来)?(?:应该?|要|想)?"
    r"(?:是|为|发到?|发给|记[到在]|报到?|签的?是?|给|到|说的?是)"
)
_IS = re.compile(rf"(?:而|我说的|刚才说的)*{_REALLY}\s*(?:第)?")
_SHOULD_BE = re.compile(rf"(?=[应其实本原]){_IS.pattern}")
_OOPS_IS = re.compile(r"(?:第)?")
_IS_NOT = re.compile(r"(?:而|,|\s)*(?:并)?(?:不是|不该是|非|不应该?是|没有?签)\s*")
_SENT_TO = re.compile(rf"(?:{_LAST})?(?:发|报|记|签|写|回复?|填|放|说|弄|搞|错)+(?:成|到|在|给|错|了)*\s*")
_BELONGS = re.compile(
    rf"{_LAST}{SEP}(?:{_OOPS})?{SEP}(?:改到|挪到|移到|转到|放到|记到|记在|发到|改[成为]|应该?(?:是|记到|记在|发到|放到)|应[是为]|是)\s*"
)
_PUT = re.compile(r"(?:帮我?|请)?(?:改到|挪到|移到|改记到|改发到|换到)\s*")
_ABOUT_LAST = re.compile(rf"{_LAST}{SEP}")
_TAIL = re.compile(r"(?:号|的|这件|那件|件|才对|上|里|去|才是|,|\s|。|!)*")
_GAP = re.compile(r"[\s:,;。!、]*")
_ASKS = ("?", "吗", "么", "呢")
_LONGEST_MOVE: Final = 40
_DAY = re.compile(r"号|日")


def read_recast(message: Message) -> Intent | None:
    """The correction that the whole message is, if it is one."""
    passage, scene = message.passage, message.scene
    if passage.folded.endswith(_ASKS):
        return None
    if taken_back := read_void(passage):
        return taken_back
    moved = _read_move(passage) if len(passage.folded) <= _LONGEST_MOVE else None
    if moved and scene.question and _DAY.search(passage.folded):
        return None  # 不是12号是13号 may be about the day that was asked for
    return moved or _read_reword(passage, scene)


def _read_move(passage: Passage) -> intents.MoveReply | None:
    """不是12是13, 是13不是12, 说错了，应该是13, 发到12了，其实是13, 刚才那条是13的."""
    oops = _HEAD.match(passage.folded)
    rest = passage.skip(_HEAD)
    return (
        _not_but(rest.skip(_ABOUT_LAST))
        or _but_not(rest.skip(_ABOUT_LAST))
        or _sent_but(rest)
        or _is_alone(passage, rest, said_wrong=oops is not None)
    )


def _not_but(rest: Passage) -> intents.MoveReply | None:
    """不是12，是13."""
    wrong = _refs_after(rest, _IS_NOT)
    right = _refs_after(wrong.rest.skip(_TAIL), _IS) if wrong else None
    return _move(right, wrong)


def _but_not(rest: Passage) -> intents.MoveReply | None:
    """是13，不是12."""
    right = _refs_after(rest, _IS)
    wrong = _refs_after(right.rest.skip(_TAIL), _IS_NOT) if right else None
    return _move(right, wrong) if wrong and _ends(wrong) else None


def _sent_but(rest: Passage) -> intents.MoveReply | None:
    """发到12了，其实是13; 12发错了，是13."""
    wrong = _refs_after(rest, _SENT_TO)
    if wrong is None:
        wrong = read_refs(rest)
        after = _HEAD.match(wrong.rest.folded) if wrong.refs else None
        if after is None:
            return None
        wrong = Naming(wrong.refs, wrong.rest.after(after.end()))
    gap = re.match(r"(?:号|的|上|里|去|件)*(?:了|啦)?[\s,;。!]*", wrong.rest.folded)
    rest = wrong.rest.after(gap.end() if gap else 0)
    return _move(_refs_after(rest, _IS) or _refs_after(rest, _PUT), wrong)


def _is_alone(whole: Passage, rest: Passage, *, said_wrong: bool) -> intents.MoveReply | None:
    """应该是13, 说错了是13, 刚才那条是13的, 改到13. 是13 alone says too little."""
    leads = (_OOPS_IS, _IS) if said_wrong else (_SHOULD_BE,)
    named = [_refs_after(whole, _BELONGS), *(_refs_after(rest, lead) for lead in (_PUT, *leads))]
    return next((found for naming in named if (found := _move(naming, None))), None)


def _refs_after(passage: Passage, lead: re.Pattern[str]) -> Naming | None:
    """The cases named right after the words, if they are there."""
    found = lead.match(passage.folded)
    naming = read_refs(passage.after(found.end()), spaced=False, ranges=False) if found else None
    return naming if naming and naming.refs else None


def _ends(naming: Naming) -> bool:
    return not naming.rest.skip(_TAIL).folded


def _move(right: Naming | None, wrong: Naming | None) -> intents.MoveReply | None:
    """One case for one other, and nothing else in the message."""
    named = (right.refs if right else ()), (wrong.refs if wrong else ())
    if right is None or len(named[0]) != 1 or len(named[1]) > 1:
        return None
    if not _ends(right) and not (wrong and wrong.rest.start > right.rest.start):
        return None
    return intents.MoveReply(*named)


def _read_reword(passage: Passage, scene: Scene) -> intents.RewordReply | intents.MoveReply | None:
    if found := _LAST_INTO.match(passage.folded):
        return _reword((), passage.after(found.end()))
    if named := _read_named(passage):
        return named
    found = _INTO_ALONE.match(passage.folded) if scene.question is None else None
    return _reword((), passage.after(found.end())) if found else None


def _read_named(passage: Passage) -> intents.RewordReply | None:
    """更正12：…, 修改12的答复：…, 12那条改成…."""
    if lead := _CORRECT_CASE.match(passage.folded):
        naming = read_refs(passage.after(lead.end()), close=True)
        found = _AFTER_CASE.match(naming.rest.folded) if naming.refs else None
        if found and (found["sep"] or found.end() == len(naming.rest.folded)):
            return _reword(naming.refs, naming.rest.after(found.end()))
        return _reword((), passage.after(lead.end()).skip(_GAP)) if _separated(passage, lead) else None
    naming = open_message(passage.skip(JUST_OF)).naming
    if naming.refs and (wrong := _CASE_WRONG.match(naming.rest.folded)):
        return _reword(naming.refs, naming.rest.after(wrong.end()))
    found = _OF_CASE.match(naming.rest.folded) if naming.refs else None
    if found is None or not (found["own"] or found["sep"].strip()):
        return None
    return _reword(naming.refs, naming.rest.after(found.end()))


def _separated(passage: Passage, lead: re.Match[str]) -> bool:
    """更正：… rather than 更正通知已发."""
    return passage.folded[lead.end() : lead.end() + 1] in {":", ","} or lead[0].endswith(" ")


def _reword(refs: tuple[CaseRef, ...], text: Passage) -> intents.RewordReply | None:
    if len(refs) > 1:
        return None
    told = text.whole.strip() if text.folded.strip() else ""
    return intents.RewordReply(told, refs, read_percent(text.folded))
