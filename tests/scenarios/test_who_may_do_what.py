"""Every intent, typed by every role: it is done, or politely refused and the refusal noted."""

import pytest

from domain import intents
from domain.intents import Intent
from domain.permissions import ALLOWED, may
from domain.tables.grid import Grid
from domain.tables.rosters import ROLES as ROLE_WORDS
from domain.vocabulary import PostRole
from storage.ledger import history
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, ROSTER_HEADER, TABLES

# One plain sentence for each intent; those without are answers or are made of files.
SAID: dict[type[Intent], str] = {
    intents.Acknowledge: "签收 建议012",
    intents.ReportProgress: "进展 建议012 图纸已出",
    intents.Answer: "回复 建议012 已经办好",
    intents.AskExtension: "延期 建议012 到11月10日 图纸未出",
    intents.AskReturn: "退回 建议030 按三定方案不属本单位职责",
    intents.ShowMine: "我的",
    intents.ShowCase: "查看 建议012",
    intents.ShowLiaison: "城管局联络员是谁",
    intents.ShowOffice: "谁还没签收",
    intents.Help: "帮助",
    intents.Greet: "你好",
    intents.Undo: "撤回",
    intents.NotUnderstood: "今天天气不错",
    intents.Approve: "同意 e1",
    intents.Refuse: "驳回 e1 理由不充分",
    intents.ShowPending: "待我批",
    intents.Urge: "催办 建议012",
    intents.Assign: "交办 建议56 《关于充电桩的建议》 区教育局独办 10月30日",
    intents.Preview: "预览",
    intents.ChangeLiaison: "换联络员 区教育局 罗珊",
    intents.SetReminder: "提醒 提前5天",
    intents.SetRung: "超期第5天报督查员",
    intents.ResetLadder: "恢复默认阶梯",
    intents.ShowLadder: "提醒阶梯",
    intents.SetDigestTime: "日报 9:00",
    intents.SetQuietHours: "静默 20:00-8:30",
    intents.ShowSettings: "设置",
    intents.ShowUsage: "用量",
    intents.Pause: "停发",
    intents.Resume: "恢复",
    intents.ShowStops: "停发着什么",
    intents.ShowLate: "晚发了哪些",
    intents.ShowDrill: "演练",
    intents.VerifyLedger: "核验",
    intents.ShowTrouble: "故障",
    intents.LogContact: "建议012 跟王代表当面谈过了",
    intents.ExplainDeadline: "怎么算的 建议012",
    intents.ExplainReminder: "为什么又提醒我",
    intents.StandIn: "我28号到10月10号休假，李敏代",
    intents.HandOver: "我调走了以后找李敏",
    intents.TakeOver: "接下全部",
    intents.DeclineHandOver: "不接",
    intents.CancelHandOver: "取消交接",
    intents.AgreeHandOver: "同意交接 区教育局",
    intents.DeclineStandIn: "不代",
    intents.EndStandIn: "取消代理",
    intents.ShowStandIns: "谁代我",
    intents.MuteReminders: "把提醒关了",
    intents.ShowRate: "办结率多少",
    intents.ShowSent: "今天发了多少条",
    intents.ShowDelivery: "送达了吗 建议012",
    intents.ShowUnread: "未读的有哪些",
    intents.ShowSecondChannel: "第二渠道",
    intents.SetSecondChannel: "第二渠道 DING",
    intents.SwitchSecondChannel: "关闭第二渠道",
    intents.SwitchToDos: "待办 关",
    intents.SetCallBudget: "每月额度 10000",
    intents.FindSimilar: "建议012跟以前哪个像",
    intents.ShowAlike: "查重",
    intents.ShowFigures: "统计",
    intents.JudgeAlike: "查重 k12是重复件",
    intents.CloseCase: "销号 建议012",
    intents.ListForSupervision: "建议012挂牌",
    intents.RecordVisit: "回访 建议012 满意",
    intents.RateResult: "满意度 建议012 满意",
    intents.RecordVote: "建议012 测评 满意30 不满意2",
    intents.VouchRating: "评价无误 建议012",
    intents.ShowSuspects: "疑似被满意",
    intents.OrderRedo: "重办 建议012 没解决根本问题",
    intents.EndRedo: "正式了结 建议012 诉求没有依据",
    intents.ShowVisits: "回访清单",
    intents.ShowPromises: "承诺台账",
    intents.ConfirmPromise: "确认承诺 g1",
    intents.StrikePromise: "不是承诺 g1",
    intents.CarryPromise: "结转 g1 到明年6月30日 资金未到位",
    intents.AcceptResult: "认可 建议012 上级 市督查室",
    intents.WaiveAcceptance: "免认可 建议012 当事人 匿名联系不上",
    intents.ShowRegister: "另册",
    intents.LookBack: "回头看 建议012 已落实",
    intents.ShowLookBacks: "回头看",
    intents.AnswerAgain: "再次答复 建议012 电梯已投用",
    intents.MergeCases: "并案 建议012 建议013",
    intents.SplitMerged: "拆开 建议012",
    intents.ShowOpinions: "会办情况 建议013",
    intents.UrgeOpinions: "催会办 建议013",
    intents.MarkOpinionLate: "取消逾期 建议013",
    intents.SendBackOpinion: "退回会办意见 建议013",
    intents.RecordMeeting: "登记会议 建议013",
    intents.WaiveMeeting: "免开会议 建议013 已书面征求意见",
    intents.AddCoUnit: "加会办 建议013 区水务局",
    intents.RemoveCoUnit: "减会办 建议013 区住房和城乡建设局",
    intents.MakeReport: "出半月报",
    intents.RemakeReport: "重编 报告99",
    intents.ShowReport: "半月报",
    intents.ListReports: "历次报告",
    intents.ReviewDrafts: "审报告",
    intents.IssueReport: "发出 报告99",
    intents.ReturnDraft: "退回 报告99 数字不对",
    intents.DropDraft: "不发 报告99",
    intents.SetReportReaders: "半月报 发给 陆建国",
    intents.SetReportDays: "半月报 每月1日16日",
    intents.SwitchReport: "关闭周督查",
    intents.ShowReportPlans: "报告设置",
    intents.Rehearse: "演练模式开",
    intents.SetDigestDays: "周末也发日报",
    intents.SetDigestScope: "日报范围 方敏 全部",
    intents.SetDigestSilence: "没有事的日子不发日报",
    intents.SetDigestPictures: "日报不配图",
    intents.ShowDigestReaders: "日报范围",
    intents.SetUndoWindow: "撤回时间 2分钟",
    intents.ShowCalendar: "日历 10月",
    intents.ShowMovedLimits: "时限改动",
    intents.LoadHolidays: "日历 启用 2027",
    intents.SetCalendarDays: "10月17日 补班",
    intents.SetSlot: "提醒时段 9:00",
    intents.SetOwnSlot: "我的提醒 9:30",
    intents.SetDailyCap: "每人每天最多4条",
    intents.ShowWaiting: "待发",
    intents.AttachFile: "[图片] 建议012",
    intents.MoveReply: "不是12是13",
    intents.RewordReply: "刚才那条改成:已完成80%",
    intents.Supervise: "督办函 建议012 限10月15日整改 进度滞后",
    intents.ShowSupervision: "督办 建议012",
    intents.ShowLetters: "督办函",
    intents.ShowLetter: "督1",
    intents.SignLetter: "签收 督1",
    intents.Rectify: "整改 督1 已增派人手",
    intents.PassRectification: "整改通过 督1",
    intents.FailRectification: "整改不到位 督1 仍未开工",
    intents.EndListing: "摘牌 建议012 已办结",
    intents.Inspect: "督查 建议012 电话 已联系施工方",
    intents.LogPhoneReminder: "电话提醒 建议012 李敏 9:40 已告知",
    intents.ShowInspections: "督查记录 建议012",
    intents.MarkKey: "建议012 列为重点 督办领导 张主任",
    intents.UnmarkKey: "取消重点 建议012 已经解决",
    intents.ShowLag: "滞后",
    intents.ShowMinusItems: "减分项",
    intents.ShowScheme: "考评方案",
    intents.SetShare: "考评 占6分",
    intents.SetMinusPoints: "考评 超期扣0.5分",
    intents.WaiveMinus: "免扣 建议012 因系统停机",
    intents.CountMinusAgain: "取消免扣 建议012",
    intents.ReplaceTemplate: "换模板 督办函",
    intents.ShowRules: "规则",
    intents.CompareRules: "对照 上海 重庆",
    intents.ChooseRules: "规则 建议 用 上海",
    intents.OverrideRules: "建议012 用 重庆 规则 因为跨省办理",
    intents.OtherUnit: "换单位 r1",
    intents.Reassign: "改办 建议030 区教育局 按三定方案归它",
    intents.Designate: "指定主办 建议030 区城市管理局 经协商",
    intents.Coordinate: "协调 建议030 9月22日开会 各方意见不一",
    intents.Suspend: "中止 建议030 等上级批复",
    intents.TakeUpAgain: "恢复办理 建议030",
    intents.MarkSecret: "建议030 列为敏感件 涉及个人",
    intents.UnmarkSecret: "建议030 取消敏感 已公开",
    intents.LetIn: "知悉 建议077 加 李敏",
    intents.ShutOut: "知悉 建议077 减 李敏",
    intents.ShowReaders: "知悉 建议077",
    intents.ShowViews: "谁看过 建议077",
    intents.Reveal: "显示 建议012 联系方式 要打电话回访",
    intents.MakePlan: "计划 建议012 9月28日前现场踏勘",
    intents.ShowPlan: "计划 建议012",
    intents.HandInReport: "报告 建议012 已完成加装",
    intents.SignReport: "签字 建议012",
    intents.SendBackReport: "退回修改 建议012 写清楚费用",
    intents.PassAnswer: "审核通过 建议012",
    intents.SendBackAnswer: "退回答复 建议012 没有写措施",
    intents.ShowReviews: "审核",
    intents.HandInList: "清单 建议012 1. 加装电梯→已装3部",
    intents.ShowList: "清单 建议012",
    intents.CompleteLetter: "建议012 签发人 王建国",
    intents.MarkLeaderCase: "建议012 列为领导领办 陆建国区长",
    intents.ShowProjects: "实事进度",
    intents.PlanMilestones: "倒排 实事03 按季度",
    intents.SetReview: "整改03 每季度复查",
    intents.ShowDispatch: "调度表",
    intents.ShowRectification: "整改清单",
    intents.ExportTable: "导出整改清单",
    intents.PrintSlip: "交办单 建议012",
    intents.PrintToday: "打印今日",
    intents.ShowGaps: "待补",
    intents.SetUnitGroup: "单位组 各镇：区教育局、区水务局",
    intents.ShowUnitGroups: "单位组",
    intents.ShowFollowUps: "跟踪",
    intents.FinishFollowUp: "完成 g1 已报方案",
    intents.JudgePromise: "未兑现 g1 没有动工",
    intents.WaiveFollowUp: "免办 g1 规划调整",
    intents.MoveFollowUp: "改期 g1 10月20日 等图纸",
    intents.Cancel: "取消",
}
# Said by others these words are what people write in free text: they are read as that and never as an act.
OFFICES_OWN_WORDS = frozenset(
    {
    intents.RemakeReport,
    intents.ReviewDrafts,
    intents.IssueReport,
    intents.ReturnDraft,
    intents.DropDraft,
    intents.SetReportReaders,
    intents.SetReportDays,
    intents.SwitchReport,
    intents.ShowReportPlans,
        intents.JudgeAlike, intents.ShowAlike, intents.OverrideRules, intents.Reassign, intents.Designate,
        intents.Coordinate, intents.Suspend, intents.TakeUpAgain, intents.MarkSecret, intents.UnmarkSecret,
        intents.SignReport, intents.SendBackReport, intents.ShowReviews, intents.HandInList,
        intents.PassAnswer, intents.LetIn, intents.ShutOut, intents.ShowReaders, intents.ShowViews,
        intents.WaiveMinus, intents.CountMinusAgain, intents.ShowUnread, intents.SetCalendarDays,
    }
)  # fmt: skip
WITHOUT_WORDS = {intents.Unclear, intents.ImportFile, intents.Several}
REFUSED = "您的岗位不能做这件事"
ROLES = {role: f"r{number:02}" for number, role in enumerate(PostRole)}


def _one_of_each() -> Grid:
    """A roster with one person for each role, all at the housing bureau: what a unit may do, they may."""
    words = {role: word for word, role in ROLE_WORDS.items()}
    rows = [
        (HOUSING, "政府部门", f"某{words[role]}", words[role], user, "", "") for role, user in ROLES.items()
    ]
    return Grid("花名册", (ROSTER_HEADER, *rows))


def test_every_intent_has_a_sentence() -> None:
    assert SAID.keys() | WITHOUT_WORDS == ALLOWED.keys()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("role", PostRole)
async def test_a_role_does_what_it_may_and_is_politely_refused_the_rest(town: Opens, role: PostRole) -> None:
    async with town(tables=(*TABLES, _one_of_each())) as t:
        someone = t.person(ROLES[role])
        denied = []
        for intent, words in SAID.items():
            heard = await someone.says(words)
            assert len(heard) >= 1, words
            refused = REFUSED in heard
            free_text = intent in OFFICES_OWN_WORDS and not may({role}, intent) and not refused
            assert free_text or refused == (not may({role}, intent)), (words, heard)
            denied += [intent.__name__] if refused and intent not in OFFICES_OWN_WORDS else []
        async with t.database.reader() as session:
            noted = [e.facts["intent"] for e in await history(session, "office") if e.act == "denied"]
        assert set(denied) <= set(noted)
