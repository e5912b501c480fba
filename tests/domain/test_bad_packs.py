"""A pack that is written wrongly is refused with its file and the very key; nothing of it is used."""

import re
from importlib.resources import files

import pytest

from domain.packs import BadPack, Trouble, read_pack, read_packs
from domain.vocabulary import ResultClass

GENERIC = (files("domain.packs") / "texts" / "generic.toml").read_text("utf-8")


def refusal(text: str, name: str = "own") -> BadPack:
    with pytest.raises(BadPack) as raised:
        read_packs({name: text}, {"generic": GENERIC})
    return raised.value


def own(*lines: str, title: str = "本区") -> str:
    head = [f'title = "{title}"', 'document = "本区办法"', 'based_on = "generic"']
    return "\n".join([*head, *lines])


REDO = '[redo]\nclause = "第八条"'
EXTENSION = '[extension]\nclause = "第八条"\nahead = "3天"'
MISTAKES = {
    "a line that is no TOML": ("[redo", "", Trouble.NO_TOML),
    "a section nobody knows": ('[redoo]\nwithin = "1个月"', "redoo", Trouble.UNKNOWN),
    "a key nobody knows": (f'{REDO}\nwithin = "1个月"\nwithinn = "1个月"', "redo.withinn", Trouble.UNKNOWN),
    "a term that is missing": (REDO, "redo.within", Trouble.MISSING),
    "a section without a clause": ('[redo]\nwithin = "1个月"', "redo.clause", Trouble.MISSING),
    "an empty clause": ('[redo]\nwithin = "1个月"\nclause = " "', "redo.clause", Trouble.EMPTY),
    "words that are no term": (f'{REDO}\nwithin = "尽快吧"', "redo.within", Trouble.NO_TERM),
    "a number instead of a term": (f"{REDO}\nwithin = 30", "redo.within", Trouble.NO_TERM),
    "a term without end": (f'{REDO}\nwithin = "0天"', "redo.within", Trouble.NO_TERM),
    "months ahead": ('[extension]\nclause = "第八条"\nahead = "1个月"', "extension.ahead", Trouble.NO_DAYS),
    "a text for a number": (
        f'{EXTENSION}\ntimes = "一次"', "extension.times", Trouble.WRONG_KIND,
    ),
    "yes for a number": (
        f"{EXTENSION}\ntimes = true", "extension.times", Trouble.WRONG_KIND,
    ),
    "less than nothing": (
        f"{EXTENSION}\ntimes = -1", "extension.times", Trouble.NEGATIVE,
    ),
    "a number for yes or no": (
        '[report]\nclause = "第八条"\nahead = "2天"\nrequired = 1', "report.required", Trouble.WRONG_KIND,
    ),
    "a word of no list": ('[review]\nclause = "第八条"\nwhen = "sometimes"', "review.when", Trouble.NO_WORD),
    "a word of no list among others": (
        '[closing]\nclause = "第八条"\nparties = ["person", "mayor"]', "closing.parties[2]", Trouble.NO_WORD,
    ),
    "one word for a list": (
        '[closing]\nclause = "第八条"\nparties = "person"', "closing.parties", Trouble.NO_LIST,
    ),
    "a text for a section": ('redo = "1个月"', "redo", Trouble.NO_TABLE),
    "a text for a table": (
        '[look_back]\nclause = "第八条"\nafter = "3个月"', "look_back.after", Trouble.NO_TABLE,
    ),
    "a class nobody knows": (
        '[look_back]\nclause = "第八条"\nafter = { done = "3个月" }', "look_back.after.done", Trouble.NO_WORD,
    ),
    "a unit nobody counts in": (
        '[reminder]\nclause = "第八条"\nunit = "hours"', "reminder.unit", Trouble.NO_WORD,
    ),
    "a reminder day in words": (
        '[reminder]\nclause = "第八条"\ndays = ["三天"]', "reminder.days[1]", Trouble.WRONG_KIND,
    ),
    "a source nobody knows": ('sources = ["newspaper"]', "sources[1]", Trouble.NO_WORD),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_key(mistake: str) -> None:
    lines, key, trouble = MISTAKES[mistake]
    bad = refusal(own() + "\n" + lines)
    assert (bad.file, bad.key, bad.trouble) == ("own.toml", key, trouble)


def _classes(*means: str) -> str:
    rows = ", ".join(f'{{ name = "{place}类", means = [{each}] }}' for place, each in enumerate(means, 1))
    return own(f'[result]\nclause = "第八条"\nclasses = [{rows}]')


ALL = ", ".join(f'"{one}"' for one in ResultClass)


def test_every_result_has_exactly_one_class() -> None:
    read_packs({"own": _classes(ALL)}, {"generic": GENERIC})
    for wrong, which in (
        (('"resolved", "planned", "reference"',), "under_way"),
        ((ALL, '"planned"'), "planned"),
    ):
        bad = refusal(_classes(*wrong))
        assert (bad.key, bad.trouble, bad.value) == ("result.classes", Trouble.NOT_ONE_CLASS, which)


def test_a_pack_without_a_basis_has_to_say_everything() -> None:
    bad = refusal('title = "本区"\ndocument = "本区办法"')
    assert bad.trouble is Trouble.MISSING


def test_a_pack_without_a_title_is_refused() -> None:
    assert refusal('document = "本区办法"\nbased_on = "generic"').key == "title"


def test_a_basis_has_to_be_there_and_must_not_lead_back() -> None:
    nowhere = refusal('title = "本区"\ndocument = "甲"\nbased_on = "nowhere"')
    assert (nowhere.key, nowhere.trouble, nowhere.value) == ("based_on", Trouble.NO_SUCH_PACK, "nowhere")
    round_about = {
        "first": 'title = "甲"\ndocument = "甲"\nbased_on = "second"',
        "second": 'title = "乙"\ndocument = "乙"\nbased_on = "first"',
    }
    with pytest.raises(BadPack) as raised:
        read_packs(round_about, {"generic": GENERIC})
    assert raised.value.trouble is Trouble.CIRCLE


def test_a_pack_based_on_itself_needs_one_that_it_replaces() -> None:
    assert refusal('title = "本区"\ndocument = "甲"\nbased_on = "own"').trouble is Trouble.CIRCLE
    changed = GENERIC.replace('title = "通用"', 'title = "通用"\nbased_on = "generic"')
    changed = re.sub(r"\[redo\][^\[]*", '[redo]\nwithin = "2个月"\nclause = "本区"\n\n', changed)
    packs = read_packs({"generic": changed}, {"generic": GENERIC})
    assert packs["generic"].redo.clause == "本区"


def test_two_packs_must_not_be_called_alike() -> None:
    bad = refusal(own(title="通用"))
    assert (bad.key, bad.trouble, bad.value) == ("aliases", Trouble.SAME_NAME, "通用")


def test_there_is_always_a_general_pack() -> None:
    with pytest.raises(BadPack) as raised:
        read_packs({})
    assert (raised.value.file, raised.value.trouble) == ("generic.toml", Trouble.MISSING)


def test_a_good_pack_says_only_what_is_its_own() -> None:
    generic = read_pack("generic", GENERIC)
    made = read_pack("own", own('[redo]\nwithin = "2个月"\nclause = "第八条"'), {"generic": generic})
    assert made.redo.clause == "第八条"
    assert made.extension == generic.extension
