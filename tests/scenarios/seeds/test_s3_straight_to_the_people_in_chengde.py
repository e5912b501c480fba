"""承德民声直达: handed over at once, back the same day, reported ahead, struck off by three parties."""

from collections.abc import AsyncIterator

import pytest

from domain.tables.grid import Grid
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, WATER
from tests.scenarios.town import Heard, Speaker, Town

HEADER = (
    "诉求编号", "诉求主题", "内容", "诉求人", "主办单位", "协办单位", "交办日期", "办结时限", "上级部门",
)  # fmt: skip
TODAY, LIMIT = "2026-09-21", "2026-10-16"
APPEALS = Grid(
    "民声直达",
    (
        HEADER,
        ("诉求001", "望江小区停水三天", "请尽快恢复", "王某", WATER, "", TODAY, "立办立结", ""),
        ("诉求002", "河东路垃圾堆放多日", "无人清运", "李某", HOUSING, "", TODAY, LIMIT, ""),
        ("诉求003", "校门口占道经营", "上下学占道", "匿名", CITY, EDUCATION, TODAY, LIMIT, "市民声办"),
    ),
)  # fmt: skip
REPAIRED = "已于当日19时抢修完毕恢复供水，破裂支管已更换，其余管段11月底前全部更新。"


@pytest.fixture
async def chengde(town: Opens) -> AsyncIterator[Town]:
    """Monday afternoon; appeals have Chengde's rules by themselves."""
    async with town(now="2026-09-21 16:00", tables=(APPEALS,)) as t:
        yield t


async def yes(who: Speaker, text: str, label: str) -> Heard:
    """Say it, and tap the yes under the echo."""
    await who.says(text)
    return await who.taps(label)


async def test_water_is_back_at_once_and_the_case_ends_with_three_parties(chengde: Town) -> None:
    t = chengde
    await reports_before_it_answers(t)
    await answers_and_promises(t)
    await is_done_anew_when_the_caller_is_not_satisfied(t)
    await is_struck_off_by_all(t)
    await breaks_its_promise_and_is_listed(t)


async def reports_before_it_answers(t: Town) -> None:
    """三(三)4: the report, signed by the leader in charge, comes before the answer."""
    assert "今天到期" in await t.water_liaison.says("签收 诉求001")
    refused = await t.water_liaison.says(f"回复 诉求001 {REPAIRED}")
    assert "分管领导签字的办理情况报告" in refused
    await yes(t.water_liaison, "报告 诉求001 支管破裂，当日抢修，19时恢复供水。", "确认报送")
    await t.time_goes_to("2026-09-21 16:03")
    assert "请签字" in t.water_leader.hears().title
    signed = await t.water_leader.taps("签字")
    assert "已由曹宇签字报送" in signed
    assert "迟交" not in signed, "what is due at once cannot be reported days ahead"


async def answers_and_promises(t: Town) -> None:
    """Told to the person concerned; a promise in the answer is found."""
    await yes(t.water_liaison, "诉求001 给王某打过电话了，反馈办理结果", "对，记下")
    await t.water_liaison.says(f"回复 诉求001 {REPAIRED}")
    done = await t.water_liaison.taps("已经解决")
    assert "其余管段11月底前全部更新" in done
    await t.water_liaison.taps("确认")
    await t.time_goes_to("2026-09-21 16:10")


async def is_done_anew_when_the_caller_is_not_satisfied(t: Town) -> None:
    """三(五): the office asks; not satisfied means again, with a limit of its own, until he is."""
    assert "责成重新办理" in (await t.supervisor.says("回访 诉求001 电话 不满意 水压还是低")).labels
    order = await t.supervisor.taps("责成重新办理")
    assert "第 1 次重新办理" in order
    assert "10月21日（周三）" in order
    await t.supervisor.taps("确认责成")
    assert "重新办理" in t.water_liaison.hears()
    await t.time_goes_to("2026-09-22 09:30")
    await yes(t.water_liaison, "报告 诉求001 已加装增压泵，水压恢复正常。", "确认报送")
    await t.time_goes_to("2026-09-22 09:40")
    await t.water_leader.taps("签字")
    await t.water_liaison.says("回复 诉求001 已加装增压泵，水压恢复正常。")
    await t.water_liaison.taps("已经解决")
    await t.time_goes_to("2026-09-23 10:00")
    assert "满意" in await t.supervisor.says("回访 诉求001 入户 满意 水压正常了")
    assert "回访 2 次" in await t.supervisor.says("回访清单")


async def is_struck_off_by_all(t: Town) -> None:
    """四1: no higher body here; leadership and the person concerned, each by name; then the register."""
    assert "差 2 项" in (await t.supervisor.says("销号 诉求001")).title
    await t.supervisor.says("认可 诉求001 当事人 王某")
    await t.supervisor.says("认可 诉求001 领导 张主任")
    assert "另册第 1 号" in (await yes(t.supervisor, "销号 诉求001", "确认销号")).title
    assert "诉求001" in await t.supervisor.says("另册")
    assert "回头看" in await t.supervisor.says("跟踪 诉求001")


async def breaks_its_promise_and_is_listed(t: Town) -> None:
    """三(五): promises not kept in time are listed for supervision – proposed, and approved by another."""
    name = next(word for word in (await t.supervisor.says("承诺台账")).text.split() if word.startswith("g"))
    broken = await t.supervisor.says(f"未兑现 {name} 还有两段没有更新")
    assert "挂牌督办" in broken.labels


async def test_not_ours_goes_back_the_same_day_and_no_later(chengde: Town) -> None:
    """三(二)3: reason and basis, decided and handed over again the same day; the next day it is too late."""
    t = chengde
    await t.liaison.says("退回 诉求002 不归我们管，垃圾清运属于城管局")
    echo = await t.liaison.says("三定方案第五条")
    assert "最晚 9月21日（周一） 退回" in echo
    await t.liaison.taps("确认退回")
    card = t.approver.hears()
    assert "三定方案第五条" in card
    assert "同意后当日改交" in card
    assert "已改交 区城市管理局" in (await t.approver.taps("同意")).title
    assert "新交办：诉求002" in t.city_liaison.hears().title
    assert "同意退回" in t.liaison.hears().title
    await t.time_goes_to("2026-09-22 09:00")
    late = await t.city_liaison.says("退回 诉求003 应由教育局牵头，依据教育局职责")
    assert "最晚" in late
    assert "已经过了" in late


async def test_more_time_is_asked_for_three_days_ahead_and_bears_a_second_limit(chengde: Town) -> None:
    """三(四): in writing, three days ahead, with the reason; the approval states the second limit; once."""
    t = chengde
    await t.city_liaison.says("签收 诉求003")
    await yes(t.city_liaison, "延期 诉求003 到10月30日 需要与学校协调错峰方案", "确认申请")
    assert "10月30日" in t.approver.hears()
    assert "已同意" in (await t.approver.taps("同意")).title
    assert "二次办结时限10月30日（周五）" in t.city_liaison.hears()
    again = await t.city_liaison.says("延期 诉求003 到11月30日 还要再协调")
    assert "不能再延" in again
    await t.time_goes_to("2026-10-23 08:46")
    assert "诉求003" in t.city_liaison.hears(), "the report is announced before its own day"


async def test_nobody_knows_who_called_so_his_word_is_waived(chengde: Town) -> None:
    """四1: the higher body, the leadership – and of an anonymous caller a waiver with its reason."""
    t = chengde
    await yes(t.teacher, "会办意见 诉求003 放学时段增派护学岗", "确认提交")
    await yes(t.city_liaison, "报告 诉求003 已清理占道摊点，签字：冯涛 9月21日", "确认报送")
    await yes(t.city_liaison, "诉求003 现场走访过商户，当面谈过了", "对，记下")
    await yes(t.city_liaison, "回复 诉求003 已清理占道摊点12处，问题已解决。", "确认提交")
    await t.time_goes_to("2026-09-22 10:00")
    await t.supervisor.says("满意度 诉求003 催后未评价")
    lacking = await t.supervisor.says("销号 诉求003")
    assert "上级部门还没有认可" in lacking
    await t.supervisor.says("认可 诉求003 上级 市民声办")
    await t.supervisor.says("认可 诉求003 领导 张主任")
    await t.supervisor.says("免认可 诉求003 当事人 匿名留言，联系不上")
    assert "已销号" in (await yes(t.supervisor, "销号 诉求003", "确认销号")).title
