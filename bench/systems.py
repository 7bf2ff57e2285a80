"""The systems that are measured: how a source becomes an executable under each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def find_go() -> str | None:
    """The go command of the bench extra, or one on the path."""
    beside = Path(sys.executable).parent / "go"
    return str(beside) if beside.exists() else shutil.which("go")


def go_version(go: str | None) -> str | None:
    return subprocess.run([go, "version"], capture_output=True, text=True).stdout.strip() if go else None


def build(source: Path, folder: Path) -> Path:
    target = folder / source.stem
    subprocess.run([sys.executable, "-m", "bullsnake", "build", str(source), "-o", str(target)], check=True)
    return target


def build_go(go: str, source: Path, folder: Path) -> Path:
    target = folder / f"{source.stem}.go.exe"
    environment = {**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod", "GO111MODULE": "off"}
    subprocess.run([go, "build", "-o", str(target), str(source)], check=True, env=environment)
    return target
