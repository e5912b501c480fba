"""帮助 fits the person and the moment; courtesies are answered in a line and never act."""

import pytest

from domain.tables.grid import Grid
from domain.tables.rosters import ROLES as ROLE_WORDS
from domain.vocabulary import PostRole
from tests.scenarios.conftest import Opens
from tests.scenarios.roster import HOUSING, ROSTER_HEADER, TABLES

LINES = 8  # of examples; a phone screen shows more, a reader takes in fewer
WORDS = {
    PostRole.LIAISON: "回复 ",
    PostRole.CASE_OFFICER: "回复 ",
    PostRole.LEADER_IN_CHARGE: "我的",
    PostRole.UNIT_HEAD: "我的",
    PostRole.SUPERVISOR: "催办",
    PostRole.APPROVER: "驳回",
    PostRole.DISTRICT_LEADER: "日报",
    PostRole.CONGRESS_PARTNER: "查看 建议12",
    PostRole.CPPCC_PARTNER: "查看 提案12",
    PostRole.DISCIPLINE_COPY: "抄送",
    PostRole.ADMIN: "换联络员",
}
USERS = {role: f"r{number:02}" for number, role in enumerate(PostRole)}


def _one_of_each() -> Grid:
    words = {role: word for word, role in ROLE_WORDS.items()}
    rows = [
        (HOUSING, "政府部门", f"某{words[role]}", words[role], user, "", "") for role, user in USERS.items()
    ]
    return Grid("花名册", (ROSTER_HEADER, *rows))


@pytest.mark.parametrize("role", PostRole)
async def test_help_fits_the_post_and_the_screen(town: Opens, role: PostRole) -> None:
    async with town(tables=(*TABLES, _one_of_each())) as t:
        heard = await t.person(USERS[role]).says("帮助")
        assert WORDS[role] in heard
        assert heard.bubbles[-1].draft.text.count("\n- ") <= LINES
        others = {words for other, words in WORDS.items() if other is not role} - {
            WORDS[role],
            "催办",
            "我的",
        }
        assert not [words for words in others if words in heard], heard.text


async def test_the_examples_are_his_own_cases_and_what_waits_comes_first(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("帮助")
        assert heard.text.splitlines()[1].startswith("您有 5 件没签收")
        assert "签收 建议013" in heard
        assert "延期 建议013 再延5个工作日" in heard
        assert "待签收" in await t.liaison.taps("查看 建议013")


async def test_with_all_signed_the_next_deadline_comes_first(town: Opens) -> None:
    async with town() as t:
        await t.city_liaison.says("全部签收")
        assert "下一件到期的是 建议030：10月20日（周二）截止" in await t.city_liaison.says("帮助")


async def test_an_approver_hears_first_what_waits_for_him(town: Opens) -> None:
    async with town() as t:
        assert "等您审批" not in await t.approver.says("帮助")
        await t.liaison.says("延期 建议012 到11月10日 图纸没有批下来")
        await t.liaison.taps("确认申请")
        heard = await t.approver.says("帮助")
        assert "有 1 个申请等您审批" in heard
        assert "同意 建议012" in heard


@pytest.mark.parametrize(
    ("words", "rule", "example"),
    [
        ("怎么延期", "申请最晚 10月", "延期 建议013 再延5个工作日"),
        ("怎么申请延期啊", "批准前原时限不变", "延期 建议013"),
        ("延期怎么弄", "3 天", "延期 建议013"),
        ("如何退回", "指定主办的件不能退", "退回 建议013"),
        ("怎么回复", "不等于“已销号”", "回复 建议013"),
        ("撤回怎么用", "60 秒", "撤回"),
        ("怎么签收", "不等于答复", "签收 建议013"),
        ("照片怎么发", "写上件号", "建议013"),
        ("怎么报进展", "百分比", "进展 建议013"),
        ("怎么查件", "件号", "查看 建议013"),
        ("休假怎么办理", "谁接手", "李敏代"),
    ],
)
async def test_how_one_act_is_done(town: Opens, words: str, rule: str, example: str) -> None:
    async with town() as t:
        heard = await t.liaison.says(words)
        assert rule in heard
        assert example in heard


@pytest.mark.parametrize("act", ["催办", "审批", "交办", "设置", "联络员"])
async def test_whose_act_it_is_is_said_to_those_who_may_not(town: Opens, act: str) -> None:
    async with town() as t:
        assert "您的岗位不用办" in await t.liaison.says(f"帮助 {act}")
        assert "您的岗位不用办" not in (await t.admin.says(f"帮助 {act}")).text or act == "审批"


async def test_the_open_question_is_said_first_and_stays_open(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月10日 图纸没有批下来")
        heard = await t.liaison.says("帮助")
        assert heard.text.splitlines()[1].startswith("我在等您确认：申请延期 建议012")
        assert "延期怎么" not in heard
        await t.liaison.says("怎么延期")
        assert "已送" in await t.liaison.says("确认")


async def test_help_can_be_answered_with_its_buttons(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("延期 建议012 到11月10日 图纸没有批下来")
        await t.liaison.says("帮助")
        assert "已送" in await t.liaison.taps("确认")


async def test_words_that_are_awaited_are_named(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("退回 建议013")
        assert "我在等您写原因：申请退回 建议013" in await t.liaison.says("帮助")
        assert "请核对退回申请" in await t.liaison.says("停车位归区城市管理局管")


async def test_received_shows_what_is_unsigned_and_signs_nothing(town: Opens) -> None:
    async with town() as t:
        for words in ("收到", "好的", "👌", "收到👌", "知道了"):
            heard = await t.liaison.says(words)
            assert "您还有 5 件没签收" in heard
            assert {"签收 建议013", "签收 建议021"} <= set(heard.labels)
            assert "还有 1 件" in heard
        assert "待签收" in await t.liaison.says("查看 建议013")


async def test_hello_is_one_line_with_what_is_due_next(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("你好")
        assert "下一件到期的是 建议013：10月16日（周五）截止" in heard
        assert len(heard.text.splitlines()) == 2


async def test_thanks_are_short_and_nag_about_nothing(town: Opens) -> None:
    async with town() as t:
        for words in ("谢谢", "辛苦了", "多谢！", "🙏"):
            heard = await t.liaison.says(words)
            assert "没签收" not in heard
            assert "不客气" in heard
            assert len(heard.text) < 30


async def test_outside_the_office_settings_are_the_quiet_hours(town: Opens) -> None:
    async with town() as t:
        for words in ("别半夜发", "晚上别发消息", "几点发", "设置"):
            heard = await t.liaison.says(words)
            assert "20:00 到次日 08:30 不发消息" in heard
            assert "改设置" not in heard
        assert "改设置" in await t.admin.says("别半夜发")
