"""Why a whole file is refused; nothing of it is read. Facts always hold `file`, its name.

DomainError
 └── FileRefused
      ├── FileTooLarge        more bytes than the cap
      ├── FileEmpty           not one byte
      ├── UnknownFileType     neither xlsx, xls, ods nor csv by its content
      ├── FileEncrypted       a password is needed
      ├── FileDamaged         it begins like a table and cannot be read to its end
      ├── ZipBomb             it unfolds to more than a table can need
      ├── TooManyRows         something stands below the last row allowed
      ├── TooManyColumns      something stands right of the last column allowed
      ├── FileTooHeavy        reading took more memory or time than a table can need
      └── NoHeaderRow         no sheet has a row of column names we know
"""

from domain.errors import DomainError


class FileRefused(DomainError):
    """The parent of the tree."""

    code = "file_refused"


class FileTooLarge(FileRefused):
    """More bytes than the cap. Facts: found_bytes, limit_bytes."""

    code = "file_too_large"


class FileEmpty(FileRefused):
    """Not one byte."""

    code = "file_empty"


class UnknownFileType(FileRefused):
    """Neither xlsx, xls, ods nor csv by its content, whatever the name says."""

    code = "unknown_file_type"


class FileEncrypted(FileRefused):
    """A password is needed to open it."""

    code = "file_encrypted"


class FileDamaged(FileRefused):
    """It begins like a table and cannot be read to its end."""

    code = "file_damaged"


class ZipBomb(FileRefused):
    """It unfolds to more than a table can need. Reasons: members, bytes, ratio. Facts: found, limit."""

    code = "zip_bomb"


class TooManyRows(FileRefused):
    """Something stands below the last row allowed. Facts: sheet ("" if unnamed), found, limit."""

    code = "too_many_rows"


class TooManyColumns(FileRefused):
    """Something stands right of the last column allowed. Facts: sheet ("" if unnamed), found, limit."""

    code = "too_many_columns"


class FileTooHeavy(FileRefused):
    """Reading took more memory or time than a table can need. Facts: limit_megabytes, limit_seconds."""

    code = "file_too_heavy"


class NoHeaderRow(FileRefused):
    """No sheet has a row of column names we know. Facts: sheets."""

    code = "no_header_row"
