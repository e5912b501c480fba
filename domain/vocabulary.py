"""The field's own words as closed lists; identifiers follow the office's vocabulary."""

from enum import StrEnum


class Source(StrEnum):
    """Where a case comes from (案件来源)."""

    DEPUTY_SUGGESTION = "deputy_suggestion"  # 人大代表建议
    CPPCC_PROPOSAL = "cppcc_proposal"  # 政协提案
    NETIZEN_MESSAGE = "netizen_message"  # 网民留言
    HOTLINE_ORDER = "hotline_order"  # 12345 工单
    APPEAL_DIRECT = "appeal_direct"  # 民声直达诉求
    PETITION = "petition"  # 来信来访
    SUPERIOR_ORDER = "superior_order"  # 上级督办交办
    INSPECTION_CLUE = "inspection_clue"  # 互联网+督查线索
    LIVELIHOOD_PROJECT = "livelihood_project"  # 民生实事
    RECTIFICATION_ITEM = "rectification_item"  # 审议意见整改事项
    STATION_OPINION = "station_opinion"  # 代表联系站意见


class AppealKind(StrEnum):
    """What the person wants (诉求类别), kept apart from the source."""

    CONSULTATION = "consultation"  # 咨询
    HELP = "help"  # 求助
    SUGGESTION = "suggestion"  # 建议
    COMPLAINT = "complaint"  # 投诉
    REPORT = "report"  # 举报


class AssignmentRole(StrEnum):
    """A unit's part in one case."""

    LEAD = "lead"  # 主办
    CO = "co"  # 会办、协办
    SOLE = "sole"  # 独办
    SPLIT = "split"  # 分办: each answers its own part


class AssignmentState(StrEnum):
    """Where one unit's work on one case stands. Colours are computed, never stored."""

    ASSIGNED = "assigned"  # 已交办，待签收
    ACKNOWLEDGED = "acknowledged"  # 已签收
    IN_PROGRESS = "in_progress"  # 办理中
    REPORTED = "reported"  # 已报审: the report signed by the leader in charge is in
    UNDER_REVIEW = "under_review"  # 待审核: the answer waits for the office where the pack says so
    ANSWERED = "answered"  # 已答复
    RATED = "rated"  # 已评价
    REDO = "redo"  # 重新办理
    CLOSING = "closing"  # 销号中: some of the required parties have accepted
    CLOSED = "closed"  # 已销号
    LOOKED_BACK = "looked_back"  # 已回头看
    SUSPENDED = "suspended"  # 中止办理
    RETURNED = "returned"  # 已退回改办（对本单位而言结束）
    REVOKED = "revoked"  # 交办已撤销


class DeadlineKind(StrEnum):
    """The forms a time limit (办结时限) takes on paper."""

    FIXED = "fixed"  # a date
    RULE = "rule"  # n working days, natural days or months from the assignment
    SAME_DAY = "same_day"  # 当日
    IMMEDIATE = "immediate"  # 立办立结
    ONGOING = "ongoing"  # 持续推进, with a review cadence


class DayUnit(StrEnum):
    """What a span of time is counted in."""

    WORKING_DAYS = "working_days"  # 工作日
    NATURAL_DAYS = "natural_days"  # 自然日
    MONTHS = "months"  # 月


class PostRole(StrEnum):
    """Posts (岗位) a person may hold for a unit."""

    LIAISON = "liaison"  # 联络员
    CASE_OFFICER = "case_officer"  # 承办员
    LEADER_IN_CHARGE = "leader_in_charge"  # 分管领导
    UNIT_HEAD = "unit_head"  # 主要负责人
    SUPERVISOR = "supervisor"  # 督查员
    APPROVER = "approver"  # 审批人
    DISTRICT_LEADER = "district_leader"  # 区领导
    CONGRESS_PARTNER = "congress_partner"  # 人大联络
    CPPCC_PARTNER = "cppcc_partner"  # 政协联络
    DISCIPLINE_COPY = "discipline_copy"  # 纪检抄送
    ADMIN = "admin"  # 系统管理员


class AbsenceState(StrEnum):
    """Whether a colleague stands in for somebody who is away."""

    AGREED = "stand_in_agreed"  # he was told; he may still decline
    DECLINED = "stand_in_declined"  # 不代
    CALLED_OFF = "stand_in_called_off"  # 取消代理


class HandOverState(StrEnum):
    """What became of a post that its holder wants to hand over (交接)."""

    ASKED = "post_asked"  # the successor has not answered
    TAKEN = "post_taken"  # 接下全部
    PARTLY = "post_partly"  # 接下一部分: the post stays, the successor handles some cases
    DECLINED = "post_declined"  # 不接
    WITHDRAWN = "post_withdrawn"  # 取消交接
    SETTLED = "post_settled"  # an administrator decided otherwise


class ReplyKind(StrEnum):
    """What a unit hands in."""

    PROGRESS = "progress"  # 进展
    ANSWER = "answer"  # 答复
    CO_OPINION = "co_opinion"  # 会办意见
    REPORT = "handling_report"  # 办理情况报告, signed by the leader in charge before it counts
    MATCHING_LIST = "matching_list"  # 意见建议与落实事项清单 of a case a leader handles


class ContactKind(StrEnum):
    """How a unit was in touch with whoever raised a case; only face to face counts as 面商."""

    FACE = "face"  # 面商、面复、上门
    PHONE = "phone"  # 电话
    WRITTEN = "written"  # 微信、短信、信函、邮件


class ContactPhase(StrEnum):
    """When in the handling a contact took place (三见面、三沟通)."""

    BEFORE = "before"  # 办前
    DURING = "during"  # 办中
    AFTER = "after"  # 办后


class ResultClass(StrEnum):
    """What the unit says its answer comes to (办理结果), in the order A to D."""

    RESOLVED = "resolved"  # 已经解决
    UNDER_WAY = "under_way"  # 正在解决
    PLANNED = "planned"  # 计划解决
    REFERENCE = "reference"  # 留作参考


class RequestState(StrEnum):
    """The life of an extension or a return request: one winner decides."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Satisfaction(StrEnum):
    """What whoever raised the case says of the result (满意度); the office records it, never the unit."""

    SATISFIED = "satisfied"  # 满意
    MOSTLY = "mostly"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意
    NOT_GIVEN = "not_given"  # 催后未评价


class VisitWay(StrEnum):
    """How a follow-up visit (回访) was made."""

    HOME = "home_visit"  # 入户走访
    PHONE = "phone_visit"  # 电话沟通
    SITE = "site_visit"  # 实地踏查


class Party(StrEnum):
    """Who has to accept a result before a case is struck off (销号)."""

    SUPERIOR = "superior"  # 上级部门
    LEADERSHIP = "leadership"  # 区领导、工管委
    PERSON = "person"  # 当事人、代表、委员


class SupervisionLevel(StrEnum):
    """The steps of supervision in their order; beyond urging each is taken by a person, with approval."""

    HINT = "hint"  # 提醒、提示函
    URGING = "urging"  # 催办通知书
    LETTER = "letter"  # 督办函
    INTERVIEW = "interview"  # 约谈
    CRITICISM = "criticism"  # 通报批评
    LISTED = "listed"  # 挂牌督办
    HAND_OVER = "hand_over"  # 移交


class SupervisionState(StrEnum):
    """The life of one supervision act: proposed, decided once, delivered, signed for, answered."""

    PROPOSED = "proposed"  # 待审批
    REFUSED = "refused"  # 已驳回
    WITHDRAWN = "withdrawn"  # 已撤回
    ISSUED = "issued"  # 已发出
    SIGNED = "signed"  # 已签收
    RECTIFIED = "rectified"  # 已报整改
    ENDED = "ended"  # 已办结


class InspectionWay(StrEnum):
    """How the office looked for itself (督查方式)."""

    PHONE = "phone_inquiry"  # 电话问询
    VISIT = "site_inspection"  # 实地走访
    FILES = "files_read"  # 调阅资料
    HEARING = "hearing"  # 听取汇报
    PEOPLE = "people_visited"  # 走访群众


class FollowUpKind(StrEnum):
    """A dated thing that somebody has to do besides the case's own deadline (跟踪事项)."""

    PLAN_NODE = "plan_node"  # 办理计划的节点
    MILESTONE = "milestone"  # 民生实事的倒排节点
    PROMISE = "promise"  # 承诺事项
    LOOK_BACK = "look_back"  # 回头看
    RECTIFICATION = "rectification"  # 督办函的限期整改
    JOINT_MEETING = "joint_meeting"  # 须开会共同办理
    COORDINATION = "coordination"  # 专题协调
    FIRST_CONTACT = "first_contact"  # 首次联系代表、委员
    FEEDBACK = "feedback"  # 代表、委员反馈意见
    CO_OPINION_REDO = "co_opinion_redo"  # 会办意见重报


class FollowUpState(StrEnum):
    """The life of a follow-up; only open ones are reminded of."""

    PROPOSED = "suggested"  # 待确认: found in an answer letter, nobody has confirmed it
    OPEN = "open"  # 待办
    DONE = "done"  # 已完成、已兑现
    BROKEN = "broken"  # 未兑现
    WAIVED = "waived"  # 免办, with a reason
    DROPPED = "dropped"  # 不再需要


class LinkKind(StrEnum):
    """How two cases belong together."""

    DUPLICATE = "duplicate"  # 重复件
    YEARLY = "yearly"  # 年年提
    MERGED = "merged"  # 并案


class DayKind(StrEnum):
    """What an administrator makes of a day; its name where he gives none."""

    WORKED = "worked"
    RESTED = "rested"


class YearSource(StrEnum):
    """Where a year's holidays come from."""

    BUNDLED = "bundled"  # with the program
    NOTICE = "notice"  # the notice's text, pasted
    FILE = "file"  # the notice or a table, sent


class ReportKind(StrEnum):
    """The periodic reports of a supervision office (R51), and what is written beside them."""

    WEEKLY = "weekly_report"  # 周督查
    HALF_MONTH = "half_month_report"  # 半月报
    MONTHLY = "monthly_report"  # 月调度
    QUARTERLY = "quarterly_circular"  # 季通报
    ANNUAL = "annual_evaluation"  # 年考评
    BURDEN = "burden_report"  # 负担月报: what the office itself asked of the units
    AD_HOC = "ad_hoc_report"  # 专题报告: a scope and days of somebody's choice


class ReportState(StrEnum):
    """The life of a report: composed by the scheduler, decided once by a person, never changed after."""

    WANTED = "report_wanted"  # asked for, not composed yet
    DRAFT = "report_draft"  # composed, waits for approval
    APPROVED = "report_approved"  # goes out
    SENT_BACK = "report_draft_sent_back"  # something in it is wrong; a new one takes its place
    DROPPED = "report_dropped"  # is not sent at all


class MessageState(StrEnum):
    """What is known of one outgoing message; never more than the wire has said."""

    PLANNED = "planned"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    DROPPED = "dropped"
    REHEARSED = "rehearsed"  # shown to an administrator in its recipient's place (演练模式)
