"""How the things that news is about stand, as far as it decides whether the news is still worth telling."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from domain.bundles import DECISIONS
from domain.notice_kinds import NoticeKind
from domain.pointless import OF_POSTS, UNLESS_ASKED, Standing
from storage.absences import in_force
from storage.decisions import Matter, name_of
from storage.desks import pending_extensions, pending_returns
from storage.follow_ups import due_days
from storage.hand_overs import asked_of
from storage.supervision import pending_supervision, unsigned_acts
from storage.tables import Assignment, Notice


@dataclass(frozen=True, slots=True)
class Standings:
    """What waits for a decision, which follow-ups are open, and what is not signed for."""

    requests: Mapping[str, Matter]  # by name: e12, r7, s5
    follow_ups: Mapping[int, str]  # the ISO days of those that are open
    unsigned: Collection[str]  # acts of supervision that nobody has signed for
    asked: Collection[int] = ()  # assignments for which more time is asked for
    absences: Collection[int] = ()  # those in force
    hand_overs: Collection[int] = ()  # those that nobody has answered

    def of(self, notice: Notice, assignment: Assignment | None, now: datetime) -> Standing:
        """How things stand for one notice."""
        on = assignment.deadline_on if assignment else None
        return Standing(
            now=now,
            state=assignment.state if assignment else None,
            deadline=on.isoformat() if on else None,
            request_is_open=notice.facts.get("request", "") in self.requests,
            follow_up_due=self.follow_ups.get(notice.facts.get("follow_up", 0)),
            awaits_signature=notice.facts.get("letter", "") in self.unsigned,
            extension_asked=notice.assignment_id in self.asked,
            post_stands=self._post_stands(notice),
        )

    def _post_stands(self, notice: Notice) -> bool:
        if "hand_over" in notice.facts:
            return notice.facts["hand_over"] in self.hand_overs
        return "absence" not in notice.facts or notice.facts["absence"] in self.absences


async def load_standings(session: AsyncSession, notices: Sequence[Notice]) -> Standings:
    """Read what these notices are about, and no more."""
    requests: list[Matter] = []
    if any(notice.kind in DECISIONS for notice in notices):
        requests += await pending_extensions(session)
        requests += await pending_returns(session)
        requests += await pending_supervision(session)
    wait = any(notice.kind == NoticeKind.SUPERVISION_UNSIGNED for notice in notices)
    unsigned = {name_of(act) for act in await unsigned_acts(session)} if wait else set()
    followed = {notice.facts["follow_up"] for notice in notices if notice.facts.get("follow_up")}
    days = await due_days(session, followed) if followed else {}
    asked = set[int]()
    if any(notice.kind in UNLESS_ASKED for notice in notices):
        asked = {request.assignment_id for request in await pending_extensions(session)}
    absences, hand_overs = await _posts(session, notices)
    named = {name_of(request): request for request in requests}
    return Standings(named, days, unsigned, asked, absences, hand_overs)


async def _posts(session: AsyncSession, notices: Sequence[Notice]) -> tuple[set[int], set[int]]:
    """Of the absences and hand-overs they are about those that stand."""
    about = [notice.facts for notice in notices if notice.kind in OF_POSTS]
    absences, asked = ({facts[part] for facts in about if part in facts} for part in ("absence", "hand_over"))
    return (
        await in_force(session, absences) if absences else set(),
        await asked_of(session, asked) if asked else set(),
    )
