"""季通报, 年考评 and 负担月报 through the chat: asked for, and their files say what the tables say."""

from tests.scenarios.conftest import Opens
from tests.scenarios.evaluation.test_scheme import TABLES, sets
from tests.scenarios.reports.papers import bytes_in, files_in, sheet_names, words_of
from tests.scenarios.roster import HOUSING
from tests.scenarios.town import Heard, Speaker, Town

AFTER = "2026-10-09 10:00"
PEOPLE = ("周航", "李敏", "高远", "方敏", "贺岩", "秦越")


async def asks(t: Town, who: Speaker, words: str) -> tuple[Heard, str, list[str]]:
    """The draft, the words of its document, the sheets of its workbook."""
    made = await who.says(words)
    await t.rests()
    assert [name.rpartition(".")[2] for name in files_in(made)] == ["docx", "xlsx"], made.text
    docx, xlsx = bytes_in(t, made)
    text = words_of(docx)
    assert not [name for name in PEOPLE if name in text]
    return made, text, sheet_names(xlsx)


async def late_and_answered(t: Town) -> None:
    """Due on the 24th, answered on the 28th, sent back at once."""
    await t.time_goes_to("2026-09-28 10:00")
    await t.liaison.says("签收 12")
    await t.liaison.says("回复 12 已加装完毕，居民已验收，电梯已投入使用")
    await t.liaison.says("1")
    await t.liaison.says("确认")
    await t.time_goes_by(minutes=5)
    await t.supervisor.says("退回答复 12 没有写具体措施，周航说的和现场不一样")
    assert "已退回" in await t.supervisor.says("确认")


async def test_the_three_reports_are_made_and_say_the_facts(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        await late_and_answered(t)
        await sets(t, "考评 超期扣0.5分")
        await sets(t, "考评 退回扣0.3分")
        await t.time_goes_to(AFTER)
        made, words, sheets = await asks(t, t.approver, "出季通报")
        assert "2026年第三季度办理情况通报" in made
        for fact in ("一、总体情况", HOUSING, "答复被退回", "没有写具体措施，周某说的和现场不一样", "名次"):
            assert fact in words
        assert {"办理和时限", "超期、退回、不满意"} <= set(sheets)

        made, words, sheets = await asks(t, t.approver, "出年考评 2026")
        assert "2026年办理工作考评" in made
        for fact in ("承高党政办字〔2022〕18号 四2", "4.2", "建议012", "区政府督查室", "还没结束"):
            assert fact in words
        assert {"得分", "逐项依据"} <= set(sheets)

        made, words, sheets = await asks(t, t.approver, "出负担月报 9月")
        assert "工作时间以外没有发过消息" in made
        assert HOUSING in words
        assert {"发给各单位的消息", "向各单位要的回答"} <= set(sheets)


async def test_the_burden_report_goes_to_nobody_outside_the_office(town: Opens) -> None:
    async with town(tables=TABLES) as t:
        for reader in ("周航", HOUSING, "陆建国"):
            heard = await t.admin.says(f"负担月报 发给 {reader}")
            assert "只给督查部门" in heard
            assert "确认修改" not in heard.labels
        assert "确认修改" in (await t.admin.says("负担月报 发给 方敏")).labels
