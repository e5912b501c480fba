"""销号: everything that is missing is named, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.closing import Lack, Missing, Part, find_missing, required_parties
from domain.packs import ClosingRule
from domain.transitions import ANSWERED, LEFT
from domain.vocabulary import AssignmentRole, AssignmentState, Party, Satisfaction

RULE = ClosingRule(clause="四1", parties=(Party.SUPERIOR, Party.LEADERSHIP, Party.PERSON))
DONE = Part("甲局", AssignmentRole.LEAD, AssignmentState.CLOSING, Satisfaction.SATISFIED)
OPINION = Part("乙局", AssignmentRole.CO, AssignmentState.ANSWERED)
PARTS = st.builds(
    Part,
    st.sampled_from(["甲局", "乙局"]),
    st.sampled_from(AssignmentRole),
    st.sampled_from(AssignmentState),
    st.none() | st.sampled_from(Satisfaction),
    st.booleans(),
)


def test_a_higher_body_counts_only_where_there_is_one() -> None:
    assert required_parties(RULE, has_superior=True) == RULE.parties
    assert required_parties(RULE, has_superior=False) == (Party.LEADERSHIP, Party.PERSON)


def test_all_done_lacks_nothing() -> None:
    assert find_missing([DONE, OPINION], RULE.parties, RULE.parties) == ()


@pytest.mark.parametrize(
    ("part", "lack"),
    [
        (replace(DONE, state=AssignmentState.REDO), Lack.UNANSWERED),
        (replace(DONE, state=AssignmentState.UNDER_REVIEW), Lack.UNANSWERED),
        (replace(DONE, state=AssignmentState.SUSPENDED), Lack.UNANSWERED),
        (replace(DONE, satisfaction=None), Lack.UNRATED),
        (replace(DONE, satisfaction=Satisfaction.DISSATISFIED), Lack.DISSATISFIED),
        (replace(OPINION, state=AssignmentState.ACKNOWLEDGED), Lack.UNANSWERED),
    ],
)
def test_each_thing_that_is_missing_is_named(part: Part, lack: Lack) -> None:
    assert find_missing([DONE, part], (), ()) == (Missing(lack, part.unit),)


@pytest.mark.parametrize(
    "part",
    [
        replace(DONE, satisfaction=Satisfaction.NOT_GIVEN),
        replace(DONE, satisfaction=Satisfaction.DISSATISFIED, formally_ended=True),
        replace(DONE, state=AssignmentState.RETURNED, satisfaction=None),
        replace(DONE, state=AssignmentState.REVOKED, satisfaction=None),
    ],
)
def test_what_is_good_enough_lacks_nothing(part: Part) -> None:
    assert find_missing([part], (), ()) == ()


@given(st.lists(PARTS, max_size=6), st.sets(st.sampled_from(Party)))
def test_nothing_is_ever_closed_without_a_required_party_or_an_answer(
    parts: list[Part], accepted: set[Party]
) -> None:
    missing = find_missing(parts, RULE.parties, accepted)
    if not missing:
        assert accepted >= set(RULE.parties)
        assert all(part.state in ANSWERED | LEFT for part in parts)
    assert {one.party for one in missing if one.what is Lack.PARTY} == set(RULE.parties) - accepted
