"""Case numbers: what tells two cases apart and what people will type."""

import pytest

from domain.tables.numbers import number_from_serial, read_case_number
from domain.vocabulary import Source


@pytest.mark.parametrize(
    ("written", "source", "identity", "ordinal"),
    [
        ("建议012", Source.DEPUTY_SUGGESTION, "12", 12),
        ("１２", Source.DEPUTY_SUGGESTION, "12", 12),
        ("第12号", Source.DEPUTY_SUGGESTION, "12", 12),
        ("建议 012 号", Source.DEPUTY_SUGGESTION, "12", 12),
        ("提案012", Source.DEPUTY_SUGGESTION, "提案12", 12),
        ("xs-01", Source.INSPECTION_CLUE, "XS-1", 1),
        ("信访〔2026〕7号", Source.PETITION, "〔2026〕7", 7),
        ("000", Source.NETIZEN_MESSAGE, "0", 0),
        ("建议", Source.DEPUTY_SUGGESTION, "建议", None),
        ("号", Source.DEPUTY_SUGGESTION, "号", None),
        ("9" * 19, Source.HOTLINE_ORDER, "9" * 19, None),
        ("9" * 18, Source.HOTLINE_ORDER, "9" * 18, int("9" * 18)),
    ],
)
def test_a_number_is_read(written: str, source: Source, identity: str, ordinal: int | None) -> None:
    number = read_case_number(written, source, in_session=True)
    assert (number.identity, number.ordinal) == (identity, ordinal)


def test_cases_between_sessions_never_share_a_number_with_those_of_the_session() -> None:
    assert read_case_number("闭会01", Source.DEPUTY_SUGGESTION, in_session=False).identity == "闭会1"
    assert read_case_number("建议1", Source.DEPUTY_SUGGESTION, in_session=False).identity == "闭会1"
    assert read_case_number("建议1", Source.DEPUTY_SUGGESTION, in_session=True).identity == "1"


def test_a_serial_becomes_a_number_people_can_say() -> None:
    assert number_from_serial("1", Source.LIVELIHOOD_PROJECT, in_session=True).display == "实事01"
    assert number_from_serial("46", Source.LIVELIHOOD_PROJECT, in_session=True).display == "实事46"
    assert number_from_serial("实事3", Source.LIVELIHOOD_PROJECT, in_session=True).identity == "3"
    assert number_from_serial("2", Source.CPPCC_PROPOSAL, in_session=False).display == "闭会02"
