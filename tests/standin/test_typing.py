"""mypy --strict and basedpyright see the API's types: they accept what is right, and reject exactly the lines that are wrong."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TYPED = Path(__file__).resolve().parent / "typed"
EXAMPLES = sorted((ROOT / "examples" / "goroutines").glob("*.py"))
RIGHT = [TYPED / "accepted.py", *EXAMPLES]
WRONG = TYPED / "rejected.py"


def wrong_lines() -> set[int]:
    lines = WRONG.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, start=1) if line.endswith("  # error")}


def mypy_complaints(paths: list[Path], folder: Path) -> dict[tuple[str, int], str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={folder / 'mypy'}"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, cwd=ROOT / "src")
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found = re.findall(r"^(\S+):(\d+): error: (.*)$", done.stdout, re.MULTILINE)
    return {(Path(file).name, int(line)): text for file, line, text in found}


def pyright_complaints(paths: list[Path], folder: Path) -> dict[tuple[str, int], str]:
    command = Path(sysconfig.get_path("scripts")) / "basedpyright"
    if not command.exists() and shutil.which("basedpyright") is None:
        pytest.skip("basedpyright is not installed; the dev extra has it")
    for path in paths:
        shutil.copy(path, folder)
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "extraPaths": [str(ROOT / "src")]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    done = subprocess.run([command, "--outputjson"], capture_output=True, text=True, cwd=folder)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found = json.loads(done.stdout)["generalDiagnostics"]
    errors = [one for one in found if one["severity"] == "error"]
    return {(Path(one["file"]).name, one["range"]["start"]["line"] + 1): one["message"] for one in errors}


CHECKERS = {"mypy": mypy_complaints, "basedpyright": pyright_complaints}


@pytest.mark.parametrize("checker", CHECKERS)
def test_right_programs_are_accepted(checker: str, tmp_path: Path) -> None:
    assert CHECKERS[checker](RIGHT, tmp_path) == {}


@pytest.mark.parametrize("checker", CHECKERS)
def test_wrong_calls_are_rejected(checker: str, tmp_path: Path) -> None:
    found = CHECKERS[checker]([WRONG], tmp_path)
    assert {line for _, line in found} == wrong_lines()
