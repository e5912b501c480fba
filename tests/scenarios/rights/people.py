"""A town with one partner of each kind, and the discipline office."""

from domain.tables.grid import Grid
from tests.scenarios.roster import ROSTER_HEADER, TABLES

CONGRESS, CPPCC, DISCIPLINE = "p1", "p2", "p3"
PARTNERS = Grid(
    "花名册",
    (
        ROSTER_HEADER,
        ("区人大", "人大", "何联", "人大联络", CONGRESS, "", ""),
        ("区政协", "政协", "谢联", "政协联络", CPPCC, "", ""),
        ("区纪委", "纪委", "纪检员", "纪检抄送", DISCIPLINE, "", ""),
    ),
)
WITH_PARTNERS = (*TABLES, PARTNERS)
# A word of each title, by the unit that leads.
TITLES = {
    "建议012": "加装电梯",
    "建议013": "停车难",
    "建议021": "物业收费",
    "建议030": "施工扰民",
    "提案012": "河道保洁",
}
