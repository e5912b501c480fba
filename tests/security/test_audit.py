"""script/audit: a vulnerability fails and is named; what cannot be asked is said, and is no fault."""

import json
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
FINE = {"name": "yarl", "version": "1.2", "vulns": []}
UNKNOWN = {"name": "aiohttp", "skip_reason": "Dependency not found on PyPI and could not be audited: aiohttp"}
BAD = {
    "name": "jinja2",
    "version": "3.1.2",
    "vulns": [
        {"id": "GHSA-h5c8", "fix_versions": ["3.1.3"], "aliases": ["CVE-2024-22195"], "description": "x"}
    ],
}
UNMENDED = {"name": "pillow", "version": "9", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]}


def audit(folder: Path, report: object) -> tuple[int, list[str]]:
    path = folder / "report.json"
    path.write_text(report if isinstance(report, str) else json.dumps(report))
    done = subprocess.run([HOUSE / "script" / "audit", path], capture_output=True, check=False, text=True)  # noqa: S603
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_what_is_found_fails_and_is_named(tmp_path: Path) -> None:
    code, lines = audit(tmp_path, {"dependencies": [FINE, BAD, UNMENDED, UNKNOWN], "fixes": []})
    assert code == 1
    assert lines[:2] == [
        "有漏洞：jinja2 3.1.2 GHSA-h5c8，修复版本 3.1.3",
        "有漏洞：pillow 9 PYSEC-1，修复版本 还没有",
    ]
    assert "aiohttp" in lines[2]


def test_nothing_found_is_said_and_fine(tmp_path: Path) -> None:
    assert audit(tmp_path, {"dependencies": [FINE]}) == (0, ["依赖审计：1 个包，没有已知漏洞。"])


def test_packages_nobody_knows_are_named_in_one_line_and_no_fault(tmp_path: Path) -> None:
    code, (line,) = audit(tmp_path, {"dependencies": [FINE, *[UNKNOWN] * 7]})
    assert (code, "7 个包查不到公告" in line, line.count("aiohttp")) == (0, True, 5)


@pytest.mark.parametrize("report", ["", "Traceback …", "null", "[]", "{}", '{"dependencies": 3}'])
def test_no_report_is_said_in_one_line_and_no_fault(tmp_path: Path, report: str) -> None:
    code, lines = audit(tmp_path, report)
    assert (code, len(lines), "没有做成" in lines[0]) == (0, 1, True)


def test_every_check_asks(tmp_path: Path) -> None:
    assert "script/audit" in (HOUSE / "script" / "check").read_text().splitlines()
    assert "pip-audit==" in (HOUSE / "requirements" / "dev.txt").read_text()


def test_the_locks_name_hashes_and_no_address() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (HOUSE / "requirements" / name).read_text()
        packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert packages
        assert all("==" in line for line in packages)
        assert text.count("--hash=sha256:") >= len(packages)
        assert "://" not in text
        assert "--index" not in text
