"""The wheel is whole: built from this checkout, installed into an empty environment, it compiles and runs a program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NETWORK = ("connection", "resolve", "network", "timed out", "unreachable", "no matching distribution")


def _pip(python: Path | str, *args: str) -> None:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *args]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode and any(word in (done.stdout + done.stderr).lower() for word in NETWORK):
        pytest.skip(f"the packages cannot be fetched: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stdout + done.stderr


def _sources(to: Path) -> Path:
    """A copy of what is packed, so that nothing of an earlier build gets into the wheel, and nothing is left behind."""
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "src", to / "src", ignore=unwanted)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, to)
    return to


@pytest.mark.timeout(400)
def test_wheel_in_an_empty_environment(tmp_path: Path) -> None:
    _pip(sys.executable, "wheel", "--no-deps", "-w", str(tmp_path), str(_sources(tmp_path / "checkout")))
    wheels = list(tmp_path.glob("bullsnake-*.whl"))
    assert len(wheels) == 1
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    _pip(tmp_path / "venv/bin/python", "install", "-c", str(ROOT / "requirements.lock"), str(wheels[0]))
    program = "import re\nfrom pathlib import Path\nfor name in re.findall(r'\\w+', str(Path('world'))):\n    print(f'hello, {name}')\n"
    (tmp_path / "hello.py").write_text(program)
    settings = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "BULLSNAKE")}
    settings["BULLSNAKE_CACHE"] = str(tmp_path / "cache")
    for _ in range(2):
        done = subprocess.run(
            [tmp_path / "venv/bin/bullsnake", "run", "hello.py"], capture_output=True, text=True, cwd=tmp_path, env=settings
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "hello, world\n", "")
