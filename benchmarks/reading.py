"""100,000 spoilt phrases: how many are still read, how many are asked about, none done wrongly.

An act is wrong if it would happen at once (签收, 进展) without having been said: another act than the
phrase's own, or on another of his cases. What is echoed first and waits for 确认 is no wrong act.
"""

import argparse
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from time import perf_counter

from benchmarks.mutations import KEEPING, SPOILING, Mutation
from benchmarks.reckoning import show
from domain import intents
from domain.calendar import Calendar
from domain.intents import CaseRef, Intent
from domain.reading import KnownCase, OpenQuestion, Reading, Scene, read
from domain.vocabulary import PostRole, Source
from tests.phrases.phrases import ALL

COUNT, SEED, MARGIN = 100_000, 20260922, 12
TODAY = date(2026, 9, 22)
CASES = (
    KnownCase(12, Source.DEPUTY_SUGGESTION, "建议012", "关于老旧住宅加装电梯的建议"),
    KnownCase(13, Source.DEPUTY_SUGGESTION, "建议013", "关于整治餐饮油烟的建议"),
    KnownCase(15, Source.NETIZEN_MESSAGE, "留言15", "反映柳荫街路灯不亮"),
    KnownCase(45, Source.CPPCC_PROPOSAL, "提案045", "关于完善充电设施的提案"),
)
UNITS = ("区住房和城乡建设局", "区城市管理局", "区教育体育局", "区卫生健康委员会", "城桥镇")
LIAISON = Scene(TODAY, frozenset({PostRole.LIAISON}), CASES, UNITS, calendar=Calendar())
OFFICE = replace(LIAISON, roles=frozenset({PostRole.ADMIN, PostRole.SUPERVISOR, PostRole.APPROVER}), cases=())
QUOTING = replace(LIAISON, quoted=CaseRef(15, Source.NETIZEN_MESSAGE, "留言15"))
ASKED_YES = replace(LIAISON, question=OpenQuestion(yes_no=True))
CHOICES = (13, 15)
ASKED_WHICH = replace(LIAISON, question=OpenQuestion(choices=("建议013", "留言15")))
ASKED_WORDS = replace(LIAISON, question=OpenQuestion(words=True))
SCENES = {"联络员": (LIAISON, LIAISON, QUOTING, ASKED_YES, ASKED_WHICH, ASKED_WORDS), "办公室": (OFFICE,)}

AT_ONCE = (
    intents.Acknowledge,
    intents.ReportProgress,
    intents.Confirm,
    intents.Pick,
    intents.RateResult,
    intents.RecordVisit,
    intents.AcceptResult,
    intents.VouchRating,
    intents.MarkOpinionLate,
    intents.UrgeOpinions,
    intents.PassAnswer,
    intents.DeclineItem,
    intents.PlanPull,
    intents.StartPull,
    intents.StopPull,
    intents.PullNow,
    intents.SettleNetizenCheck,
    intents.SignReport,
    intents.CompleteLetter,
    intents.FinishFollowUp,
    intents.JudgePromise,
    intents.ConfirmPromise,
    intents.StrikePromise,
    intents.LookBack,
    intents.SignLetter,
    intents.LogPhoneReminder,
    intents.SetOwnSlot,
    intents.RefuseClosing,
    intents.TakeOver,
    intents.DeclineHandOver,
    intents.DeclineStandIn,
    intents.EndStandIn,
)
ECHOED = (
    intents.EraseCase,
    intents.ErasePerson,
    intents.SetRetention,
    intents.Answer,
    intents.AskExtension,
    intents.AskReturn,
    intents.LogContact,
    intents.Several,
    intents.Undo,
    intents.MoveReply,
    intents.RewordReply,
    intents.Approve,
    intents.Refuse,
    intents.Assign,
    intents.RegisterCase,
    intents.AdoptItems,
    intents.UndoPull,
    intents.SetNetizenCheck,
    intents.Urge,
    intents.Pause,
    intents.Resume,
    intents.SetReminder,
    intents.SetShare,
    intents.SetMinusPoints,
    intents.WaiveMinus,
    intents.CountMinusAgain,
    intents.SetDigestTime,
    intents.SetQuietHours,
    intents.SetSlot,
    intents.SetDailyCap,
    intents.SetDigestDays,
    intents.SetDigestScope,
    intents.SetDigestSilence,
    intents.SetDigestPictures,
    intents.SetUndoWindow,
    intents.SetLater,
    intents.SetFollowUpDays,
    intents.SetApprover,
    intents.SwitchSource,
    intents.SetMask,
    intents.Wording,
    intents.SetRung,
    intents.ResetLadder,
    intents.SetSecondChannel,
    intents.SwitchSecondChannel,
    intents.SwitchToDos,
    intents.SetCallBudget,
    intents.ChangeLiaison,
    intents.EditRoster,
    intents.EndAbsent,
    intents.AdoptContacts,
    intents.StandIn,
    intents.HandOver,
    intents.CancelHandOver,
    intents.AgreeHandOver,
    intents.CloseCase,
    intents.ListForSupervision,
    intents.MergeCases,
    intents.SplitMerged,
    intents.SendBackOpinion,
    intents.RecordMeeting,
    intents.WaiveMeeting,
    intents.AddCoUnit,
    intents.RemoveCoUnit,
    intents.MakeReport,
    intents.IssueReport,
    intents.ReturnDraft,
    intents.DropDraft,
    intents.SetReportReaders,
    intents.SetReportDays,
    intents.SwitchReport,
    intents.Rehearse,
    intents.ShowSetup,
    intents.SkipStep,
    intents.SettleStep,
    intents.GoLive,
    intents.LeaveSetup,
    intents.LoadHolidays,
    intents.SetCalendarDays,
)
READ, ASKED, LEFT, OTHER, WRONG = "照读", "先问一句", "没看懂", "读成别的（先复述）", "错办"


@dataclass(frozen=True)
class Said:
    """One spoilt phrase in its scene, and how the phrase itself is read there."""

    text: str
    scene: Scene
    meant: Reading


def sort_out(said: Said) -> str:
    """What came of one spoilt phrase."""
    reading = read(said.text, said.scene)
    intent = reading.intent
    same = type(intent) is type(said.meant.intent) and _cases(intent) == _cases(said.meant.intent)
    if isinstance(intent, AT_ONCE) and not reading.corrected and not getattr(reading, "by_title", False):
        return READ if same else ASKED if _only_asks(intent, said) else WRONG
    if isinstance(intent, intents.NotUnderstood | intents.Greet):
        return READ if same else LEFT
    if isinstance(intent, intents.Unclear) or reading.corrected:
        return ASKED
    if isinstance(intent, ECHOED):
        return READ if same else OTHER
    return READ if same else ASKED  # something was looked up: nothing happens


def _cases(intent: Intent) -> frozenset[int]:
    return frozenset(ref.ordinal for ref in getattr(intent, "refs", ()))


def _only_asks(intent: Intent, said: Said) -> bool:
    """签收 without a case asks which; a number that is none of his (1215 for 12、15) is refused."""
    known, meant = {case.ordinal for case in said.scene.cases}, _cases(said.meant.intent)
    kind = type(intent) is type(said.meant.intent)
    if intent == intents.Acknowledge():
        return True
    if kind and isinstance(intent, intents.RecordVisit) and intent.way is None:
        return True  # how it was made, and what was said, is asked before anything is written
    if isinstance(intent, intents.Pick):  # 13 to the question which of 13 and 15, cut off from 13什么时候到期
        return CHOICES[intent.number - 1] in meant
    if kind and getattr(said.meant.intent, "everything", False):
        return True  # one of all that were to be signed
    return bool(_cases(intent)) and (_cases(intent) & known <= (meant if kind else frozenset()))


def spoil(count: int, seed: int) -> dict[str, Counter[str]]:
    """Spoil phrases by each mutation in turn, or by two, and count what came of them."""
    dice, found = random.Random(seed), dict[str, Counter[str]]()  # noqa: S311 - the same phrases every time
    kinds: dict[str, Mutation] = {**KEEPING, **SPOILING}
    plain = [phrase for phrase in ALL if phrase.who in SCENES and phrase.phrase.strip()]
    for number in range(count):
        phrase, name = dice.choice(plain), list(kinds)[number % len(kinds)]
        scene = dice.choice(SCENES[phrase.who])
        text = kinds[name](phrase.phrase, dice)
        if name in SPOILING and dice.random() < 0.3:
            text = dice.choice(list(kinds.values()))(text, dice)
        outcome = sort_out(Said(text, scene, read(phrase.phrase, scene)))
        found.setdefault(name, Counter())[outcome] += 1
        if outcome == WRONG:
            print(f"错办：{phrase.phrase!r} → {text!r}：{read(text, scene)}", file=sys.stderr)
    return found


def speed(rounds: int = 5) -> float:
    """Readings a second on one core, median of some rounds over all phrases."""
    plain = [phrase for phrase in ALL if phrase.who in SCENES]
    rates = []
    for _ in range(rounds):
        begun = perf_counter()
        for phrase in plain * MARGIN:
            read(phrase.phrase, SCENES[phrase.who][0])
        rates.append(len(plain) * MARGIN / (perf_counter() - begun))
    return median(rates)


def size() -> float:
    """Megabytes a fresh process grows by when it loads the reader and reads its first phrase."""
    program = (
        "import datetime, domain.intents, domain.calendar\n"
        "size = lambda: int(open('/proc/self/statm').read().split()[1]) * 4096 / 1e6\n"
        "before = size()\n"
        "from domain.reading import Scene, read\n"
        "read('sqyq 12', Scene(datetime.date(2026, 9, 22)))\n"
        "print(size() - before)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(told.stdout)


def main() -> None:
    """The counts, the speed and the size; exit 1 if anything was done wrongly."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=COUNT)
    options.add_argument("--seed", type=int, default=SEED)
    given = options.parse_args()
    found = spoil(given.count, given.seed)
    outcomes = (READ, ASKED, LEFT, OTHER, WRONG)
    rows = [(name, *(f"{counts[outcome]:,}" for outcome in outcomes)) for name, counts in found.items()]
    total = sum(found.values(), Counter[str]())
    rows.append(("合计", *(f"{total[outcome]:,}" for outcome in outcomes)))
    show(f"{given.count:,} spoilt phrases (seed {given.seed})", ("", *outcomes), rows)
    show("Reader", ("readings a second", "MB"), [(f"{speed():,.0f}", f"{size():.1f}")])
    sys.exit(1 if total[WRONG] else 0)


if __name__ == "__main__":
    main()
