"""The moment at which a day is over in office time, as either database reckons it."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class end_of_day(FunctionElement[Any]):  # noqa: N801 - it is used as a function of SQL
    """`end_of_day(date)`: 24:00 in Asia/Shanghai. SQLite keeps moments as text, in UTC and without a zone."""

    type = sa.Text()
    inherit_cache = True
    name = "end_of_day"


@compiles(end_of_day, "sqlite")
def _on_sqlite(element: end_of_day, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"({compiler.process(element.clauses, **options)} || ' 16:00:00.000000')"


@compiles(end_of_day, "postgresql")
def _on_postgresql(element: end_of_day, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    day = compiler.process(element.clauses, **options)
    return f"timezone('Asia/Shanghai', CAST({day} + 1 AS TIMESTAMP))"
