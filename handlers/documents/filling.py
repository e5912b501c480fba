"""Puts facts into the named fields of a Word template: no language is run, a field is a name and no more."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as Opened
from docx.text.paragraph import Paragraph

from domain.letter_templates import FIELDS, REQUIRED, TemplateRefused
from handlers.documents.guard import inspect_template

_FIELD: Final = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
_CODE: Final = re.compile(r"\{[%#]|[%#]\}")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML cannot hold


def check_template(name: str, data: bytes) -> None:
    """Raises TemplateRefused unless the template is harmless, and names what it must and nothing else."""
    document = open_template(name, data)
    texts = [paragraph.text for paragraph in _paragraphs(document)]
    if any(_CODE.search(text) for text in texts):
        raise TemplateRefused("code", file=name)
    named = {found["name"] for text in texts for found in _FIELD.finditer(text)}
    if unknown := sorted(named - FIELDS):
        raise TemplateRefused("unknown", file=name, fields=[field[:20] for field in unknown[:8]])
    if missing := [field for field in REQUIRED if field not in named]:
        raise TemplateRefused("missing", file=name, fields=missing)
    _fill(document, dict.fromkeys(FIELDS, ""))


def open_template(name: str, data: bytes) -> Opened:
    """The template as the library holds it, inspected before. Raises TemplateRefused."""
    inspect_template(name, data)
    try:
        return Document(BytesIO(data))
    except Exception as error:  # whatever a broken file makes the library say
        raise TemplateRefused("not_docx", file=name) from error


def fill_template(name: str, data: bytes, facts: Mapping[str, str]) -> bytes:
    """The letter: every field with its fact; a fact of several lines makes as many paragraphs."""
    document = open_template(name, data)
    _fill(document, facts)
    document.core_properties.title = facts.get("文种", "")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _fill(document: Opened, facts: Mapping[str, str]) -> None:
    for paragraph in list(_paragraphs(document)):
        if _FIELD.search(paragraph.text):
            _fill_paragraph(paragraph, facts)


def _paragraphs(document: Opened) -> Iterator[Paragraph]:
    """Every paragraph: of the body, of tables in it, of headers and footers."""
    containers = [document.element.body]
    for section in document.sections:
        containers += [section.header._element, section.footer._element]  # noqa: SLF001 - no public way
    for container in containers:
        for element in container.iter(f"{{{container.nsmap['w']}}}p"):
            yield Paragraph(element, document._body)  # noqa: SLF001 - a parent for styles only


def _fill_paragraph(paragraph: Paragraph, facts: Mapping[str, str]) -> None:
    """Run by run, so that each keeps its look; a field that Word has cut apart makes one run of all."""
    runs = paragraph.runs
    if sum(_count(run.text) for run in runs) == _count(paragraph.text):
        for run in runs:
            run.text = _put(run.text, facts) if _FIELD.search(run.text) else run.text
    else:
        whole = _put(paragraph.text, facts)
        for run in runs:
            run.text = ""
        runs[0].text = whole
    _break_lines(paragraph)


def _count(text: str) -> int:
    return len(_FIELD.findall(text))


def _put(text: str, facts: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: _CONTROL.sub("", facts.get(found["name"], "")), text)


def _break_lines(paragraph: Paragraph) -> None:
    """Each further line becomes a paragraph of the same look."""
    first, *further = paragraph.text.split("\n")
    if not further:
        return
    blank = deepcopy(paragraph._element)  # noqa: SLF001 - copied with its look
    _say(paragraph, first)
    last = paragraph._element  # noqa: SLF001
    for line in further:
        element = deepcopy(blank)
        last.addnext(element)
        _say(Paragraph(element, paragraph._parent), line)  # noqa: SLF001
        last = element


def _say(paragraph: Paragraph, line: str) -> None:
    runs = paragraph.runs
    for run in runs[1:]:
        run.text = ""
    runs[0].text = line
