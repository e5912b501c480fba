"""会办 as it stands: the units of a case, their opinions, when they were urged, and merged cases."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.answer_wording import is_empty_opinion
from domain.joint import Opinion, Part, Standing, judge, may_mark_late
from domain.planning import day_of
from domain.transitions import LEFT, OPEN
from domain.vocabulary import AssignmentRole, FollowUpKind, FollowUpState, LinkKind, ReplyKind
from storage.desks import Item, items_of_case
from storage.follow_ups import follow_ups_of_case
from storage.ledger import history
from storage.replies import counting
from storage.tables import Case, CaseLink, FollowUp, LedgerEntry, Reply

URGED = ("urged", "opinion_urged")


def part_of(item: Item) -> Part:
    """An assignment as the rules of joint handling see it."""
    return Part(item.assignment.unit_id, item.assignment.role, item.assignment.state)


async def held_items(session: AsyncSession, case_id: int) -> list[Item]:
    """The assignments of a case that its units still have."""
    return [item for item in await items_of_case(session, case_id) if item.assignment.state not in LEFT]


@dataclass(frozen=True, slots=True)
class CoOpinion:
    """One co-handler's part, the opinion that counts if it is in, and the order to write it again."""

    item: Item
    reply: Reply | None = None
    redo: FollowUp | None = None

    @property
    def standing(self) -> Standing:
        """As the rules see it."""
        assignment = self.item.assignment
        return Standing(
            assignment.state,
            assignment.deadline_on,
            marked=assignment.opinion_late_at is not None,
            empty=self.reply is not None and not self.reply.file_ids and is_empty_opinion(self.reply.text),
            sent_back=self.redo is not None,
        )

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return self.item.assignment.state in OPEN

    @property
    def since(self) -> date:
        """The day from which it has been waited for: its hand-over, or when it was sent back."""
        told = self.redo.told_on if self.redo else None
        return told or day_of(self.item.assignment.assigned_at)

    def judged(self, today: date) -> Opinion:
        """How it stands."""
        return judge(self.standing, today)

    def may_mark(self, today: date) -> bool:
        """Whether the lead may go on without it."""
        return may_mark_late(self.standing, today, self.item.assignment.urged_on, self.since)


async def opinions_of(session: AsyncSession, case_id: int) -> list[CoOpinion]:
    """Every co-handler of a case, in the order of their limits."""
    items = [i for i in await held_items(session, case_id) if i.assignment.role is AssignmentRole.CO]
    texts = await _opinions([item.id for item in items], session)
    redos = await follow_ups_of_case(
        session, case_id, kinds=(FollowUpKind.CO_OPINION_REDO,), states=(FollowUpState.OPEN,)
    )
    ordered = {redo.assignment_id: redo for redo in redos}
    return [
        CoOpinion(item, None if item.assignment.state in OPEN else texts.get(item.id), ordered.get(item.id))
        for item in items
    ]


async def _opinions(ids: Sequence[int], session: AsyncSession) -> dict[int, Reply]:
    query = select(Reply).where(
        col(Reply.assignment_id).in_(ids), Reply.kind == ReplyKind.CO_OPINION, *counting()
    )
    rows = (await session.exec(query.order_by(col(Reply.said_at), col(Reply.id)))).all()
    return {row.assignment_id: row for row in rows}


async def opinion_on(session: AsyncSession, assignment_id: int) -> Reply | None:
    """The newest opinion that counts on one assignment."""
    return (await _opinions([assignment_id], session)).get(assignment_id)


async def urgings_of(session: AsyncSession, subject: str) -> Sequence[LedgerEntry]:
    """When and by whom an assignment was urged, oldest first; what was taken back is left out."""
    kept: list[LedgerEntry] = []
    for entry in await history(session, subject):
        if entry.act in URGED:
            kept.append(entry)
        elif entry.act == "urging_undone":
            del kept[-1:]
    return kept


async def meeting_of(session: AsyncSession, case_id: int) -> FollowUp | None:
    """The joint meeting of a case, whatever became of it; one that is not needed any more is none."""
    found = await follow_ups_of_case(session, case_id, kinds=(FollowUpKind.JOINT_MEETING,))
    return next((one for one in found if one.state is not FollowUpState.DROPPED), None)


async def meetings_opened(session: AsyncSession, at: datetime) -> int:
    """How many joint meetings came of what was handed out at that moment."""
    query = select(FollowUp.id).where(
        FollowUp.kind == FollowUpKind.JOINT_MEETING, col(FollowUp.opened_at) == at
    )
    return len((await session.exec(query)).all())


async def merged_cases(session: AsyncSession, case: Case) -> list[Case]:
    """All cases that are handled as one with this one, the one they are handled under first."""
    root = case.merged_into_id or case.id
    query = select(Case).where((col(Case.id) == root) | (col(Case.merged_into_id) == root))
    found = (await session.exec(query.order_by(col(Case.assigned_on), col(Case.id)))).all()
    return sorted(found, key=lambda one: one.id != root) if len(found) > 1 else []


async def link_merged(session: AsyncSession, case_id: int, earlier_id: int) -> CaseLink | None:
    """The row that says that a case was merged into an earlier one, undone or not."""
    query = select(CaseLink).where(
        CaseLink.case_id == case_id, CaseLink.earlier_id == earlier_id, CaseLink.kind == LinkKind.MERGED
    )
    return (await session.exec(query)).first()


async def answers_of(session: AsyncSession, case_ids: Collection[int]) -> Sequence[Reply]:
    """The answers that count on some cases."""
    ids = [item.id for case_id in case_ids for item in await items_of_case(session, case_id)]
    query = select(Reply).where(
        col(Reply.assignment_id).in_(ids), Reply.kind == ReplyKind.ANSWER, *counting()
    )
    return (await session.exec(query)).all()
