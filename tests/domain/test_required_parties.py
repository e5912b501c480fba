"""Whose acceptance closing needs, and who stands for somebody whom nobody knows."""

from dataclasses import replace

import pytest

from domain.closing import required_parties
from domain.packs import Anonymous
from domain.vocabulary import Party
from storage.packs import bundled_packs

RULE = bundled_packs()["chengde"].closing
SUPERIOR, LEADERSHIP, PERSON = Party.SUPERIOR, Party.LEADERSHIP, Party.PERSON


@pytest.mark.parametrize(
    ("anonymous", "stands", "wanted"),
    [
        (False, Anonymous.WAIVER, (SUPERIOR, LEADERSHIP, PERSON)),
        (False, Anonymous.NOBODY, (SUPERIOR, LEADERSHIP, PERSON)),
        (True, Anonymous.WAIVER, (SUPERIOR, LEADERSHIP, PERSON)),
        (True, Anonymous.NOBODY, (SUPERIOR, LEADERSHIP)),
    ],
)
def test_the_document_says_whether_an_unknown_persons_word_is_needed(
    *, anonymous: bool, stands: Anonymous, wanted: tuple[Party, ...]
) -> None:
    rule = replace(RULE, anonymous=stands)
    assert required_parties(rule, has_superior=True, anonymous=anonymous) == wanted


def test_a_superior_counts_only_where_there_is_one() -> None:
    assert required_parties(RULE, has_superior=False) == (LEADERSHIP, PERSON)
