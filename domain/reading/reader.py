"""The order in which a message is read; each reading bears the name of the rule that made it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from domain import intents
from domain.reading.answers.choices import is_supply, read_answer
from domain.reading.answers.forms import read_form_answer
from domain.reading.cases.claims import read_claim
from domain.reading.cases.contacts import read_contact
from domain.reading.cases.day_or_case import read_day_or_case
from domain.reading.cases.explaining import read_why
from domain.reading.cases.ratings import read_rating
from domain.reading.cases.reasons import read_reason_first
from domain.reading.cases.standing import read_bare_case, read_question, read_share
from domain.reading.cases.together import read_together
from domain.reading.commands.matching import read_command
from domain.reading.files.attachments import read_belonging, read_marked
from domain.reading.guesses.nearest import leave
from domain.reading.guesses.notes import find_by_title
from domain.reading.guesses.titles import names_no_case, read_by_title
from domain.reading.mending.corrections import read_corrected
from domain.reading.rules import Message, Rule
from domain.reading.scene import Reading, Scene
from domain.reading.sentences.calendar import read_calendar, read_holiday_notice
from domain.reading.sentences.configuring import read_configuring, read_put_off
from domain.reading.sentences.counted import read_counted
from domain.reading.sentences.delivery import read_delivery
from domain.reading.sentences.duties import read_duty
from domain.reading.sentences.evaluation import read_evaluation
from domain.reading.sentences.exporting import read_export
from domain.reading.sentences.figures import read_figure
from domain.reading.sentences.helping import read_help_beside_case
from domain.reading.sentences.intake import read_intake
from domain.reading.sentences.ladder import read_ladder
from domain.reading.sentences.letters import read_letter
from domain.reading.sentences.likeness import read_likeness
from domain.reading.sentences.lists import read_list
from domain.reading.sentences.packs import read_pack_rules
from domain.reading.sentences.periodic import read_periodic
from domain.reading.sentences.phrases import read_courtesy, read_phrase
from domain.reading.sentences.posts import read_about_posts
from domain.reading.sentences.recasting import read_recast
from domain.reading.sentences.report_settings import read_report_setting
from domain.reading.sentences.reports import read_report
from domain.reading.sentences.results import read_result_list
from domain.reading.sentences.rights import read_rights
from domain.reading.sentences.rosters import read_pasted_roster, read_roster
from domain.reading.sentences.settings import read_sentence
from domain.reading.sentences.setup import read_setup
from domain.reading.sentences.tracking import read_tracking
from domain.reading.sentences.trust import read_trust
from domain.reading.sentences.verdicts import read_verdict
from domain.reading.several.exceptions import read_all_but
from domain.reading.several.joining import read_several
from domain.reading.several.likewise import read_likewise
from domain.reading.text.normalising import Passage, close_gaps, fold
from domain.reading.text.talk import is_pasted_talk

# The first that fits makes the reading. What is one wish as a whole comes before the cases in front of it,
# and what is said of a case before the command words, which free text is full of.
RULES: Final = (
    Rule("configuring", read_configuring),
    Rule("intake", read_intake),
    Rule("periodic", read_periodic),
    Rule("report_setting", read_report_setting),
    Rule("calendar", read_calendar),
    Rule("letter", read_letter),
    Rule("evaluation", read_evaluation),
    Rule("verdict", read_verdict),
    Rule("tracking", read_tracking),
    Rule("trust", read_trust),
    Rule("export", read_export),
    Rule("delivery", read_delivery),
    Rule("rating", read_rating),
    Rule("result_list", read_result_list),
    Rule("ladder", read_ladder),
    Rule("posts", read_about_posts),
    Rule("rights", read_rights),
    Rule("setup", read_setup),
    Rule("phrase", read_phrase),
    Rule("list", read_list),
    Rule("roster", read_roster),
    Rule("sentence", read_sentence),
    Rule("put_off", read_put_off),
    Rule("pack", read_pack_rules),
    Rule("help", read_help_beside_case),
    Rule("recast", read_recast),
    Rule("file", read_belonging),
    Rule("figure", read_figure),
    Rule("alike", read_likeness),
    Rule("report", read_report),
    Rule("duty", read_duty),
    Rule("counted", read_counted),
    Rule("why", read_why),
    Rule("day_or_case", read_day_or_case),
    Rule("case", read_bare_case),
    Rule("question", read_question),
    Rule("percent", read_share),
    Rule("claim", read_claim),
    Rule("reason", read_reason_first),
    Rule("command", read_command),
    Rule("contact", read_contact),
    Rule("together", read_together),
)
# A message that is nothing but one misspelt word may be meant for these.
_BY_ONE_WORD = frozenset(
    {
        "periodic",
        "delivery",
        "roster",
        "ladder",
        "posts",
        "phrase",
        "list",
        "sentence",
        "figure",
        "alike",
        "report",
        "duty",
        "counted",
    }
)
_WISHES: Final = tuple(rule for rule in RULES if rule.name in _BY_ONE_WORD)
TYPO: Final = Rule("typo", partial(read_corrected, wishes=_WISHES))
_NOTHING: Final = Reading(intents.NotUnderstood(""), "nothing")


def read(text: str, scene: Scene) -> Reading:
    """What the person wants. Never raises; what is not clear becomes a question or NotUnderstood.

    No reading acts without a command word or an open question.
    """
    if not text.strip():
        return Reading(intents.NotUnderstood(""), "empty")
    return read_marked(text, lambda words: _read_words(words, scene)) or _read_words(text, scene)


def _read_words(text: str, scene: Scene) -> Reading:
    """The open question's answer, else one act or several, else an act on a case meant by its title."""
    if pasted := read_holiday_notice(text, scene) or read_pasted_roster(text, scene):
        return pasted
    passage, question = fold(text), scene.question
    if filled := read_form_answer(passage, scene, lambda words: _read_plain(words, scene)):
        return filled
    answer = read_answer(close_gaps(passage), scene)
    if answer is not None:
        return answer
    reading = _read_plain(passage, scene)
    if question and is_supply(reading, question):
        return Reading(intents.Supply(text.strip()), "answer")
    titled = read_by_title(passage, scene, _read_plain) if scene.cases and names_no_case(reading) else None
    return titled or _note_title(reading, passage, scene)


def _note_title(reading: Reading, passage: Passage, scene: Scene) -> Reading:
    """What was not understood may be a note on the case whose title it touches: 瓷砖已经围挡好了."""
    intent = reading.intent
    if not isinstance(intent, intents.NotUnderstood) or intent.refs or reading.rule != "nothing":
        return reading
    return replace(reading, intent=replace(intent, touched=find_by_title(passage, scene.cases)))


def _read_plain(passage: Passage, scene: Scene) -> Reading:
    """The message as several acts, if it is several, else as one; what others said is no act."""
    alone = _read_alone(passage, scene)
    if is_pasted_talk(passage.message):
        refs = getattr(alone.intent, "refs", ())
        return Reading(intents.NotUnderstood(passage.message.strip(), refs), "talk")
    likewise = read_likewise(passage, scene, _read_alone) or read_all_but(passage, scene, _read_alone)
    return likewise or read_several(passage, alone, scene, _read_alone) or alone


def _read_alone(passage: Passage, scene: Scene) -> Reading:
    """The message as one act."""
    if not passage.folded:
        return Reading(read_courtesy(passage.message), "greeting")
    message = Message.of(passage, scene)
    reading = next(_readings(message), _NOTHING)
    if isinstance(reading.intent, intents.NotUnderstood):
        return Reading(leave(message), reading.rule)
    return reading


def _readings(message: Message) -> Iterator[Reading]:
    """By every rule in turn: as it is written, without blanks between characters, and put right."""
    closed = close_gaps(message.passage)
    joined = [] if closed.text == message.passage.text else [Message.of(closed, message.scene)]
    for rules in (RULES, (TYPO,)):
        for wording in (message, *joined):
            yield from filter(None, (rule.read(wording) for rule in rules))
