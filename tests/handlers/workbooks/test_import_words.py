"""Every problem and every refusal has its words, and every file of words belongs to one."""

from importlib.resources import files

import pytest

from domain.similarity.kinds import LikenessNote
from domain.tables import errors
from domain.tables.errors import FileRefused
from domain.tables.problems import VERDICT_OF, Problem, ProblemCode, Verdict
from domain.vocabulary import LinkKind
from message_templates import render

REFUSALS: tuple[FileRefused, ...] = (
    errors.FileTooLarge(file="表.xlsx", found_bytes=11 * 1024 * 1024 + 300_000, limit_bytes=10 * 1024 * 1024),
    errors.FileEmpty(file="表.xlsx"),
    errors.UnknownFileType(file="表.pdf"),
    errors.FileEncrypted(file="表.xlsx"),
    errors.FileDamaged(file="表.xlsx"),
    errors.ZipBomb("ratio", file="表.xlsx", found=900, limit=200),
    errors.TooManyRows(file="表.xlsx", sheet="建议", found=50_001, limit=50_000),
    errors.TooManyColumns(file="表.xlsx", sheet="", found=101, limit=100),
    errors.FileTooHeavy(file="表.xlsx", limit_megabytes=512, limit_seconds=20),
    errors.NoHeaderRow(file="表.xlsx", sheets=["甲", "乙"]),
)


ALIKE = LikenessNote("建议044", 2025, "区教育局", "已经解决", 0.81, LinkKind.YEARLY)
NEVER_WITHOUT = {ProblemCode.DUPLICATE_NUMBER, ProblemCode.SEVERAL_LEADS, ProblemCode.TERM_BY_RULE}


def test_problems_and_templates_match_one_to_one() -> None:
    words = {file.name for file in files("message_templates").joinpath("zh", "import").iterdir()}
    assert words == {f"{code}.j2" for code in ProblemCode}


@pytest.mark.parametrize("code", ProblemCode)
@pytest.mark.parametrize("suggestions", [("甲", "7"), ()])
def test_a_problem_is_one_sentence_that_shows_what_was_found(
    code: ProblemCode, suggestions: tuple[str, ...]
) -> None:
    if not suggestions and code in NEVER_WITHOUT:
        return
    facts = Problem(code, "主办单位", "有趣的原文", suggestions, ALIKE).facts
    sentence = render(f"import/{code}.j2", **facts)
    assert "\n" not in sentence
    assert sentence.endswith("？" if "是否" in sentence else "。") or VERDICT_OF[code] is Verdict.ASK
    assert "None" not in sentence


def test_every_refusal_in_the_tree_has_a_sample_here() -> None:
    of_tables = {kind for kind in FileRefused.__subclasses__() if kind.__module__ == errors.__name__}
    assert {type(refusal) for refusal in REFUSALS} == of_tables
    assert len({refusal.code for refusal in REFUSALS}) == len(REFUSALS)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_a_refusal_names_the_file_and_its_figures(refusal: FileRefused) -> None:
    sentence = render(f"errors/{refusal.code}.md.j2", reason=refusal.reason, **refusal.facts)
    assert refusal.facts["file"] in sentence
    for figure in ("found", "limit"):
        if figure in refusal.facts:
            assert str(refusal.facts[figure]) in sentence
    assert "{{" not in sentence
