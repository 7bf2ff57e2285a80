"""Draws the pictures of the documents from real runs and measurements: `make figures`.

    docs/stack-barriers.svg      one stack four times, from the log of a run (`pictures/stack.py`)
    docs/mark-termination.svg    mark termination against depth, from what `make bench` measured last (`pictures/termination.py`)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pictures import stack, termination

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
RESULTS = ROOT / "bench" / "results" / "bench.json"


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
    if RESULTS.exists():
        report = json.loads(RESULTS.read_text())
        termination.draw(report, DOCS / "mark-termination.svg")
        print(f"docs/mark-termination.svg: of {RESULTS.relative_to(ROOT)}, commit {report['commit']}")
    else:
        print(f"no {RESULTS.relative_to(ROOT)}: make bench measures what docs/mark-termination.svg shows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
