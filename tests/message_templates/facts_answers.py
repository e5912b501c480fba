"""Sample facts of the templates about answers, by template; `BARE` where less is known."""

from typing import Any

from handlers.obstacles import Obstacle

REPORT = {"number": "建议012", "clause": "三（三）4：提前两天"}
MISSING = Obstacle("report_missing", REPORT, blocks=True)

FACTS: dict[str, Any] = {
    "questions/answer.md.j2": {"hints": [MISSING]},
}
BARE: dict[str, Any] = {
    "questions/answer.md.j2": {"hints": []},
}
