"""Everything people may say of a case, as wishes with random details, and the cases they say it of."""

from hypothesis import strategies as st

from domain import intents
from domain.intents import CaseRef, Intent
from domain.vocabulary import ContactKind, ResultClass, Source
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
    st.builds(intents.FinishFollowUp, st.builds("g{}".format, NAMES), st.just("已经办好了")),
    st.builds(intents.WaiveFollowUp, st.builds("g{}".format, NAMES), REASON),
    st.builds(intents.MoveFollowUp, st.builds("g{}".format, NAMES), DAYS, REASON),
)
