"""Random typed programs, under CPython and compiled: what they print must be the same.

    fuzz/run.py [--functions N] [--knobs TEXT] [--keep FOLDER]

Hypothesis makes programs of up to 50 functions each until N functions have run, and shrinks the first program that prints something
else: that one is shown, and kept in FOLDER. Each program runs plainly and under the knobs (docs/knobs.md). What differs by rule
(docs/language.md): an OverflowError where an int leaves 64 bits, which CPython does not raise; such lines are not compared.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import hypothesis.internal.conjecture.engine as engine
from hypothesis import HealthCheck, Phase, given, settings

from programs import FUNCTIONS, Made, functions, program

engine.BUFFER_SIZE = 256 * 1024  # how many choices an example may take: 50 functions need twice what Hypothesis allows
KNOBS = "gcalloc=1,movestack=1,poison=1"
BEYOND = "OverflowError"
REFUSED = "refused: "
SKIPPED = "skipped: "


class Differs(Exception):
    """A program prints something else than under CPython."""


def outcome(command: list[str], knobs: str = "", limit: int = 120) -> tuple[int, list[str], str]:
    environment = {**os.environ, "PYTHONHASHSEED": "0", "BULLSNAKE": knobs}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return 124, [], "over time"
    return done.returncode, done.stdout.split("\n"), done.stderr


def difference(path: Path, knobs: list[str]) -> str:
    """What differs; empty if nothing does."""
    status, wanted, complaint = outcome([sys.executable, "-W", "ignore", str(path)])
    if status < 0 or status == 124:
        return f"{SKIPPED}CPython ends with {status}: more memory or time is asked for than there is"
    if status != 0:
        return f"CPython ends with {status}: {complaint[-400:]}"
    executable = str(path.with_suffix(""))
    status, _, complaint = outcome([sys.executable, "-m", "bullsnake", "build", str(path), "-o", executable])
    if status == 1:
        errors = [line for line in complaint.split("\n") if " error: " in line]
        return REFUSED + (errors or [complaint[-500:]])[0]
    if status == 124:
        return f"{SKIPPED}the compiler takes over two minutes"
    if status != 0:
        return f"the compiler ends with {status}: {complaint[-1200:]}"
    for setting in knobs:
        status, found, complaint = outcome([executable], setting, 600)
        if status != 0 or len(found) != len(wanted):
            return f"[{setting}] ends with {status} after {len(found)} lines of {len(wanted)}: {complaint[-800:]}"
        for mine, theirs in zip(found, wanted, strict=True):
            if mine != theirs and BEYOND not in mine:
                return f"[{setting}]\n  compiled  {mine}\n  CPython   {theirs}"
    return ""


class Campaign:
    """Programs one after the other, until enough functions have run."""

    def __init__(self, wanted: int, knobs: list[str], shrinks: bool) -> None:
        self.wanted = wanted
        self.knobs = knobs
        self.shrinks = shrinks
        self.functions = 0
        self.programs = 0
        self.uncompared: list[str] = []  # programs that were not compared, and why: none of their functions counts
        self.found = ""
        self.text = ""

    def check(self, made: list[Made]) -> None:
        if self.functions >= self.wanted and not self.found:
            return
        text = program(made)
        with tempfile.TemporaryDirectory(prefix="bullsnake-fuzz-") as folder:
            path = Path(folder, "program.py")
            path.write_text(text)
            found = difference(path, self.knobs)
        if found.startswith((REFUSED, SKIPPED)):
            self.uncompared.append(found)
            return
        if not self.found:
            self.functions += len(made)
            self.programs += 1
        if found:
            self.found, self.text = found, text
            raise Differs(found)

    def run(self, seed: int) -> bool:
        """Whether nothing differed."""
        from hypothesis import seed as seeded

        phases = [Phase.generate, Phase.shrink] if self.shrinks else [Phase.generate]
        often = 20 * self.wanted // FUNCTIONS + 50
        checked = settings(
            max_examples=often, deadline=None, database=None, phases=phases, suppress_health_check=list(HealthCheck), print_blob=False
        )
        try:
            seeded(seed)(checked(given(functions())(self.check)))()
        except Differs:
            return False
        return True


def function_in(campaign: Campaign) -> str:
    """The text of the function that differs, with its calls; empty where that cannot be said."""
    name = re.search(r"^  compiled  (f\d+)\b", campaign.found, re.MULTILINE)
    body = campaign.text.partition("\n\ndef f0(")
    for part in ("def f0(" + body[2]).split("\n\n"):
        if name is not None and part.lstrip().startswith(f"def {name[1]}("):
            return part
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--functions", type=int, default=1000)
    parser.add_argument("--knobs", default=KNOBS)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-shrink", action="store_true")
    args = parser.parse_args()
    start = time.monotonic()
    done, programs, round_ = 0, 0, 0
    while done < args.functions:
        campaign = Campaign(min(args.functions - done, 2000), ["", args.knobs] if args.knobs else [""], not args.no_shrink)
        good = campaign.run(1000 * args.seed + round_)
        done += campaign.functions
        programs += campaign.programs
        round_ += 1
        for reason in campaign.uncompared:
            print(reason)
        print(f"{done} functions in {programs} programs, {time.monotonic() - start:.0f} s", flush=True)
        if not good:
            print(campaign.found)
            if args.keep is not None:
                args.keep.mkdir(parents=True, exist_ok=True)
                (args.keep / f"differs_{args.seed}_{round_}.py").write_text(campaign.text)
            print(function_in(campaign))
            return 1
        if not campaign.functions:
            print("no program of this round could be compared", file=sys.stderr)
            return 2
    print("nothing differed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
