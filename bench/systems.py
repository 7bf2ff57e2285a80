"""The systems that are measured: how a source becomes an executable under each."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def find_go() -> str | None:
    """The go command of the bench extra, or one on the path."""
    beside = Path(sys.executable).parent / "go"
    return str(beside) if beside.exists() else shutil.which("go")


def go_version(go: str | None) -> str | None:
    return subprocess.run([go, "version"], capture_output=True, text=True).stdout.strip() if go else None


def find_codon() -> str | None:
    """The codon command of the bench extra, or one on the path."""
    beside = Path(sys.executable).parent / "codon"
    return str(beside) if beside.exists() else shutil.which("codon")


def build(source: Path, folder: Path) -> Path:
    target = folder / source.stem
    subprocess.run([sys.executable, "-m", "bullsnake", "build", str(source), "-o", str(target)], check=True)
    return target


def build_go(go: str, source: Path, folder: Path) -> Path:
    target = folder / f"{source.stem}.go.exe"
    environment = {**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod", "GO111MODULE": "off"}
    subprocess.run([go, "build", "-o", str(target), str(source)], check=True, env=environment)
    return target


def build_codon(codon: str, source: Path, folder: Path) -> Path:
    target = folder / f"{source.stem}.codon.exe"
    subprocess.run([codon, "build", "-release", "-exe", "-o", str(target), str(source)], check=True)
    return target


def heading() -> dict[str, object]:
    """What a figure depends on."""
    return {"commit": commit(), "date": time.strftime("%Y-%m-%d"), "processor": processor(), "go": go_version(find_go())}


def commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()
