"""The closed table of commands: which words, and what is made of the clause that they lead."""

import re
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.reading.commands import (
    assigning,
    decisions,
    joint,
    office_acts,
    papers,
    phoning,
    printing,
    projects,
    results,
    returning,
    secrecy,
    supervising,
    unit_acts,
)
from domain.reading.commands.clauses import Clause, Command
from domain.reading.text.normalising import fold
from domain.reading.text.word_lists import split_words

_UNMASKING = frozenset({"显示", "打开"})
_FILE = re.compile(r"\s*f(?P<file>[0-9]{1,9})")
_DETAILS = re.compile(
    r"(?:的|详情|情况|原文|内容|进展|进度|一下|全文|详细|下|是|什么|看|怎么样|如何|\s|[?])*"
)


def show(clause: Clause) -> Intent | None:
    """查看, 详情; 显示 12 联系方式 is another matter."""
    if clause.word in _UNMASKING and (revealed := secrecy.reveal(clause)):
        return revealed
    return intents.ShowCase(clause.refs) if _DETAILS.fullmatch(clause.words) else None


def take_file(clause: Clause) -> Intent | None:
    """导入 f5, 采纳 f5: what the buttons of an import say."""
    found = _FILE.fullmatch(clause.words)
    return intents.ImportFile(int(found["file"]), clause.word == "采纳") if found else None


COMMANDS: Final[tuple[Command, ...]] = (
    Command(split_words("签收 确认签收 接收 领取 收到 收悉 签收确认 签"), unit_acts.acknowledge),
    Command(
        split_words("进展 进度 反馈 报进展 汇报进展 反馈进展 更新进展 最新进展 进展情况 目前进展 办理进展"),
        unit_acts.report,
        spaced=False,
        dated=True,
        strict=False,
    ),
    Command(
        split_words("回复 答复 办复 会办意见 协办意见 答复意见 回复意见 办理答复 正式答复"),
        unit_acts.answer,
        spaced=False,
        strict=False,
    ),
    Command(
        split_words(
            "延期 申请延期 请求延期 要求延期 延期到 延期至 延到 延至 延 再延 延长 延后",
            "展期 申请展期 推迟 推迟到 再推迟 顺延 往后推 再给 宽限 再宽限 往后延 往后顺延 往后拖",
            "向后推 后推 推后 放宽 多给 再要 再加 缓 往后推到 往后推至 往后延到 往后拖到 推后到 延后到",
            "延迟到",
            "延长到 延长至 顺延到 顺延至 展期到 往后挪 往后挪到 挪到 拖到 缓到 延迟 往后延一延 往后拖一拖",
        ),
        unit_acts.ask_extension,
        spaced=False,
        dated=True,
    ),
    Command(
        split_words(
            "退回 退件 申请退回 申请退件 退给 退到 退 改办 申请改办 重新分办 转办 申请转办",
            "转给 转到 转 改派 改派给 改由 应由 应该由 应该归 应归 应该是 应转 应该转",
            "该 该由 该归 应当由 归 归口 属 属于",
            "不是我们的 不是我们 不是我们管 不是我局的 不是我局 不是我单位 不归我们管 不归我们 不归我局管",
            "不归我局 不属于我们 不属于我局 不属于我单位 不属我局 不该我们 不应该我们 非我局 非我单位",
        ),
        unit_acts.ask_return,
    ),
    Command(split_words("会办 协办"), unit_acts.give_opinion, spaced=False, at_card=False, strict=False),
    Command(split_words("撤回 撤销 撤消 收回 发错 取消"), decisions.undo),
    Command(split_words("查看 详情 看看 看一下 看下 看 查一下 查查 查询 查 显示 打开 情况"), show),
    Command(split_words("同意 批准 批 准许 审批通过 核准"), decisions.approve),
    Command(split_words("驳回 不同意 不批 不批准 不予同意 不予批准 不通过 否决 拒绝"), decisions.refuse),
    Command(split_words("催办 催一下 催一催 催催 催下 催 督促"), decisions.urge, at_card=False),
    Command(split_words("交办 下达"), assigning.assign, spaced=False, at_card=False, strict=False),
    Command(split_words("分办"), assigning.split, spaced=False, at_card=False, strict=False),
    Command(
        split_words("不同意销号 驳回销号 退回销号 不予销号"),
        office_acts.refuse_closing,
        strict=False,
    ),
    Command(
        split_words("销号 申请销号 办理销号 给销号 可以销号 能销号 准予销号 销掉 可以销 能销 销了"),
        office_acts.close,
    ),
    Command(
        split_words("回访 电话回访 上门回访 已回访"), office_acts.record_visit, spaced=False, strict=False
    ),
    Command(split_words("并案 合并办理 并案办理"), office_acts.merge),
    Command(split_words("导入"), take_file, at_card=False),
    Command(split_words("采纳"), take_file, at_card=False),
    *projects.COMMANDS,
    *joint.COMMANDS,
    *returning.COMMANDS,
    *secrecy.COMMANDS,
    *papers.COMMANDS,
    *phoning.COMMANDS,
    *printing.COMMANDS,
    *results.COMMANDS,
    *supervising.COMMANDS,
)
BY_WORD: Final = {fold(word).folded: command for command in COMMANDS for word in command.words}
WORD: Final = re.compile("|".join(sorted(map(re.escape, BY_WORD), key=len, reverse=True)))
