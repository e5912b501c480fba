"""What a person wants, whether he typed it or tapped it; the router finds a handler by the type."""

from domain.intents import (
    calendar,
    exports,
    intake,
    phoning,
    posts,
    projects,
    rosters,
    settings,
    setup,
    trust,
)
from domain.intents.administration import (
    Assign,
    ChangeLiaison,
    ImportFile,
    NamedUnit,
    Pause,
    Preview,
    Rehearse,
    Resume,
    SetDailyCap,
    SetDigestDays,
    SetDigestTime,
    SetOwnSlot,
    SetQuietHours,
    SetReminder,
    SetSlot,
    SetUndoWindow,
    ShowDrill,
    ShowLate,
    ShowSettings,
    ShowStops,
    ShowTrouble,
    ShowUsage,
    ShowWaiting,
)
from domain.intents.answers import (
    Amend,
    Cancel,
    Confirm,
    NotUnderstood,
    Pick,
    Several,
    Strike,
    Supply,
    Unclear,
)
from domain.intents.calendar import *  # noqa: F403 - all of its intents
from domain.intents.delivery import (
    SetCallBudget,
    SetSecondChannel,
    ShowDelivery,
    ShowSecondChannel,
    ShowUnread,
    SwitchSecondChannel,
    SwitchToDos,
)
from domain.intents.digests import (
    Extent,
    SetDigestPictures,
    SetDigestScope,
    SetDigestSilence,
    ShowDigestReaders,
)
from domain.intents.evaluation import CountMinusAgain, SetMinusPoints, SetShare, ShowScheme, WaiveMinus
from domain.intents.exports import *  # noqa: F403 - all of its intents
from domain.intents.intake import *  # noqa: F403 - all of its intents
from domain.intents.intent import (
    CaseRef,
    Intent,
)
from domain.intents.joint import (
    AddCoUnit,
    MarkOpinionLate,
    RecordMeeting,
    RemoveCoUnit,
    SendBackOpinion,
    ShowOpinions,
    SplitMerged,
    UrgeOpinions,
    WaiveMeeting,
)
from domain.intents.ladder import ResetLadder, SetRung, ShowLadder
from domain.intents.office import (
    Approve,
    FindSimilar,
    JudgeAlike,
    ListForSupervision,
    MergeCases,
    Rate,
    Refuse,
    ShowAlike,
    ShowFigures,
    ShowLiaison,
    ShowOffice,
    ShowPending,
    ShowRate,
    ShowSent,
    Side,
    Urge,
)
from domain.intents.packs import ChooseRules, CompareRules, OverrideRules, ShowRules
from domain.intents.papers import (
    CompleteLetter,
    HandInList,
    HandInReport,
    LetterPart,
    MakePlan,
    MarkLeaderCase,
    PassAnswer,
    SendBackAnswer,
    SendBackReport,
    ShowList,
    ShowPlan,
    ShowReviews,
    SignReport,
)
from domain.intents.periodic import *  # noqa: F403 - all of its intents
from domain.intents.phoning import *  # noqa: F403 - all of its intents
from domain.intents.posts import *  # noqa: F403 - all of its intents
from domain.intents.projects import *  # noqa: F403 - all of its intents
from domain.intents.results import (
    AcceptResult,
    AnswerAgain,
    CarryPromise,
    CloseCase,
    ConfirmPromise,
    EndRedo,
    Finding,
    LookBack,
    OrderRedo,
    PromiseList,
    RateResult,
    RecordVisit,
    RecordVote,
    RefuseClosing,
    ShowLookBacks,
    ShowPromises,
    ShowRegister,
    ShowSuspects,
    ShowVisits,
    StrikePromise,
    VouchRating,
    WaiveAcceptance,
)
from domain.intents.returning import (
    Coordinate,
    Designate,
    OtherUnit,
    Reassign,
    Suspend,
    TakeUpAgain,
)
from domain.intents.rights import ShowRights, ShowWhoMay
from domain.intents.rosters import *  # noqa: F403 - all of its intents
from domain.intents.secrecy import (
    LetIn,
    MarkSecret,
    Part,
    Reveal,
    ShowReaders,
    ShowViews,
    ShutOut,
    UnmarkSecret,
)
from domain.intents.settings import *  # noqa: F403 - all of its intents
from domain.intents.setup import *  # noqa: F403 - all of its intents
from domain.intents.supervision import (
    EndListing,
    FailRectification,
    Inspect,
    LetterRef,
    MarkKey,
    PassRectification,
    Rectify,
    ReplaceTemplate,
    ShowInspections,
    ShowLag,
    ShowLetter,
    ShowLetters,
    ShowMinusItems,
    ShowSupervision,
    SignLetter,
    Supervise,
    UnmarkKey,
)
from domain.intents.tracking import (
    FinishFollowUp,
    JudgePromise,
    MoveFollowUp,
    ShowFollowUps,
    WaiveFollowUp,
)
from domain.intents.trust import *  # noqa: F403 - all of its intents
from domain.intents.unit import (
    About,
    Acknowledge,
    Answer,
    AskExtension,
    AskReturn,
    AttachFile,
    ExplainDeadline,
    ExplainReminder,
    Greet,
    Help,
    LogContact,
    MoveReply,
    MuteReminders,
    ReportProgress,
    RewordReply,
    ShowCase,
    ShowMine,
    Tone,
    Undo,
    Which,
)

__all__ = [
    "About", "AcceptResult", "Acknowledge", "AddCoUnit", "Amend", "Answer", "AnswerAgain", "Approve",
    "AskExtension", "AskReturn", "Assign", "AttachFile", "Cancel", "CarryPromise", "CaseRef",
    "ChangeLiaison", "ChooseRules", "CloseCase", "CompareRules", "CompleteLetter", "Confirm",
    "ConfirmPromise", "Coordinate", "Designate", "EndListing", "EndRedo", "ExplainDeadline",
    "ExplainReminder", "FailRectification", "FindSimilar", "Finding", "FinishFollowUp", "Greet",
    "HandInList", "HandInReport", "Help", "ImportFile", "Inspect", "Intent", "JudgeAlike",
    "JudgePromise", "LetIn", "LetterPart", "LetterRef", "ListForSupervision", "LogContact", "LookBack",
    "MakePlan", "MarkKey", "MarkLeaderCase", "MarkOpinionLate", "MarkSecret", "MergeCases", "MoveFollowUp",
    "MoveReply", "MuteReminders", "NamedUnit", "NotUnderstood", "OrderRedo", "OtherUnit", "OverrideRules",
    "Part", "PassAnswer", "PassRectification", "Pause", "Pick", "Preview", "PromiseList", "Rate",
    "RateResult", "Reassign", "RecordMeeting", "RecordVisit", "RecordVote", "Rectify", "Refuse",
    "RefuseClosing", "Rehearse", "RemoveCoUnit", "ReplaceTemplate", "ReportProgress", "ResetLadder",
    "Resume", "Reveal", "RewordReply", "SendBackAnswer", "SendBackOpinion", "SendBackReport", "SetDailyCap",
    "SetDigestDays", "SetDigestTime", "SetOwnSlot", "SetQuietHours", "SetReminder", "SetRung", "SetSlot",
    "SetUndoWindow", "Several", "ShowAlike", "ShowCase", "ShowDrill", "ShowFigures", "ShowFollowUps",
    "ShowInspections", "ShowLadder", "ShowLag", "ShowLate", "ShowLetter", "ShowLetters", "ShowLiaison",
    "ShowList", "ShowLookBacks", "ShowMine", "ShowMinusItems", "ShowOffice", "ShowOpinions", "ShowPending",
    "ShowPlan", "ShowPromises", "ShowRate", "ShowReaders", "ShowRegister", "ShowReviews", "ShowRights",
    "ShowRules", "ShowSent", "ShowSettings", "ShowStops", "ShowSupervision", "ShowSuspects", "ShowTrouble",
    "ShowUsage", "ShowViews", "ShowVisits", "ShowWaiting", "ShowWhoMay", "ShutOut", "Side", "SignLetter",
    "SignReport", "SplitMerged", "Strike", "StrikePromise", "Supervise", "Supply", "Suspend",
    "TakeUpAgain", "Tone", "Unclear", "Undo", "UnmarkKey", "UnmarkSecret", "Urge", "UrgeOpinions",
    "VouchRating", "WaiveAcceptance", "WaiveFollowUp", "WaiveMeeting", "Which",
]  # fmt: skip
__all__ += calendar.__all__
__all__ += ["Extent", "SetDigestPictures", "SetDigestScope", "SetDigestSilence", "ShowDigestReaders"]
__all__ += ["CountMinusAgain", "SetMinusPoints", "SetShare", "ShowScheme", "WaiveMinus"]
__all__ += posts.__all__
__all__ += projects.__all__
__all__ += [
    "SetCallBudget", "SetSecondChannel", "ShowDelivery", "ShowSecondChannel", "ShowUnread",
    "SwitchSecondChannel", "SwitchToDos",
]  # fmt: skip
__all__ += phoning.__all__
__all__ += setup.__all__
__all__ += exports.__all__
__all__ += trust.__all__
__all__ += settings.__all__
__all__ += rosters.__all__
__all__ += intake.__all__
