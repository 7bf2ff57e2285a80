"""The demo: a Scheme interpreter in typed Python, more than a million frames deep, and what the collector did meanwhile.

Runs the same interpreter and the same Scheme file natively and under CPython. Figures come from `--stats` and from the
program's own clock; nothing here is stored.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCHEME = "examples/scheme/scheme.py"
DEEP = "examples/scheme/deep.scm"
CPYTHON_LIMIT = 20
STALLS = "stall-"


def main() -> int:
    """Run the demo; returns 1 when an answer is wrong or the stack was not deep."""
    start = time.perf_counter()
    say("compiling the runtime (once) and the interpreter ...")
    if subprocess.run([bullsnake(), "build", SCHEME, "-o", _scratch("scheme")], cwd=ROOT).returncode:
        return 1
    step("compiled", start)
    say(f"\nrunning {DEEP} ...")
    start = time.perf_counter()
    native, stats = run_native()
    total = step("ran", start)
    say("\nwhat the program printed")
    print(indent(native.stdout))
    if native.returncode:
        print(native.stderr, file=sys.stderr)
        return 1
    print(table(stats, native.stdout, total))
    say(f"\nthe same file under CPython {sys.version.split()[0]}, default settings, at most {CPYTHON_LIMIT} s ...")
    start = time.perf_counter()
    print(indent(run_cpython()))
    step("done", start)
    frames = int(stats["frames_max"] or 0)
    if frames < 1_000_000:
        print(f"error: only {frames} frames were live", file=sys.stderr)
        return 1
    return 0


def bullsnake() -> str:
    return str(Path(sys.executable).parent / "bullsnake")


def _scratch(name: str) -> str:
    return os.path.join(tempfile.gettempdir(), f"bullsnake-{os.getpid()}-{name}")


def say(text: str) -> None:
    print(text, flush=True)


def step(what: str, start: float) -> float:
    elapsed = time.perf_counter() - start
    say(f"{what} in {elapsed:.1f} s")
    return elapsed


def indent(text: str) -> str:
    return "\n".join("  " + line for line in text.rstrip().splitlines())


def run_native() -> tuple[subprocess.CompletedProcess[str], dict[str, object]]:
    stats = _scratch("stats.json")
    command = [bullsnake(), "run", "--stats", stats, SCHEME, DEEP]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    try:
        return done, json.loads(Path(stats).read_text())
    except OSError:
        return done, {}
    finally:
        for name in ("stats.json", "scheme"):
            Path(_scratch(name)).unlink(missing_ok=True)


def run_cpython() -> str:
    """What CPython makes of it: its last line, or that it ran out of time."""
    try:
        done = subprocess.run([sys.executable, SCHEME, DEEP], cwd=ROOT, capture_output=True, text=True, timeout=CPYTHON_LIMIT)
    except subprocess.TimeoutExpired:
        return f"did not finish in {CPYTHON_LIMIT} s"
    lines = (done.stderr or done.stdout).strip().splitlines()
    return f"status {done.returncode}: {lines[-1] if lines else ''}"


def table(stats: dict[str, object], output: str, total: float) -> str:
    """What the collector did, a row a figure."""
    cycles = stats.get("cycles") or []
    assert isinstance(cycles, list)
    stops = [ns for cycle in cycles for ns in cycle["world_stopped_ns"]]
    frames = sum(cycle["scanned_frames"] or 0 for cycle in cycles)
    scan = sum(cycle["first_scan_ns"] or 0 for cycle in cycles)
    again = sum(cycle["rescanned_frames"] or 0 for cycle in cycles)
    beside = sum(cycle["guest_ns"] or 0 for cycle in cycles)
    stall = next((int(line.split(":")[1]) for line in output.splitlines() if line.startswith("stall-ns:")), 0)
    rows = [
        ("strategy", f"{stats['strategy']}"),
        ("collections", f"{len(cycles)}"),
        ("marked beside the program, in all", f"{beside / 1e6:,.0f} ms"),
        ("world stopped, median", f"{statistics.median(stops) / 1e6:.2f} ms" if stops else "-"),
        ("world stopped, longest", f"{max(stops) / 1e6:.2f} ms" if stops else "-"),
        ("stall seen by the program, longest", f"{stall / 1e6:.2f} ms"),
        ("own stack scanned, longest", f"{int(str(stats['longest_own_scan_ns'])) / 1e6:.2f} ms"),
        ("stack scan, per frame", f"{scan / frames:.1f} ns" if frames else "-"),
        ("frames scanned / again", f"{frames:,} / {again:,}"),
        ("frames live, most", f"{stats['frames_max']:,}"),
        ("stack, most", f"{int(str(stats['stack_bytes_max'])) / 2**20:,.0f} MiB"),
        ("stack copies / moves", f"{stats['stack_copies']} / {stats['stack_moves']}"),
        ("total time", f"{total:.1f} s"),
    ]
    width, right = max(len(name) for name, _ in rows), max(len(value) for _, value in rows)
    return "\nwhat the collector did\n" + "\n".join(f"  {name:<{width}}  {value:>{right}}" for name, value in rows)


if __name__ == "__main__":
    sys.exit(main())
