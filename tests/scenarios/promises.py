"""What every message of every scenario must keep: taps that work, words that fit a phone, no loose ends."""

import re
from collections.abc import Iterator
from itertools import pairwise
from types import UnionType

from sqlmodel import select

from domain import intents
from domain.acts import ACTS
from domain.catalogue.rights import rights
from domain.intents import Intent
from domain.names import NAMES
from domain.permissions import may
from domain.reading import Scene, read
from domain.vocabulary import ReportKind
from message_templates.rendering import LONGEST_TITLE
from simulator.chats import Message
from storage.people import Someone
from storage.rules import Rules
from storage.tables import LedgerEntry
from tests.scenarios.town import Town, on_screen, taps_of

TROUBLE = "有要处理的故障"  # the card that quotes errors as they are
LONGEST_TEXT = 900  # characters on one phone screen
_LIST = re.compile(r"- |> ?|\d+\. ")
_LOOSE_END = re.compile(
    r"None|True|False|Undefined|(?<![a-z_])(?!qyapi_)[a-z]+_[a-z_]+|(?<![\w/])(?:lead|sole|assigned|approved)\b"
)

_NUMBER = re.compile(r" (?![a-z]\d|[示催督约通挂移]〔)\D*0*([1-9]\d*)$")

RATE_WORDS = ("办复率", "办结率", "按期率", "超期率", "签收率", "面商率", "满意率", "回访满意率", "转化率")
# What a tap says, by its first word, and what it must be read as.
MEANT: dict[str, type[Intent] | UnionType] = {
    "谁代我": intents.ShowStandIns,
    "转告": intents.NotUnderstood,  # said by somebody without a post, it reaches his successor
    "同意代理": intents.StandIn,
    "谁代谁": intents.ShowStandIns,
    "交接情况": intents.ShowStandIns,
    "取消代理": intents.EndStandIn,
    "不代": intents.DeclineStandIn,
    "接下全部": intents.TakeOver,
    "不接": intents.DeclineHandOver,
    "取消交接": intents.CancelHandOver,
    "撤回交接": intents.CancelHandOver,
    "我的提醒": intents.SetOwnSlot,
    "待发": intents.ShowWaiting,
    "报告": intents.HandInReport | intents.ShowReport,
    "发出": intents.IssueReport,
    "不发": intents.DropDraft,
    "重编": intents.RemakeReport,
    "审报告": intents.ReviewDrafts,
    "报告设置": intents.ShowReportPlans,
    **{f"出{NAMES[kind]}": intents.MakeReport for kind in ReportKind},
    "历次报告": intents.ListReports,
    **{f"历次{NAMES[kind]}": intents.ListReports for kind in ReportKind},
    "签字": intents.SignReport,
    "退回修改": intents.SendBackReport,
    "审核": intents.ShowReviews,
    "审核通过": intents.PassAnswer,
    "退回答复": intents.SendBackAnswer,
    "签发人": intents.CompleteLetter,
    "联系人": intents.CompleteLetter,
    "公开": intents.CompleteLetter,
    "主动公开": intents.CompleteLetter,
    "不予公开": intents.CompleteLetter,
    "办理结果": intents.CompleteLetter,
    "计划": intents.ShowPlan,
    "清单": intents.ShowList,
    "签收": intents.Acknowledge | intents.SignLetter,
    "全部签收": intents.Acknowledge,
    "查看": intents.ShowCase | intents.ShowLetter,
    "我的": intents.ShowMine,
    "帮助": intents.Help,
    "撤回": intents.Undo,
    "退回": intents.AskReturn | intents.ReturnDraft,
    "换单位": intents.OtherUnit,
    "协调": intents.Coordinate,
    "恢复办理": intents.TakeUpAgain,
    "显示": intents.Reveal,
    "谁看过": intents.ShowViews,
    "知悉": intents.ShowReaders,
    "进展": intents.ReportProgress,
    "延期": intents.AskExtension,
    "回复": intents.Answer,
    "同意": intents.Approve,
    "有什么要我看的": intents.ShowOffice,
    "开始设置": intents.ShowSetup,
    "驳回": intents.Refuse,
    "催办": intents.Urge,
    "都催一遍": intents.Urge,
    "待办": intents.ShowPending,
    "待我批": intents.ShowPending,
    "预览": intents.Preview,
    "送达了吗": intents.ShowDelivery,
    "未读的有哪些": intents.ShowUnread,
    "第二渠道": intents.ShowSecondChannel,
    "用量": intents.ShowUsage,
    "设置": intents.ShowSettings,
    "设置历史": intents.ShowSettingChanges,
    "撤销上一个设置": intents.Undo,
    "撤销刚才的导入": intents.Undo,
    "掩码": intents.ShowMasks | intents.SetMask,
    "来源": intents.ShowSources,
    "启用来源": intents.SwitchSource,
    "谁审批": intents.ShowApprovers,
    "话术": intents.ShowWordings,
    "看话术": intents.ShowWording,
    **dict.fromkeys(("改话术", "恢复话术"), intents.Wording),
    "日历": intents.ShowCalendar | intents.LoadHolidays,
    "导入放假安排": intents.LoadHolidays,
    "时限改动": intents.ShowMovedLimits,
    "日报范围": intents.ShowDigestReaders,
    "换联络员": intents.ChangeLiaison,
    "怎么算的": intents.ExplainDeadline,
    "为什么提醒我": intents.ExplainReminder,
    "核验": intents.VerifyLedger,
    "留痕": intents.ShowTrail,
    "导出留痕": intents.ExportTrail,
    "操作记录": intents.ShowActs,
    "导出操作记录": intents.ShowActs,
    "设置改动": intents.ShowSettingChanges,
    "下周谁到期": intents.ShowOffice,
    "恢复": intents.Resume,
    "停发着什么": intents.ShowStops,
    "体检": intents.ShowHealth,
    "按手机号找人": intents.SyncContacts,
    "同步通讯录": intents.SyncContacts,
    "采纳通讯录": intents.AdoptContacts,
    "离任": intents.EndAbsent,
    "晚发": intents.ShowLate,
    "演练": intents.ShowDrill,
    "演练模式": intents.Rehearse,
    "故障": intents.ShowTrouble,
    "今天谁到期": intents.ShowOffice,
    "快到期": intents.ShowOffice,
    "谁超期": intents.ShowOffice,
    "谁还没签收": intents.ShowOffice,
    "全部在办": intents.ShowOffice,
    "重点件": intents.ShowOffice,
    "规则": intents.ShowRules,
    "提醒阶梯": intents.ShowLadder,
    "对照": intents.CompareRules,
    "改办": intents.Reassign,
    "督办": intents.ShowSupervision,
    "督办函": intents.ShowLetters | intents.Supervise,
    "整改": intents.Rectify,
    "整改通过": intents.PassRectification,
    "整改不到位": intents.FailRectification,
    "发文件": intents.ShowLetter,
    "摘牌": intents.EndListing,
    "督办情况": intents.ShowSupervision,
    "督查记录": intents.ShowInspections,
    "滞后": intents.ShowLag,
    "减分项": intents.ShowMinusItems,
    "考评方案": intents.ShowScheme,
    "实事进度": intents.ShowProjects,
    "实事滞后": intents.ShowProjects,
    "倒排": intents.PlanMilestones,
    "调度表": intents.ShowDispatch,
    "整改清单": intents.ShowRectification,
    "导出整改清单": intents.ExportTable,
    "导出台账": intents.ExportTable,
    "导出回访清单": intents.ExportTable,
    "导出承诺台账": intents.ExportTable,
    "导出另册": intents.ExportTable,
    "电话提醒": intents.LogPhoneReminder,
    "待补": intents.ShowGaps,
    "单位组": intents.ShowUnitGroups | intents.SetUnitGroup,
    "区林业局联络员是谁": intents.ShowLiaison,
    "区林业局在办的": intents.ShowOffice,
    "会办情况": intents.ShowOpinions,
    "会办意见": intents.Answer,
    "催会办": intents.UrgeOpinions,
    "标为逾期": intents.MarkOpinionLate,
    "取消逾期": intents.MarkOpinionLate,
    "退回会办意见": intents.SendBackOpinion,
    "登记会议": intents.RecordMeeting,
    "免开会议": intents.WaiveMeeting,
    "查重": intents.FindSimilar | intents.ShowAlike | intents.JudgeAlike,
    "并案": intents.MergeCases,
    "跟踪": intents.ShowFollowUps,
    "完成": intents.FinishFollowUp,
    "已兑现": intents.JudgePromise,
    "未兑现": intents.JudgePromise,
    "挂牌": intents.ListForSupervision,
    "统计": intents.ShowFigures,
    **dict.fromkeys(RATE_WORDS, intents.ShowRate),
    "满意度": intents.RateResult,
    "评价无误": intents.VouchRating,
    "疑似被满意": intents.ShowSuspects,
    "重办": intents.OrderRedo,
    "正式了结": intents.EndRedo,
    "回访": intents.RecordVisit,
    "回访清单": intents.ShowVisits,
    "确认承诺": intents.ConfirmPromise,
    "不是承诺": intents.StrikePromise,
    "结转": intents.CarryPromise,
    "承诺台账": intents.ShowPromises,
    "待确认的承诺": intents.ShowPromises,
    "认可": intents.AcceptResult,
    "免认可": intents.WaiveAcceptance,
    "销号": intents.CloseCase,
    "另册": intents.ShowRegister,
    "回头看": intents.LookBack | intents.ShowLookBacks,
    "再次答复": intents.AnswerAgain,
    "导入": intents.ImportFile,
    "待分办": intents.ShowUnassigned | intents.LookAtItem,
    "采纳": intents.AdoptItems,
    "拉取": intents.ShowPulls,
    "启用拉取": intents.StartPull,
    "停止拉取": intents.StopPull,
    "现在拉取": intents.PullNow,
    "撤回拉取": intents.UndoPull,
    "今天没有留言": intents.SettleNetizenCheck,
}
# Whatever else the catalogue has a sentence for is meant by that sentence's first word.
MEANT |= {
    words.split(" ")[0]: right.kind
    for right in rights()
    for words in right.act.says
    if words.split(" ")[0] not in MEANT
}
FORM = {"上一步", "跳过", "按规定", *NAMES.values()}  # what buttons of 登记 say, which answer its question
ANSWERS = re.compile(r"(?:确认|取消|[1-9]|不要 \S{1,20})〔\d+〕")


async def keep_promises(town: Town) -> None:
    """Check all that was ever said to anybody in this town."""
    rules = await town.rules()
    faults = [
        f"{someone.name if someone else speaker.user_id}: {fault}"
        for speaker in town.speakers
        for someone in [rules.directory.by_user(speaker.user_id)]
        for bubble in speaker.chat
        for fault in (*faults_of_words(bubble), *faults_of_taps(bubble, someone, rules))
    ]
    faults += [f"the ledger has no word for {act}" for act in await _acts_without_words(town)]
    assert not faults, "\n\n".join(faults)


async def _acts_without_words(town: Town) -> set[str]:
    """Acts in this town's ledger that are on no register."""
    async with town.database.reader() as session:
        acts = (await session.exec(select(LedgerEntry.act).distinct())).all()
    return set(acts) - ACTS


def faults_of_words(bubble: Message) -> Iterator[str]:
    """Short title, one screen of text, no bare values, and no lines that run into each other."""
    title, words = bubble.draft.title or bubble.draft.file_name, on_screen(bubble)
    if not 0 < len(title) <= LONGEST_TITLE:
        yield f"{len(title)} characters of title: {title}"
    if len(words) > LONGEST_TEXT:
        yield f"{len(words)} characters: {words}"
    if title != TROUBLE and (found := _LOOSE_END.search(words)):
        yield f"{found[0]} in: {words}"
    yield from lines_run_together(bubble.draft.text)


def lines_run_together(text: str) -> Iterator[str]:
    """Lines that a Markdown renderer joins: only lists and quotations may go without blank lines."""
    for one, two in pairwise(text.splitlines()):
        if one and two and not _LIST.match(two):
            yield f"these lines run together: {one} + {two}"


def faults_of_taps(bubble: Message, someone: Someone | None, rules: Rules) -> Iterator[str]:
    """Whatever can be tapped is understood as what it says, and is this person's to do."""
    units = set(rules.directory.units.values())
    for label, says in taps_of(bubble):
        if ANSWERS.fullmatch(says) or ("登记" in bubble.draft.title and says in FORM | units):
            continue
        intent = _read(says, someone, rules)
        number = None if "拉取" in says else _NUMBER.search(says)
        ordinals = [ref.ordinal for ref in getattr(intent, "refs", ())] or [getattr(intent, "number", 0)]
        if not isinstance(intent, MEANT.get(says.split(" ")[0], ())):
            yield f"{label} says {says}, which is read as {intent}"
        elif number and not isinstance(intent, intents.ShowDrill) and ordinals != [int(number[1])]:
            yield f"{says} is read as {intent}"
        elif someone and someone.posts and not may(someone.roles, type(intent)):
            yield f"may not {says}"


def _read(says: str, someone: Someone | None, rules: Rules) -> Intent:
    roles = someone.roles if someone else frozenset()
    scene = Scene(rules.on, roles=roles, units=tuple(rules.directory.units.values()), calendar=rules.calendar)
    return read(says, scene).intent
