"""Everything people may say of a case, as wishes with random details, and the cases they say it of."""

from hypothesis import strategies as st

from domain import intents
from domain.intents import CaseRef, Intent
from domain.vocabulary import AssignmentState, ContactKind, Party, ResultClass, Satisfaction, Source, VisitWay
from tests.scenarios.roster import CITY, EDUCATION, HOUSING, WATER, case, proposals, suggestions

TABLES = (
    suggestions(
        case("建议012", "关于老旧小区加装电梯的建议", HOUSING, "2026-10-30"),
        case("建议013", "关于学校周边停车难的建议", EDUCATION, "2026-10-30", co=f"{HOUSING}、{CITY}"),
        case("建议021", "关于规范物业收费的建议", HOUSING, "2026-10-23", note="指定主办"),
        case("建议056", "关于河道保洁的建议", WATER, "2026-11-06", co=CITY),
        case("建议077", "关于某历史遗留问题的建议", HOUSING, "2026-11-06", note="敏感件"),
    ),
    proposals(case("提案008", "关于校门口停车的提案", "", "2026-11-13", note=f"分办：{EDUCATION}、{CITY}")),
)
NUMBERS = (("建议012", 12), ("建议013", 13), ("建议021", 21), ("建议056", 56), ("建议077", 77))
PEOPLE = ("u01", "u02", "u03", "u04", "u11", "u13", "u21", "u31", "u41")
UNITS = (HOUSING, CITY, EDUCATION, WATER)
UNDOES = (intents.Undo,)

REFS = st.sampled_from(
    [(CaseRef(n, Source.DEPUTY_SUGGESTION, written),) for written, n in NUMBERS]
    + [(CaseRef(8, Source.CPPCC_PROPOSAL, "提案008"),)]
)
DAYS = st.sampled_from(["2026-10-15", "2026-11-20", "2026-12-11", "10月20日"])
REASON = st.sampled_from(["图纸还没有出来，要等规划意见", "职责属于其他单位", "代表说没有解决问题"])
ANSWER = st.just("已加装完毕，9月20日通过验收")
UNIT = st.sampled_from(UNITS)
SIGNER = st.sampled_from(["", "高远"])
NO_UNIT = st.one_of(st.just(""), st.sampled_from(UNITS))
NAMES = st.integers(1, 12)

ACTS: st.SearchStrategy[Intent] = st.one_of(
    st.builds(intents.Acknowledge, REFS),
    st.builds(intents.ReportProgress, REFS, st.just("施工队已进场"), st.sampled_from([None, 30, 100, 160])),
    st.builds(
        intents.Answer, REFS, st.just("已加装完毕，9月20日通过验收"), result=st.sampled_from(ResultClass)
    ),
    st.builds(intents.LogContact, REFS, st.sampled_from(ContactKind), st.just("9月22日跟代表当面谈过了")),
    st.builds(intents.AskExtension, REFS, DAYS, REASON),
    st.builds(intents.AskReturn, REFS, REASON, UNIT),
    st.builds(intents.Approve, REFS),
    st.builds(intents.Approve, request=st.builds("{}{}".format, st.sampled_from("ers"), NAMES)),
    st.builds(intents.Refuse, REFS, reason=REASON),
    st.builds(intents.Undo, st.one_of(st.just(()), REFS)),
    st.builds(intents.Urge, REFS),
    st.builds(intents.UrgeOpinions, REFS),
    st.builds(intents.MarkOpinionLate, REFS, UNIT, st.booleans()),
    st.builds(intents.SendBackOpinion, REFS, UNIT, REASON),
    st.builds(intents.RecordMeeting, REFS, st.just("9月22日"), st.just("研究了办理方案")),
    st.builds(intents.WaiveMeeting, REFS, REASON),
    st.builds(intents.AddCoUnit, REFS, UNIT),
    st.builds(intents.RemoveCoUnit, REFS, UNIT),
    st.builds(intents.MergeCases, st.tuples(REFS, REFS).map(lambda pair: (*pair[0], *pair[1]))),
    st.builds(intents.SplitMerged, REFS),
    st.builds(intents.Reassign, REFS, UNIT, REASON),
    st.builds(intents.Designate, REFS, UNIT, REASON),
    st.builds(intents.Coordinate, REFS, st.just("9月22日"), UNIT, REASON),
    st.builds(intents.Suspend, REFS, REASON),
    st.builds(intents.TakeUpAgain, REFS, st.one_of(st.just(""), DAYS)),
    st.builds(intents.MakePlan, REFS, st.just("9月28日前现场踏勘，10月12日前出方案")),
    st.builds(intents.HandInReport, REFS, st.just("经现场核查，已完成加装，费用由财政承担"), signer=SIGNER),
    st.builds(intents.SignReport, REFS),
    st.builds(intents.SendBackReport, REFS, reason=REASON),
    st.builds(intents.PassAnswer, REFS),
    st.builds(intents.SendBackAnswer, REFS, reason=REASON, until=st.one_of(st.just(""), DAYS)),
    st.builds(intents.HandInList, REFS, st.just("1. 加装电梯→已装3部")),
    st.builds(intents.CompleteLetter, REFS, st.just(intents.LetterPart.SIGNER), st.just("王建国")),
    st.builds(intents.MarkLeaderCase, REFS, st.just("陆建国")),
    st.builds(intents.RateResult, REFS, st.sampled_from(Satisfaction), text=REASON, unit=NO_UNIT),
    st.builds(intents.VouchRating, REFS),
    st.builds(intents.OrderRedo, REFS, REASON, st.one_of(st.just(""), DAYS), NO_UNIT),
    st.builds(intents.EndRedo, REFS, REASON, NO_UNIT),
    st.builds(
        intents.RecordVisit, REFS, st.sampled_from(["满意", "不满意", ""]), REASON, st.sampled_from(VisitWay)
    ),
    st.builds(intents.AcceptResult, REFS, st.sampled_from(Party), st.just("王某")),
    st.builds(intents.WaiveAcceptance, REFS, st.sampled_from(Party), REASON),
    st.builds(intents.CloseCase, REFS),
    st.builds(intents.CloseCase, REFS),
    st.builds(intents.LookBack, REFS, st.sampled_from(intents.Finding), st.just("已核实")),
    st.builds(intents.AnswerAgain, REFS, ANSWER, st.sampled_from(ResultClass)),
    st.builds(intents.ConfirmPromise, st.builds("g{}".format, NAMES), st.one_of(st.just(""), DAYS)),
    st.builds(intents.StrikePromise, st.builds("g{}".format, NAMES)),
    st.builds(intents.CarryPromise, st.builds("g{}".format, NAMES), st.just("2027-06-30"), REASON),
    st.builds(intents.JudgePromise, st.builds("g{}".format, NAMES), st.booleans(), REASON),
    st.builds(intents.FinishFollowUp, st.builds("g{}".format, NAMES), st.just("已经办好了")),
    st.builds(intents.WaiveFollowUp, st.builds("g{}".format, NAMES), REASON),
    st.builds(intents.MoveFollowUp, st.builds("g{}".format, NAMES), DAYS, REASON),
)

# What mostly happens next to a part in each state, so that lives grow old: by whom, and what.
LIAISONS = {HOUSING: "u11", CITY: "u21", EDUCATION: "u31", WATER: "u41"}
SUPERVISOR, APPROVER = "u02", "u03"
Refs = tuple[CaseRef, ...]
Step = tuple[str, Intent]


def next_steps(state: AssignmentState, refs: Refs, unit: str) -> list[Step]:
    """Acts that carry a case on from this state; several, of which chance takes one."""
    liaison = LIAISONS[unit]
    answer = (liaison, intents.Answer(refs, "已加装完毕，9月20日通过验收", result=ResultClass.RESOLVED))
    later = (liaison, intents.Answer(refs, "计划2027年6月底前完成", result=ResultClass.PLANNED))
    met = (SUPERVISOR, intents.RecordMeeting(refs, "9月22日", "研究了办理方案"))
    late = (SUPERVISOR, intents.MarkOpinionLate(refs, CITY))
    working: list[Step] = [answer, later, met, late, (liaison, intents.ReportProgress(refs, "在办", 50))]
    judged: list[Step] = [
        *[(SUPERVISOR, intents.RateResult(refs, one, text="当面问过", unit=unit)) for one in Satisfaction],
        *[(SUPERVISOR, intents.AcceptResult(refs, party, "王某")) for party in Party],
        (SUPERVISOR, intents.CloseCase(refs)),
    ]
    usual: dict[AssignmentState, list[Step]] = {
        AssignmentState.ASSIGNED: [(liaison, intents.Acknowledge(refs)), *working],
        AssignmentState.UNDER_REVIEW: [(APPROVER, intents.PassAnswer(refs))],
        AssignmentState.ANSWERED: judged,
        AssignmentState.RATED: [*judged, (APPROVER, intents.OrderRedo(refs, "代表说没有解决问题"))],
        AssignmentState.CLOSING: judged,
        AssignmentState.CLOSED: [
            (SUPERVISOR, intents.LookBack(refs, finding, "已核实")) for finding in intents.Finding
        ],
        AssignmentState.SUSPENDED: [(APPROVER, intents.TakeUpAgain(refs))],
    }
    return usual.get(state, working)
