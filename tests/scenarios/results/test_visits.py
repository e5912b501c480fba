"""回访: by telephone, at home or on the spot; what was said is a rating, and stands in the list."""

from domain.vocabulary import AssignmentState
from handlers.exporting.results import VISIT_HEADER
from storage.tables import Rating
from tests.exports import exported_rows
from tests.scenarios.conftest import Opens
from tests.scenarios.results.steps import answers, assignment, rows


async def test_a_visit_is_noted_rated_and_listed(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        heard = await t.supervisor.says("回访 建议012 电话 满意 电梯已经用上了")
        assert "已记入回访清单" in heard
        assert "被满意" not in heard, "the visit itself confirms it"
        assert (await assignment(t)).satisfaction == "满意"
        listed = await t.supervisor.says("回访清单")
        assert "电话沟通，满意：电梯已经用上了" in listed
        assert "没有" not in await t.supervisor.says("9月回访清单")
        assert "回访 0 次" in await t.supervisor.says("8月回访清单")
        assert "回访 1 次" in await t.supervisor.says("区住房和城乡建设局回访清单")
        assert "回访 0 次" in await t.supervisor.says("区教育局回访清单")


async def test_what_is_missing_is_asked_for_one_at_a_time(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        asked = await t.supervisor.says("回访 建议012")
        assert asked.labels[:3] == ["入户走访", "电话沟通", "实地踏查"]
        asked = await t.supervisor.taps("入户走访")
        assert asked.labels[:3] == ["满意", "基本满意", "不满意"]
        heard = await t.supervisor.taps("不满意")
        assert "责成重新办理" in heard.labels
        assert len(await rows(t, Rating)) == 1


async def test_a_dissatisfied_visit_leads_to_a_redo(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("回访 建议012 入户 不满意 又坏了")
        echo = await t.supervisor.taps("责成重新办理")
        assert "又坏了" in echo
        await t.supervisor.taps("确认责成")
        assert (await assignment(t)).state is AssignmentState.REDO
        again = await t.supervisor.says("回访 建议012 电话 不满意 没人来")
        assert "正在重新办理" in again
        assert len(await rows(t, Rating)) == 1, "it waits for the new answer"


async def test_a_broken_promise_offers_listed_supervision(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        heard = await t.supervisor.says("回访 建议012 电话 基本满意 承诺未兑现")
        assert "承诺未兑现" in heard
        assert "挂牌督办" in heard.labels


async def test_nobody_is_visited_before_there_is_an_answer(town: Opens) -> None:
    async with town() as t:
        assert "还没有答复" in await t.supervisor.says("回访 建议012 电话 满意")


async def test_visit_and_rating_are_taken_back_together(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await t.supervisor.says("回访 建议012 电话 满意")
        assert "已撤回" in await t.supervisor.says("撤回")
        assert "回访 0 次" in await t.supervisor.says("回访清单")
        assert (await assignment(t)).state is AssignmentState.ANSWERED


async def test_the_list_is_exported_and_runs_nothing(town: Opens) -> None:
    async with town() as t:
        await answers(t)
        await answers(t, "建议077")
        await t.supervisor.says("回访 建议012 电话 满意 =cmd|calc 打13812345678")
        await t.supervisor.says("回访 建议077 电话 满意 内部情况")
        table = await exported_rows(t.database, "visits")
        assert table[0] == VISIT_HEADER
        lines = {row[1]: row for row in table[1:]}
        assert "13812345678" not in "".join(lines["建议012"])
        assert lines["建议077"][3] == "敏感件"
        assert "内部情况" not in "".join(lines["建议077"])
