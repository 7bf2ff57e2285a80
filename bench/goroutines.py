"""Figures of the scheduler: goroutines, channels and locks beside Go's, on one processor and on two.

    bench/goroutines.py [--rounds N] [--only WORKLOAD ...]

`programs/goroutines.py` and `go/goroutines.go` are the same workloads, each timed by its program's own clock. The runs of a round
follow each other: Bullsnake and Go with GOMAXPROCS=1, then with 2, on all cores: with 1, the collector has another core beside
the program's. For the speed-up of two cores there is a third run that is kept to one core. The table shows medians of nanoseconds
for one unit, the median of the ratios of a round, peak memory, and how much faster GOMAXPROCS=2 is than GOMAXPROCS=1, and than one
core. All runs must print the same checksum.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import systems

HERE = Path(__file__).resolve().parent
WORKLOADS = {
    "create-chain": 200_000, "create-batch": 200_000, "ping-pong": 500_000, "pipeline": 500_000, "ring": 500_000,
    "mutex": 1_000_000, "select": 300_000, "parked": 100_000, "fork": 100_000, "turn": 50, "compute": 200_000, "trees": 2400,
}  # fmt: skip
PROCESSORS = ("1", "2")
ONE_CORE = "one core"
RUNS = (*PROCESSORS, ONE_CORE)
PINNED = "import os, sys; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]); os.execv(sys.argv[1], sys.argv[1:])"
Row = dict[str, Any]


def figures(folder: Path, rounds: int, only: list[str]) -> list[Row]:
    """For each workload and system, by processors: `ns` and `peak` of each round."""
    executables = {"bullsnake": systems.build(HERE / "programs" / "goroutines.py", folder)}
    if go := systems.find_go():
        executables["go"] = systems.build_go(go, HERE / "go" / "goroutines.go", folder)
    return [workload(executables, name, n, rounds) for name, n in WORKLOADS.items() if not only or name in only]


def workload(executables: dict[str, Path], name: str, n: int, rounds: int) -> Row:
    print(f"goroutines: {name} ...", flush=True)
    row: Row = {"workload": name, **{system: {p: {"ns": [], "peak": []} for p in RUNS} for system in executables}}
    checksums = set()
    for _ in range(rounds):
        for processors in RUNS:
            for system, executable in executables.items():
                lines, peak = run([str(executable), name, str(n)], processors)
                checksums.add(lines["checksum"])
                row[system][processors]["ns"].append(float(lines["ns"]))
                row[system][processors]["peak"].append(peak)
    if len(checksums) != 1:
        raise SystemExit(f"{name}: different checksums: {', '.join(sorted(checksums))}")
    return row


def run(command: list[str], processors: str) -> tuple[dict[str, str], int]:
    """What a run prints, and its peak memory."""
    environment = dict(os.environ)
    if processors == ONE_CORE:
        command = [sys.executable, "-c", PINNED, *command]
    else:
        environment["GOMAXPROCS"] = processors
    with tempfile.TemporaryFile() as out:
        actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1)]
        pid = os.posix_spawn(command[0], command, environment, file_actions=actions)
        _, status, usage = os.wait4(pid, 0)
        out.seek(0)
        text = out.read().decode()
    if status:
        raise SystemExit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
    return dict(line.split(": ") for line in text.splitlines()), usage.ru_maxrss * 1024


def ratios(row: Row, processors: str) -> list[float]:
    """Ours to Go's, round by round; none without Go."""
    if "go" not in row:
        return []
    return [ours / theirs for ours, theirs in zip(*(row[name][processors]["ns"] for name in ("bullsnake", "go")), strict=True)]


def speedups(row: Row, system: str, one: str) -> list[float]:
    """How much faster a run with GOMAXPROCS=2 is than another, round by round."""
    return [slow / fast for slow, fast in zip(row[system][one]["ns"], row[system]["2"]["ns"], strict=True)]


def lines_of(rows: list[Row]) -> list[str]:
    """The table."""
    head = "".join(f" |{'ns, ' + p + ' P':>9}{'Go':>9}{'ratio':>7}" for p in PROCESSORS)
    speed = f" |{'2:1 P':>6}{'Go':>6} |{'2:1 core':>9}{'Go':>6}"
    return [f"{'goroutines':<14}{head}{speed} |{'MiB':>6}{'Go':>6}", *(line(row) for row in rows)]


def line(row: Row) -> str:
    median = statistics.median
    text = f"{row['workload']:<14}"
    peer = row.get("go")
    for processors in PROCESSORS:
        text += f" |{median(row['bullsnake'][processors]['ns']):>9.0f}"
        text += f"{median(peer[processors]['ns']):>9.0f}{median(ratios(row, processors)):>7.2f}" if peer else " " * 16
    for one, width in (("1", 6), (ONE_CORE, 9)):
        text += f" |{median(speedups(row, 'bullsnake', one)):>{width}.2f}"
        text += f"{median(speedups(row, 'go', one)):>6.2f}" if peer else " " * 6
    text += f" |{peak(row, 'bullsnake'):>6.0f}"
    return text + (f"{peak(row, 'go'):>6.0f}" if peer else "")


def peak(row: Row, system: str) -> float:
    """Peak memory in MiB, of the worst run."""
    return float(max(max(row[system][p]["peak"]) for p in PROCESSORS)) / 2**20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[], metavar="WORKLOAD")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bullsnake-bench-") as folder:
        print("\n".join(lines_of(figures(Path(folder), options.rounds, options.only))))
    return 0


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(main())
