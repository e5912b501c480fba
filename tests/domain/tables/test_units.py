"""Unit names in full, in short, misspelt, and with spaces in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tables.units import UnitRegister
from tests.domain.tables.papers import UNITS

REGISTER = UnitRegister.of(dict.fromkeys(UNITS, ()) | {"区委（办公室）": ("区委办",)})


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("住建局", "区住房和城乡建设局"),
        ("区住建局", "区住房和城乡建设局"),
        ("城管局", "区城市管理局"),
        ("教体局", "区教育体育局"),
        ("卫健委", "区卫生健康委员会"),
        ("区发改委", "区发展和改革委员会"),
        ("文旅局", "区文化旅游局"),
        ("农业局", "区农业农村局"),
        ("残联", "区残疾人联合会"),
        ("公安局", "区公安分局"),
        ("公安分局", "区公安分局"),
        ("水利局", "区水利局"),
        ("滨江区水利局", "区水利局"),
        ("东门街道办事处", "东门街道"),
        ("柳湾镇人民政府", "柳湾镇"),
        ("东门街", "东门街道"),
    ],
)
def test_a_short_form_suggests_the_one_unit_it_fits(short: str, full: str) -> None:
    guess = REGISTER.find(short)
    assert (guess.name, guess.abbreviates) == (None, (full,))


@pytest.mark.parametrize("unknown", ["区太空局", "局", "区", "财", "委", "区委", "镇", "建设", "体育馆"])
def test_too_little_or_something_else_suggests_nothing_as_an_abbreviation(unknown: str) -> None:
    guess = REGISTER.find(unknown)
    assert (guess.name, guess.abbreviates) == (None, ())


def test_spaces_widths_and_confirmed_aliases_do_not_matter() -> None:
    assert REGISTER.find(" 区 水利局　").name == "区水利局"
    assert REGISTER.find("区委(办公室)").name == "区委（办公室）"
    assert REGISTER.find("区委办").name == "区委（办公室）"


def test_a_misspelt_name_gets_the_nearest_ones() -> None:
    assert REGISTER.find("区水务局").nearest[0] == "区水利局"


@given(st.sampled_from(UNITS), st.data())
def test_whatever_is_left_out_a_full_name_is_only_ever_suggested(unit: str, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(unit), max_size=len(unit)))
    short = "".join(character for character, keep in zip(unit, kept, strict=True) if keep)
    guess = REGISTER.find(short)
    assert (guess.name == unit) == (short == unit)
    assert guess.name in {None, unit}
