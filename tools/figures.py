"""Draws the pictures of the documents from real runs and measurements: `make figures`.

    docs/stack-barriers.svg      one stack four times, from the log of a run (`pictures/stack.py`)
    docs/mark-termination.svg    mark termination against depth, from what `make bench` measured last (`pictures/termination.py`)
    docs/stalls.svg              the longest stall against depth, from what `bench/stalls.py` measured last (`pictures/stalls.py`)
    docs/tail.svg                how long a mixed program ever stands, from what `bench/tail.py` measured last (`pictures/tail.py`)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pictures import stack, stalls, tail, termination

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
RESULTS = ROOT / "bench" / "results"
MEASURED = {
    "mark-termination.svg": ("bench.json", "make bench", termination.draw),
    "stalls.svg": ("stalls.json", "bench/stalls.py", stalls.draw),
    "tail.svg": ("tail.json", "bench/tail.py", tail.draw),
}


def main() -> int:
    try:
        import matplotlib as mpl
    except ImportError:
        print("figures: pictures need the plots extra: pip install 'bullsnake[plots]'", file=sys.stderr)
        return 1
    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "bullsnake"
    story = stack.told(stack.run())
    stack.draw(story, DOCS / "stack-barriers.svg")
    print(f"docs/stack-barriers.svg: {story}")
    for picture, (name, command, draw) in MEASURED.items():
        file = RESULTS / name
        if not file.exists():
            print(f"no {file.relative_to(ROOT)}: {command} measures what docs/{picture} shows")
            continue
        report = json.loads(file.read_text())
        draw(report, DOCS / picture)
        print(f"docs/{picture}: of {file.relative_to(ROOT)}, commit {report['commit']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
