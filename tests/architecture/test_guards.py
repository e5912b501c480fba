"""The guards find what they are there to find, and leave alone what is allowed."""

from pathlib import Path

import pytest

from tests.architecture.guards import (
    find_sentences,
    find_wall_clock,
    function_lengths,
    has_bad_name,
    has_docstring,
    modules,
    name_of,
)


@pytest.mark.parametrize(
    "code",
    [
        'text = "已签收，谢谢"',
        'text = "请重新选择"',
        'text = f"已经超过{days}天，抓紧办"',
        'text = f"已延{days}到，{more}期了"',
        'say("第一句："\n    "接着第二句")',
        'def f():\n    """Says hello."""\n    return "您有一件新件"',
        'WORDS = {"late": "逾期未办，通报"}',
        'raise ValueError("日期不对：晚于截止")',
        "match x:\n    case 1:\n        y = '请先签收再回复'",
    ],
)
def test_a_sentence_for_people_is_found(code: str) -> None:
    assert len(find_sentences(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""申请延期：请写明理由。"""',
        'def f():\n    """申请延期：请写明理由。"""',
        'class A:\n    """申请延期：请写明理由。"""',
        "x = 1  # 申请延期：请写明理由。",
        'state = "主办"',
        'label = "申请延期审批表"',
        'label = "请示件、提请件（区级）"',
        'pattern = "，。；"',
        'word = "请示"',
        'text = "Signed, thank you"',
    ],
)
def test_labels_docstrings_and_comments_are_no_sentences(code: str) -> None:
    assert find_sentences(code) == []


@pytest.mark.parametrize(
    "code",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "dt.datetime.utcnow()",
        "date.today()",
        "datetime.today()",
        "time.time()",
        "default_factory = datetime.now",
        "from time import time",
    ],
)
def test_a_look_at_the_wall_clock_is_found(code: str) -> None:
    assert len(find_wall_clock(code)) == 1


@pytest.mark.parametrize(
    "code", ["clock.now()", "self.clock.today()", "time.monotonic()", "from datetime import time", "work.now"]
)
def test_the_injected_clock_is_no_wall_clock(code: str) -> None:
    assert find_wall_clock(code) == []


@pytest.mark.parametrize(
    ("code", "said"), [('"""Rules."""\n', True), ("", False), ("x = 1", False), ('"""\n"""', False)]
)
def test_a_module_without_a_docstring_is_found(code: str, said: bool) -> None:  # noqa: FBT001
    assert has_docstring(code) is said


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        ("bot/utils.py", True),
        ("handlers/common/cases.py", True),
        ("storage/base.py", True),
        ("bot/database.py", False),
    ],
)
def test_a_name_that_says_nothing_is_found(path: str, bad: bool) -> None:  # noqa: FBT001
    assert has_bad_name(Path(path)) is bad


def test_a_function_is_as_long_as_its_body_without_the_docstring() -> None:
    spoken = 'async def f(\n    a,\n):\n    """Says."""\n    x = 1\n\n    return x\n'
    silent = 'def g():\n    """Only said."""\n'
    assert function_lengths(spoken + silent) == [("f", 3), ("g", 0)]


def test_the_guards_walk_through_every_room() -> None:
    names = {name_of(path) for path in modules()}
    assert {"domain/vocabulary.py", "storage/engines.py", "storage/migrations/env.py"} <= names
    assert not any("versions" in name for name in names)
