"""Single operations beside CPython, and PyPy and Go where they are there: ns each, and how many times faster.

    bench/micro.py [--rounds N] [--json FILE]

Each round runs `programs/micro.py` under every system in turn; shown are medians, and the median of the ratios of a round.
`go/micro.go` does the same operations in Go. The aim is five times CPython for each; what is below it is marked.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import systems

HERE = Path(__file__).resolve().parent
AIM = 5.0
FAST, SLOW = "10000000", "1000000"


def commands(folder: Path) -> dict[str, list[str]]:
    source = HERE / "programs" / "micro.py"
    found = {"bullsnake": [str(systems.build(source, folder)), FAST], "cpython": [sys.executable, str(source), SLOW]}
    pypy, go = shutil.which("pypy3"), systems.find_go()
    if pypy:
        found["pypy"] = [pypy, str(source), FAST]
    if go:
        found["go"] = [str(systems.build_go(go, HERE / "go" / "micro.go", folder)), FAST]
    return found


def times(command: list[str]) -> dict[str, float]:
    """ns by operation."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in (line.split("\t") for line in done.stdout.splitlines())}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, default=HERE / "results" / "micro.json")
    args = parser.parse_args()
    measured: dict[str, list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        listed = commands(Path(folder))
        for _ in range(args.rounds):
            for system, command in listed.items():
                measured.setdefault(system, []).append(times(command))
    rows = table(measured)
    show(rows)
    args.json.write_text(json.dumps({**systems.heading(), "rounds": args.rounds, "operations": rows}, indent=1) + "\n")
    return 0


def table(measured: dict[str, list[dict[str, float]]]) -> dict[str, dict[str, float]]:
    """By operation: the median of each system, and of the ratios to ours in the same round."""
    rows: dict[str, dict[str, float]] = {}
    for name in measured["bullsnake"][0]:
        there = {system: runs for system, runs in measured.items() if name in runs[0]}
        row = {system: statistics.median(one[name] for one in runs) for system, runs in there.items()}
        for system in row.keys() - {"bullsnake"}:
            pairs = zip(measured[system], measured["bullsnake"], strict=True)
            row[f"{system} / bullsnake"] = statistics.median(theirs[name] / max(ours[name], 0.01) for theirs, ours in pairs)
        rows[name] = row
    return rows


def show(rows: dict[str, dict[str, float]]) -> None:
    systems_there = [s for s in ("bullsnake", "cpython", "pypy", "go") if any(s in row for row in rows.values())]
    print(f"{'ns each':16}" + "".join(f"{s:>12}" for s in systems_there) + "".join(f"{s + ' /':>12}" for s in systems_there[1:]))
    for name, row in rows.items():
        cells = [f"{row[s]:12.2f}" if s in row else f"{'':12}" for s in systems_there]
        ratios = [f"{row[f'{s} / bullsnake']:11.1f}x" if s in row else f"{'':12}" for s in systems_there[1:]]
        missed = "" if row["cpython / bullsnake"] >= AIM else f"   below {AIM:.0f} x"
        print(f"{name:16}" + "".join(cells + ratios) + missed)


if __name__ == "__main__":
    sys.exit(main())
