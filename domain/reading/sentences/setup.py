"""开始设置, 下一步, 跳过这一步, 规则照默认, 正式启用: an administrator sets the office up."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.permissions import ADMINS
from domain.reading.rules import Message

# The whole message is one of these.
_WISHES: Final[tuple[tuple[Intent, re.Pattern[str]], ...]] = (
    (
        intents.ShowSetup(),
        re.compile(
            r"(?:打开|看看?|继续)?(?:设置|启用|上线)(?:向导|引导)|(?:开始|继续|接着)(?:设置|启用|配置)|下一步"
            r"|(?:现在)?(?:设置|启用)到哪(?:一步|儿|里)?了?[?]*"
        ),
    ),
    (intents.ShowSetup(again=True), re.compile(r"重新(?:打开)?(?:设置|启用|上线)(?:向导|引导)")),
    (
        intents.SkipStep(),
        re.compile(
            r"(?:先)?(?:跳过|略过)(?:这[一1]?步|体检|单位检查|规则|演练)?|这[一1]?步(?:先)?(?:跳过|不做)|不演练了?"
        ),
    ),
    (
        intents.SettleStep("packs"),
        re.compile(r"规则(?:都|全部)?(?:照|用|按)默认(?:的)?(?:来|办)?|(?:照|用|按)默认规则"),
    ),
    (
        intents.SettleStep("check"),
        re.compile(r"单位(?:检查|都)(?:好了|没问题|可以了)|体检(?:没问题|好了|可以了)"),
    ),
    (intents.SettleStep(), re.compile(r"这[一1]?步(?:好了?|做完了?|完成了?|没问题)")),
    (intents.GoLive(), re.compile(r"正式(?:启用|上线|开始|运行)|现在(?:正式)?(?:启用|上线)")),
    (intents.LeaveSetup(), re.compile(r"(?:不用|关闭|退出|关掉)(?:设置|启用)?(?:向导|引导)了?")),
)
_LONGEST: Final = 16


def read_setup(message: Message) -> Intent | None:
    """Only from an administrator: to others these words are free text."""
    folded = message.unspaced
    if len(folded) > _LONGEST or ADMINS.isdisjoint(message.scene.roles):
        return None
    return next((wish for wish, words in _WISHES if words.fullmatch(folded)), None)
