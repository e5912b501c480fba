"""The sentences of the handbook, word for word, and what they come to."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain import intents
from domain.intents import Approve, Assign, CaseRef, Intent, NamedUnit, Refuse, ShowMine, ShowOffice, Which
from domain.reading import Scene, read
from domain.vocabulary import AssignmentRole, ContactKind, LinkKind, Source
from tests.domain.calendars import OFFICIAL
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain

EXTENSION, RETURN = intents.About.EXTENSION, intents.About.RETURN
S, P, N = Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL, Source.NETIZEN_MESSAGE
LEAD, CO, SPLIT = AssignmentRole.LEAD, AssignmentRole.CO, AssignmentRole.SPLIT
CITY = "区城市管理局"
LAMPS, PARKING = "关于增设路灯的建议", "关于校门口停车的提案"

AT_UNIT: dict[str, Intent] = {
    "签收 12": intents.Acknowledge(cases(12)),
    "12、13、15都签收了": intents.Acknowledge(cases(12, 13, 15)),
    "全部签收": intents.Acknowledge(everything=True),
    "进展 12 图纸已出，到60%": intents.ReportProgress(cases(12), "图纸已出，到60%", 60),
    "12 进度60%": intents.ReportProgress(cases(12), "进度60%", 60),
    "回复 12 已加装完毕，居民已验收": intents.Answer(cases(12), "已加装完毕，居民已验收"),
    "会办意见 45 无不同意见": intents.Answer(cases(45), "无不同意见"),
    "延期 12 到10月15日 等图纸": intents.AskExtension(cases(12), "10月15日", "等图纸"),
    "12延到10月15 等图纸": intents.AskExtension(cases(12), "10月15", "等图纸"),
    "延期 12 十个工作日 等图纸": intents.AskExtension(cases(12), "十个工作日", "等图纸"),
    "退回 12 属城管局职责": intents.AskReturn(cases(12), "属城管局职责", "城管局"),
    "12不是我们的，应该城管局": intents.AskReturn(cases(12), "不是我们的，应该城管局", "城管局"),
    "我的": ShowMine(),
    "快到期": ShowMine(Which.DUE_SOON),
    "本周到期": ShowMine(Which.THIS_WEEK),
    "超期": ShowMine(Which.OVERDUE),
    "没签收": ShowMine(Which.UNSIGNED),
    "我的 第2页": ShowMine(page=2),
    "查看 12": intents.ShowCase(cases(12)),
    "建议12": intents.ShowCase((CaseRef(12, S),)),
    "12号什么时候到期": intents.ShowCase(cases(12)),
    "油烟那个签收": intents.Acknowledge((CaseRef(13, S),)),
    "查看路灯那件": intents.ShowCase((CaseRef(15, N),)),
    "12办完了": intents.Answer(cases(12), "", claimed=True),
    "45没意见": intents.Answer(cases(45), "没意见"),
    "12跟代表当面谈过了": intents.LogContact(cases(12), ContactKind.FACE, "跟代表当面谈过了"),
    "15给留言人打过电话了": intents.LogContact(cases(15), ContactKind.PHONE, "给留言人打过电话了"),
    "12签收，13退回城管": intents.Several(
        (intents.Acknowledge(cases(12)), intents.AskReturn(cases(13), "", "城管"))
    ),
    "12、15签收，13延期到10月20日 等图纸": intents.Several(
        (intents.Acknowledge(cases(12, 15)), intents.AskExtension(cases(13), "10月20日", "等图纸"))
    ),
    "[图片] 12": intents.AttachFile(cases(12)),
    "附件归到12": intents.AttachFile(cases(12)),
    "刚才的照片是12号的": intents.AttachFile(cases(12)),
    "更正12：图纸已出，到70%": intents.RewordReply("图纸已出，到70%", cases(12), 70),
    "刚才那条改成：到70%": intents.RewordReply("到70%", (), 70),
    "不是12是13": intents.MoveReply(cases(13), cases(12)),
    "说错了，应该是13": intents.MoveReply(cases(13)),
    "撤回": intents.Undo(),
    "撤回 12": intents.Undo(cases(12)),
    "撤回12的进展": intents.Undo(cases(12), intents.About.REPLY),
    "刚才那条不算": intents.Undo(),
    "下周到期": ShowMine(Which.NEXT_WEEK),
    "怎么算的 12": intents.ExplainDeadline(cases(12)),
    "12为什么是9月30日": intents.ExplainDeadline(cases(12)),
    "我28号到10月10号休假，李敏代": intents.StandIn(
        "李敏", date(2026, 9, 28), date(2026, 10, 10), "我28号到10月10号休假，李敏代"
    ),
    "我调走了以后找陈晨": intents.HandOver("陈晨", "我调走了以后找陈晨"),
    "为什么提醒我": intents.ExplainReminder(),
    "别再提醒我了": intents.MuteReminders(),
    "把提醒关了": intents.MuteReminders(),
    "帮助": intents.Help(),
    "怎么延期": intents.Help("延期"),
    "你好": intents.Greet(intents.Tone.HELLO),
    "谢谢": intents.Greet(intents.Tone.THANKS),
    "好的": intents.Greet(),
}
AT_OFFICE: dict[str, Intent] = {
    "待办": intents.ShowPending(),
    "待我批": intents.ShowPending(),
    "同意 12": Approve(cases(12)),
    "同意延期 12": Approve(cases(12), about=EXTENSION),
    "同意 e3": Approve(request="e3"),
    "同意 12 到10月12日": Approve(cases(12), until="10月12日", about=EXTENSION),
    "同意退回 12": Approve(cases(12), about=RETURN),
    "12退给区城市管理局": Approve(cases(12), to_unit=CITY, about=RETURN),
    "同意 r3 转给区城市管理局": Approve(request="r3", to_unit=CITY, about=RETURN),
    "驳回 12 理由不充分": Refuse(cases(12), reason="理由不充分"),
    "驳回 e3 理由不足": Refuse(request="e3", reason="理由不足"),
    "同意12，13驳回 理由不充分": intents.Several(
        (Approve(cases(12)), Refuse(cases(13), reason="理由不充分"))
    ),
    "56跟以前哪个像": intents.FindSimilar(cases(56)),
    "查重 56": intents.FindSimilar(cases(56)),
    "查重": intents.ShowAlike(),
    "查重 第2页": intents.ShowAlike(2),
    "56和44是重复件": intents.JudgeAlike(cases(56, 44), LinkKind.DUPLICATE),
    "56是年年提 44": intents.JudgeAlike(cases(56, 44), LinkKind.YEARLY),
    "56和44不是一回事": intents.JudgeAlike(cases(56, 44)),
    "办结率多少": intents.ShowRate(intents.Rate.FINISHED),
    "签收率": intents.ShowRate(intents.Rate.SIGNED),
    "满意率": intents.ShowRate(intents.Rate.SATISFIED),
    "办复率": intents.ShowRate(intents.Rate.ANSWERED),
    "面商率": intents.ShowRate(intents.Rate.FACE),
    "回访满意率": intents.ShowRate(intents.Rate.VISITED),
    "按期率": intents.ShowRate(intents.Rate.ON_TIME),
    "超期率": intents.ShowRate(intents.Rate.OVERDUE),
    "转化率": intents.ShowRate(intents.Rate.CONVERTED),
    "一季度建议办结率": intents.ShowRate(intents.Rate.FINISHED, S, date(2026, 1, 1), until=date(2026, 3, 31)),
    "去年满意率": intents.ShowRate(intents.Rate.SATISFIED, None, date(2025, 1, 1), until=date(2025, 12, 31)),
    "9月重点提案办复率": intents.ShowRate(
        intents.Rate.ANSWERED, P, date(2026, 9, 1), until=date(2026, 9, 30), key=True
    ),
    "住建局按期率": intents.ShowRate(intents.Rate.ON_TIME, unit="住建局"),
    "闭会办结率": intents.ShowRate(intents.Rate.FINISHED, between=True),
    "办结率 分子": intents.ShowRate(intents.Rate.FINISHED, side=intents.Side.NUMERATOR),
    "办结率 分母": intents.ShowRate(intents.Rate.FINISHED, side=intents.Side.DENOMINATOR),
    "办结率 没计入的": intents.ShowRate(intents.Rate.FINISHED, side=intents.Side.MISSING),
    "谁没办结": intents.ShowRate(intents.Rate.FINISHED, side=intents.Side.MISSING),
    "统计": intents.ShowFigures(),
    "统计 建议": intents.ShowFigures(S),
    "一季度统计": intents.ShowFigures(None, date(2026, 1, 1), until=date(2026, 3, 31)),
    "今天发了多少条": intents.ShowSent(),
    "今天谁到期": ShowOffice(Which.TODAY),
    "明天谁到期": ShowOffice(Which.TOMORROW),
    "本周谁到期": ShowOffice(Which.THIS_WEEK),
    "谁快到期": ShowOffice(Which.DUE_SOON),
    "谁超期": ShowOffice(Which.OVERDUE),
    "谁还没签收": ShowOffice(Which.UNSIGNED),
    "谁超期 第2页": ShowOffice(Which.OVERDUE, 2),
    "12怎么样了": intents.ShowCase(cases(12)),
    "催办 12": intents.Urge(cases(12)),
    "催办 12、13": intents.Urge(cases(12, 13)),
    "催办 区住房和城乡建设局": intents.Urge((), "区住房和城乡建设局"),
    "都催一遍": intents.Urge(everybody=True),
    f"交办 建议56 《{LAMPS}》 区城市管理局主办 城桥镇会办 10月30日": Assign(
        CaseRef(56, S), LAMPS, (NamedUnit(CITY, LEAD), NamedUnit("城桥镇", CO)), "10月30日", S
    ),
    f"分办 提案8 《{PARKING}》 城桥镇、区教育体育局 15个工作日": Assign(
        CaseRef(8, P),
        PARKING,
        (NamedUnit("城桥镇", SPLIT), NamedUnit("区教育体育局", SPLIT)),
        "15个工作日",
        P,
    ),
    "导入 f5": intents.ImportFile(5),
    "采纳 f5": intents.ImportFile(5, adopt=True),
    "预览": intents.Preview(),
    "预览 12": intents.Preview(cases(12)),
    "预览 国庆": intents.Preview((), date(2026, 9, 28), date(2026, 10, 9)),
    "预览 9月28日到10月9日": intents.Preview((), date(2026, 9, 28), date(2026, 10, 9)),
    "设置": intents.ShowSettings(),
    "核验": intents.VerifyLedger(),
    "换联络员 区城市管理局 李敏": intents.ChangeLiaison(CITY, "李敏"),
    "换联络员 区城市管理局 李敏 10月9日起": intents.ChangeLiaison(CITY, "李敏", date(2026, 10, 9)),
    "提醒 提前3天": intents.SetReminder((3,)),
    "提醒 网民留言 提前5天": intents.SetReminder((5,), N),
    "网民留言提前5天也提醒": intents.SetReminder((5,), N, add=True),
    "提醒 提前3个工作日": intents.SetReminder((3,), working_days=True),
    "日报 8:30": intents.SetDigestTime(time(8, 30)),
    "关闭日报": intents.SetDigestTime(None),
    "周末也发日报": intents.SetDigestDays(rest_days=True),
    "周末不发日报": intents.SetDigestDays(rest_days=False),
    "日报范围 李敏 区城市管理局 建议": intents.SetDigestScope(
        "李敏", intents.Extent.CHOSEN, (CITY,), (Source.DEPUTY_SUGGESTION,)
    ),
    "日报范围 李敏 全部": intents.SetDigestScope("李敏", intents.Extent.EVERYTHING),
    "日报范围 李敏 默认": intents.SetDigestScope("李敏", intents.Extent.USUAL),
    "没有事的日子不发日报": intents.SetDigestSilence(silent=True),
    "没有事也发日报": intents.SetDigestSilence(silent=False),
    "日报不配图": intents.SetDigestPictures(shown=False),
    "日报配图": intents.SetDigestPictures(shown=True),
    "日报范围": intents.ShowDigestReaders(),
    "撤回时间 2分钟": intents.SetUndoWindow(120),
    "销号 9": intents.CloseCase(cases(9)),
    "12挂牌": intents.ListForSupervision(cases(12)),
    "回访 9 不满意 路灯又坏了": intents.RecordVisit(cases(9), "不满意", "路灯又坏了"),
    "并案 56 57": intents.MergeCases(cases(56, 57)),
    "出半月报": intents.MakeReport("半月报"),
    "演练模式 开": intents.Rehearse(on=True),
    "静默 20:00-8:30": intents.SetQuietHours(time(20), time(8, 30)),
    "关闭静默": intents.SetQuietHours(None, None),
    "提醒时段 9:00": intents.SetSlot(time(9)),
    "每人每天最多4条": intents.SetDailyCap(4),
    "我的提醒 9:30": intents.SetOwnSlot(time(9, 30)),
    "我的提醒 恢复": intents.SetOwnSlot(None),
    "待发": intents.ShowWaiting(),
    "停发": intents.Pause(),
    "停发三天": intents.Pause("三天"),
    "停发到周五": intents.Pause("到周五"),
    "停发 区城市管理局": intents.Pause(unit="区城市管理局"),
    "停发 区城市管理局 到周五": intents.Pause("到周五", "区城市管理局"),
    "停发着什么": intents.ShowStops(),
    "恢复": intents.Resume(),
    "恢复 区城市管理局": intents.Resume("区城市管理局"),
    "恢复，不补发": intents.Resume(skips=True),
    "晚发了哪些": intents.ShowLate(),
    "演练模式 关": intents.Rehearse(on=False),
    "演练": intents.ShowDrill(),
    "演练 3": intents.ShowDrill(3),
    "用量": intents.ShowUsage(),
    "故障": intents.ShowTrouble(),
}
SPOKEN = [(LIAISON, *told) for told in AT_UNIT.items()] + [(OFFICE, *told) for told in AT_OFFICE.items()]


@pytest.mark.parametrize(("scene", "message", "intent"), SPOKEN)
def test_a_sentence_of_the_handbook(scene: Scene, message: str, intent: Intent) -> None:
    assert plain(read(message, replace(scene, calendar=OFFICIAL)).intent) == intent
