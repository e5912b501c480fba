"""撤回 of what was decided or set about reports, as long as nothing has come of it."""

from typing import Any, Final

from domain.errors import NothingThere, TooLate
from domain.notice_kinds import NoticeKind
from domain.vocabulary import ReportState
from handlers.desk import Desk
from handlers.periodic.deciding import decided_for
from handlers.retraction import Act, TakeBack, Undone
from storage.reports import decide_report, find_report
from storage.retractions import retire_notices, told_of, told_to

DECISION = "report_decided"


async def _decision(act: Act, desk: Desk) -> Undone:
    """It waits for a decision again; what has gone out cannot be called back."""
    report = await find_report(desk.work.session, act["report"])
    if report is None:
        raise NothingThere("undo")
    issued = f"{NoticeKind.PERIODIC_ISSUED}:{report.id}@"
    if await told_of(desk.work.session, issued):
        raise TooLate("report_gone_out", number=report.id)
    draft: dict[str, Any] = {"state": ReportState.DRAFT, "decided_by": None, "decided_at": None, "reason": ""}
    draft |= {"readers": [], "copies": [], "goes_out_at": None}
    if not await decide_report(desk.work.session, report, ReportState(act["state"]), **draft):
        raise TooLate("report_overtaken", number=report.id)
    mark = f"undone{desk.now:%H%M%S%f}"
    news = f"{NoticeKind.PERIODIC_DECIDED}:{report.id}:"
    told = await told_to(desk.work.session, news)
    await retire_notices(desk.work, issued, mark)
    await retire_notices(desk.work, news, mark)
    for person_id in told:
        desk.work.owe(decided_for(person_id, report, desk))
    desk.work.record("report_decision_undone", desk.actor, f"report:{report.id}", state=act["state"])
    return Undone(DECISION, (), text=f"{report.id}", restored=report.content["title"])


TAKE_BACK: Final[dict[str, TakeBack]] = {DECISION: _decision}
