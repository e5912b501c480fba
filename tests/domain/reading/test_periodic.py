"""What is said of the office's reports; of a unit's people the same words mean their own cases."""

from datetime import date

import pytest

from domain import intents
from domain.intents import Intent
from domain.reading import Scene, read
from domain.vocabulary import PostRole, ReportKind, Source
from tests.domain.calendars import OFFICIAL
from tests.domain.reading.scenes import cases, plain

UNITS = ("区住房和城乡建设局", "区城市管理局", "纪工委监察组")
TODAY = date(2026, 9, 22)
OFFICE = Scene(TODAY, frozenset({PostRole.APPROVER, PostRole.ADMIN}), units=UNITS, calendar=OFFICIAL)
LEADER = Scene(TODAY, frozenset({PostRole.DISTRICT_LEADER}), units=UNITS, calendar=OFFICIAL)
UNIT = Scene(TODAY, frozenset({PostRole.LIAISON}), units=UNITS, calendar=OFFICIAL)
SIGNER = Scene(TODAY, frozenset({PostRole.LEADER_IN_CHARGE}), units=UNITS, calendar=OFFICIAL)
HALF, WEEK, MONTH = ReportKind.HALF_MONTH, ReportKind.WEEKLY, ReportKind.MONTHLY
SECOND_OF_AUGUST = (date(2026, 8, 16), date(2026, 8, 31))

SAID: dict[str, Intent] = {
    "半月报": intents.ShowReport(kind=HALF),
    "看看半月报": intents.ShowReport(kind=HALF),
    "半月报 8月下半月": intents.ShowReport(0, HALF, *SECOND_OF_AUGUST),
    "8月下半月的半月报": intents.ShowReport(0, HALF, *SECOND_OF_AUGUST),
    "上周周报": intents.ShowReport(0, WEEK, date(2026, 9, 14), date(2026, 9, 20)),
    "月报 8月": intents.ShowReport(0, MONTH, date(2026, 8, 1), date(2026, 8, 31)),
    "报告 3": intents.ShowReport(3),
    "看报告3": intents.ShowReport(3),
    "历次半月报": intents.ListReports(HALF),
    "历次报告 第2页": intents.ListReports(None, 2),
    "审报告": intents.ReviewDrafts(),
    "待审报告": intents.ReviewDrafts(),
    "发出 报告3": intents.IssueReport(3),
    "报告3可以发": intents.IssueReport(3),
    "发出半月报": intents.IssueReport(0, HALF),
    "退回报告3 数字不对": intents.ReturnDraft(3, reason="数字不对"),
    "退回报告3，理由：数字不对": intents.ReturnDraft(3, reason="数字不对"),
    "报告3退回 数字不对": intents.ReturnDraft(3, reason="数字不对"),
    "退回半月报 数字不对": intents.ReturnDraft(0, HALF, "数字不对"),
    "不发 报告3": intents.DropDraft(3),
    "不发半月报": intents.DropDraft(0, HALF),
    "重编 报告3": intents.RemakeReport(3),
    "出半月报": intents.MakeReport(HALF),
    "出半月报 本期": intents.MakeReport(HALF, running=True),
    "出上周的周报": intents.MakeReport(WEEK, date(2026, 9, 14), date(2026, 9, 20)),
    "出9月份月报": intents.MakeReport(MONTH, date(2026, 9, 1), TODAY),
    "出季通报": intents.MakeReport(ReportKind.QUARTERLY),
    "出报告": intents.MakeReport(None),
    "出报告 8月1日到9月15日 建议 区住建局": intents.MakeReport(
        ReportKind.AD_HOC, date(2026, 8, 1), date(2026, 9, 15),
        sources=(Source.DEPUTY_SUGGESTION,), unit="区住建局",
    ),
    "半月报 发给 王主任、张区长": intents.SetReportReaders(HALF, ("王主任", "张区长")),
    "把半月报发给王主任和张区长": intents.SetReportReaders(HALF, ("王主任", "张区长")),
    "半月报 抄送 纪工委监察组": intents.SetReportReaders(HALF, ("纪工委监察组",), copies=True),
    "半月报也发给陆建国": intents.SetReportReaders(HALF, ("陆建国",), add=True),
    "半月报不再发给陆建国": intents.SetReportReaders(HALF, ("陆建国",), remove=True),
    "半月报 每月1日16日": intents.SetReportDays(HALF, days=(1, 16)),
    "半月报 每月5号和20号": intents.SetReportDays(HALF, days=(5, 20)),
    "周督查 每周五": intents.SetReportDays(WEEK, weekdays=(4,)),
    "打开半月报": intents.SwitchReport(HALF, on=True),
    "关闭周督查": intents.SwitchReport(WEEK, on=False),
    "报告设置": intents.ShowReportPlans(),
    "月调度": intents.ShowDispatch(),  # the list of projects, as ever
    "关闭日报": intents.SetDigestTime(None),
}  # fmt: skip


@pytest.mark.parametrize(("words", "intent"), SAID.items())
def test_what_the_office_says_of_reports(words: str, intent: Intent) -> None:
    assert plain(read(words, OFFICE).intent) == intent


@pytest.mark.parametrize("words", ["半月报", "报告 3", "历次报告"])
def test_a_leader_finds_what_was_sent_to_him(words: str) -> None:
    assert isinstance(read(words, LEADER).intent, intents.ShowReport | intents.ListReports)


def test_of_a_unit_a_report_is_its_own_on_a_case() -> None:
    assert plain(read("报告 12 管网已改造完", UNIT).intent) == intents.HandInReport(cases(12), "管网已改造完")
    assert plain(read("退回报告 12 数字不对", SIGNER).intent) == intents.SendBackReport(
        cases(12), reason="数字不对"
    )


@pytest.mark.parametrize(
    "words",
    [
        "半月报发给谁了", "报告3的数字不对，要不要退回", "发出 12", "半月报写得不好", "出报告的事明天再说",
        "不发了", "退回 12 数字不对", "他说半月报可以发出了吧", "半月报 每月40日", "报告设置太复杂了",
    ],
)  # fmt: skip
def test_what_only_speaks_of_reports_decides_nothing(words: str) -> None:
    acting = intents.IssueReport | intents.ReturnDraft | intents.DropDraft | intents.SetReportReaders
    acting |= intents.SetReportDays | intents.SwitchReport | intents.MakeReport
    assert not isinstance(read(words, OFFICE).intent, acting)
