"""What a reference means among the cases that fit it, and how a case is referred to."""

from collections.abc import Collection, Iterable

from domain.intents import CaseRef
from domain.transitions import OPEN
from domain.vocabulary import AssignmentState
from storage.desks import Item


class Unclear(Exception):
    """Several cases fit, or none was named: the person is asked which. Facts for the question's card.

    `ref` is the one of several references that is unclear; the others stay as they are.
    """

    def __init__(self, items: Iterable[Item], *, ref: CaseRef | None = None) -> None:
        self.items = tuple(items)
        self.ref = ref
        self.named = spell(ref) if ref else ""
        super().__init__(self.named)

    def settle(self, refs: tuple[CaseRef, ...], item: Item) -> tuple[CaseRef, ...]:
        """The references once this item is chosen."""
        if self.ref is None:
            return (ref_to(item),)
        return tuple(ref_to(item) if ref == self.ref else ref for ref in refs)


def pick_meant(ref: CaseRef, items: list[Item], first: Collection[AssignmentState] = OPEN) -> list[Item]:
    """All assignments (in scope) of the one case meant; of several those in the states looked for count."""
    items = [item for item in items if not (ref.between and item.case.in_session)]
    written = [item for item in items if ref.written in (item.case.number, item.case.spoken)]
    cases = {item.case.id for item in written or items}
    if len(cases) > 1:  # 12 may be 建议012 and 提案012
        fitting = [item for item in written or items if item.assignment.state in first]
        if len({item.case.id for item in fitting}) != 1:
            raise Unclear(fitting or items, ref=ref)
        return fitting
    return written or items


def spell(ref: CaseRef) -> str:
    """The reference as it was written."""
    return ref.written or str(ref.ordinal)


def ref_to(item: Item) -> CaseRef:
    """A reference that means exactly this case."""
    case = item.case
    return CaseRef(case.ordinal or 0, case.source, case.number, between=not case.in_session)
