"""民生实事: targets that are counted, milestones back from the end, and how a project stands."""

from domain.projects.milestones import RHYTHMS, Milestone, read_milestones, spread
from domain.projects.quantities import Said, percent_of, read_quantity, write_quantity
from domain.projects.standing import Light, Standing, judge

__all__ = [
    "RHYTHMS",
    "Light",
    "Milestone",
    "Said",
    "Standing",
    "judge",
    "percent_of",
    "read_milestones",
    "read_quantity",
    "spread",
    "write_quantity",
]
