"""Asks pip-audit about the locked packages: what is found fails, what cannot be asked is only said."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parents[1]
LOCK = "requirements/dev.txt"  # everything users install, and what developers install besides
PATIENCE = 120  # seconds for all packages together
_NAMED = 5


def judge(report: object) -> tuple[int, list[str]]:
    """Exit code and lines for a report of pip-audit; None, or anything that is none, says nothing."""
    packages = report.get("dependencies") if isinstance(report, Mapping) else None
    if not isinstance(packages, list):
        return 0, ["依赖审计：没有做成（查不到公告），联网后请再运行 script/audit。"]
    found = [line for package in packages for line in _found(package)]
    unknown = [str(package.get("name")) for package in packages if "skip_reason" in package]
    lines = list(found)
    if unknown:
        more = "……" if len(unknown) > _NAMED else ""
        lines.append(
            f"依赖审计：{len(unknown)} 个包查不到公告（{'、'.join(unknown[:_NAMED])}{more}），没有审计。"
        )
    if not lines:
        lines.append(f"依赖审计：{len(packages)} 个包，没有已知漏洞。")
    return int(bool(found)), lines


def _found(package: Mapping[str, Any]) -> list[str]:
    """One line for each vulnerability: what, where, and in which version it is mended."""
    return [
        f"有漏洞：{package.get('name')} {package.get('version')} {one.get('id')}，"
        f"修复版本 {'、'.join(one.get('fix_versions') or ()) or '还没有'}"
        for one in package.get("vulns", ())
    ]


def ask() -> object:
    """A report on the lock; None when nobody could be asked."""
    command = [
        *(sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--no-deps"),
        *("-r", LOCK, "-f", "json", "--progress-spinner", "off"),
    ]
    try:
        done = subprocess.run(command, cwd=HOUSE, capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return read(done.stdout)


def read(raw: bytes) -> object:
    """The JSON in a report, or None."""
    try:
        return json.loads(raw)
    except ValueError:
        return None


def main(arguments: Sequence[str]) -> int:
    """Judge the report that is named, or ask for one."""
    code, lines = judge(read(Path(arguments[0]).read_bytes()) if arguments else ask())
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
