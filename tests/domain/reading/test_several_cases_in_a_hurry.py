"""Two cases in one breath, figures not reached, words said by others: nothing is taken for more."""

import pytest

from domain import intents
from domain.reading import read
from domain.reading.commands.unit_acts import read_percent
from tests.domain.reading.scenes import LIAISON, cases, plain


@pytest.mark.parametrize(
    "message",
    [
        "建议012进展40% 实事01进展70%",
        "建议012进展40%，实事01进展70%",
        "留言15进展：围挡好了。实事01进展：装了3部",
        "留言15进展：围挡好了\n实事01进展：装了3部",
    ],
)
def test_two_notes_are_never_one(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.Unclear)
    assert isinstance(intent.options[0], intents.Several)
    numbers = [
        act.refs[0].ordinal for act in intent.options[0].acts if isinstance(act, intents.ReportProgress)
    ]
    assert numbers == [int(message[2:5].rstrip("进")), 1]


@pytest.mark.parametrize(
    "message", ["进展12 一期60% 二期70%", "12进展：图纸已出\n下一步：施工", "12进展 3号楼进展70%"]
)
def test_what_goes_on_about_the_same_case_stays_one_note(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.ReportProgress)


@pytest.mark.parametrize(
    "words",
    [
        "没有40%",
        "还没到40%",
        "预计到60%",
        "争取60%",
        "计划年底达到80%",
        "不到40%",
        "快到60%",
        "目标是90%",
        "60%了吗",
        "差10%",
    ],
)
def test_a_figure_that_is_not_reached_is_none(words: str) -> None:
    assert read_percent(words) is None


@pytest.mark.parametrize(
    ("words", "percent"),
    [("到60%了", 60), ("没问题，已到60%", 60), ("60%，预计月底到80%", 60), ("120%", 120)],
)
def test_a_figure_that_is_reached_counts(words: str, percent: int) -> None:
    assert read_percent(words) == percent


@pytest.mark.parametrize(
    "message",
    ["12的进展写错了 应该是42%", "12进展写错了，是42%", "12那条进展报错了，改成42%", "12的进展不对，应为42%"],
)
def test_what_was_written_wrong_is_put_right(message: str) -> None:
    assert plain(read(message, LIAISON).intent) == intents.RewordReply("42%", cases(12), 42)


def test_a_wrong_document_is_news_and_no_correction() -> None:
    assert isinstance(read("12进展 招标文件错了 重新做", LIAISON).intent, intents.ReportProgress)


@pytest.mark.parametrize("message", ["12办完了，13还在办，15没开始", "12办完了 13还没开始"])
def test_a_claim_ends_where_another_case_begins(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)


def test_a_day_is_no_other_case() -> None:
    assert isinstance(read("12办完了，30号验收的", LIAISON).intent, intents.Answer)


@pytest.mark.parametrize(
    "message", ["退回12不归我们管 13也是", "退回12不归我们管，13也一样", "12不归我们管退回。13同样"]
)
def test_the_second_case_is_returned_too(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.AskReturn)
    assert plain(intent.refs) == cases(12, 13)
    assert "13" not in intent.reason


@pytest.mark.parametrize(
    "message",
    [
        "12不是我们不管，是产权在市场公司",
        "12不是我局不愿意办，是没有资金",
        "帮我把12转给唐小满",
        "12转给小唐办",
        "12的回复我明天交",
        "12答复下周一报给你们",
        "12的进展我明天报",
    ],
)
def test_nothing_is_handed_in_or_sent_back(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.NotUnderstood)


@pytest.mark.parametrize("verb", ["推到", "挪到", "改到", "拖到"])
def test_moving_a_case_to_a_day_asks_for_more_time(verb: str) -> None:
    reading = read(f"12{verb}下下周三 代表没时间", LIAISON)
    assert plain(reading.intent) == intents.AskExtension(cases(12), "下下周三", "代表没时间")
    assert not reading.corrected


def test_the_end_of_a_reason_is_kept_and_thanks_are_not() -> None:
    for message in ("12延期到10月20日 招标流标了，谢谢", "12延期到10月20日 招标流标了"):
        intent = read(message, LIAISON).intent
        assert plain(intent) == intents.AskExtension(cases(12), "10月20日", "招标流标了")


@pytest.mark.parametrize(
    "message",
    [
        "周航：签收12\n李敏：好的",
        "周航:签收12\n罗科:13退回",
        "周航 10:02\n签收12\n李敏 10:03\n好的",
        "李敏：好的\n周航：全部签收",
    ],
)
def test_what_others_said_is_no_command(message: str) -> None:
    intent = read(message, LIAISON).intent
    assert isinstance(intent, intents.NotUnderstood)
    assert not intent.nearest


@pytest.mark.parametrize(
    "message", ["进展12：图纸已出\n下一步：施工", "回复12\n办理情况：已办\n联系人：周航"]
)
def test_headings_are_not_speakers(message: str) -> None:
    assert isinstance(read(message, LIAISON).intent, intents.ReportProgress | intents.Answer)


def test_a_share_said_after_a_comma_may_be_the_last_cases_alone() -> None:
    """13、15签收，12到70% without its 签收 says nothing of 13 and 15."""
    intent = read("13、15，12到70%", LIAISON).intent
    assert isinstance(intent, intents.Unclear)
    of_all, of_one = intent.options
    assert plain(of_all) == intents.ReportProgress(cases(13, 15, 12), "到70%", 70)
    assert plain(of_one) == intents.ReportProgress(cases(12), "到70%", 70)
    assert plain(read("13、15、12到70%", LIAISON).intent) == plain(of_all)
