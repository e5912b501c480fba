"""One minus item as a row of a report says it: circular and annual evaluation say it alike."""

from domain.minus_items import MinusItem, MinusKind
from domain.reports.unit_facts import Span
from scheduler.reports.anonymity import without_persons
from scheduler.reports.words import say
from storage.rules import Rules


def problem_kind(kind: MinusKind) -> str:
    """What kind it is of."""
    return say("problem_kind", kind=kind)


def problem_words(item: MinusItem, span: Span, rules: Rules) -> str:
    """What is known of it: how late, why it was sent back, what the person said."""
    said = without_persons(item.evidence, rules)
    return say(
        "problem",
        item=item,
        said=said,
        secret=item.secret,
        running=item.days > 0 and item.until_on >= span.over,
    )
