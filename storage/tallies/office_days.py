"""The day of a moment in office time, as either database reckons it."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class office_day(FunctionElement[Any]):  # noqa: N801 - it is used as a function of SQL
    """`office_day(moment)`: a date; SQLite keeps moments in UTC and without a zone."""

    type = sa.Date()
    inherit_cache = True
    name = "office_day"


@compiles(office_day, "sqlite")
def _on_sqlite(element: office_day, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"date({compiler.process(element.clauses, **options)}, '+8 hours')"


@compiles(office_day, "postgresql")
def _on_postgresql(element: office_day, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"CAST(timezone('Asia/Shanghai', {compiler.process(element.clauses, **options)}) AS DATE)"
