"""What a unit says of having been in touch with whoever raised a case: 12跟王代表当面谈过了."""

import re
from datetime import date, timedelta
from typing import Final

from domain import intents
from domain.contact_phases import phase_said
from domain.numerals import NUMBER, read_number
from domain.reading.rules import Message
from domain.reading.scene import Reading
from domain.reading.text.normalising import fold
from domain.vocabulary import ContactKind

# By how they were in touch: words that say so by themselves, and words that need somebody to be named.
_WAYS: Final = {
    ContactKind.FACE: (
        r"当面|面[商谈复议洽](?!率)|见面|见[了过]面|[登上]门(?:拜访|走访|见|沟通|听取)|拜访|面对面",
        r"[登上]门|走访|入户|登访|见[了过到着]|座谈|现场(?:见|沟通|交流|答复|听取)|到(?:家里|访)|约谈",
    ),
    ContactKind.PHONE: (
        (
            r"(?:电话|致电|去电)(?:联系|沟通|答复|告知|交流|回访|解释|说明|回复|征求|汇报|商量|谈|聊)"
            r"|打[了过]?(?:个|一个|几个|两次|[一两三]次)?[了过]?电话|电话[打通][了过]|通[了过]?(?:个)?(?:电)?话|电联"
        ),
        r"电话|致电|去电|来电",
    ),
    ContactKind.WRITTEN: (
        (
            r"(?:书面|微信|短信|信函|邮件|qq)(?:联系|沟通|答复|告知|交流|回复|征求|说明)"
            r"|[发寄][了过去出]*(?:个|条|一条|一封|封)?(?:微信|短信|信函|邮件|公函|信(?!息))"
        ),
        r"微信|短信|信函|发函|函告|邮件|写信|寄信|书面|发[了过]?(?:条|个)?(?:消息|信息)|qq",
    ),
}
_STRONG: Final = {kind: re.compile(strong) for kind, (strong, _) in _WAYS.items()}
_ANY: Final = {kind: re.compile(f"{strong}|{weak}") for kind, (strong, weak) in _WAYS.items()}
_WHOM = re.compile(
    r"代表|委员|留言人|网[民友]|诉求人|来[信访电]人|[投举]?[诉报]人|信访人|反映人|[提建]议?案?人|提[案议]者|领衔|群众|当事人"
    r"|业主|市民|[居村]民|先生|女士|老人|家属|本人|对方|人家|[他她]们?(?!局|单位|公司|部门)"
)
# Others a unit talks with about a case: no contact with whoever raised it.
_OTHERS = re.compile(
    r"单位|公司|部门|[局科处]|街道|物业|施工|设计院|厂家|委会|社区|领导|乡镇|政府|医院|学校|专家|中介|供应商|承包"
)
_DONE = re.compile(r"[了过完]|已|刚刚?|好[了啦]|[昨前今]天|上周|上午|下午|成功")
_NOT_REACHED = re.compile(
    r"(?:联系|打|找|见|约|接)不(?:上|通|到|着|了)|(?:没|未|无)(?:有|能)?(?:联系上|打通|接|见[到着上]|谈|人接|人应|约上|找到|联系)"
    r"|不通|关机|拒[接见绝]|空号|停机|占线|不接|不在家?|不愿|不肯|不见|失联"
)
_DENIED = re.compile(r"[没未别]|不(?!满|错|少|久|过)|无法|尚")
_AHEAD = re.compile(
    r"明[天日早晚]|后天|下+个?[周月礼星]|改天|回头|过[几两]天|[约定]了|约[好定]|预约|准备|打算|计划|[将拟](?!延)|要去|会去|去一趟|马上"
    r"|尽快|安排|等[他她代委]|想|需要?|应该?|再(?!次)|争取|正在|待"
)
_ASKS = re.compile(r"[?]|[吗么吧]$|没有?$|是否|有没有|谁|怎么|如何|什么|哪|几[次时号]|多少")
_CLAUSE = re.compile(r"[,;。!\n]+")
_LONGEST = 300
_DAY = re.compile(
    rf"(?:大前|[昨前今])[天日晚]|上+个?(?:周|星期|礼拜)[一二三四五六日天]|(?:{NUMBER})月\s?(?:{NUMBER})[日号]?"
    rf"|[0-9]{{1,2}}[./][0-9]{{1,2}}|(?<![0-9第])(?:{NUMBER})[号日](?!楼|线|院|门)"
)
_AGO: Final = {"今": 0, "昨": 1, "前": 2, "大前": 3}
_WEEKDAYS: Final = "一二三四五六日"
_CLAIM = re.compile(r"(?:不太?|基本|比较|挺|很|非常|十分|还算?)?(?:满意|认可)")


def read_contact(message: Message) -> Reading | None:
    """A contact that has taken place, in one way; what is only planned, tried or asked is none."""
    rest = message.opening.rest
    said = rest.text[rest.start : rest.last]  # with the 了 at the end, which tells that it is done
    together = "".join(said.split())
    if not together or len(said) > _LONGEST or _ASKS.search(together) or _NOT_REACHED.search(together):
        return None
    kind = _find_kind(said)
    if kind is None:
        return None
    text = rest.whole.lstrip(" ,，:：。、的")
    return Reading(intents.LogContact(message.refs, kind, text), from_quote=message.from_quote)


def _find_kind(said: str) -> ContactKind | None:
    """How they were in touch, if just one clause tells of it, of one way, and of something done."""
    told = [
        (kind, clause) for clause in _CLAUSE.split(said) for kind in ContactKind if _ANY[kind].search(clause)
    ]
    if len({kind for kind, _ in told}) != 1:
        return None
    kind = told[0][0]
    clauses = [clause for _, clause in told]
    if any(_DENIED.search(clause) or _AHEAD.search(clause) for clause in clauses):
        return None
    if phase_said(said) is None and not all(_DONE.search(clause) for clause in clauses):
        return None  # 办前见面, 见面了解想法 is how a meeting is entered that took place
    return kind if any(_is_with_the_person(kind, clause) for clause in clauses) else None


def _is_with_the_person(kind: ContactKind, clause: str) -> bool:
    """Whether it was whoever raised the case: he is named, or nobody else is and the word says enough."""
    if _WHOM.search(clause):
        return True
    return _STRONG[kind].search(clause) is not None and not _OTHERS.search(clause)


def claims_satisfaction(text: str) -> bool:
    """Whether a unit's own words say how satisfied the person was, which is not the unit's to say."""
    return _CLAIM.search(fold(text).folded) is not None


def read_contact_day(text: str, today: date) -> date | None:
    """The day a contact took place: the one that the words name, else today; None if they name several."""
    named = list(dict.fromkeys(found[0] for found in _DAY.finditer(fold(text).folded)))
    if len(named) > 1:
        return None
    return _latest(named[0], today) if named else today


def _latest(wording: str, today: date) -> date | None:
    """The last such day up to today: a contact lies behind."""
    if wording[:-1] in _AGO:
        return today - timedelta(days=_AGO[wording[:-1]])
    if wording.startswith("上"):
        monday = today - timedelta(days=today.weekday() + 7 * wording.count("上"))
        return monday + timedelta(days=_WEEKDAYS.index(wording[-1].replace("天", "日")))
    numbers = [read_number(number) for number in re.findall(NUMBER, wording)]
    month, day = (None, *numbers)[-2:]
    days = (today - timedelta(days=back) for back in range(366))
    return next((on for on in days if on.day == day and month in {None, on.month}), None)
