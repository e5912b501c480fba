"""Every kind of news has words: for one card, for a list, and in company."""

import hashlib
import inspect
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import message_templates
from domain.bundles import ORDER, PLACE
from domain.ladder import FOLLOWED, NodeKind
from domain.messages import Content
from domain.notice_kinds import NoticeKind
from domain.policy import Policy
from domain.vocabulary import AssignmentRole, DeadlineKind, PostRole, Source
from scheduler.lateness import Lateness
from scheduler.wording import Telling, put_into_words
from storage.decisions import Request
from storage.desks import Item
from storage.people import Held, Someone
from storage.register import Holding, Register
from storage.rules import Rules
from storage.tables import Assignment, Case, ExtensionRequest, Notice, ReturnRequest, Unit
from tests.domain.calendars import OFFICIAL
from tests.message_templates import facts_posts, facts_results, facts_supervision
from tests.message_templates.facts_news import NEWS
from tests.scheduler.worlds import at

KINDS = [kind.value for kind in (*NodeKind, *NoticeKind)]
TODAY = date(2026, 9, 30)
ZHOU = Someone(
    1, "zhou", "周航", reachable=True, posts=(Held(1, "区住建局", PostRole.LIAISON, stand_in=False),)
)
REGISTER = Register(
    [ZHOU], [Holding(1, ZHOU.posts[0], date(2020, 1, 1), None)], {1: "区住建局", 2: "区城管局"}
)
RULES = Rules(1, TODAY, Policy(), OFFICIAL, REGISTER)
FACTS = {
    "post": "liaison",
    "planned_at": "2026-09-30T08:45:00+08:00",
    "n": 3,
    "unit": "natural_days",
    "nominal_on": "2026-10-05",
    "deadline": "2026-10-08",
    "late": "",
}
FOLLOW_UP = {
    "follow_up": 12, "what": "promise", "title": "年底前交付", "number": "建议012", "n": 3,
    "due_on": "2026-12-31", "planned_at": "2026-12-28T08:45:00+08:00", "nominal_on": "2026-12-28",
    "deadline": "2026-12-31",
}  # fmt: skip
OWN: dict[str, dict[str, Any]] = {
    NoticeKind.URGED: {"by": "王敏"},
    NoticeKind.EXTENSION_REQUESTED: {"request": "e12"},
    NoticeKind.RETURN_REQUESTED: {**NEWS, "request": "r7"},
    NoticeKind.EXTENSION_APPROVED: {"until": "2026-10-15"},
    NoticeKind.EXTENSION_REFUSED: {"reason": "时间够"},
    NoticeKind.DECISION_UNDONE: {"request": "e12", "decided": "approved", "revoked": False, "by": "王敏"},
    NoticeKind.RETURN_REFUSED: {"reason": "职责明确"},
    NoticeKind.RETURN_APPROVED: {"unit": "区城管局"},
    NoticeKind.REASSIGNED: {"unit": "区城管局"},
    NoticeKind.CO_OPINION_IN: {"unit": "区城管局"},
    NoticeKind.LEAD_CHANGED: {"unit": "区城管局"},
    NoticeKind.HANDED_OVER: {"unit": "区住建局", "open": 4},
    NoticeKind.POST_LEFT: {"unit": "区住建局", "person": "李敏"},
    **dict.fromkeys(FOLLOWED, FOLLOW_UP),
    NoticeKind.FOLLOW_UP_CLAIMED: {**FOLLOW_UP, "name": "g12", "text": "已交付"},
    NoticeKind.REPORT_TO_SIGN: {
        "paper": "b7",
        "by": "周航",
        "text": "已完成",
        "files": 1,
        "version": 1,
        "result": "",
        "doubts": [],
    },
    NoticeKind.ANSWER_TO_REVIEW: {
        "paper": "b7",
        "by": "周航",
        "text": "已完成",
        "files": 1,
        "version": 2,
        "result": "resolved",
        "doubts": [{"code": "no_day", "facts": {"number": "建议012", "words": "尽快", "clause": "时限"}}],
    },
    NoticeKind.REPORT_SIGNED: {"signer": "高远", "late": True},
    NoticeKind.REPORT_SENT_BACK: {"reason": "数字不对", "by": "高远"},
    NoticeKind.ANSWER_PASSED: {"by": "方敏"},
    NoticeKind.ANSWER_SENT_BACK: {"by": "方敏", "reason": "没有措施", "until": "2026-10-15"},
    NoticeKind.PAPER_UNDONE: {"by": "方敏", "kind": "answer"},
    NoticeKind.LEADER_CASE: {"leader": "张三区长"},
    NoticeKind.DESIGNATED: {"reason": "会议议定"},
    NoticeKind.COORDINATION_NEEDED: {"unit": "区住建局", "count": 3},
    NoticeKind.COORDINATION_SET: {"until": "2026-10-12"},
    NoticeKind.SUSPENDED: {"reason": "涉诉，等判决"},
    NoticeKind.REQUEST_DECIDED: {
        "request": "r7",
        "by": "贺岩",
        "at": "2026-09-30T10:00:00+08:00",
        "state": "approved",
    },
    NoticeKind.ADMIN_ALERT: {"code": "unreachable_unit", "unit": "区教育局"},
    NoticeKind.LIMIT_MOVED: {
        "before_on": "2027-02-10", "until": "2027-02-14", "was_provisional": True, "year": 2027,
        "undone": False,
    },
    NoticeKind.CALENDAR_CHANGED: {
        "year": 2027, "moved": 9, "by": "秦越", "undone": False,
        "lines": [["建议012", "区住建局", "2027-02-10", "2027-02-14"]] * 5,
    },
    NoticeKind.CALENDAR_MISSING: {"year": 2027, "count": 3, "bundled": False},
    NoticeKind.INTAKE_WAITING: {
        "name": "上游系统", "fresh": 4, "waiting": 9, "numbers": ["留言88291", "留言88292", "留言88293"],
    },
    NoticeKind.CONTACTS_READ: {
        "code": "", "by_mobile": False, "ids": 3, "mobiles": 1, "departments": 4, "people": 40,
        "unfound": ["张三"], "unseen": ["李四"],
    },
    NoticeKind.NETIZEN_MISSING: {"ends_at": "2026-10-01T00:00:00+08:00"},
    NoticeKind.PULL_TOLD: {
        "what": "brought", "pull": 3, "nth": 2, "source": "网民留言",
        "name": "https://example.gov.cn/list.json",
        "counts": {"handed_out": 3, "waiting": 2, "unchanged": 8, "refused": 1, "declined": 0},
        "numbers": ["留言88291"], "why": "缺少「标题」，请补上。",
    },
}  # fmt: skip
OWN |= facts_results.PUSHES
OWN |= facts_posts.PUSHES
OWN |= facts_supervision.PUSHES
ABOUT_NO_CASE = {
    NoticeKind.HANDED_OVER,
    NoticeKind.POST_LEFT,
    NoticeKind.ADMIN_ALERT,
    NoticeKind.CALENDAR_CHANGED,
    NoticeKind.CALENDAR_MISSING,
    NoticeKind.INTAKE_WAITING,
    NoticeKind.NETIZEN_MISSING,
    NoticeKind.PULL_TOLD,
    NoticeKind.SETUP_STEP,
    NoticeKind.CONTACTS_READ,
    *facts_posts.PUSHES,
    NoticeKind.PERIODIC_DRAFT,
    NoticeKind.PERIODIC_DECIDED,
    NoticeKind.PERIODIC_ISSUED,
}
ASKED_AT = datetime(2026, 9, 30, tzinfo=UTC)
REQUESTS: dict[str, Request] = {
    "e12": ExtensionRequest(
        id=12,
        assignment_id=1,
        asked_until_on=date(2026, 10, 15),
        deadline_before_on=date(2026, 10, 8),
        reason="图纸\n还没审完",
        person_id=1,
        asked_at=ASKED_AT,
    ),
    "r7": ReturnRequest(
        id=7, assignment_id=1, reason="城管职责", proposed_unit_id=2, person_id=1, asked_at=ASKED_AT
    ),
}


def item(number: int, **facts: Any) -> Item:  # noqa: ANN401 - columns
    """A case of 区住建局; number 9 is a key case."""
    deadline = facts.pop("deadline", date(2026, 10, 8))
    case = Case(
        id=number,
        source=Source.DEPUTY_SUGGESTION,
        year=2026,
        number=f"建议{number:03}",
        identity=str(number),
        assigned_on=date(2026, 9, 1),
        key_case=number == 9,
        **{"title": "关于老旧小区加装电梯的建议", **facts},
    )
    assignment = Assignment(
        id=number,
        case_id=number,
        unit_id=1,
        role=AssignmentRole.LEAD,
        deadline_on=deadline,
        deadline_kind=DeadlineKind.FIXED if deadline else DeadlineKind.ONGOING,
        assigned_at=at("2026-09-01"),
    )
    return Item(assignment, case, Unit(id=1, name="区住建局"))


def news(kind: str, about: Item) -> Notice:
    """One piece of news of a kind about a case, with the facts its kind has."""
    facts = {**NEWS, **(OWN.get(kind) or (FACTS if kind in set(NodeKind) else {}))}
    due_at, key = at("2026-09-30 08:45"), f"{kind}:{about.id}@1"
    return Notice(
        key=key, kind=kind, person_id=1, assignment_id=about.id, due_at=due_at, created_at=due_at, facts=facts
    )


def say(
    kinds: list[str], items: list[Item], rules: Rules = RULES, late: dict[str, Lateness] | None = None
) -> Content:
    notices = [news(kind, about) for kind in kinds for about in items]
    return put_into_words(Telling(ZHOU, notices, late or {}), {i.id: i for i in items}, REQUESTS, rules)


@pytest.mark.parametrize("kind", KINDS)
def test_one_piece_of_news_is_a_card_that_says_which_case(kind: str) -> None:
    content = say([kind], [item(12)])
    assert content.title
    assert content.text
    if kind not in ABOUT_NO_CASE:
        assert "建议012" in content.text
    assert len(content.buttons) <= 5
    assert "None" not in content.text + content.title
    assert "\\\\" not in content.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_limit_counted_into_a_year_without_a_notice_is_provisional_wherever_it_is_told(kind: str) -> None:
    """The same news with a certain limit and with a provisional one: where the day stands, 暂定 does too."""
    about = [item(12, deadline=date(2027, 3, 1)), item(12, deadline=date(2027, 3, 1))]
    about[1].assignment.provisional, about[1].assignment.deadline_kind = True, DeadlineKind.RULE
    certain, provisional = (say([kind], [one]) for one in about)
    day = "2027年3月1日（周一"
    assert provisional.text.count(f"{day} 暂定）") == certain.text.count(f"{day}）") + certain.text.count(
        f"{day} 暂定）"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_many_of_a_kind_are_a_list_of_one_screen(kind: str) -> None:
    content = say([kind], [item(number) for number in range(1, 31)])
    lines = [line for line in content.text.splitlines() if line.startswith("- ")]
    assert 8 <= len(lines) <= 9
    assert "30件" in content.title or "30条" in content.title
    assert len(content.text.encode()) < 12_000


def test_all_kinds_together_make_one_message() -> None:
    content = say(KINDS, [item(1), item(2), item(3)])
    assert len(content.buttons) == 5
    assert content.text.index("延期申请") < content.text.index("超期") < content.text.index("新交办")
    assert len(content.text.encode()) < 15_000


def test_every_kind_has_its_place_and_its_words() -> None:
    assert set(PLACE) == set(KINDS)
    assert len(ORDER) == len(KINDS)
    folder = Path(inspect.getfile(message_templates)).parent / "zh" / "push"
    assert {path.name.removesuffix(".md.j2") for path in folder.glob("*.j2")} == {*KINDS, "message", "own"}


def test_key_cases_stand_first_and_long_titles_are_cut() -> None:
    content = say([NodeKind.DUE_SOON], [item(1, title="很长的标题" * 10), item(9)])
    first, second = [line for line in content.text.splitlines() if line.startswith("- ")]
    assert "建议009" in first
    assert "**重点**" in first
    assert "…" in second


def test_a_secret_case_is_told_to_an_outsider_by_number_only() -> None:
    post = Held(2, "区政府办", PostRole.APPROVER, stand_in=False)
    outsider = Someone(1, "zheng", "郑", reachable=True, posts=(post,))
    secret = item(12, title="绝密内容", secret=True)
    notice = news(NoticeKind.EXTENSION_REQUESTED, secret)
    content = put_into_words(Telling(outsider, [notice], {}), {12: secret}, REQUESTS, RULES)
    assert "绝密" not in content.title + content.text
    assert "敏感件" in content.text


def test_user_text_stays_text() -> None:
    content = say([NoticeKind.ASSIGNED], [item(12, title="{{7*7}} **粗** [点](http://x) @all")])
    assert "{{7\\*7}} \\*\\*粗\\*\\* \\[点\\](http://x) \\@all" in content.text
    assert content.title.startswith("新交办：建议012 {{7*7}} **粗** [点](http://x) @")


def test_a_designated_case_offers_no_return() -> None:
    labels = [button.label for button in say([NoticeKind.ASSIGNED], [item(12, designated=True)]).buttons]
    assert labels == ["签收 建议012", "详情"]


@pytest.mark.parametrize("kind", [NodeKind.DUE_SOON, NodeKind.OVERDUE, NodeKind.UNSIGNED, NodeKind.REVIEW])
def test_the_words_of_two_days_are_never_the_same(kind: str) -> None:
    texts = set()
    for day in range(20, 31):
        rules = Rules(1, date(2026, 9, day), Policy(), OFFICIAL, REGISTER)
        content = say(
            [kind], [item(12, deadline=None if kind == NodeKind.REVIEW else date(2026, 9, 25))], rules
        )
        texts.add(hashlib.sha256((content.title + content.text).encode()).hexdigest())
    assert len(texts) == 11


@pytest.mark.parametrize("why", ["outage", "messenger", "held"])
def test_what_is_late_says_so_and_why(why: str) -> None:
    content = say(
        [NodeKind.DUE_SOON], [item(12)], late={why: Lateness({date(2026, 9, 27): 2, date(2026, 9, 28): 1})}
    )
    first = content.text.splitlines()[0]
    assert "2 件9月27日（周日 休）应提醒、1 件9月28日（周一 班）应提醒" in first
