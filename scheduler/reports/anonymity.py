"""Reports name units and cases, never persons, and of a secret case nothing but its number (R6, R65)."""

from domain.masking import mask_people
from message_templates import render
from storage.lines import title_for_all
from storage.rules import Rules
from storage.tables import Case

_SHORTEST = 2  # characters: a name of one would be found in every word


def without_persons(text: str, rules: Rules) -> str:
    """The text with the names of all whom the office knows masked, and telephone numbers."""
    names = {person.name for person in rules.directory.everybody() if len(person.name) >= _SHORTEST}
    return mask_people(text, sorted(names, key=len, reverse=True))


def title_in_report(case: Case, rules: Rules) -> str:
    """What a case is about."""
    return render("parts/secret.j2") if case.secret else without_persons(title_for_all(case), rules)
