"""Pictures: right size, nothing cut off, the lights told apart without their colours, never a crash."""

import io
import math
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from domain.projects.standing import Light
from domain.reports.contents import Chart, ChartKind, Series
from message_templates import pictures
from message_templates.pictures import draw_chart
from message_templates.pictures.lettering import LACKING, font, legible, width_of, wrap
from message_templates.pictures.numbers import MOST_MARKS, marks, said
from message_templates.pictures.palette import LIGHTS, OTHERS, Look, Pattern

PAPER = (255, 255, 255)
UNITS = ("区住房和城乡建设局", "区城市管理综合行政执法局", "市自然资源和规划局区分局", "区委")
DAYS = ("9月1日", "9月8日", "9月15日", "9月22日")


def lights(labels: tuple[str, ...], red: float = 2, yellow: float = 3, green: float = 20) -> Chart:
    rows = ((Light.RED, red), (Light.YELLOW, yellow), (Light.GREEN, green))
    return Chart(
        ChartKind.STACKED,
        "各单位在办件",
        labels,
        tuple(Series(light.value, (value,) * len(labels), light) for light, value in rows),
    )


def opened(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw_chart(chart))).convert("RGB")


def nothing_is_cut_off(picture: Image.Image) -> bool:
    """The edges are bare paper."""
    wide, high = picture.size
    edges = ((0, 0, wide, 9), (0, high - 9, wide, high), (0, 0, 12, high), (wide - 12, 0, wide, high))
    return all(picture.crop(edge).getcolors() == [(*area(edge), PAPER)] for edge in edges)


def area(box: tuple[int, int, int, int]) -> tuple[int]:
    return ((box[2] - box[0]) * (box[3] - box[1]),)


@pytest.mark.parametrize("count", [1, 3, 39])
def test_a_chart_of_units_is_as_wide_as_a_phone_and_grows_with_them(count: int) -> None:
    picture = opened(lights((UNITS * 10)[:count]))
    assert picture.width == 1074
    assert 60 * count < picture.height < 110 * count + 250
    assert nothing_is_cut_off(picture)


def test_ten_units_fit_the_height_a_chat_shows_without_scrolling() -> None:
    assert opened(lights((UNITS * 3)[:10])).height <= 350 * 3


def test_the_same_chart_is_the_same_picture_and_another_is_not() -> None:
    assert draw_chart(lights(UNITS)) == draw_chart(lights(UNITS))
    assert draw_chart(lights(UNITS)) != draw_chart(lights(UNITS, red=3))


def test_of_very_many_rows_the_first_sixty_are_drawn_and_the_rest_is_counted() -> None:
    many = tuple(f"第{n}项" for n in range(61))
    sixty, more = opened(lights(many[:60])), opened(lights(many))
    assert more.height == sixty.height + 18 * 3


texts = st.text(max_size=40)
numbers = st.one_of(
    st.floats(-1e12, 1e12), st.integers(0, 30).map(float), st.sampled_from([0.0, math.nan, math.inf, 1e300])
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    labels = tuple(draw(st.lists(texts, max_size=5)))
    series = [
        Series(draw(texts), tuple(draw(st.lists(numbers, max_size=6))), draw(st.sampled_from([None, *Light])))
        for _ in range(draw(st.integers(0, 4)))
    ]
    return Chart(draw(st.sampled_from(ChartKind)), draw(texts), labels, tuple(series))


@settings(max_examples=30, deadline=None)
@given(chart=charts())
def test_whatever_is_asked_for_a_whole_picture_comes_out(chart: Chart) -> None:
    assert nothing_is_cut_off(opened(chart))


@pytest.mark.parametrize("kind", list(ChartKind))
def test_numbers_beyond_all_measure_are_drawn_too(kind: ChartKind) -> None:
    assert nothing_is_cut_off(
        opened(Chart(kind, "", DAYS[:2], (Series("", (1e300, -1e300)), Series("", (0, 3)))))
    )


def shows(picture: Image.Image, colour: str) -> bool:
    wanted = ImageColor.getrgb(colour)
    seen = picture.getcolors(1 << 20) or []
    return any(
        count > 100 and max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 12
        for count, found in seen
        if isinstance(found, tuple)
    )


def test_what_is_not_nothing_is_seen_beside_a_giant_and_nothing_is_not() -> None:
    chart = lights(UNITS, red=1, yellow=0, green=1_000_000)
    picture = opened(Chart(chart.kind, "", chart.labels, chart.series))
    below_legend = picture.crop((0, 120, picture.width, picture.height))
    assert shows(below_legend, LIGHTS[Light.RED].colour)
    assert not shows(below_legend, LIGHTS[Light.YELLOW].colour)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in ImageColor.getrgb(colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("one", "other"), list(combinations(LIGHTS.values(), 2)))
def test_the_lights_differ_by_lightness_and_by_pattern(one: Look, other: Look) -> None:
    assert contrast(one.colour, other.colour) >= 1.5
    assert one.pattern is not other.pattern


@pytest.mark.parametrize("look", [*LIGHTS.values(), *OTHERS])
def test_numbers_on_bars_are_legible_and_patterns_are_seen(look: Look) -> None:
    assert contrast(look.colour, look.on_it) >= 4.5
    assert look.pattern is Pattern.PLAIN or contrast(look.colour, look.pattern_ink) >= 1.7


def test_every_listed_character_is_in_the_font_and_what_is_not_shows_as_the_printers_sign() -> None:
    listed = (Path(pictures.__file__).parent / "fonts/characters.txt").read_text().replace("\n", "")
    nothing = bytes(font(12).getmask("\U0010fffd"))
    blank = {" ", "\u3000", "〓"}
    assert [one for one in listed if one not in blank and bytes(font(12).getmask(one)) == nothing] == []
    assert legible("郑𠮷😀\n区\t长\u200b") == f"郑{LACKING}{LACKING} 区 长"


@given(text=st.text(max_size=60), width=st.integers(40, 300), most=st.integers(1, 3))
def test_wrapped_text_fits_and_loses_nothing_without_saying_so(text: str, width: int, most: int) -> None:
    lines = wrap(text, 12, width, most)
    assert len(lines) <= most
    assert all(width_of(line, 12) <= width for line in lines)
    whole = legible(text).replace(" ", "")
    found = "".join(lines).replace(" ", "")
    assert found == whole or (found.endswith("…") and whole.startswith(found[:-1]))


def test_no_character_stands_alone_in_the_last_line() -> None:
    assert wrap("区城市管理综合行政执法局", 12, 140, 2) == ["区城市管理综", "合行政执法局"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (3, "3"),
        (2.5, "2.5"),
        (-0.01, "0"),
        (12_345, "12,345"),
        (99_999, "99,999"),
        (100_000, "10万"),
        (123_456, "12.3万"),
        (-250_000, "-25万"),
        (1_234_567_890, "12.3亿"),
        (1e300, "1e+300"),
        (math.nan, "—"),
    ],
)
def test_numbers_are_short(value: float, words: str) -> None:
    assert said(value) == words


@given(low=st.floats(-1e9, 1e9), high=st.floats(-1e9, 1e9))
def test_marks_are_few_whole_evenly_spaced_and_hold_every_value(low: float, high: float) -> None:
    low, high = min(low, high), max(low, high)
    found = marks(low, high)
    assert found[0] <= low or found[0] == 0
    assert found[-1] >= high or found[-1] == 0
    assert 2 <= len(found) <= MOST_MARKS + 2
    assert all(mark == round(mark) for mark in found)
    assert 0 in found


def test_a_line_breaks_where_nothing_is_known() -> None:
    def drawn(values: tuple[float, ...]) -> int:
        picture = opened(Chart(ChartKind.LINES, "超期", DAYS, (Series("超期", values),)))
        return sum(count for count, found in picture.getcolors(1 << 20) or [] if found != PAPER)

    assert drawn((4, 4, math.nan, 4)) < drawn((4, 4, 4, 4))


def test_a_single_day_is_a_mark_and_an_empty_chart_says_so() -> None:
    assert shows(
        opened(Chart(ChartKind.LINES, "第一天", DAYS[:1], (Series("超期", (3,)),))), OTHERS[0].colour
    )
    empty = opened(Chart(ChartKind.BARS, "", (), ()))
    assert nothing_is_cut_off(empty)
    assert len(empty.getcolors(1 << 20) or []) > 2
