"""Who may do what: one table of intents and posts. What is not listed is denied."""

from collections.abc import Iterable
from typing import Final

from domain import intents
from domain.intents import Intent
from domain.vocabulary import PostRole

HANDLING: Final = frozenset({PostRole.LIAISON, PostRole.CASE_OFFICER})
UNIT: Final = HANDLING | {PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD}
SUPERVISING: Final = frozenset({PostRole.SUPERVISOR, PostRole.APPROVER, PostRole.ADMIN})
COVERED: Final = UNIT | {PostRole.SUPERVISOR, PostRole.APPROVER}  # posts a colleague may stand in for
OFFICE: Final = SUPERVISING | {PostRole.DISTRICT_LEADER}
PARTNERS: Final = frozenset({PostRole.CONGRESS_PARTNER, PostRole.CPPCC_PARTNER})
SIGNING: Final = frozenset({PostRole.LEADER_IN_CHARGE, PostRole.UNIT_HEAD})
REVIEWING: Final = frozenset({PostRole.SUPERVISOR, PostRole.APPROVER})
ADMINS: Final = frozenset({PostRole.ADMIN})
KEEPERS: Final = frozenset({PostRole.APPROVER, PostRole.ADMIN})  # of what is secret
EVERYBODY: Final = frozenset(PostRole)

ALLOWED: Final[dict[type[Intent], frozenset[PostRole]]] = {
    # a unit acts on its own cases only (the handlers look nowhere else)
    intents.Acknowledge: HANDLING,
    intents.ReportProgress: HANDLING,
    intents.Answer: HANDLING,
    intents.AskExtension: HANDLING,
    intents.AskReturn: HANDLING,
    intents.LogContact: HANDLING,
    intents.AttachFile: HANDLING,
    intents.MoveReply: HANDLING,
    intents.RewordReply: HANDLING,
    intents.StandIn: COVERED | ADMINS,
    intents.EndStandIn: COVERED | ADMINS,
    intents.HandOver: UNIT,
    intents.CancelHandOver: UNIT | ADMINS,
    intents.AgreeHandOver: ADMINS,
    # said by whoever was asked, whatever his posts
    intents.DeclineStandIn: EVERYBODY,
    intents.TakeOver: EVERYBODY,
    intents.DeclineHandOver: EVERYBODY,
    intents.ShowStandIns: EVERYBODY,
    intents.MuteReminders: EVERYBODY,
    intents.SetOwnSlot: EVERYBODY,
    intents.ShowWaiting: EVERYBODY,
    intents.ShowMine: UNIT,
    # reading
    intents.ShowCase: UNIT | OFFICE | PARTNERS,
    intents.ShowOffice: OFFICE,
    intents.ShowLiaison: UNIT | OFFICE,
    intents.ExplainDeadline: UNIT | OFFICE,
    intents.ExplainReminder: EVERYBODY,
    intents.ShowRate: OFFICE,
    intents.ShowSent: SUPERVISING,
    intents.ShowDelivery: UNIT | OFFICE,
    intents.ShowUnread: OFFICE,
    intents.ShowSecondChannel: OFFICE,
    intents.FindSimilar: SUPERVISING,
    intents.Help: EVERYBODY,
    intents.Greet: EVERYBODY,
    intents.Undo: EVERYBODY,
    intents.NotUnderstood: EVERYBODY,
    intents.Unclear: EVERYBODY,
    # decisions
    intents.Approve: frozenset({PostRole.APPROVER}),
    intents.Refuse: frozenset({PostRole.APPROVER}),
    intents.ShowPending: SUPERVISING,
    # supervision
    intents.Urge: SUPERVISING,
    intents.Assign: frozenset({PostRole.ADMIN, PostRole.SUPERVISOR}),
    intents.ImportFile: frozenset({PostRole.ADMIN, PostRole.SUPERVISOR}),
    intents.Preview: SUPERVISING,
    intents.CloseCase: SUPERVISING,
    intents.ListForSupervision: SUPERVISING,
    intents.RecordVisit: SUPERVISING,
    intents.MergeCases: SUPERVISING,
    # reports: an approver decides, everybody finds again what was sent to him
    intents.MakeReport: SUPERVISING,
    intents.RemakeReport: SUPERVISING,
    intents.ShowReport: EVERYBODY,
    intents.ListReports: EVERYBODY,
    intents.ReviewDrafts: SUPERVISING,
    intents.IssueReport: frozenset({PostRole.APPROVER}),
    intents.ReturnDraft: frozenset({PostRole.APPROVER}),
    intents.DropDraft: frozenset({PostRole.APPROVER}),
    intents.SetReportReaders: ADMINS,
    intents.SetReportDays: ADMINS,
    intents.SwitchReport: ADMINS,
    intents.ShowReportPlans: SUPERVISING,
    # policy packs
    intents.ShowRules: UNIT | OFFICE,
    intents.CompareRules: UNIT | OFFICE,
    intents.ChooseRules: ADMINS,
    intents.OverrideRules: SUPERVISING,
    # joint handling
    intents.ShowOpinions: UNIT | OFFICE,
    intents.UrgeOpinions: HANDLING | SUPERVISING,
    intents.MarkOpinionLate: HANDLING | SUPERVISING,
    intents.SendBackOpinion: HANDLING | SUPERVISING,
    intents.RecordMeeting: HANDLING | SUPERVISING,
    intents.WaiveMeeting: HANDLING | SUPERVISING,
    intents.AddCoUnit: SUPERVISING,
    intents.RemoveCoUnit: SUPERVISING,
    intents.SplitMerged: SUPERVISING,
    # returning, coordination, need to know
    intents.OtherUnit: frozenset({PostRole.APPROVER}),
    intents.Reassign: SUPERVISING,
    intents.Designate: frozenset({PostRole.APPROVER}),
    intents.Coordinate: SUPERVISING,
    intents.Suspend: frozenset({PostRole.APPROVER}),
    intents.TakeUpAgain: frozenset({PostRole.APPROVER}),
    intents.MarkSecret: KEEPERS,
    intents.UnmarkSecret: KEEPERS,
    intents.LetIn: KEEPERS,
    intents.ShutOut: KEEPERS,
    intents.ShowReaders: KEEPERS,
    intents.ShowViews: KEEPERS,
    intents.Reveal: HANDLING | SUPERVISING,
    # answers: report, review, plan, contacts
    intents.MakePlan: HANDLING,
    intents.ShowPlan: UNIT | OFFICE,
    intents.HandInReport: HANDLING,
    intents.SignReport: SIGNING,
    intents.SendBackReport: SIGNING,
    intents.PassAnswer: REVIEWING,
    intents.SendBackAnswer: REVIEWING,
    intents.ShowReviews: SUPERVISING,
    intents.HandInList: HANDLING,
    intents.ShowList: UNIT | OFFICE,
    intents.CompleteLetter: HANDLING,
    intents.MarkLeaderCase: SUPERVISING,
    # after the answer: rating, redo, visits, promises, closing, looking back
    intents.RateResult: SUPERVISING | PARTNERS,  # never the unit (R38)
    intents.RecordVote: SUPERVISING | PARTNERS,
    intents.VouchRating: SUPERVISING,
    intents.ShowSuspects: SUPERVISING,
    intents.OrderRedo: SUPERVISING,
    intents.EndRedo: frozenset({PostRole.APPROVER}),
    intents.ShowVisits: SUPERVISING,
    intents.ShowPromises: UNIT | OFFICE,
    intents.ConfirmPromise: HANDLING | SUPERVISING,
    intents.StrikePromise: SUPERVISING,
    intents.CarryPromise: SUPERVISING,
    intents.AcceptResult: SUPERVISING,
    intents.WaiveAcceptance: SUPERVISING,
    intents.ShowRegister: OFFICE,
    intents.LookBack: SUPERVISING,
    intents.ShowLookBacks: SUPERVISING,
    intents.AnswerAgain: HANDLING,
    # supervision: letters, levels, inspections
    intents.Supervise: SUPERVISING,
    intents.ShowSupervision: UNIT | OFFICE | PARTNERS,
    intents.ShowLetters: UNIT | OFFICE,
    intents.ShowLetter: UNIT | OFFICE,
    intents.SignLetter: UNIT,
    intents.Rectify: UNIT,
    intents.PassRectification: SUPERVISING,
    intents.FailRectification: SUPERVISING,
    intents.EndListing: SUPERVISING,
    intents.Inspect: SUPERVISING,
    intents.LogPhoneReminder: SUPERVISING,
    intents.ExportTable: SUPERVISING,
    intents.PrintSlip: SUPERVISING,
    intents.PrintToday: SUPERVISING,
    intents.ShowInspections: OFFICE,
    intents.MarkKey: SUPERVISING,
    intents.UnmarkKey: SUPERVISING,
    intents.ShowLag: OFFICE,
    intents.ShowMinusItems: OFFICE,
    intents.ReplaceTemplate: ADMINS,
    # annual evaluation
    intents.ShowScheme: UNIT | OFFICE,
    intents.SetShare: ADMINS,
    intents.SetMinusPoints: ADMINS,
    intents.WaiveMinus: KEEPERS,
    intents.CountMinusAgain: KEEPERS,
    # livelihood projects, rectification lists
    intents.ShowProjects: UNIT | OFFICE,
    intents.PlanMilestones: HANDLING | SUPERVISING,
    intents.SetReview: SUPERVISING,
    intents.ShowDispatch: OFFICE,
    intents.ShowRectification: UNIT | OFFICE,
    intents.ShowGaps: SUPERVISING,
    intents.SetUnitGroup: frozenset({PostRole.ADMIN, PostRole.SUPERVISOR}),
    intents.ShowUnitGroups: SUPERVISING,
    # statistics, likeness
    intents.ShowAlike: SUPERVISING,
    intents.JudgeAlike: SUPERVISING,
    intents.ShowFigures: OFFICE,
    # follow-ups
    # follow-ups: a unit ends its own, the office decides whether a promise was kept
    intents.ShowFollowUps: UNIT | OFFICE,
    intents.FinishFollowUp: HANDLING | SUPERVISING,
    intents.JudgePromise: SUPERVISING,
    intents.WaiveFollowUp: SUPERVISING,
    intents.MoveFollowUp: SUPERVISING,
    # working calendar
    intents.ShowCalendar: EVERYBODY,
    intents.ShowMovedLimits: SUPERVISING,
    intents.LoadHolidays: ADMINS,
    intents.SetCalendarDays: ADMINS,
    # administration
    intents.ChangeLiaison: ADMINS,
    intents.SetReminder: ADMINS,
    intents.SetRung: ADMINS,
    intents.ResetLadder: ADMINS,
    intents.ShowLadder: UNIT | OFFICE,
    intents.SetDigestTime: ADMINS,
    intents.SetQuietHours: ADMINS,
    intents.SetSlot: ADMINS,
    intents.SetDailyCap: ADMINS,
    intents.SetDigestDays: ADMINS,
    intents.SetDigestScope: ADMINS,
    intents.SetDigestSilence: ADMINS,
    intents.SetDigestPictures: ADMINS,
    intents.ShowDigestReaders: SUPERVISING,
    intents.SetUndoWindow: ADMINS,
    intents.SetSecondChannel: ADMINS,
    intents.SwitchSecondChannel: ADMINS,
    intents.SwitchToDos: ADMINS,
    intents.SetCallBudget: ADMINS,
    intents.Rehearse: ADMINS,
    intents.ShowDrill: ADMINS,
    intents.ShowSettings: EVERYBODY,
    intents.ShowUsage: ADMINS,
    intents.Pause: ADMINS,
    intents.Resume: ADMINS,
    intents.ShowStops: SUPERVISING,
    intents.ShowLate: SUPERVISING,
    intents.VerifyLedger: SUPERVISING,
    intents.ShowTrouble: ADMINS,
    # 确认, 1, 改成… and free words stand for the act they answer, which is checked when it happens
    intents.Cancel: EVERYBODY,
    # each of its acts is checked by itself
    intents.Several: EVERYBODY,
}


def may(roles: Iterable[PostRole], intent: type[Intent]) -> bool:
    """Whether a person with these posts may do this at all."""
    return not ALLOWED.get(intent, frozenset()).isdisjoint(roles)
