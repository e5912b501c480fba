"""What each kind of news is called: in the title of a message, and in a list of what is to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from domain.ladder import NodeKind
from domain.notice_kinds import NoticeKind


@dataclass(frozen=True, slots=True)
class NewsName:
    """快到期2件 stands in a title; 到期提醒 says what kind of message it is."""

    title: str
    message: str


_NAMES: Final[tuple[tuple[str, str, str], ...]] = (
    (NoticeKind.EXTENSION_REQUESTED, "延期申请", "延期待审"),
    (NoticeKind.RETURN_REQUESTED, "退回申请", "退回待审"),
    (NoticeKind.ANSWER_TO_REVIEW, "答复待审核", "答复待审核"),
    (NoticeKind.REPORT_TO_SIGN, "报告待签字", "报告待签字"),
    (NoticeKind.SUPERVISION_PROPOSED, "督办审批", "督办待审"),
    (NoticeKind.SUPERVISION_ISSUED, "督办文件", "督办文件"),
    (NoticeKind.SUPERVISION_UNSIGNED, "待签收督办文件", "督办文件未签收"),
    (NodeKind.OVERDUE, "超期", "超期提醒"),
    (NodeKind.OVERDUE_LEADER, "超期", "超期报分管领导"),
    (NodeKind.OVERDUE_HEAD, "重点件超期", "超期报主要负责人"),
    (NoticeKind.ASSIGNED, "新交办", "新交办"),
    (NoticeKind.REDO_ORDERED, "重新办理", "重新办理"),
    (NodeKind.DUE_SOON, "快到期", "到期提醒"),
    (NodeKind.DUE_TODAY, "今天到期", "到期当天提醒"),
    (NodeKind.LAST_EXTENSION, "延期截止", "延期截止提醒"),
    (NodeKind.FIRST_PROGRESS, "待报进展", "首次进展提醒"),
    (NodeKind.OVERDUE_OFFICE, "超期", "超期报督查员"),
    (NodeKind.OVERDUE_APPROVER, "超期", "超期报审批人"),
    (NodeKind.UNSIGNED_OFFICE, "待签收", "未签收报督查员"),
    (NodeKind.FOLLOW_UP_LEADER, "跟踪过期", "跟踪事项过期报分管领导"),
    (NodeKind.REPORT_DUE, "报告快到期", "书面报告提醒"),
    (NodeKind.CO_DUE_SOON, "会办快到期", "会办到期提醒"),
    (NoticeKind.URGED, "催办", "催办"),
    (NoticeKind.OPINION_URGED, "催会办意见", "催会办意见"),
    (NoticeKind.OPINION_BACK, "会办意见退回", "会办意见退回"),
    (NodeKind.UNSIGNED, "待签收", "未签收提醒"),
    (NodeKind.UNSIGNED_LEADER, "待签收", "未签收报分管领导"),
    (NoticeKind.ANSWER_SENT_BACK, "答复退回", "答复退回"),
    (NoticeKind.REPORT_SENT_BACK, "报告退回", "报告退回"),
    (NoticeKind.LEADER_CASE, "领导领办", "领导领办"),
    (NoticeKind.PAPER_UNDONE, "决定撤回", "决定撤回"),
    (NoticeKind.SUPERVISION_TOLD, "督办消息", "督办消息"),
    (NoticeKind.SUPERVISION_HEARD, "督办消息", "督办消息"),
    (NoticeKind.HANDING_OUT_UNDONE, "交办作废", "交办作废"),
    (NoticeKind.DECISION_UNDONE, "审批撤回", "审批撤回"),
    (NoticeKind.RESULT_UNDONE, "更正", "更正"),
    (NoticeKind.PROMISES_FOUND, "承诺待确认", "承诺待确认"),
    (NoticeKind.ANSWERED_AGAIN, "再次答复", "再次答复"),
    (NoticeKind.EXTENSION_APPROVED, "延期获准", "延期已同意"),
    (NoticeKind.EXTENSION_REFUSED, "延期未准", "延期未同意"),
    (NoticeKind.RETURN_REFUSED, "退回未准", "退回未同意"),
    (NoticeKind.RETURN_APPROVED, "已改办", "退回已同意"),
    (NoticeKind.REASSIGNED, "已改办", "改办"),
    (NoticeKind.DESIGNATED, "指定主办", "指定主办"),
    (NoticeKind.SUSPENDED, "中止办理", "中止办理"),
    (NoticeKind.TAKEN_UP, "恢复办理", "恢复办理"),
    (NoticeKind.COORDINATION_NEEDED, "需要协调", "需要协调"),
    (NoticeKind.COORDINATION_SET, "协调会", "协调会"),
    (NoticeKind.ANSWER_PASSED, "答复通过", "答复通过"),
    (NoticeKind.REPORT_SIGNED, "报告已签字", "报告已签字"),
    (NoticeKind.CO_OPINION_IN, "会办意见", "会办意见已到"),
    (NoticeKind.LEAD_EXTENDED, "主办延期", "主办延期"),
    (NoticeKind.RULES_CHANGED, "规则变更", "规则变更"),
    (NoticeKind.OPINION_LATE, "会办逾期", "会办逾期"),
    (NoticeKind.RATED, "满意度评价", "满意度评价"),
    (NoticeKind.REDO_ENDED, "正式了结", "正式了结"),
    (NoticeKind.PROMISE_SET, "承诺事项", "承诺事项"),
    (NoticeKind.PERIODIC_DRAFT, "报告待审", "报告待审"),
    (NoticeKind.PERIODIC_DECIDED, "报告已定", "报告已定"),
    (NoticeKind.PERIODIC_ISSUED, "报告", "定期报告"),
    (NoticeKind.PROMISE_SETTLED, "承诺核实", "承诺核实"),
    (NoticeKind.CASE_CLOSED, "已销号", "已销号"),
    (NoticeKind.SETUP_STEP, "请完成设置", "开始设置"),
    (NoticeKind.CLOSING_PROPOSED, "销号待定", "敏感件销号待同意"),
    (NoticeKind.CLOSING_REFUSED, "没有销号", "没有销号"),
    (NoticeKind.LIMIT_MOVED, "时限改动", "时限改动"),
    (NoticeKind.CALENDAR_CHANGED, "日历更新", "日历更新"),
    (NoticeKind.INTAKE_WAITING, "报来待处理", "报来的件待处理"),
    (NoticeKind.NETIZEN_MISSING, "留言未导入", "网民留言未导入提醒"),
    (NoticeKind.PULL_TOLD, "定时拉取", "定时拉取"),
    (NoticeKind.CALENDAR_MISSING, "放假安排待导入", "放假安排待导入"),
    (NoticeKind.LEAD_CHANGED, "主办变更", "主办变更"),
    (NoticeKind.CO_CHANGED, "会办单位变动", "会办单位变动"),
    (NoticeKind.MEETING_WAIVED, "免开会议", "免开会议"),
    (NoticeKind.MEETING_WISH, "申请免开会议", "申请免开会议"),
    (NoticeKind.CASES_MERGED, "并案", "并案"),
    (NoticeKind.HAND_OVER_ASKED, "交接待答复", "请接手"),
    (NoticeKind.HAND_OVER_UNANSWERED, "交接没答复", "交接没答复"),
    (NoticeKind.HAND_OVER_DONE, "交接结果", "交接结果"),
    (NoticeKind.STAND_IN_NAMED, "请代理", "请代理"),
    (NoticeKind.STAND_IN_ENDED, "代理变动", "代理变动"),
    (NoticeKind.STAND_IN_BEGINS, "开始代理", "开始代理"),
    (NoticeKind.BACK_AGAIN, "代理期满", "代理期满"),
    (NoticeKind.WORD_LEFT, "转告", "前任转告"),
    (NoticeKind.POST_VACANT, "岗位空缺", "岗位空缺"),
    (NoticeKind.STAND_IN_WISH, "代理申请", "代理申请"),
    (NoticeKind.HAND_OVER_WISH, "交接申请", "交接申请"),
    (NoticeKind.HANDED_OVER, "工作交接", "工作交接"),
    (NoticeKind.POST_LEFT, "工作交接", "工作交接"),
    (NodeKind.FOLLOW_UP_OVERDUE, "跟踪过期", "跟踪事项过期"),
    (NodeKind.FOLLOW_UP, "跟踪", "跟踪事项提醒"),
    (NoticeKind.FOLLOW_UP_CLAIMED, "承诺待核", "跟踪事项待确认"),
    (NodeKind.FOLLOW_UP_OFFICE, "跟踪过期", "跟踪事项过期报督查员"),
    (NodeKind.HALF_TIME, "时间过半", "时间过半提醒"),
    (NodeKind.REVIEW, "持续推进", "持续推进件回看"),
    (NoticeKind.WITHDRAWN_REQUEST, "申请撤回", "申请撤回"),
    (NoticeKind.REQUEST_DECIDED, "申请已定", "申请已定"),
    (NoticeKind.PHONE_TASK, "待打电话", "请打电话提醒"),
    (NoticeKind.CONTACTS_READ, "通讯录", "通讯录同步结果"),
    (NoticeKind.ADMIN_ALERT, "系统提示", "故障提示"),
)
NEWS_NAMES: Final[Mapping[str, NewsName]] = MappingProxyType(
    {kind: NewsName(title, message) for kind, title, message in _NAMES}
)
