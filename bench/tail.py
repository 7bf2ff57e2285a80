"""How long a mixed program ever stands, over a minute: each strategy of scanning stacks, and Go.

    bench/tail.py [--seconds N] [--json FILE]

`programs/mixed.py` goes from one kind of work to the next and reads its clock after each piece. The longest time between two readings
in each tenth of a second is a value; shown are the median of those, the 99th percentile, and the longest of all. The systems take
turns, a quarter of the time each turn.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

import systems

HERE = Path(__file__).resolve().parent
STRATEGIES = ("rescan", "barriers", "watermark")
TURNS = 4


def measure(folder: Path, seconds: int) -> dict[str, list[float]]:
    """Longest stalls in ms, one for each tenth of a second, by system."""
    ours = systems.build(HERE / "programs" / "mixed.py", folder)
    commands = {name: ([str(ours)], f"stackscan={name}") for name in STRATEGIES}
    go = systems.find_go()
    if go:
        commands["go"] = ([str(systems.build_go(go, HERE / "go" / "mixed.go", folder))], "")
    out: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(TURNS):
        for name, (command, knobs) in commands.items():
            print(f"tail: {name}, turn {turn + 1} of {TURNS} ...", flush=True)
            environment = {**os.environ, "BULLSNAKE": knobs}
            arguments = [*command, str(max(1, seconds // TURNS))]
            done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=True)
            out[name] += [int(one) / 1e6 for one in done.stdout.removeprefix("stalls-ns:").split()]
    return out


def percentiles(values: list[float]) -> tuple[float, float, float]:
    """The median, the 99th percentile, the largest."""
    return statistics.median(values), statistics.quantiles(values, n=100)[98], max(values)


def show(stalls: dict[str, list[float]]) -> str:
    lines = [f"{'':<12}{'p50':>10}{'p99':>10}{'max':>10}    longest stall in a tenth of a second, ms"]
    for name, values in stalls.items():
        lines.append(f"{name:<12}" + "".join(f"{value:>10.3f}" for value in percentiles(values)) + f"    of {len(values)}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="of each system")
    parser.add_argument("--json", type=Path, default=HERE / "results" / "tail.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stalls = measure(Path(folder), options.seconds)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps({**systems.heading(), "tail": stalls}, indent=1) + "\n")
    print(show(stalls))


if __name__ == "__main__":
    main()
