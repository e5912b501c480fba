"""Whose digest tells of which cases, and on which days a picture goes with it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.digests import Cases, Chosen, DigestSettings, Scope, View, read_digest_settings, scope_for
from domain.digests.pictures import Picture, Showing, choose_picture
from domain.vocabulary import PostRole, Source
from tests.domain.calendars import OFFICIAL

SOME = Chosen((7, 9), (Source.DEPUTY_SUGGESTION,))
BUSY = Showing(units=39, overdue_units=3, overdue_units_before=3, days=20)


@pytest.mark.parametrize(
    ("role", "chosen", "scope"),
    [
        (PostRole.APPROVER, None, Scope(View.APPROVER)),
        (PostRole.ADMIN, None, Scope(View.SUPERVISOR)),
        (PostRole.SUPERVISOR, Chosen(), Scope(View.SUPERVISOR)),
        (PostRole.SUPERVISOR, SOME, Scope(View.SUPERVISOR, Cases((7, 9), (Source.DEPUTY_SUGGESTION,)))),
        (PostRole.DISTRICT_LEADER, None, Scope(View.LEADER, Cases(leader="高远", outstanding=True))),
        (PostRole.DISTRICT_LEADER, Chosen(), Scope(View.LEADER)),
        (PostRole.DISTRICT_LEADER, Chosen((7,)), Scope(View.LEADER, Cases((7,), leader="高远"))),
        (
            PostRole.CPPCC_PARTNER,
            SOME,
            Scope(View.CPPCC, Cases(sources=(Source.CPPCC_PROPOSAL,), key_only=True)),
        ),
    ],
)
def test_a_post_reads_of_its_own_cases(role: PostRole, chosen: Chosen | None, scope: Scope) -> None:
    assert scope_for({role, PostRole.LIAISON}, "高远", chosen) == scope


@pytest.mark.parametrize("role", [PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD, PostRole.DISCIPLINE_COPY])
def test_units_are_told_by_the_ladder(role: PostRole) -> None:
    with pytest.raises(StopIteration):
        scope_for({role}, "", None)


def test_different_cases_have_different_names() -> None:
    some = [
        Cases(),
        Cases((1,)),
        Cases((11,)),
        Cases((1, 1)),
        Cases(sources=(Source.DEPUTY_SUGGESTION,)),
        Cases(sources=(Source.DEPUTY_SUGGESTION,), key_only=True),
        Cases(leader="高远", outstanding=True),
        Cases(outstanding=True),
    ]
    assert len({one.name for one in some}) == len(some)
    assert Cases().name == ""


def test_what_is_set_is_read_and_the_rest_is_as_usual() -> None:
    assert read_digest_settings({}) == DigestSettings()
    stored: dict[tuple[str, str], dict[str, Any]] = {
        ("digest_scope", "3"): {"units": [7], "sources": ["deputy_suggestion"]},
        ("digest_scope", "4"): {"units": [], "sources": []},
        ("digest_scope", "5"): {},
        ("digest_silence", ""): {"on": True},
        ("digest_pictures", ""): {"on": False},
    }
    found = read_digest_settings(stored)
    assert found.scopes == {3: Chosen((7,), (Source.DEPUTY_SUGGESTION,)), 4: Chosen()}
    assert found.silent_when_quiet
    assert not found.pictures


@pytest.mark.parametrize(
    ("on", "picture"),
    [
        ("2026-09-21", Picture.LOADS),  # Monday
        ("2026-09-22", None),
        ("2026-09-24", Picture.TREND),  # Thursday, the 25th is a holiday
        ("2026-09-30", Picture.TREND),  # Wednesday, then the national holiday
        ("2026-10-08", Picture.LOADS),  # Thursday after it
        ("2026-10-10", Picture.TREND),  # a Saturday that is a working day
        ("2026-10-12", Picture.LOADS),
    ],
)
def test_the_week_begins_with_loads_and_ends_with_the_trend(on: str, picture: Picture | None) -> None:
    assert choose_picture(BUSY, OFFICIAL, date.fromisoformat(on)) is picture


@pytest.mark.parametrize(
    ("showing", "on", "picture"),
    [
        (Showing(3, 1, 0, 20), "2026-09-21", None),
        (Showing(4, 1, 0, 20), "2026-09-21", Picture.LOADS),
        (Showing(9, 6, 5, 20), "2026-09-22", Picture.LOADS),
        (Showing(9, 6, 6, 20), "2026-09-22", None),
        (Showing(9, 5, 4, 20), "2026-09-22", None),
        (Showing(3, 1, 1, 4), "2026-09-24", None),
        (Showing(3, 1, 1, 5), "2026-09-24", Picture.TREND),
    ],
)
def test_there_must_be_enough_to_show(showing: Showing, on: str, picture: Picture | None) -> None:
    assert choose_picture(showing, OFFICIAL, date.fromisoformat(on)) is picture


@given(st.dates(date(2024, 1, 1), date(2026, 12, 20)).filter(lambda on: not OFFICIAL.is_rest_day(on)))
def test_every_working_week_has_each_picture_once(on: date) -> None:
    week = [on + timedelta(days=n - on.weekday()) for n in range(7)]
    shown = [choose_picture(BUSY, OFFICIAL, day) for day in week if not OFFICIAL.is_rest_day(day)]
    assert shown.count(Picture.LOADS) == 1
    assert shown.count(Picture.TREND) == (1 if len(shown) > 1 else 0)
