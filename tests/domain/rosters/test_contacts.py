"""The address book against the roster: by mobile, by name within the unit, and who is not shown."""

from dataclasses import replace

import pytest

from domain.rosters import StepKind
from domain.rosters.contacts import AddressBook, Department, Listed, compare_with_book, units_of_departments
from domain.tables.problems import Verdict
from tests.domain.rosters import BUILDER, CIVIL, EDUCATION, HOUSING, STANDING

DEPARTMENTS = (
    Department(1, ""),
    Department(2, EDUCATION, 1),
    Department(3, "基教科", 2),
    Department(4, "住建局", 1),
    Department(5, "机关后勤", 1),
)
SHOWN = (
    Listed("u01", "秦越", "13800000001", (1,)),
    Listed("u31", "吴静", "13900000031", (3,)),
    Listed("u33", "白雪", "13900000033", (1,)),
)


def book(*more: Listed, whole: bool = True) -> AddressBook:
    return AddressBook(DEPARTMENTS, (*SHOWN, *more), whole)


def test_a_department_is_its_unit_or_stands_below_it() -> None:
    units = units_of_departments(DEPARTMENTS, STANDING.register)
    assert units == {2: EDUCATION, 3: EDUCATION, 4: HOUSING}


def test_a_mobile_that_the_roster_lacks_is_filled_in() -> None:
    (entry,) = compare_with_book(book(), STANDING).entries
    (step,) = entry.steps
    assert (entry.verdict, step.kind, step.person_id, step.mobile) == (
        Verdict.OK, StepKind.MOBILE, 2, "13900000031",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("listed", "verdict"),
    [
        (Listed("u11", "周航", "13900000011", (5,)), Verdict.OK),
        (Listed("u11", "", "13900000011"), Verdict.OK),
        (Listed("u11", "周行", "13900000011", (4,)), Verdict.ASK),
        (Listed("u11", "周航", "", (4,)), Verdict.ASK),
    ],
)
def test_a_user_id_is_found_by_mobile_and_by_name_only_when_asked(listed: Listed, verdict: Verdict) -> None:
    entry = compare_with_book(book(listed), STANDING).entries[-1]
    assert (entry.verdict, entry.steps[0].user_id) == (verdict, "u11")


@pytest.mark.parametrize(
    "people",
    [
        (Listed("u11", "周航", "", (5,)),),  # in another department
        (Listed("u11", "周航", "13911111111", (4,)),),  # another mobile: another man
        (Listed("u11", "周航", "", (4,)), Listed("u12", "周航", "", (4,))),  # two of them
        (),
    ],
)
def test_a_user_id_is_never_guessed(people: tuple[Listed, ...]) -> None:
    found = compare_with_book(book(*people), STANDING)
    assert all(step.kind is not StepKind.USER_ID for entry in found.entries for step in entry.steps)
    assert [member.name for member in found.unfound] == [BUILDER.name]


def test_a_user_id_that_somebody_has_is_nobody_elses() -> None:
    taken = AddressBook((), (Listed("u33", "白雪", "13900000011"),), whole=False)
    steps = [step for entry in compare_with_book(taken, STANDING).entries for step in entry.steps]
    assert all(step.kind is not StepKind.USER_ID for step in steps)


def test_a_mobile_that_differs_is_asked_about() -> None:
    people = (*SHOWN[:2], replace(SHOWN[2], mobile="13900000099"))
    entry = compare_with_book(AddressBook((), people), STANDING).entries[-1]
    assert (entry.verdict, entry.steps[0].mobile) == (Verdict.ASK, "13900000099")


def test_who_is_not_shown_is_named_only_where_everybody_was_read() -> None:
    nobody = AddressBook((), (), whole=True)
    assert [m.name for m in compare_with_book(nobody, STANDING).unseen] == ["秦越", "吴静", "白雪"]
    assert compare_with_book(replace(nobody, whole=False), STANDING).unseen == ()


def test_strangers_and_other_departments_are_only_counted() -> None:
    found = compare_with_book(
        book(Listed("u90", "新人", "", (3,)), Listed("u91", "门卫", "", (5,))), STANDING
    )
    assert (found.strangers, found.other_departments) == (1, ("机关后勤",))
    assert CIVIL not in found.other_departments
