"""What each line would change in the roster as it stands, and what speaks against it."""

from collections.abc import Callable
from typing import Final

from domain.masking import mask
from domain.rosters.lines import Line, read_lines
from domain.rosters.standing import Member, Seat, Standing
from domain.rosters.steps import Entry, LineRefused, Note, Step, StepKind
from domain.rosters.words import MOBILE_DIGITS, Words, is_name
from domain.tables.rosters import ROLES
from domain.tables.units import UnitGuess
from domain.vocabulary import PostRole

_SHOWN: Final = 3
_POWERS: Final = frozenset({PostRole.ADMIN, PostRole.APPROVER})


def judge_lines(text: str, standing: Standing) -> list[Entry]:
    """Every line of a message with its verdict, in order. Nothing raises."""
    judge = _Judge(standing)
    return [judge.entry(line) for line in read_lines(text, standing.register)]


class _Judge:
    """Reads the lines of one message; remembers the unit above and what lines before would add."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._above = ""
        self._added: set[str] = set()  # units
        self._given: dict[str, str] = {}  # mobile or user id → name
        self._ended: set[int] = set()
        self._notes: list[Note] = []

    def entry(self, line: Line) -> Entry:
        self._notes = []
        try:
            steps = self._JUDGES[line.kind](self, line) if line.kind else self._unread(line)
        except LineRefused as refused:
            return Entry(line.row, line.text, (), (refused.note, *self._notes))
        return Entry(line.row, line.text, steps, tuple(self._notes))

    def _say(self, code: str, **facts: object) -> None:
        self._notes.append(Note(code, facts))

    def _unread(self, _: Line) -> tuple[Step, ...]:
        raise LineRefused("not_understood")

    # units

    def _add_unit(self, line: Line) -> tuple[Step, ...]:
        guess = self._standing.register.find(line.unit)
        if guess.name or line.unit in self._added:
            self._say("unchanged")
            return ()
        if guess.abbreviates:
            self._say("new_unit", unit=line.unit, like=guess.abbreviates[0])
        self._added.add(line.unit)
        return (Step(StepKind.ADD_UNIT, unit=line.unit, unit_kind=line.unit_kind),)

    def _rename(self, line: Line) -> tuple[Step, ...]:
        unit = self._known_unit(line.unit)
        if line.value == unit:
            self._notes = [Note("unchanged")]
            return ()
        if line.value in self._standing.units or line.value in self._added:
            raise LineRefused("name_taken", unit=line.value)
        if count := self._standing.open_cases.get(unit, 0):
            self._say("kept_cases", count=count)
        self._added.add(line.value)
        return (Step(StepKind.RENAME_UNIT, unit=unit, new_name=line.value),)

    def _known_unit(self, written: str) -> str:
        guess = self._standing.register.find(written)
        name = guess.name or self._standing.register.shortened(written)
        if name:
            return name
        if len(guess.abbreviates) == 1:
            self._say("abbreviated_unit", unit=guess.abbreviates[0])
            return guess.abbreviates[0]
        if guess.abbreviates:
            raise LineRefused("ambiguous_unit", found=written, units=guess.abbreviates[:_SHOWN])
        raise LineRefused("no_unit", found=written, nearest=guess.nearest[:_SHOWN])

    # people

    def _one(self, line: Line) -> Member:
        """The one person in office who is named."""
        unit = self._known_unit(line.unit) if line.unit else ""
        found = self._standing.named(line.name, unit)
        if not found:
            raise LineRefused("no_person", name=line.name, unit=unit)
        if len(found) > 1:
            raise LineRefused("several_persons", name=line.name, people=[(m.home, m.user_id) for m in found])
        return found[0]

    def _end(self, line: Line) -> tuple[Step, ...]:
        member = self._one(line)
        unit = self._known_unit(line.unit) if line.unit else ""
        seats = [s for s in member.seats if s.role is (line.role or s.role) and s.unit == (unit or s.unit)]
        if not seats:
            raise LineRefused("no_post", name=member.name, unit=unit, role=line.role)
        self._ended.add(member.id)
        for seat in seats:
            self._check_ending(seat)
        return tuple(
            Step(StepKind.END, unit=s.unit, role=s.role, person_id=member.id, name=member.name) for s in seats
        )

    def _check_ending(self, seat: Seat) -> None:
        if seat.role is PostRole.ADMIN:
            left = [m for m in self._standing.everybody_with(PostRole.ADMIN) if m.id not in self._ended]
            if not any(m.can_be_told for m in left):
                raise LineRefused("last_admin")
        left = [m for m in self._standing.holders(seat.unit, PostRole.LIAISON) if m.id not in self._ended]
        if seat.role is PostRole.LIAISON and not left:
            self._say("last_liaison", unit=seat.unit, open=self._standing.open_cases.get(seat.unit, 0))

    def _mobile(self, line: Line) -> tuple[Step, ...]:
        member = self._one(line)
        self._check_mobile(line.value, member)
        if line.value == member.mobile:
            self._say("unchanged")
            return ()
        return (Step(StepKind.MOBILE, person_id=member.id, name=member.name, mobile=line.value),)

    def _user_id(self, line: Line) -> tuple[Step, ...]:
        member = self._one(line)
        self._check_user_id(line.value, member)
        if line.value == member.user_id:
            self._say("unchanged")
            return ()
        return (Step(StepKind.USER_ID, person_id=member.id, name=member.name, user_id=line.value),)

    def _check_mobile(self, mobile: str, member: Member | None) -> None:
        if len(mobile) != MOBILE_DIGITS or not mobile.startswith("1"):
            raise LineRefused("bad_mobile", found=mobile)
        other = self._standing.by_mobile(mobile)
        if other and (member is None or other.id != member.id):
            raise LineRefused("mobile_of_other", name=other.name, unit=other.home)

    def _check_user_id(self, user_id: str, member: Member | None) -> None:
        other = self._standing.by_user(user_id)
        if other and (member is None or other.id != member.id):
            raise LineRefused("id_of_other", found=user_id, name=other.name, unit=other.home)

    # a person for a post

    def _appoint(self, line: Line) -> tuple[Step, ...]:
        words = line.words or Words()
        if words.mobiles and words.numbers and not words.user_ids:
            words.user_ids, words.numbers = words.numbers, []
        role = self._role(words)
        unit = self._unit(words)
        self._check_numbers(words)
        name, user_id, mobile = self._name(words), "".join(words.user_ids[:1]), "".join(words.mobiles[:1])
        member = self._member(name, user_id, mobile, unit)
        if words.rest:
            self._say("remark_left", words=words.rest[:_SHOWN])
        step = Step(
            StepKind.APPOINT, unit, words.kind, role, member.id if member else None,
            name or (member.name if member else ""), user_id, mobile, words.stand_in,
        )  # fmt: skip
        return self._finish(step, member)

    def _role(self, words: Words) -> PostRole:
        roles = list(dict.fromkeys(words.roles))
        if not roles:
            if not (words.names or words.mobiles or words.user_ids):
                raise LineRefused("not_understood")
            raise LineRefused("role_missing", rest=words.rest[:_SHOWN], roles=list(ROLES)[:4])
        if len(roles) > 1:
            raise LineRefused("several_roles", roles=roles)
        return roles[0]

    def _unit(self, words: Words) -> str:
        if not words.units:
            if not self._above:
                raise LineRefused("unit_missing")
            self._say("unit_from_above", unit=self._above)
            return self._above
        if len(words.units) > 1:
            raise LineRefused("several_units", units=words.units[:_SHOWN])
        self._above = self._placed(words.units[0])
        return self._above

    def _placed(self, written: str) -> str:
        """The full name: of the register, or new."""
        guess: UnitGuess = self._standing.register.find(written)
        name = guess.name or self._standing.register.shortened(written)
        if name or written in self._added:
            return name or written
        if len(guess.abbreviates) > 1:
            raise LineRefused("ambiguous_unit", found=written, units=guess.abbreviates[:_SHOWN])
        if guess.abbreviates:
            self._say("abbreviated_unit", unit=guess.abbreviates[0])
            return guess.abbreviates[0]
        self._say("new_unit", unit=written, like=guess.nearest[0] if guess.nearest else "")
        self._added.add(written)
        return written

    def _check_numbers(self, words: Words) -> None:
        if words.numbers:
            raise LineRefused("bad_mobile", found=words.numbers[0])
        if len(words.mobiles) > 1:
            raise LineRefused("two_mobiles", found=[mask(one) for one in words.mobiles[:2]])
        if len(words.user_ids) > 1:
            raise LineRefused("two_ids", found=words.user_ids[:2])

    def _name(self, words: Words) -> str:
        if len(words.names) > 1:
            raise LineRefused("names_unclear", names=words.names[:_SHOWN])
        return words.names[0] if words.names else ""

    def _member(self, name: str, user_id: str, mobile: str, unit: str) -> Member | None:
        """Whoever is meant, by user id, mobile, then name; None for somebody new."""
        known = self._standing.by_user(user_id) or self._standing.by_mobile(mobile)
        if known:
            self._check_same(known, name, user_id, mobile)
            return known
        if not name:
            raise LineRefused("name_missing")
        here = self._standing.named(name, unit)
        if len(here) == 1:
            self._changes(here[0], user_id, mobile)
            return here[0]
        return self._elsewhere(name, user_id, mobile)

    def _elsewhere(self, name: str, user_id: str, mobile: str) -> Member | None:
        others = self._standing.named(name)
        if len(others) > 1 and not (user_id or mobile):
            raise LineRefused("several_persons", name=name, people=[(m.home, m.user_id) for m in others])
        if others and not (user_id or mobile):
            self._say("same_person", name=name, unit=others[0].home)
            return others[0]
        if others:
            self._say("namesake", name=name, unit=others[0].home)
        self._check_new(name, user_id, mobile)
        return None

    def _check_new(self, name: str, user_id: str, mobile: str) -> None:
        for given in filter(None, (user_id, mobile)):
            if self._given.setdefault(given, name) != name:
                raise LineRefused("given_twice", found=mask(given), name=self._given[given])
        if not user_id:
            self._say("unreachable", mobile=bool(mobile))

    def _check_same(self, known: Member, name: str, user_id: str, mobile: str) -> None:
        if name and name != known.name:
            code = "id_of_other" if known.user_id and known.user_id == user_id else "mobile_of_other"
            raise LineRefused(code, found=user_id, name=known.name, unit=known.home)
        self._changes(known, user_id, mobile)

    def _changes(self, known: Member, user_id: str, mobile: str) -> None:
        other = self._standing.by_mobile(mobile)
        if other and other.id != known.id:
            raise LineRefused("mobile_of_other", found="", name=other.name, unit=other.home)
        if mobile and known.mobile and mobile != known.mobile:
            self._say("mobile_changes", before=mask(known.mobile), after=mask(mobile))
        if user_id and known.user_id and user_id != known.user_id:
            self._say("id_changes", before=known.user_id, after=user_id)
        if not (user_id or known.user_id):
            self._say("unreachable", mobile=bool(mobile or known.mobile))

    def _finish(self, step: Step, member: Member | None) -> tuple[Step, ...]:
        assert step.role is not None  # noqa: S101 - an appointment has one
        if member and member.holds(step.unit, step.role):
            same = step.user_id in ("", member.user_id) and step.mobile in ("", member.mobile)
            if same:
                self._notes = [Note("unchanged")]
                return ()
            return (step,)
        if not is_name(step.name):
            raise LineRefused("name_missing")
        if step.role in _POWERS:
            self._say("power", role=step.role)
        others = [m for m in self._standing.holders(step.unit, step.role) if m.id != step.person_id]
        if step.role is PostRole.LIAISON and not step.stand_in and others:
            self._say("second_liaison", unit=step.unit, name=others[0].name, person=step.name)
        elif member and member.seats and member.home != step.unit:
            self._say("also_holds", unit=member.home)
        return (step,)

    _JUDGES: Final[dict[StepKind, Callable[["_Judge", Line], tuple[Step, ...]]]] = {
        StepKind.ADD_UNIT: _add_unit,
        StepKind.RENAME_UNIT: _rename,
        StepKind.END: _end,
        StepKind.MOBILE: _mobile,
        StepKind.USER_ID: _user_id,
        StepKind.APPOINT: _appoint,
    }
