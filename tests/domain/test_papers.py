"""The small readers around a case's papers: plans, letters, signatures, lists, classes, phases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.contact_phases import Course, derive_phase, phase_said, whom_met
from domain.documents import Paper, Part, missing_parts
from domain.letters import Heading, read_heading, read_person, read_publicity, read_signature
from domain.matching_lists import missing_rows, read_rows
from domain.packs import ResultName, ResultRule, ReviewRule
from domain.plan_nodes import Node, NodeTrouble, looks_like_plan, read_nodes, write_nodes
from domain.result_classes import class_called, class_said, say_class
from domain.vocabulary import ContactPhase, ReplyKind, ResultClass
from storage.packs import bundled_packs
from tests.domain.calendars import OFFICIAL

TODAY = date(2026, 9, 22)
GENERIC = bundled_packs()["generic"]
AB = ResultRule(
    clause="马龙",
    classes=(
        ResultName(name="A", means=(ResultClass.RESOLVED, ResultClass.UNDER_WAY)),
        ResultName(name="B", means=(ResultClass.PLANNED,)),
    ),
)


def test_a_plan_is_read_clause_by_clause() -> None:
    text = "9月25日前现场踏勘、拍照，10月10日前出方案；国庆后第一个工作日：开工"
    nodes, bad = read_nodes(text, TODAY, OFFICIAL)
    assert bad is None
    assert nodes == (
        Node(date(2026, 9, 25), "现场踏勘、拍照"),
        Node(date(2026, 10, 8), "开工"),
        Node(date(2026, 10, 10), "出方案"),
    )
    assert read_nodes(write_nodes(nodes), date(2026, 9, 23), OFFICIAL) == (nodes, None)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("现场踏勘", NodeTrouble.NO_DAY),
        ("9月31日踏勘", NodeTrouble.NO_SUCH_DAY),
        ("9月21日踏勘", NodeTrouble.PAST),
        ("9月28日", NodeTrouble.NO_TITLE),
        ("；".join(f"10月{day}日办事{day}" for day in range(1, 23)), NodeTrouble.TOO_MANY),
    ],
)
def test_what_is_no_node_is_told(text: str, trouble: NodeTrouble) -> None:
    _, bad = read_nodes(text, TODAY, OFFICIAL)
    assert bad is not None
    assert bad.trouble is trouble


def test_a_sentence_about_plans_is_none() -> None:
    assert looks_like_plan("9月25日前现场踏勘")
    assert not looks_like_plan("下周完工")
    assert not looks_like_plan("已报区政府")


def test_a_letter_tells_of_itself() -> None:
    heading = read_heading("……。签发人：王建国 联系人：李敏，电话：0314-2020202。此件不予公开")
    assert heading == Heading("王建国", None, "李敏", "0314-2020202", public=False)
    assert read_heading("签发人：已报批；此件主动公开").public is True
    assert read_heading("已告知联系人") == Heading()
    assert read_person("李敏 2020202") == ("李敏", "2020202")
    assert read_publicity("不予公开 涉及个人隐私") == (False, "涉及个人隐私")
    assert read_publicity("主动公开") == (True, "")
    assert read_publicity("看情况") == (None, "")


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("已改造。签字：王建国 9月21日", ("王建国", " 9月21日")),
        ("已改造。分管领导王建国9月21日已签字", ("王建国", "9月21日")),
        ("已改造，等领导签字", ("", "")),
    ],
)
def test_a_signature_has_its_name_and_day(text: str, signed: tuple[str, str]) -> None:
    assert read_signature(text) == signed


def test_a_list_names_the_points_it_leaves_out() -> None:
    asked = "一、增设路灯；二、划停车位；三、清理楼道"
    text = "1. 增设路灯→已装20盏\n3、清理楼道：每月15日"
    assert [(row.number, row.point, row.done) for row in read_rows(text)] == [
        (1, "增设路灯", "已装20盏"),
        (3, "清理楼道", "每月15日"),
    ]
    assert missing_rows(text, asked) == (2,)
    assert missing_rows(text, "增设路灯") == ()


def test_a_class_is_said_in_the_documents_words() -> None:
    named = class_called("b类", AB)
    assert named is not None
    assert named.means == (ResultClass.PLANNED,)
    assert class_called("D", AB) is None
    assert class_said("……办理结果：B", AB) is named
    assert class_said("共有B栋住户", AB) is None
    assert say_class(ResultClass.UNDER_WAY, AB) == "A类 正在解决"
    assert say_class(ResultClass.REFERENCE, AB) == "留作参考"
    assert say_class(ResultClass.RESOLVED, GENERIC.result) == "已经解决"


def test_the_phase_of_a_contact_is_said_or_plain_or_asked() -> None:
    begun, answered = date(2026, 9, 24), date(2026, 9, 28)
    course = Course(first_progress_on=begun, answered_on=answered)
    assert derive_phase(date(2026, 9, 23), course) is ContactPhase.BEFORE
    assert derive_phase(begun, course) is ContactPhase.DURING
    assert derive_phase(date(2026, 9, 27), course) is ContactPhase.DURING
    assert derive_phase(answered, course) is ContactPhase.AFTER
    assert derive_phase(TODAY, Course(met={ContactPhase.BEFORE})) is None
    assert phase_said("办前跟代表见了面") is ContactPhase.BEFORE
    assert phase_said("办前办后都见过") is None
    assert whom_met("跟王代表当面谈过了") == "王代表"
    assert whom_met("电话联系过了") == ""


def test_a_paper_lacks_only_what_its_document_demands() -> None:
    paper = Paper(ReplyKind.ANSWER, "已装")
    assert missing_parts(paper, GENERIC.review, GENERIC.report) == ()
    strict = ReviewRule(clause="某条", signer_required=True, contact_required=True, publicity_required=True)
    assert missing_parts(paper, strict, GENERIC.report) == (Part.SIGNER, Part.CONTACT, Part.PUBLICITY)
    hidden = Paper(ReplyKind.ANSWER, "已装", signer="王", contact="李", public=False)
    assert missing_parts(hidden, strict, GENERIC.report) == (Part.PUBLIC_REASON,)
    report = Paper(ReplyKind.REPORT, "已装")
    assert missing_parts(report, strict, GENERIC.report) == (Part.SIGNER, Part.SIGNED_ON)
    assert missing_parts(Paper(ReplyKind.PROGRESS, percent=160), strict, GENERIC.report) == ()


@given(st.text(max_size=200))
def test_no_text_breaks_a_reader(text: str) -> None:
    nodes, _ = read_nodes(text, TODAY, OFFICIAL)
    assert all(node.title for node in nodes)
    assert read_heading(text).signed_on is None
    assert all(row.number >= 0 for row in read_rows(text))
