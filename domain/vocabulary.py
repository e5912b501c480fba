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
    ANSWERED = "answered"  # 已答复
    RETURNED = "returned"  # 已退回改办（对本单位而言结束）
    CLOSED = "closed"  # 已销号
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


class ReplyKind(StrEnum):
    """What a unit hands in."""

    PROGRESS = "progress"  # 进展
    ANSWER = "answer"  # 答复
    CO_OPINION = "co_opinion"  # 会办意见


class ContactKind(StrEnum):
    """How a unit was in touch with whoever raised a case; only face to face counts as 面商."""

    FACE = "face"  # 面商、面复、上门
    PHONE = "phone"  # 电话
    WRITTEN = "written"  # 微信、短信、信函、邮件


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
