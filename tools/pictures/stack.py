"""One stack four times: before the first scan, after it, after returns, and what is scanned again.

What is drawn is read from the lines of debugstackbarrier=1 of one run of `partial_return.py`, with gcstep: a collection begins while
the program is at the bottom, and ends after it has returned through some frames.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).resolve().parent / "partial_return.py"
STEP = 10_000
STACK = re.compile(r"scan \[(0x\w+), (0x\w+)\) goid=1")
INSTALL = re.compile(r"install stack barrier at (0x\w+) over \w+ goid=1")
RESCAN = re.compile(r"rescan below (0x\w+) in \[(0x\w+), (0x\w+)\) goid=1")
REMOVE = re.compile(r"remove stack barrier at (0x\w+) with \w+ goid=1")


@dataclass
class Story:
    """One cycle, in bytes from the SP of the first scan outwards: where barriers were installed, the later SP, the stop."""

    size: int
    installed: list[int] = field(default_factory=list)
    sp: int = 0
    stop: int = 0
    removed: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        hit = len(self.installed) - len(self.removed)
        again, used = self.stop - self.sp, self.size - self.sp
        return f"{len(self.installed)} barriers installed, {hit} hit, {again:,} of {used:,} bytes scanned again"


def run() -> str:
    command = [str(Path(sys.executable).parent / "bullsnake"), "run", str(PROGRAM)]
    knobs = f"stackscan=barriers,debugstackbarrier=1,gcstep={STEP},sched=seed:1"
    return subprocess.run(command, env={"BULLSNAKE": knobs, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True).stderr


def told(lines: str) -> Story:
    """The first cycle that re-scans a part of the stack."""
    story, low = None, 0
    for line in lines.splitlines():
        if found := STACK.fullmatch(line):
            low, high = (int(text, 16) for text in found.groups())
            story = Story(high - low)
        elif story is None:
            continue
        elif found := INSTALL.fullmatch(line):
            story.installed.append(int(found[1], 16) - low)
        elif found := RESCAN.fullmatch(line):
            story.stop, story.sp = (int(text, 16) - low for text in found.groups()[:2])
        elif found := REMOVE.fullmatch(line):
            story.removed.append(int(found[1], 16) - low)
            if len(story.installed) > len(story.removed) and story.removed[-1] == story.installed[-1]:
                return story
    raise SystemExit("figures: no cycle re-scanned a part of the stack")


def draw(story: Story, target: Path) -> None:
    """Four columns; the innermost frame is at the bottom, as on the machine. Distances from SP are drawn on a scale of doublings."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 4, figsize=(11, 5.2), sharey=True, layout="constrained")
    top = story.size * 1.1
    hit = [place for place in story.installed if place not in story.removed]
    titles = ("before the first scan", "after it: barriers", "after returns", "scanned again")
    for axis, title in zip(axes, titles, strict=True):
        axis.set_yscale("symlog", base=2, linthresh=512, linscale=1)
        axis.set_ylim(0, top)
        axis.set_xlim(0, 1)
        axis.set_xticks([])
        axis.set_title(title, fontsize=11)
        for side in ("top", "right", "bottom"):
            axis.spines[side].set_visible(False)
    axes[0].set_ylabel("bytes outwards of SP at the first scan")
    frames(axes[0], 0, story.size)
    frames(axes[1], 0, story.size)
    barriers(axes[1], story.installed, "#c0392b")
    frames(axes[2], story.sp, story.size)
    barriers(axes[2], story.removed, "#c0392b")
    barriers(axes[2], hit, "#bbbbbb")
    frames(axes[3], story.sp, story.size)
    axes[3].bar(0.5, story.stop - story.sp, bottom=story.sp, width=0.6, color="#e67e22")
    axes[3].annotate("up to the stop: the\nlowest barrier not hit", (0.5, story.sp), (0.5, story.sp / 8), fontsize=9, ha="center",
                     color="#555555", arrowprops={"arrowstyle": "->", "color": "#555555"})  # fmt: skip
    labels(axes[1], axes[2], story, hit)
    figure.savefig(target, metadata={"Date": None})


def frames(axis: Any, low: int, high: int) -> None:
    """The stack in use."""
    axis.bar(0.5, high - low, bottom=low, width=0.6, color="#d6e4f0", edgecolor="#7f9db9")


def barriers(axis: Any, places: list[int], colour: str) -> None:
    for place in places:
        axis.plot([0.17, 0.83], [place, place], color=colour, linewidth=2.2)


def labels(installed: Any, returned: Any, story: Story, hit: list[int]) -> None:
    """Counts, beside the columns."""
    installed.text(0.5, story.size * 0.7, f"{len(story.installed)} barriers", ha="center", fontsize=9)
    returned.text(0.5, max(hit) / 3, f"{len(hit)} hit", ha="center", fontsize=9, color="#888888")
    returned.annotate("SP", (0.2, story.sp), (0.02, story.sp), fontsize=9, va="center")
