"""为什么提醒我: for every kind of reminder its rule, where that comes from, the dates, what ends it."""

from domain.bundles import REMINDERS
from domain.ladder import FOLLOWED, NodeKind
from domain.vocabulary import MessageState
from storage.tables import Message, Notice
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, case, suggestions
from tests.scenarios.town import Town

# What names the rule of each kind, and what ends it.
RULES: dict[NodeKind, tuple[str, str]] = {
    NodeKind.UNSIGNED: ("交办半个工作日还没签收，提醒联络员", "签收后"),
    NodeKind.UNSIGNED_LEADER: ("提醒后过 2 个工作日还没签收，告诉分管领导", "签收后"),
    NodeKind.UNSIGNED_OFFICE: ("提醒后过 2 个工作日还没签收，告诉督查员", "签收后"),
    NodeKind.FIRST_PROGRESS: ("期限过半、签收后还没报过进展，只问一次", "报一句进展"),
    NodeKind.HALF_TIME: ("期限过了一半，上报的进度还不到一半", "进度过半后"),
    NodeKind.DUE_SOON: ("10月23日（周五）截止，提前 2 天提醒一次", "答复后"),
    NodeKind.CO_DUE_SOON: ("10月23日（周五）截止，提前 2 天提醒一次", "答复后"),
    NodeKind.LAST_EXTENSION: ("延期最晚提前 2 天申请，那一天提醒一次", "申请延期后"),
    NodeKind.REPORT_DUE: ("书面报告要比10月23日（周五）截止提前交", "报告交来后"),
    NodeKind.DUE_TODAY: ("到期当天早上提醒", "答复后"),
    NodeKind.OVERDUE: ("过了 2 个工作日还没答复，提醒联络员", "答复后"),
    NodeKind.OVERDUE_LEADER: ("过了 2 个工作日还没答复，告诉分管领导", "答复后"),
    NodeKind.OVERDUE_HEAD: ("过了 2 个工作日还没答复，告诉主要负责人", "答复后"),
    NodeKind.OVERDUE_OFFICE: ("过了 2 个工作日还没答复，告诉督查员", "答复后"),
    NodeKind.OVERDUE_APPROVER: ("过了 2 个工作日还没答复，告诉审批人", "答复后"),
    NodeKind.REVIEW: ("持续推进的件每 2 天回看一次", "报过进展就不再问"),
    NodeKind.FOLLOW_UP: ("定在10月23日（周五），提前 2 天提醒", "报完成"),
    NodeKind.FOLLOW_UP_OVERDUE: ("过了 2 个工作日还没完成，提醒联络员", "报完成"),
    NodeKind.FOLLOW_UP_LEADER: ("过了 2 个工作日还没完成，告诉分管领导", "报完成"),
    NodeKind.FOLLOW_UP_OFFICE: ("过了 2 个工作日还没完成，告诉督查员", "报完成"),
}
AFTER = (NodeKind.OVERDUE, NodeKind.OVERDUE_LEADER, NodeKind.OVERDUE_HEAD, NodeKind.OVERDUE_OFFICE)
SCREEN = 14  # lines that a phone shows at once


async def tell(t: Town, kind: NodeKind, setting: str = "") -> None:
    """As the ladder does it: a notice in a message that went out and was read."""
    t.clock.advance(60)
    now = t.clock.now()
    after = kind in (*AFTER, NodeKind.OVERDUE_APPROVER)
    async with UnitOfWork(t.database, now) as work:
        person = (await work.rules()).directory.by_user(t.liaison.user_id)
        assert person is not None
        message = Message(
            key=f"push:{kind}", kind="push", lane=2, person_id=person.id, address=t.liaison.user_id, title="",
            text="", content_hash="", state=MessageState.READ, next_try_at=now, created_at=now, sent_at=now,
            read_at=now,
        )  # fmt: skip
        work.session.add(message)
        await work.flush()
        facts = {
            "n": 2, "unit": "working_days" if after else "natural_days", "deadline": "2026-10-23",
            "nominal_on": "2026-10-21", "planned_at": "2026-10-21T08:45:00+08:00", "limit": "first",
            "setting": setting,
        }  # fmt: skip
        if kind in FOLLOWED:
            facts |= {"follow_up": 1, "what": "promise", "title": "年底前交付", "number": "建议021"}
        work.session.add(
            Notice(
                key=f"{kind}@{person.id}",
                kind=kind,
                person_id=person.id,
                assignment_id=2,
                facts=facts,
                due_at=now,
                state=MessageState.READ,
                message_id=message.id,
                created_at=now,
            )
        )
        await work.commit()


async def test_every_kind_names_its_rule_where_it_comes_from_and_what_ends_it(town: Opens) -> None:
    assert {kind.value for kind in RULES} == {kind.value for kind in NodeKind} == REMINDERS
    async with town() as t:
        await t.liaison.says("签收 建议021")
        for kind, (rule, ends) in RULES.items():
            await tell(t, kind)
            heard = await t.liaison.says("为什么提醒我")
            assert "建议" in heard, kind
            assert rule in heard, kind
            assert "依据：" in heard, kind
            assert "怎样不再提醒" in heard, kind
            assert ends in heard, kind
            assert "已读" in heard, kind
            assert len([line for line in heard.text.splitlines() if line.strip()]) <= SCREEN, kind


async def test_a_reminder_of_a_setting_names_who_set_it_and_when(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("建议提前5天提醒")
        await t.admin.taps("确认修改")
        await tell(t, NodeKind.DUE_SOON, setting="reminder:deputy_suggestion")
        t.clock.advance(60)
        await t.admin.says("建议提前4天提醒")
        await t.admin.taps("确认修改")
        heard = await t.liaison.says("为什么提醒我")
        assert "依据：秦越 9月22日 10:00 设的" in heard, "as it was when the reminder was sent"


async def test_what_passed_before_is_told_who_said_what(town: Opens) -> None:
    async with town(
        tables=(suggestions(case("建议001", "关于路灯", HOUSING, "2026-09-30", on="2026-09-22")),)
    ) as t:
        await t.liaison.says("签收 建议001")
        await t.liaison.says("进展 建议001 已现场踏勘")
        await t.time_goes_to("2026-09-24 08:50")
        heard = await t.liaison.says("为什么提醒我")
        assert "9月30日（周三 班）截止，提前 3 天提醒一次" in heard
        assert "不上班，往前挪到9月24日" in heard
        assert "之前：9月22日 10:00 贵单位报进展“已现场踏勘”" in heard
        assert "贵单位签收" in heard
        assert "发新交办" in heard
