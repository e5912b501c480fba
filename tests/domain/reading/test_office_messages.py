"""What approvers, supervisors and administrators type."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain import intents
from domain.intents import Assign, CaseRef, Intent, NamedUnit, Which
from domain.reading import read
from domain.tables.wanted import TableName
from domain.vocabulary import AssignmentRole, PostRole, Source
from tests.domain.calendars import OFFICIAL
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain

S = Source.DEPUTY_SUGGESTION
LEAD, CO, SOLE, SPLIT = AssignmentRole.LEAD, AssignmentRole.CO, AssignmentRole.SOLE, AssignmentRole.SPLIT
EXTENSION, RETURN = intents.About.EXTENSION, intents.About.RETURN


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        # decisions
        ("同意12", intents.Approve(cases(12))),
        ("批12", intents.Approve(cases(12))),
        ("12通过", intents.Approve(cases(12))),
        ("同意 e12", intents.Approve(request="e12")),
        ("同意12号延期", intents.Approve(cases(12), about=EXTENSION)),
        ("同意延期12", intents.Approve(cases(12), about=EXTENSION)),
        ("同意12延期到10月20日", intents.Approve(cases(12), until="10月20日", about=EXTENSION)),
        ("13退给城管", intents.Approve(cases(13), to_unit="城管", about=RETURN)),
        ("同意13退回，转给城管局", intents.Approve(cases(13), to_unit="城管局", about=RETURN)),
        ("驳回12延期 理由不充分", intents.Refuse(cases(12), reason="理由不充分", about=EXTENSION)),
        ("不同意12延期，材料 不全。", intents.Refuse(cases(12), reason="材料 不全。", about=EXTENSION)),
        ("12延期同意", intents.Approve(cases(12), about=EXTENSION)),
        ("12的延期申请不同意，材料不全", intents.Refuse(cases(12), reason="材料不全", about=EXTENSION)),
        ("13驳回退件", intents.Refuse(cases(13), about=RETURN)),
        ("驳回 r7 指定主办不能退", intents.Refuse(request="r7", reason="指定主办不能退")),
        ("驳回", intents.Refuse()),
        ("待办", intents.ShowPending()),
        ("待我批的", intents.ShowPending()),
        ("有哪些待审批", intents.ShowPending()),
        # lists
        ("今天谁到期", intents.ShowOffice(Which.TODAY)),
        ("明天谁到期", intents.ShowOffice(Which.TOMORROW)),
        ("本周谁到期", intents.ShowOffice(Which.THIS_WEEK)),
        ("谁超期了", intents.ShowOffice(Which.OVERDUE)),
        ("谁还没签收", intents.ShowOffice(Which.UNSIGNED)),
        ("哪些单位未签收 第3页", intents.ShowOffice(Which.UNSIGNED, 3)),
        ("快到期的有哪些单位", intents.ShowOffice(Which.DUE_SOON)),
        # urging
        ("催12", intents.Urge(cases(12))),
        ("催办 12、13 尽快签收", intents.Urge(cases(12, 13))),
        ("催一下住建局12", intents.Urge(cases(12), "住建局")),
        ("催一下城桥镇", intents.Urge((), "城桥镇")),
        ("都催一遍", intents.Urge(everybody=True)),
        # assigning
        (
            "交办 建议56 住建局主办 城管局、城桥镇会办 10月30日",
            Assign(
                CaseRef(56, S),
                "",
                (NamedUnit("住建局", LEAD), NamedUnit("城管局", CO), NamedUnit("城桥镇", CO)),
                "10月30日",
                S,
            ),
        ),
        (
            "交办 建议56 《关于 11月1日 加装电梯的建议》 主办：住建局 会办：城管局 30个工作日",
            Assign(
                CaseRef(56, S),
                "关于 11月1日 加装电梯的建议",
                (NamedUnit("住建局", LEAD), NamedUnit("城管局", CO)),
                "30个工作日",
                S,
            ),
        ),
        ("交办 路灯维修 城管局 3天内", Assign(None, "路灯维修", (NamedUnit("城管局", SOLE),), "3天")),
        (
            "分办 提案57 教体局 住建局",
            Assign(
                CaseRef(57, Source.CPPCC_PROPOSAL),
                "",
                (NamedUnit("教体局", SPLIT), NamedUnit("住建局", SPLIT)),
                "",
                Source.CPPCC_PROPOSAL,
            ),
        ),
        # people
        ("换联络员 区住建局 李敏", intents.ChangeLiaison("区住建局", "李敏")),
        ("换联络员 区住建局 李敏 10月8日起", intents.ChangeLiaison("区住建局", "李敏", date(2026, 10, 8))),
        ("把区住建局的联络员换成李敏", intents.ChangeLiaison("区住建局", "李敏")),
        ("区住建局联络员换成李敏", intents.ChangeLiaison("区住建局", "李敏")),
        # reminders
        ("提醒 提前3天", intents.SetReminder((3,))),
        ("提醒改成提前2天", intents.SetReminder((2,))),
        ("网民留言提前5天也提醒", intents.SetReminder((5,), Source.NETIZEN_MESSAGE, add=True)),
        ("提醒 建议 5、3天", intents.SetReminder((5, 3), S)),
        ("提醒 提案 提前三个工作日", intents.SetReminder((3,), Source.CPPCC_PROPOSAL, working_days=True)),
        # times
        ("日报 8:30", intents.SetDigestTime(time(8, 30))),
        ("日报改到九点", intents.SetDigestTime(time(9))),
        ("日报改到下午五点半", intents.SetDigestTime(time(17, 30))),
        ("日报 关", intents.SetDigestTime(None)),
        ("推送时间改到9点", intents.SetSlot(time(9))),
        ("每天的提醒改到九点半发", intents.SetSlot(time(9, 30))),
        ("9点半再给我发消息", intents.SetOwnSlot(time(9, 30))),
        ("一天最多发三条消息", intents.SetDailyCap(3)),
        ("还有什么没告诉我", intents.ShowWaiting()),
        ("静默 20:00-8:30", intents.SetQuietHours(time(20), time(8, 30))),
        ("静默 ２０：００～８：３０", intents.SetQuietHours(time(20), time(8, 30))),
        ("晚上八点到早上八点半别发", intents.SetQuietHours(time(20), time(8, 30))),
        ("静默 关", intents.SetQuietHours(None, None)),
        ("提醒 提案提前7天、3天", intents.SetReminder((7, 3), Source.CPPCC_PROPOSAL)),
        ("提醒 提前7、3天", intents.SetReminder((7, 3))),
        ("演练模式", intents.Rehearse(on=True)),
        ("演练小结", intents.ShowDrill()),
        ("导出走访清单", intents.ExportTable(TableName.VISITS)),
        ("12月的放假通知来了没", intents.ShowCalendar()),
        ("国庆放几天假啊", intents.ShowCalendar()),
        ("国庆怎么放假", intents.ShowCalendar()),
        ("明年放假安排公布了吗", intents.ShowCalendar(2027)),
        # the rest
        ("设置", intents.ShowSettings()),
        ("用量", intents.ShowUsage()),
        ("停发", intents.Pause()),
        ("停一下先别发", intents.Pause()),
        ("恢复", intents.Resume()),
        ("核验", intents.VerifyLedger()),
        ("故障", intents.ShowTrouble()),
        ("导入 f5", intents.ImportFile(5)),
        ("采纳 f5", intents.ImportFile(5, adopt=True)),
        ("预览", intents.Preview()),
        ("预览12", intents.Preview(cases(12))),
        ("预览 第2页", intents.Preview(page=2)),
        ("国庆那几天会发些什么出去", intents.Preview((), date(2026, 9, 28), date(2026, 10, 9))),
        ("下周要发哪些提醒", intents.Preview((), date(2026, 9, 28), date(2026, 10, 4))),
        ("明天都会发啥给大家", intents.Preview((), date(2026, 9, 23), date(2026, 9, 23))),
        ("预览本周", intents.Preview((), date(2026, 9, 22), date(2026, 9, 27))),
        ("预览下周", intents.Preview((), date(2026, 9, 28), date(2026, 10, 4))),
        ("预览9月28日到10月9日", intents.Preview((), date(2026, 9, 28), date(2026, 10, 9))),
        ("预览国庆期间", intents.Preview((), date(2026, 9, 28), date(2026, 10, 9))),
    ],
)
def test_an_office_message(message: str, intent: Intent) -> None:
    assert plain(read(message, replace(OFFICE, calendar=OFFICIAL)).intent) == intent


@pytest.mark.parametrize(
    "message",
    [
        "同意，但要先开会",
        "同意12吗",
        "批评12",
        "批示12",
        "不用催办12",
        "催办12先不用",
        "交办 建议56",
        "交办 建议56、57 住建局",
        "换联络员 李敏",
        "提醒 提前0天",
        "提醒 提前100天",
        "日报 25:00",
        "日报 8:75",
        "静默 8:00-8:00",
        "预览13月1日",
        "不要停发",
    ],
)
def test_what_is_not_exactly_a_command_changes_nothing(message: str) -> None:
    assert isinstance(read(message, OFFICE).intent, intents.NotUnderstood | intents.ShowCase)


def test_units_without_parts_are_asked_about() -> None:
    intent = read("交办 路灯维修 住建局 城管局 10月8日前", OFFICE).intent
    assert isinstance(intent, intents.Unclear)
    led, apart = intent.options
    assert led == Assign(None, "路灯维修", (NamedUnit("住建局", LEAD), NamedUnit("城管局", CO)), "10月8日")
    assert apart == Assign(
        None, "路灯维修", (NamedUnit("住建局", SPLIT), NamedUnit("城管局", SPLIT)), "10月8日"
    )


def test_a_return_is_decided_by_an_approver_and_asked_for_by_a_liaison() -> None:
    asked = intents.AskReturn(cases(13), "", "城管局")
    assert plain(read("13退给城管局", LIAISON).intent) == asked
    both = replace(OFFICE, roles=OFFICE.roles | {PostRole.LIAISON})
    assert plain(read("13退给城管局", both).intent) == asked
