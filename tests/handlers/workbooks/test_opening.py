"""Opening files: every honest format comes out the same, every hostile one is refused with its figures."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from domain.tables.errors import FileRefused
from domain.tables.grid import Grid, Merge
from handlers.workbooks.guard import MEGABYTE, Limits
from handlers.workbooks.opening import open_workbook
from tests.handlers.workbooks.files import (
    archive,
    cell,
    open_document,
    row,
    shared_strings,
    sheet_xml,
    workbook,
)


async def refuse(data: bytes, name: str = "交办表.xlsx", limits: Limits | None = None) -> FileRefused:
    with pytest.raises(FileRefused) as refusal:
        await open_workbook(name, data, limits or Limits())
    assert refusal.value.facts["file"] == name
    return refusal.value


def write_book() -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        page = book.add_worksheet("建议")
        page.merge_range("A1:C1", "交办表")
        page.merge_range("A2:A3", "区水利局")
        page.write_number("B2", 88291)
        page.write_boolean("C2", boolean=True)
        page.write_datetime("B3", datetime(2026, 9, 3), day)  # noqa: DTZ001  # cells have no zone
        page.write_datetime("C3", datetime(2026, 9, 3, 8, 30), moment)  # noqa: DTZ001
        page.write_formula("A5", '=HYPERLINK("http://example.invalid")', None, "算好的值")
        page.write_string("B5", "=1+1")
        book.add_worksheet("藏起来的").hide()
        book.add_worksheet("空的")
    return out.getvalue()


async def test_an_xlsx_keeps_its_rows_dates_and_merges_and_runs_no_formula() -> None:
    first, empty = await open_workbook("交办表.xlsx", write_book())
    moment = datetime(2026, 9, 3, 8, 30)  # noqa: DTZ001
    assert first == Grid(
        "建议",
        (
            ("交办表",),
            ("区水利局", 88291.0, True),
            (None, date(2026, 9, 3), moment),
            (),
            ("算好的值", "=1+1"),
        ),
        (Merge(0, 0, 0, 2), Merge(1, 0, 2, 0)),
    )
    assert (empty.sheet, empty.rows) == ("空的", ())


async def test_an_ods_is_read_too() -> None:
    assert await open_workbook("表.ods", open_document()) == [Grid("表", (("编号",),))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
async def test_a_csv_is_read_in_the_encodings_and_with_the_separators_of_office_software(
    encoding: str, delimiter: str
) -> None:
    text = f'编号{delimiter}案由\r\n"建议001"{delimiter}"修桥、修路\n还有井"\r\n'
    (grid,) = await open_workbook("人大代表建议.csv", text.encode(encoding))
    assert grid == Grid("人大代表建议", (("编号", "案由"), ("建议001", "修桥、修路\n还有井")))


async def test_what_our_own_csv_was_disarmed_with_is_taken_off_again() -> None:
    (grid,) = await open_workbook("建议.csv", "编号,案由\n1,'=1+1\n2,'引号'\n".encode())
    assert grid.rows[1:] == (("1", "=1+1"), ("2", "'引号'"))


async def test_the_content_decides_what_a_file_is_not_its_name() -> None:
    assert (await open_workbook("交办表.csv", write_book()))[0].sheet == "建议"
    for data, name in ((b"<html><table>", "交办表.xls"), (b"%PDF-1.7", "交办表.pdf"), (b"\0\1\2", "a.csv")):
        assert (await refuse(data, name)).code == "unknown_file_type"
    assert (await refuse(archive({"word/document.xml": "<w/>"}))).code == "unknown_file_type"
    assert (await refuse(b"\x81\xff\xff\xff,", "a.csv")).code == "unknown_file_type"


async def test_size_is_capped_on_both_sides() -> None:
    data = "编号,案由\n".encode()
    assert await open_workbook("a.csv", data, Limits(file_bytes=len(data)))
    refusal = await refuse(data, "a.csv", Limits(file_bytes=len(data) - 1))
    assert (refusal.code, refusal.facts["found_bytes"]) == ("file_too_large", len(data))
    assert (await refuse(b"")).code == "file_empty"


@pytest.mark.parametrize("reason", ["members", "bytes", "ratio"])
async def test_an_archive_that_unfolds_too_far_is_refused_unopened(reason: str) -> None:
    bombs = {
        "members": archive({f"xl/{number}.xml": "" for number in range(201)}),
        "bytes": workbook(sheet_xml(row(1, cell("A1", "长" * (22 * MEGABYTE))))),
        "ratio": workbook(sheet_xml(row(1, cell("A1", "x" * (20 * MEGABYTE))))),
    }
    refusal = await refuse(bombs[reason])
    assert (refusal.code, refusal.reason) == ("zip_bomb", reason)
    assert refusal.facts["found"] > refusal.facts["limit"]


async def test_a_single_far_cell_is_refused_and_an_empty_one_is_nothing() -> None:
    near = row(1, cell("A1", "编号"))
    for far, code, found in (("A50001", "too_many_rows", 50_001), ("CW2", "too_many_columns", 101),
                             ("XFD1048576", "too_many_rows", 1_048_576)):  # fmt: skip
        refusal = await refuse(workbook(sheet_xml(near + row(1048576, f'<c s="1" r="{far}"><v>1</v></c>'))))
        assert (refusal.code, refusal.facts["found"]) == (code, found)
    styled = workbook(sheet_xml(near + row(1048576, '<c r="XFD1048576" s="1"/>')))
    assert (await open_workbook("a.xlsx", styled))[0].rows == (("编号",),)


async def test_the_last_row_and_column_allowed_are_still_read() -> None:
    corner = row(1, cell("A1", "x")) + row(50_000, cell("CV50000", "y"))
    (grid,) = await open_workbook("a.xlsx", workbook(sheet_xml(corner)))
    assert (len(grid.rows), len(grid.rows[-1])) == (50_000, 100)
    lines = "a,b\n" * 50_000
    assert len((await open_workbook("a.csv", lines.encode()))[0].rows) == 50_000
    assert (await refuse((lines + "a,b\n").encode(), "a.csv")).code == "too_many_rows"


async def test_a_far_cell_in_disguise_kills_only_the_child() -> None:
    hidden = row(1, cell("A1", "x")) + '<row r="1048576"><c r = "XFD1048576"><v>1</v></c></row>'
    refusal = await refuse(workbook(sheet_xml(hidden)))
    assert (refusal.code, refusal.facts["limit_megabytes"]) == ("file_too_heavy", 512)


async def test_one_long_text_shared_by_thousands_of_cells_kills_only_the_child() -> None:
    rows = "".join(
        row(at, *(f'<c r="{c}{at}" t="s"><v>0</v></c>' for c in "ABCDEFGH")) for at in range(1, 3001)
    )
    data = workbook(sheet_xml(rows), {"xl/sharedStrings.xml": shared_strings("长" * 30_000)})
    assert (await refuse(data, limits=Limits(memory_megabytes=200))).code == "file_too_heavy"


async def test_repeated_cells_of_an_ods_are_refused() -> None:
    rows = 'table:number-rows-repeated="50001"'
    assert (await refuse(open_document(rows), "a.ods")).code == "too_many_rows"
    everything = open_document(
        'table:number-rows-repeated="1048576"', 'table:number-columns-repeated="16384"'
    )
    assert (await refuse(everything, "a.ods")).code in {"file_damaged", "file_too_heavy"}


async def test_entities_are_not_unfolded() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
    assert (
        await refuse(workbook(sheet_xml(row(1, cell("A1", "&b;")), before=laughs)))
    ).code == "file_damaged"


async def test_damaged_and_encrypted_files_are_named_as_such() -> None:
    whole = write_book()
    assert (await refuse(whole[: len(whole) // 2])).code == "file_damaged"
    assert (await refuse(workbook("<worksheet><sheetData><row"))).code == "file_damaged"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert (await refuse(ole + bytes(600), "a.xls")).code == "file_damaged"
    assert (await refuse(ole + bytes(600) + "EncryptedPackage".encode("utf-16-le"))).code == "file_encrypted"
    locked = bytearray(whole)
    with zipfile.ZipFile(BytesIO(whole)) as readable:
        first = readable.infolist()[0]
    central = locked.index(b"PK\x01\x02")
    locked[central + 8] |= 1
    assert first.flag_bits & 1 == 0
    assert (await refuse(bytes(locked))).code == "file_encrypted"


async def test_a_cell_of_any_length_comes_through_for_the_rules_to_judge() -> None:
    (grid,) = await open_workbook("a.csv", f"编号,案由\n1,{'长' * 200_000}\n".encode())
    assert len(str(grid.rows[1][1])) == 200_000
