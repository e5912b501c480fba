"""What the handling units do with their cases, and what everybody may say."""

from typing import Final

from domain import intents
from domain.catalogue.act import Act, act
from domain.chapters import Chapter
from domain.intents import Intent

OF_UNITS: Final[dict[Chapter, dict[type[Intent], Act]]] = {
    Chapter.HANDLING: {
        intents.Acknowledge: act("签收", "签收 12", "12、13、15都签收了"),
        intents.ReportProgress: act("记进展", "进展 12 图纸已出，到60%"),
        intents.AskExtension: act("申请延期", "延期 12 到10月15日 等图纸"),
        intents.AskReturn: act("申请退回", "退回 12 属城管局职责"),
        intents.LogContact: act("记与代表、留言人的联系", "12跟代表当面谈过了"),
        intents.MakePlan: act("定办理计划", "计划 12 9月25日前现场踏勘，10月10日前出方案"),
        intents.PlanMilestones: act("定倒排节点", "倒排 实事03 按季度"),
        intents.FinishFollowUp: act("报跟踪事项完成", "完成 g12 方案已报"),
        intents.AttachFile: act("附图片和文件", "附件归到12"),
        intents.MoveReply: act("把发错的挪到另一件", "不是12是13"),
        intents.RewordReply: act("改写交过的内容", "更正12：图纸已出，到70%"),
    },
    Chapter.POSTS: {
        intents.StandIn: act("请人代班", "我28号到10月10号休假，李敏代"),
        intents.EndStandIn: act("提前结束代班", "我提前回来了", "取消代理"),
        intents.DeclineStandIn: act("不代班", "不代 那几天也不在"),
        intents.ShowStandIns: act("看谁代谁", "谁代我"),
        intents.HandOver: act("交接岗位", "我调走了以后找陈晨"),
        intents.TakeOver: act("接下岗位", "接下全部", "接下 12、15"),
        intents.DeclineHandOver: act("不接岗位", "不接 手上件太多"),
        intents.CancelHandOver: act("取消交接", "取消交接"),
        intents.AgreeHandOver: act("不等答复就交接", "同意交接 区城市管理局"),
    },
    Chapter.ANSWERING: {
        intents.Answer: act("提交答复或会办意见", "回复 12 已加装完毕，居民已验收"),
        intents.AnswerAgain: act("再次答复", "再次答复 12 电梯已投用"),
        intents.HandInReport: act("交办理情况报告", "报告 12 管网已改造完，居民已试水"),
        intents.SignReport: act("在办理情况报告上签字", "签字 b7"),
        intents.SendBackReport: act("把办理情况报告退回修改", "退回修改 b7 数字不对"),
        intents.HandInList: act("交落实事项清单", "清单 12 1. 增设路灯→已装20盏"),
        intents.CompleteLetter: act("补充答复函", "12 签发人 王建国"),
        intents.ConfirmPromise: act("确认承诺", "确认承诺 g12"),
    },
    Chapter.TALKING: {
        intents.Help: act("看帮助", "帮助", "怎么延期"),
        intents.Greet: act("打招呼", "你好"),
        intents.Undo: act("撤回自己刚才那一步", "撤回"),
        intents.Cancel: act("作罢", "取消"),
        intents.Several: act("一次说几件事", "12签收，13退回城管"),
        intents.MuteReminders: act("问能不能少收提醒", "把提醒关了"),
        intents.SetOwnSlot: act("改自己收提醒的时间", "我的提醒 9:30"),
        intents.ShowWaiting: act("看什么压着没发", "待发"),
        intents.ExplainReminder: act("问为什么提醒我", "为什么提醒我"),
        intents.ShowCalendar: act("看工作日历", "日历"),
        intents.ShowSettings: act("看设置", "设置"),
        intents.ShowRights: act("看权限", "权限", "权限 联络员"),
        intents.ShowWhoMay: act("问谁能办一件事", "谁能销号"),
        intents.NotUnderstood: act("随便说一句话", "今天现场看过了，施工队下周进场"),
        intents.Unclear: act("说一句有两种意思的话", "sq"),
    },
}
