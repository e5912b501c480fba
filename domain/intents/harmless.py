"""The wishes that change nothing: they need no 确认, and 好的 may say yes to one."""

from typing import Final

from domain.intents.administration import (
    Preview,
    ShowDrill,
    ShowLate,
    ShowSettings,
    ShowStops,
    ShowTrouble,
    ShowUsage,
    ShowWaiting,
)
from domain.intents.calendar import ShowCalendar, ShowMovedLimits
from domain.intents.delivery import ShowDelivery, ShowSecondChannel, ShowUnread
from domain.intents.evaluation import ShowScheme
from domain.intents.exports import ExportTable, PrintSlip, PrintToday
from domain.intents.intake import ShowPulls, ShowUnassigned
from domain.intents.intent import Intent
from domain.intents.joint import ShowOpinions
from domain.intents.office import (
    FindSimilar,
    ShowAlike,
    ShowFigures,
    ShowLiaison,
    ShowOffice,
    ShowPending,
    ShowRate,
    ShowSent,
)
from domain.intents.packs import CompareRules, ShowRules
from domain.intents.papers import ShowList, ShowPlan, ShowReviews
from domain.intents.posts import ShowStandIns
from domain.intents.projects import (
    ShowDispatch,
    ShowGaps,
    ShowProjects,
    ShowRectification,
    ShowUnitGroups,
)
from domain.intents.results import ShowLookBacks, ShowPromises, ShowRegister, ShowSuspects, ShowVisits
from domain.intents.rosters import ShowHealth
from domain.intents.secrecy import ShowReaders, ShowViews
from domain.intents.settings import (
    ShowApprovers,
    ShowMasks,
    ShowSources,
    ShowWording,
    ShowWordings,
)
from domain.intents.supervision import (
    ShowInspections,
    ShowLag,
    ShowLetter,
    ShowLetters,
    ShowMinusItems,
    ShowSupervision,
)
from domain.intents.tracking import ShowFollowUps
from domain.intents.trust import ExportTrail, ShowActs, ShowSettingChanges, ShowTrail, VerifyLedger
from domain.intents.unit import (
    ExplainDeadline,
    ExplainReminder,
    Greet,
    Help,
    MuteReminders,
    ShowCase,
    ShowMine,
)

HARMLESS: Final[tuple[type[Intent], ...]] = (
    ShowCalendar,
    ShowHealth,
    ShowMovedLimits,
    ShowMine,
    ShowCase,
    ShowOffice,
    ShowLiaison,
    ShowPending,
    ShowSettings,
    ShowWaiting,
    ShowStandIns,
    ShowStops,
    ShowLate,
    ShowDrill,
    ShowUsage,
    ShowRate,
    ShowSent,
    ShowDelivery,
    ShowUnread,
    ShowSecondChannel,
    ShowTrouble,
    ShowUnassigned,
    ShowPulls,
    ShowFollowUps,
    ExplainDeadline,
    ExplainReminder,
    FindSimilar,
    ShowOpinions,
    ShowAlike,
    ShowFigures,
    MuteReminders,
    Preview,
    ShowRules,
    CompareRules,
    Help,
    Greet,
    VerifyLedger,
    ShowTrail,
    ExportTrail,
    ShowActs,
    ShowSettingChanges,
    ShowPlan,
    ShowList,
    ShowReviews,
    ShowReaders,
    ShowViews,
    ShowLookBacks,
    ShowPromises,
    ShowRegister,
    ShowSuspects,
    ShowVisits,
    ShowInspections,
    ShowLag,
    ShowLetter,
    ShowLetters,
    ShowMinusItems,
    ShowScheme,
    ShowSupervision,
    ShowProjects,
    ShowDispatch,
    ShowGaps,
    ShowUnitGroups,
    ShowRectification,
    ExportTable,
    PrintSlip,
    PrintToday,
    ShowApprovers,
    ShowMasks,
    ShowSources,
    ShowWording,
    ShowWordings,
)
