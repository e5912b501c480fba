"""督查督办 and 目标进度: what the office did, and how far yearly targets are."""

from domain.masking import mask
from domain.names import NAMES
from domain.rates import Scope
from domain.reports.contents import Section
from scheduler.reports.material import Material
from scheduler.reports.sections.cells import day
from scheduler.reports.words import say_section
from storage.reported_duties import reported_acts, reported_looks
from storage.targets import targets_of
from storage.unit_of_work import UnitOfWork


async def supervision(work: UnitOfWork, material: Material, place: int) -> Section:
    """Letters and other numbered steps of these days, and the office's own looks."""
    acts = await reported_acts(work.session, *material.days)
    looks = await reported_looks(work.session, *material.days)
    words = say_section("supervision", place=place, acts=len(acts), looks=len(looks))
    issued = [
        (
            one.number,
            NAMES[one.level],
            one.case,
            one.unit,
            day(one.issued_on),
            day(one.rectify_by_on) if one.rectify_by_on else "",
            NAMES[one.state],
        )
        for one in acts
    ]
    seen = [(day(one.on), NAMES[one.way], one.about, one.finding) for one in looks]
    return words.section(words.table("acts", issued), words.table("looks", seen))


async def projects(work: UnitOfWork, material: Material, place: int) -> Section:
    """Whatever has a target in numbers, furthest first."""
    targets = await targets_of(work.session, Scope(material.begins, material.wanted.last_on))
    done = sum(one.done >= one.wanted for one in targets)
    words = say_section("projects", place=place, count=len(targets), done=done)
    rows = [
        (one.number, mask(one.title), float(one.done), float(one.wanted), one.measure, float(one.said))
        for one in targets
    ]
    return words.section(words.table("targets", rows))
