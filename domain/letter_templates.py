"""The fields a letter's template may hold, and why a template is refused."""

from typing import Final

from domain.tables.errors import FileRefused

# What a template may name as {{编号}} …; the first ones it must.
REQUIRED: Final = ("编号", "单位", "件号", "事由", "限期", "落款", "日期")
OPTIONAL: Final = ("文种", "案由", "整改要求", "抄送")
FIELDS: Final = frozenset((*REQUIRED, *OPTIONAL))
ENDING: Final = ".docx"


class TemplateRefused(FileRefused):
    """A template that is not taken. Reasons: not_docx, bomb, macros, external, active, code.

    Reasons unknown and missing have the names as `fields`. Facts: `file`.
    """

    code = "template_refused"
