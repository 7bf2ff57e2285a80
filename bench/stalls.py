"""The longest stall that a deep program sees, by its own clock: each strategy of scanning stacks, and Go, beside a control loop.

    bench/stalls.py [--runs N] [--depths N ...] [--json FILE]

`programs/deep_recursion.py` descends, allocates at the bottom, swings, and returns; it reads its clock at each piece of work. A stall
is the longest time between two readings, the worst of N runs (five). The control is a loop of the same process that allocates nothing:
what it sees the machine does. Runs of one round follow each other, and their order changes from round to round. Before each there is
one that is not counted: the first touch of memory that the machine has not used for a while may take it a millisecond, more so in a
virtual machine, and the control, which touches none, does not see that. At last: at which of the depths CPython and Codon come to
their ends.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import systems

HERE = Path(__file__).resolve().parent
STRATEGIES = ("rescan", "barriers", "watermark")
DEPTHS = {100: 4000, 10_000: 4000, 100_000: 4000, 1_000_000: 8000, 10_000_000: 40_000}
"""Depth, and how many batches the program allocates at the bottom."""
RUNS = 5
PHASES = ("descend", "allocate", "oscillate", "return")


def lines_of(command: list[str], knobs: str) -> dict[str, int]:
    """What a run prints, by name."""
    done = subprocess.run(command, env={**os.environ, "BULLSNAKE": knobs}, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: status {done.returncode}: {done.stderr.strip()[-500:]}")
    return {name: int(value) for name, value in (line.split(": ") for line in done.stdout.splitlines())}


def measure(folder: Path, runs: int, depths: list[int]) -> list[dict[str, Any]]:
    """For each depth and system the stalls in ms, in each phase and over all."""
    ours = systems.build(HERE / "programs" / "deep_recursion.py", folder)
    go = systems.find_go()
    theirs = systems.build_go(go, HERE / "go" / "deep_recursion.go", folder) if go else None
    commands = {name: (ours, f"stackscan={name}") for name in STRATEGIES} | ({"go": (theirs, "")} if theirs else {})
    out = []
    for depth in depths:
        row: dict[str, Any] = {"depth": depth, **{name: [] for name in commands}, "control": []}
        for round_ in range(runs):
            print(f"stalls: {depth:,} frames, run {round_ + 1} of {runs} ...", flush=True)
            answers = set()
            for name in sorted(commands, reverse=round_ % 2 == 1):
                executable, knobs = commands[name]
                lines_of([str(executable), str(depth), str(DEPTHS[depth])], knobs)
                seen = lines_of([str(executable), str(depth), str(DEPTHS[depth])], knobs)
                answers.add((seen["result"], seen["allocated"], seen["oscillated"]))
                row[name].append({phase: seen[f"stall-{phase}-ns"] / 1e6 for phase in PHASES} | {"all": seen["stall-ns"] / 1e6})
                row["control"].append(seen["control-ns"] / 1e6)
            if len(answers) != 1:
                raise SystemExit(f"deep_recursion {depth}: the systems print different answers")
        out.append(row)
    return out


def ends(folder: Path) -> list[dict[str, Any]]:
    """Where a system comes to its end that has no such stacks, with its default settings: the first depth, and how."""
    commands = {f"CPython {sys.version.split()[0]}": [sys.executable, str(HERE / "programs" / "deep_recursion.py")]}
    codon = systems.find_codon()
    if codon:
        commands["Codon"] = [str(systems.build_codon(codon, HERE / "codon" / "deep_recursion.codon", folder))]
    found = ({"system": name, **first_end(command)} for name, command in commands.items())
    return [one for one in found if "depth" in one]


def first_end(command: list[str]) -> dict[str, Any]:
    for depth in DEPTHS:
        done = subprocess.run([*command, str(depth), "1"], capture_output=True, text=True)
        if done.returncode:
            said = done.stderr.strip().splitlines()
            how = signal.Signals(-done.returncode).name if done.returncode < 0 else said[-1].split(":")[0] if said else "an error"
            return {"depth": depth, "how": how}
    return {}


def worst(row: dict[str, Any], name: str) -> float:
    return max(run["all"] for run in row[name])


def show(rows: list[dict[str, Any]]) -> str:
    """A table: depth, the worst stall of each system in ms, and the control's."""
    names = [name for name in (*STRATEGIES, "go") if name in rows[0]]
    lines = [f"{'frames':>12}" + "".join(f"{name:>12}" for name in (*names, "control")) + "    longest stall, ms, worst run"]
    for row in rows:
        cells = [worst(row, name) for name in names] + [max(row["control"])]
        lines.append(f"{row['depth']:>12,}" + "".join(f"{cell:>12.3f}" for cell in cells))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--depths", type=int, nargs="+", default=list(DEPTHS), choices=list(DEPTHS))
    parser.add_argument("--json", type=Path, default=HERE / "results" / "stalls.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), options.runs, options.depths)
        others = ends(Path(folder))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps({**systems.heading(), "stalls": rows, "ends": others}, indent=1) + "\n")
    print(show(rows))
    for one in others:
        print(f"{one['system']} ends at {one['depth']:,} frames: {one['how']}")


if __name__ == "__main__":
    main()
