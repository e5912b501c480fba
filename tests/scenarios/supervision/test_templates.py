"""换模板: an office's own letter is used, a broken or hostile one is refused in words."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

import message_templates
from domain.letter_templates import REQUIRED, TemplateRefused
from handlers.documents.filling import check_template, fill_template
from handlers.documents.guard import Limits, inspect_template
from tests.scenarios.conftest import Opens
from tests.scenarios.supervision.test_letters import paper, proposes

BUILT_IN = Path(message_templates.__file__).parent / "documents" / "supervision_letter.docx"


def letter(*lines: str) -> bytes:
    """A Word file of these paragraphs."""
    document, kept = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(kept)
    return kept.getvalue()


def fields(*more: str, without: str = "") -> bytes:
    return letter(*(f"{{{{{name}}}}}" for name in (*REQUIRED, *more) if name != without))


def with_part(name: str, content: bytes, into: bytes | None = None) -> bytes:
    """The same archive with one part put in, or another in its place."""
    kept = BytesIO()
    with ZipFile(BytesIO(into or fields())) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return kept.getvalue()


REL = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r9" Type="t" Target="http://example.com/a" TargetMode="External"/></Relationships>'
)
BODY = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>'
)
HOSTILE = {
    "macros": with_part("word/vbaProject.bin", b"x"),
    "external": with_part("word/_rels/settings.xml.rels", REL),
    "active": with_part("word/embeddings/oleObject1.bin", b"x"),
    "bomb": with_part("word/media/a.bin", b"0" * (33 * 1024 * 1024)),
    "not_docx": b"PK\x03\x04 this is no archive",
    "code": letter(*(f"{{{{{name}}}}}" for name in REQUIRED), "{% for x in y %}"),
    "unknown": fields("密码"),
    "missing": fields(without="限期"),
}


@pytest.mark.parametrize("reason", HOSTILE)
def test_a_broken_or_hostile_template_is_refused(reason: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        check_template("模板.docx", HOSTILE[reason])
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "words",
    [
        b"<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>",
        b'<w:instrText>INCLUDETEXT "http://x"</w:instrText>',
        b'<w:altChunk r:id="r1"/>',
        b'<!DOCTYPE a [<!ENTITY b "c">]>',
    ],
)
def test_fields_that_act_and_entities_are_refused(words: bytes) -> None:
    with pytest.raises(TemplateRefused) as refused:
        inspect_template("模板.docx", with_part("word/document.xml", BODY % words))
    assert refused.value.reason == "active"


def test_what_unfolds_to_just_the_limit_is_taken() -> None:
    data = fields()
    with ZipFile(BytesIO(data)) as archive:
        unfolded = sum(member.file_size for member in archive.infolist())
    inspect_template("模板.docx", data, Limits(unfolded_bytes=unfolded))
    with pytest.raises(TemplateRefused):
        inspect_template("模板.docx", data, Limits(unfolded_bytes=unfolded - 1))


def test_our_own_template_is_one_that_would_be_taken() -> None:
    check_template("督办函.docx", BUILT_IN.read_bytes())


def test_words_put_into_a_field_are_words_and_lines_become_paragraphs() -> None:
    facts = dict.fromkeys(REQUIRED, "x") | {"事由": "{{编号}}{% if %}<w:p/>&\x0b\n第二行"}
    filled = Document(BytesIO(fill_template("模板.docx", fields(), facts)))
    texts = [paragraph.text for paragraph in filled.paragraphs]
    assert texts[3:5] == ["{{编号}}{% if %}<w:p/>&", "第二行"]


async def test_an_offices_own_template_is_used_from_its_confirmation_on(town: Opens) -> None:
    async with town() as t:
        asked = await t.admin.says("换模板 督办函")
        assert "请把督办函的模板发来" in asked.title
        echo = await t.admin.sends(
            "督办函.docx", letter("某某区督办专用", *(f"{{{{{n}}}}}" for n in REQUIRED))
        )
        assert "字段齐全" in echo
        await t.admin.taps("确认使用")
        await t.supervisor.says("催办 建议012")
        await proposes(t)
        await t.approver.taps("同意")
        assert paper(t, t.liaison)[0] == "某某区督办专用"
        await t.admin.says("还原模板 督办函")
        await t.admin.taps("确认还原")
        assert "自带的模板" in await t.admin.says("还原模板 督办函")


async def test_a_hostile_template_is_refused_in_words_and_changes_nothing(town: Opens) -> None:
    async with town() as t:
        await t.admin.says("换模板 督办函")
        assert "里有宏" in await t.admin.sends("模板.docx", HOSTILE["macros"])
        await t.admin.says("换模板 督办函")
        assert "不能做这件事" in await t.supervisor.says("换模板 督办函")
