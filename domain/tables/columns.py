"""The columns of rosters and assignment tables, the names offices give them, and how much each may hold."""

from collections.abc import Mapping
from enum import StrEnum


class Column(StrEnum):
    """What a column holds, whatever its header calls it."""

    NUMBER = "number"
    SERIAL = "serial"
    TITLE = "title"
    CONTENT = "content"
    PROPOSERS = "proposers"
    CO_PROPOSERS = "co_proposers"
    LEAD = "lead"
    CO = "co"
    ASSIGNED_ON = "assigned_on"
    TERM = "term"
    CO_TERM = "co_term"
    KEY_CASE = "key_case"
    APPEAL_KIND = "appeal_kind"
    REMARKS = "remarks"
    RECEIVED_AT = "received_at"
    TARGET = "target"
    MEASURE = "measure"
    PROGRESS = "progress"
    NODES = "nodes"
    NODE_TARGETS = "node_targets"
    LEADER = "leader"
    SUPERVISING_LEADER = "supervising_leader"
    LEADER_CASE = "leader_case"
    SUPERIOR = "superior"
    ANONYMOUS = "anonymous"
    EXTRA = "extra"  # no field of its own: kept as a line of the content
    UNIT = "unit"
    UNIT_KIND = "unit_kind"
    NAME = "name"
    ROLE = "role"
    USER_ID = "user_id"
    MOBILE = "mobile"
    IGNORED = "ignored"  # written by us into a file to correct


# The first name is the one used where a table lacks the column.
NAMES: Mapping[Column, tuple[str, ...]] = {
    column: tuple(names.split())
    for column, names in {
        Column.NUMBER: (
            "编号 建议编号 建议号 提案号 提案编号 留言编号 工单编号 工单号 线索编号 信访编号 "
            "信访件编号 诉求编号 案号 案件编号 件号 问题编号"
        ),
        Column.SERIAL: "序号",
        Column.TITLE: (
            "案由 标题 建议标题 建议名称 提案标题 提案名称 提案案由 题目 留言主题 留言标题 主题 "
            "线索内容 问题线索 任务名称 项目名称 实事项目 任务 事项 事项名称 督办事项 诉求标题 "
            "诉求主题 信访事项 工单标题 重点问题 整改问题 存在问题 问题"
        ),
        Column.CONTENT: (
            "内容 留言内容 建议内容 提案内容 诉求内容 工单内容 信访内容 具体内容 主要内容 "
            "事项内容 工作内容 建设内容"
        ),
        Column.PROPOSERS: (
            "提出人 领衔代表 领衔人 提案者 提案人 代表姓名 代表 委员 委员姓名 留言人 诉求人 "
            "来信人 信访人 反映人 来电人 当事人"
        ),
        Column.CO_PROPOSERS: "联名代表 联名人 联名委员 附议人 附议代表 其他提案者",
        Column.LEAD: (
            "主办单位 责任单位 牵头单位 承办单位 主办 牵头部门 主办部门 责任部门 牵头责任单位 "
            "主办(牵头)单位 主办/独办单位 独办单位"
        ),
        Column.CO: (
            "会办单位 协办单位 配合单位 会办 协办 配合部门 协办部门 会办部门 会办(协办)单位 配合责任单位"
        ),
        Column.ASSIGNED_ON: "交办日期 交办时间 转办日期 转办时间 分办日期 派单时间 下发日期",
        Column.TERM: (
            "办结时限 完成时限 整改期限 办理时限 办结期限 完成期限 整改时限 主办时限 答复时限 "
            "办理期限 时限 期限 完成时间 办结日期 截止日期 截止时间"
        ),
        Column.CO_TERM: "会办时限 协办时限 配合时限 会办期限 协办期限 会办意见时限",
        Column.KEY_CASE: "重点 是否重点 重点件 是否重点件 重点督办 重点建议 重点提案",
        Column.APPEAL_KIND: "诉求类别 诉求类型 留言类型 留言类别 类别 工单类型 信访类别",
        Column.REMARKS: "备注 说明",
        Column.RECEIVED_AT: "留言时间 留言日期 受理时间 来电时间 来信日期 收到日期 登记时间 登记日期",
        Column.TARGET: "年度目标 目标任务 年度任务 目标数 目标",
        Column.MEASURE: "计量单位 数量单位",
        Column.PROGRESS: "目前进度 当前进度 完成进度 进度 完成数 已完成",
        Column.NODES: "倒排计划 倒排节点 时间节点 节点计划 进度安排 序时进度 节点时间 节点",
        Column.NODE_TARGETS: "节点目标 阶段目标 节点任务 节点目标任务",
        Column.LEADER: (
            "领办领导 分管领导 牵头领导 分管区领导 领办区领导 牵头区领导 领衔领导 责任领导 包联领导 区领导"
        ),
        Column.SUPERVISING_LEADER: "督办领导 督办区领导 领衔督办领导 督办责任领导 督办人",
        Column.LEADER_CASE: "是否领导领办 是否领导领办件 领导领办件 领导领办 是否领办件 区领导领办件",
        Column.SUPERIOR: "上级部门 交办部门 交办单位 来文单位 来文机关 交办机关 交办上级",
        Column.ANONYMOUS: "是否匿名 匿名",
        Column.EXTRA: "级别 主要方面 意见建议 整改措施 措施 工作措施 地点 实施地点",
        Column.UNIT: "单位 单位名称 所在单位 工作单位",
        Column.UNIT_KIND: "单位类型 单位类别 单位性质",
        Column.NAME: "姓名 联系人",
        Column.ROLE: "岗位 角色 工作岗位 督办岗位",
        Column.USER_ID: "用户ID 用户编号 用户账号 钉钉ID 账号 UserID UserId",
        Column.MOBILE: "手机 手机号 手机号码 联系电话 电话 移动电话",
        Column.IGNORED: "需要更正",
    }.items()
}

CORRECTION_LABEL = NAMES[Column.IGNORED][0]

# A rectification list is kept as it came, whatever the length of its texts: as much as a spreadsheet holds.
LONGEST_IN_LIST = 32_767
# Characters; what is longer makes its row 不行, nothing is ever cut.
LONGEST: Mapping[Column, int] = {
    Column.NUMBER: 60,
    Column.SERIAL: 60,
    Column.TITLE: 200,
    Column.CONTENT: 10_000,
    Column.PROPOSERS: 500,
    Column.CO_PROPOSERS: 2_000,
    Column.LEAD: 500,
    Column.CO: 2_000,
    Column.ASSIGNED_ON: 60,
    Column.TERM: 60,
    Column.CO_TERM: 60,
    Column.KEY_CASE: 60,
    Column.APPEAL_KIND: 60,
    Column.REMARKS: 2_000,
    Column.RECEIVED_AT: 60,
    Column.TARGET: 30,
    Column.MEASURE: 20,
    Column.PROGRESS: 30,
    Column.NODES: 2_000,
    Column.NODE_TARGETS: 2_000,
    Column.LEADER: 60,
    Column.SUPERVISING_LEADER: 60,
    Column.LEADER_CASE: 60,
    Column.SUPERIOR: 100,
    Column.ANONYMOUS: 60,
    Column.EXTRA: 2_000,
    Column.UNIT: 100,
    Column.UNIT_KIND: 40,
    Column.NAME: 60,
    Column.ROLE: 60,
    Column.USER_ID: 100,
    Column.MOBILE: 30,
    Column.IGNORED: 1_000_000,
}
