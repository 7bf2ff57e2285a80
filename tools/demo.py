"""The demo: a Scheme interpreter in typed Python, more than a million frames deep, and what the collector did meanwhile.

Runs the same interpreter and the same Scheme file natively, once for each way of scanning stacks, and under CPython. The answers must
be the same. Figures come from `--stats` and from the program's own clock; nothing here is stored.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCHEME = "examples/scheme/scheme.py"
DEEP = "examples/scheme/deep.scm"
CPYTHON_LIMIT = 20
STRATEGIES = ("rescan", "barriers", "watermark")
STALLS = ("stall", "control")


@dataclass(frozen=True)
class Run:
    """One run of the Scheme program: what it printed, what the collector says of itself, seconds."""

    strategy: str
    output: str
    stats: dict[str, Any]
    total: float

    @property
    def answers(self) -> str:
        """What must not depend on the strategy."""
        return "\n".join(line for line in self.output.splitlines() if not line.startswith(STALLS))


def main() -> int:
    """Run the demo; returns 1 when an answer is wrong or the stack was not deep."""
    start = time.perf_counter()
    say("compiling the runtime (once) and the interpreter ...")
    if subprocess.run([bullsnake(), "build", SCHEME, "-o", _scratch("scheme")], cwd=ROOT).returncode:
        return 1
    step("compiled", start)
    runs = []
    for strategy in STRATEGIES:
        say(f"\nrunning {DEEP}, stackscan={strategy} ...")
        start = time.perf_counter()
        native, stats = run_native(strategy)
        if native.returncode:
            print(native.stdout, native.stderr, file=sys.stderr)
            return 1
        runs.append(Run(strategy, native.stdout, stats, step("ran", start)))
    say("\nwhat the program printed")
    print(indent(runs[-1].output))
    if len({run.answers for run in runs}) != 1:
        print("error: the runs printed different answers", file=sys.stderr)
        return 1
    print(table(runs))
    say(f"\nthe same file under CPython {sys.version.split()[0]}, default settings, at most {CPYTHON_LIMIT} s ...")
    start = time.perf_counter()
    print(indent(run_cpython()))
    step("done", start)
    frames = min(run.stats["frames_max"] for run in runs)
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


def run_native(strategy: str) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    stats = _scratch("stats.json")
    command = [bullsnake(), "run", "--stats", stats, SCHEME, DEEP]
    environment = {**os.environ, "BULLSNAKE": f"stackscan={strategy}"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
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


def table(runs: list[Run]) -> str:
    """What the collector did: a row a figure, a column a strategy."""
    columns = [dict(figures(run)) for run in runs]
    names = list(columns[0])
    width = max(map(len, names))
    lines = [f"  {name:<{width}}" + "".join(f"{column[name]:>22}" for column in columns) for name in names]
    return "\nwhat the collector did\n" + "\n".join(lines)


def figures(run: Run) -> list[tuple[str, str]]:
    """Names and figures of a run."""
    stats = run.stats
    cycles = stats["cycles"]
    stops = [ns / 1e6 for cycle in cycles for ns in cycle["world_stopped_ns"]]
    deep = [cycle["mark_termination_ns"] / 1e6 for cycle in cycles if cycle["scanned_frames"] >= 1_000_000]
    frames = total(cycles, "scanned_frames")
    stall = next((int(line.split(":")[1]) for line in run.output.splitlines() if line.startswith("stall-ns:")), 0)
    return [
        ("strategy (stackscan)", run.strategy),
        ("collections", f"{len(cycles)}"),
        ("marked beside the program, in all", f"{total(cycles, 'guest_ns') / 1e6:,.0f} ms"),
        ("world stopped, median", f"{statistics.median(stops):.3f} ms"),
        ("world stopped, longest", f"{max(stops):.3f} ms"),
        ("mark termination a million frames deep, median", f"{statistics.median(deep):.3f} ms" if deep else "-"),
        ("stall seen by the program, longest", f"{stall / 1e6:.2f} ms"),
        ("own stack scanned, longest", f"{stats['longest_own_scan_ns'] / 1e6:.2f} ms"),
        ("stack scan, per frame", f"{total(cycles, 'first_scan_ns') / frames:.1f} ns" if frames else "-"),
        ("frames scanned / again", f"{frames:,} / {total(cycles, 'rescanned_frames'):,}"),
        ("barriers installed / hit", f"{total(cycles, 'barriers_installed')} / {total(cycles, 'barriers_hit')}"),
        ("frames live, most", f"{stats['frames_max']:,}"),
        ("stack, most", f"{stats['stack_bytes_max'] / 2**20:,.0f} MiB"),
        ("stack copies / moves", f"{stats['stack_copies']} / {stats['stack_moves']}"),
        ("total time", f"{run.total:.1f} s"),
    ]


def total(cycles: list[dict[str, Any]], name: str) -> int:
    return sum(cycle[name] for cycle in cycles)


if __name__ == "__main__":
    sys.exit(main())
