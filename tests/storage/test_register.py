"""Whom a unit's news reaches on any day, whatever posts and absences are on record."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.standing_in import Away, find_loop
from domain.vocabulary import PostRole
from storage.people import Held, Someone
from storage.register import Holding, Keeping, Register

FIRST, DAYS = date(2026, 9, 20), 40
UNITS = {1: "区教育局", 2: "区水务局"}
PEOPLE = range(1, 7)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def person(id_: int, *, reached: bool = True) -> Someone:
    return Someone(id_, f"u{id_}", f"某{id_}", reached, ())


def post(
    who: int, since: int = 0, until: int | None = None, *, unit: int = 1, deputy: bool = False
) -> Holding:
    held = Held(unit, UNITS[unit], PostRole.LIAISON, deputy)
    return Holding(who, held, day(since), None if until is None else day(until))


def away(who: int, by: int, begins: int, ends: int, unit: int = 1) -> Away:
    return Away(who, by, unit, day(begins), day(ends))


def told(register: Register, n: int, about: int | None = None, unit: int = 1) -> list[int]:
    return [one.id for one in register.on(day(n)).liaisons(unit, about)]


span = st.tuples(st.integers(0, DAYS - 1), st.integers(0, 15))
postings = st.builds(
    lambda who, unit, days, deputy, open_ended: post(
        who, days[0], None if open_ended else days[0] + days[1], unit=unit, deputy=deputy
    ),
    st.sampled_from(PEOPLE), st.sampled_from([1, 2]), span, st.booleans(), st.booleans(),
)  # fmt: skip
absences = st.builds(
    lambda who, by, unit, days: away(who, by, days[0], days[0] + days[1], unit),
    st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from([1, 2]), span,
)  # fmt: skip


def behind(who: int, unit: int, on: date, gone: list[Away]) -> Iterator[int]:
    """Everybody who stands in for him, directly or through others, said in another way than the register."""
    seen = {who}
    todo = [who]
    while todo:
        one = todo.pop()
        # of two absences of the same days the later one counts
        named = [a.stand_in_id for a in gone if (a.unit_id, a.person_id) == (unit, one) and a.covers(on)]
        for other in named[-1:]:
            if other not in seen:
                yield other
                seen.add(other)
                todo.append(other)


@settings(max_examples=300)
@given(
    st.lists(postings, max_size=8),
    st.lists(absences, max_size=8),
    st.sets(st.sampled_from(PEOPLE), max_size=3),
)
def test_on_every_day_somebody_who_is_there_is_told(
    posts: list[Holding], gone: list[Away], left: set[int]
) -> None:
    register = Register([person(n, reached=n not in left) for n in PEOPLE], posts, UNITS, gone)
    for n in range(DAYS):
        on, directory = day(n), register.on(day(n))
        is_away = {(a.unit_id, a.person_id) for a in gone if a.covers(on)}
        for unit in UNITS:
            people = {one.id for one in directory.liaisons(unit)}
            holding = {
                p.person_id
                for p in posts
                if p.held.unit_id == unit and p.since_on <= on and (p.until_on is None or p.until_on >= on)
            }
            may_be_told = holding.union(*(behind(who, unit, on, gone) for who in holding)) - left
            assert bool(people) == bool(may_be_told), "nobody is told exactly when nobody can be"
            assert people <= may_be_told, "an expired stand-in is somebody without any part in it"
            for who in people:
                there = [one for one in behind(who, unit, on, gone) if one not in left]
                assert (unit, who) not in is_away or all((unit, one) in is_away for one in there)


def test_the_holder_has_it_again_on_the_day_after() -> None:
    register = Register([person(1), person(2)], [post(1)], UNITS, [away(1, 2, 5, 9)])
    assert [told(register, n) for n in (4, 5, 9, 10)] == [[1], [2], [2], [1]]


def test_rights_pass_for_the_same_days() -> None:
    register = Register([person(1), person(2)], [post(1)], UNITS, [away(1, 2, 5, 9)])
    assert [register.on(day(n)).person(2).unit_ids for n in (4, 5, 9, 10)] == [set(), {1}, {1}, set()]
    assert register.on(day(5)).person(1).unit_ids == {1}, "who is away may act all the same"


def test_a_stand_in_comes_before_a_deputy_and_a_deputy_before_who_is_away() -> None:
    people, posts = [person(1), person(2), person(3)], [post(1), post(3, deputy=True)]
    assert told(Register(people, posts, UNITS, [away(1, 2, 0, 5)]), 1) == [2]
    gone = [person(1), person(2, reached=False), person(3)]
    assert told(Register(gone, posts, UNITS, [away(1, 2, 0, 5)]), 1) == [3]
    assert told(Register(gone, posts[:1], UNITS, [away(1, 2, 0, 5)]), 1) == [1], "rather than nobody"


def test_who_stands_in_for_the_stand_in_is_told() -> None:
    people, gone = [person(n) for n in (1, 2, 3)], [away(1, 2, 0, 10), away(2, 3, 4, 6)]
    register = Register(people, [post(1)], UNITS, gone)
    assert [told(register, n) for n in (3, 4, 6, 7, 11)] == [[2], [3], [3], [2], [1]]


def test_a_loop_in_the_data_ends_somewhere() -> None:
    people = [person(n) for n in (1, 2)]
    register = Register(people, [post(1)], UNITS, [away(1, 2, 0, 9), away(2, 1, 0, 9)])
    assert told(register, 3) == [1]


def test_a_loop_is_found_with_its_days() -> None:
    known = [away(2, 3, 4, 9), away(3, 1, 6, 20), away(1, 2, 30, 31)]
    loop = find_loop(away(1, 2, 0, 7), known)
    assert loop is not None
    assert (loop.people, loop.first_on, loop.last_on) == ((1, 2, 3, 1), day(6), day(7))
    assert find_loop(away(1, 2, 0, 5), known) is None, "no day belongs to all three"
    assert find_loop(away(1, 2, 6, 7, unit=2), known) is None, "of another unit"


def test_who_took_over_a_case_alone_is_told_of_it_while_he_belongs_to_the_unit() -> None:
    people, posts = [person(n) for n in (1, 2, 3)], [post(1), post(2, 0, 20, deputy=True)]
    register = Register(people, posts, UNITS, [away(2, 3, 5, 6)], [Keeping(77, 1, 2, day(3))])
    assert [told(register, n, about=77) for n in (2, 3, 5, 7, 20, 21)] == [[1], [2], [3], [2], [2], [1]]
    assert told(register, 3, about=78) == [1]


def test_the_office_has_stand_ins_too_but_not_for_its_administrators() -> None:
    held = [Held(1, UNITS[1], role, stand_in=False) for role in (PostRole.APPROVER, PostRole.ADMIN)]
    posts = [Holding(1, one, day(0), None) for one in held]
    directory = Register([person(1), person(2)], posts, UNITS, [away(1, 2, 0, 5)]).on(day(2))
    assert [one.id for one in directory.office(PostRole.APPROVER)] == [2]
    assert [one.id for one in directory.office(PostRole.ADMIN)] == [1]
    assert directory.person(2).roles == {PostRole.APPROVER}
