"""What each word of a roster line is: a mobile, a role, a unit, a user id, a name – whatever its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from domain.numerals import fold_width
from domain.tables.rosters import OTHER_WORDS, ROLES
from domain.tables.units import UnitRegister
from domain.vocabulary import PostRole

ROLE_WORDS: Final = {**ROLES, **OTHER_WORDS}
ROLE: Final = "|".join(sorted(ROLE_WORDS, key=len, reverse=True))
MOBILE_DIGITS: Final = 11
_LONGEST_USER_ID: Final = 64
_SHORTEST_TELEPHONE, _LONGEST_NUMBER = 7, 12
_GAPS = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1\d{2})[- ]?(\d{4})[- ]?(\d{4})(?!\d)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_BETWEEN = re.compile(r"[\s,;|、。:()]+")
_USER_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]*")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,8}")
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{1,18}(?:局|分局|支队|大队|镇|乡|街道|办事处|政府|中心|公司|集团|法院|检察院|医院|学校|园区|管委会|委员会|办公室"
    r"|联合会|[发卫国政农建纪团工]委|委|妇联|残联|工商联|总工会|[府政督城外金]办)"
)
_STAND_IN = re.compile(r"代理联络员|代联络员|临时联络员|代理|替补|备岗|[ab]角", re.IGNORECASE)
_SECOND = frozenset({"b角", "替补", "备岗", "代理", "代理联络员", "代联络员", "临时联络员"})
KINDS: Final = frozenset(
    {
        "区直部门", "政府部门", "党委部门", "党群部门", "督查机构", "街道", "镇", "乡", "乡镇", "镇街",
        "区属企业", "国有企业", "企业", "事业单位", "垂管单位", "驻区单位", "人民团体", "群团",
        "区领导", "其他",
    }
)  # fmt: skip
# What stands in a roster's row besides: titles, and column names that were copied along.
_TITLE = re.compile(
    r".{0,6}(?:局长|主任|书记|镇长|乡长|区长|科长|股长|处长|经理|董事长|总经理|部长|院长|校长|主席|科员|干部|办公室|专班|科|股|队)"
)
_COLUMNS: Final = frozenset(
    {
        "单位", "单位名称", "单位类型", "姓名", "岗位", "职务", "用户id", "手机", "手机号", "手机号码",
        "电话", "备注", "序号", "角色",
    }
)  # fmt: skip
_SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和"
    "穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅"
    "盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴"
    "陆荣翁荀羊惠甄曲家封芮靳松井段富巫乌焦巴弓牧山谷车侯班仰秋仲伊宫宁仇栾甘厉戎武符刘景詹束龙叶司黎"
    "薄印宿白怀蒲从鄂索籍赖卓屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰郦雍桑桂牛寿通边扈燕冀郏浦尚"
    "农温别庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖终居衡步都耿满弘匡国文寇广禄东欧利师巩聂关肖游阳岳帅区"
    "占佟涂仝付代闫邸覃苟佘揭晋楚闯年丛亓"
)


@dataclass(slots=True)
class Words:
    """The parts of one line, as found; lists hold what there may be too many of."""

    roles: list[PostRole] = field(default_factory=list)
    mobiles: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # digits that are no mobile and no user id
    user_ids: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)  # as written
    kind: str = ""
    names: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    stand_in: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it is a row of column names."""
        return bool(self.rest) and not self.units and all(map(is_column, self.rest)) and not self.roles


def sort_words(line: str, units: UnitRegister) -> Words:
    """Each word by its kind. A unit's full name beats a person's; a short form counts where there is none."""
    found, loose = Words(), list[str]()
    for word in split_words(line):
        if not _put_plain(word, found):
            loose.append(word)
    _put_units(loose, found, units)
    _put_names(loose, found)
    return found


def split_words(line: str) -> list[str]:
    """The words of a line; a mobile written in groups is one."""
    joined = _GAPS.sub(lambda digits: f" {digits[1]}{digits[2]}{digits[3]} ", fold_width(line))
    return list(filter(None, _BETWEEN.split(joined)))


def is_column(word: str) -> bool:
    """Whether it is the name of a roster's column."""
    return word.lower() in _COLUMNS


def is_name(word: str) -> bool:
    """Whether it can be a person's name."""
    return bool(_NAME.fullmatch(word))


def _put_plain(word: str, found: Words) -> bool:
    """What is certain by itself."""
    if _put_role(word, found):
        return True
    if _MOBILE.fullmatch(word):
        found.mobiles.append(word)
    elif word.isdigit() and _SHORTEST_TELEPHONE <= len(word) <= _LONGEST_NUMBER:
        found.numbers.append(word)
    elif _USER_ID.fullmatch(word) and len(word) <= _LONGEST_USER_ID:
        found.user_ids.append(word)
    elif word in KINDS:
        found.kind = word
    elif is_column(word):
        found.rest.append(word)
    else:
        return False
    return True


def _put_role(word: str, found: Words) -> bool:
    """联络员; 代理联络员 stands in for one, B角 for whoever is named."""
    if word in ROLE_WORDS:
        found.roles.append(ROLE_WORDS[word])
        return True
    if not _STAND_IN.fullmatch(word):
        return False
    found.stand_in |= word.lower() in _SECOND
    if word.endswith("联络员"):
        found.roles.append(PostRole.LIAISON)
    return True


def _put_units(loose: list[str], found: Words, units: UnitRegister) -> None:
    """Names of the register, else names by their ending, else one short form."""
    certain = [word for word in loose if units.find(word).name or units.shortened(word)]
    ended = certain or [word for word in loose if is_unit_name(word)]
    short = ended or [word for word in loose if units.find(word).abbreviates and not is_surely_name(word)][:1]
    for word in short:
        found.units.append(word)
        loose.remove(word)


def is_unit_name(word: str) -> bool:
    """Whether it ends like the name of a unit."""
    return bool(_UNIT.fullmatch(word)) and not is_surely_name(word)


def is_surely_name(word: str) -> bool:
    """Whether it looks like a person's name more than like a unit's: 安镇, 石乡."""
    return is_name(word) and len(word) <= 3 and word[0] in _SURNAMES and not word.endswith(("局", "委", "办"))  # noqa: PLR2004 - 张三丰


def _put_names(loose: Sequence[str], found: Words) -> None:
    """Of several that may be names, those with a surname; titles and remarks are left over."""
    possible = [word for word in loose if is_name(word) and not _TITLE.fullmatch(word)]
    surnamed = [word for word in possible if word[0] in _SURNAMES]
    found.names = surnamed or possible
    found.rest += [word for word in loose if word not in found.names]
