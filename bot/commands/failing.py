"""How a command ends badly: one readable line and an exit code, never a traceback."""


class CommandFailed(Exception):
    """Says what is wrong and what to do next. `code`: 1 not fine, 2 input or usage."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code
