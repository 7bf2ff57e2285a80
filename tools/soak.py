"""`make soak`: one program that does everything at once, for an hour or as long as you like, under one set of knobs after the other.

    soak.py --minutes 60            turns of about a minute, and one long run that must not grow
    soak.py --minutes 5 --turn 10   shorter turns

The program (tests/soak/soak.py) checks what it computes. A turn fails if its status is not 0, if it prints more than its one line,
or if it takes longer than twice its time. Then the command that runs the turn again is printed, and what came out of it is kept in
a file. In the long run the memory of the process is sampled. It swings with how far marking gets beside the program, more so on a
busy machine, but comes back; what grows does not. So calm times are compared: a quarter of the samples of the last fifth must be below
the lower quartile of the second fifth and a quarter more.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "tests" / "soak" / "soak.py"
LINE = re.compile(r"soaked: [1-9][0-9]* rounds, all right\n")
THREADS = ["1", "2", "8"]
MOST_GROWTH = 1.25
SAMPLE_EVERY = 0.25
GRACE = 30
LONGEST_TURN = 60


@dataclass(frozen=True)
class Turn:
    """A set of knobs, how deep recursions go under it, how large structures are, and which parts take part."""

    knobs: str
    depth: int
    size: int
    parts: str = "all"

    def settings(self, threads: str) -> dict[str, str]:
        return {"BULLSNAKE": self.knobs, "GOMAXPROCS": threads}

    def command(self, program: Path, seconds: float) -> list[str]:
        return [str(program), f"{seconds:.0f}", str(self.depth), str(self.size), self.parts]


PLAIN = Turn("", 100_000, 400)
TURNS = [
    PLAIN,
    Turn("gcalways=1,gccheck=1", 20_000, 200),
    Turn("tinybuffer=1,tinyrun=1,gcalways=1,poison=1", 20_000, 200),
    Turn("maxheap=32M", 20_000, 200, "scarce"),
    Turn("preempt=3,gcalways=1,gccheck=1", 2_000, 60),
    Turn("movestack=1,gcalways=1,poison=1", 200, 40),
    Turn("gcalloc=7,poison=1", 500, 40),
    Turn("sched=seed:{number}", 20_000, 200),
    Turn("stackbarrier=all,gcalways=1,gccheck=1,poison=1", 2_000, 60),
    Turn("stackbarrier=all,gcstep=7,preempt=3,movestack=5,gccheck=1", 100, 24),
    Turn("stackscan=barriers,gcalways=1,gccheck=1,poison=1", 20_000, 200),
    Turn("tinyscan=1,gcalways=1,gccheck=1,poison=1,preempt=3", 2_000, 60),
    Turn("tinyscan=1,gcstep=7,preempt=3,movestack=5,gccheck=1", 100, 24),
    Turn("maxheap=32M,gcalways=1,gccheck=1", 20_000, 200, "scarce"),
    Turn("gcstop=1,poison=1,gccheck=1", 20_000, 200),
    Turn("gcsafepoint=31,preempt=2", 300, 40),
    Turn("tinybuffer=1,gcalways=1,preempt=3,movestack=3,poison=1,gccheck=1", 200, 40),
    Turn("preempt=3,movestack=1,poison=1,gccheck=1,gcalloc=7", 100, 24),
]


def main() -> int:
    """Turns until the time is over; 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--turn", type=float, default=LONGEST_TURN, help="seconds of a turn")
    parser.add_argument("--folder", type=Path, help="where the program and what failed is kept")
    args = parser.parse_args()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="bullsnake-soak-"))
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "soak"
    build = [sys.executable, "-m", "bullsnake", "build", str(PROGRAM), "-o", str(program)]
    if subprocess.run(build).returncode != 0:
        return 1
    until = time.monotonic() + args.minutes * 60
    long = args.minutes * 60 / 6
    failed = 0
    number = 0
    while number == 0 or time.monotonic() < until:
        turn = TURNS[number % len(TURNS)]
        threads = THREADS[(number + number // len(TURNS)) % len(THREADS)]
        left = until - time.monotonic()
        seconds = max(1.0, min(long if number == 0 else args.turn, left))
        failed += not take(folder, program, turn, threads, seconds, number)
        number += 1
    print(f"{number} turns, {failed} failed" + (f"; see {folder}" if failed else ""))
    return 1 if failed else 0


def take(folder: Path, program: Path, turn: Turn, threads: str, seconds: float, number: int) -> bool:
    """One turn; whether it went well."""
    settings = {name: value.format(number=number) for name, value in turn.settings(threads).items()}
    command = turn.command(program, seconds)
    shown = " ".join([f"{name}={shlex.quote(value)}" for name, value in settings.items()] + command)
    out, err = folder / f"{number}.out", folder / f"{number}.err"
    with out.open("w") as stdout, err.open("w") as stderr:
        child = subprocess.Popen(command, env={**os.environ, **settings}, stdout=stdout, stderr=stderr)
        samples, hung = watch(child, 2 * seconds + GRACE)
    trouble = wrong(child.returncode, hung, out.read_text(errors="replace"), err.read_text(errors="replace"))
    if trouble == "" and number == 0:
        trouble = growth(samples)
    print(f"{'FAILED' if trouble else 'passed'}  {shown}  {rate(out)}", flush=True)
    if trouble:
        print(f"        {trouble}; what it printed is in {out} and {err}", flush=True)
        return False
    out.unlink()
    err.unlink()
    return True


def watch(child: subprocess.Popen[bytes], most: float) -> tuple[list[int], bool]:
    """Wait for the end; the memory that it had meanwhile, and whether it had to be killed."""
    samples = []
    deadline = time.monotonic() + most
    while child.poll() is None:
        if time.monotonic() > deadline:
            child.kill()
            child.wait()
            return samples, True
        samples.append(resident(child.pid))
        time.sleep(SAMPLE_EVERY)
    return [sample for sample in samples if sample > 0], False


def resident(pid: int) -> int:
    """KiB of a process that are in memory; 0 if it has ended."""
    try:
        found = re.search(r"^VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def wrong(status: int, hung: bool, out: str, err: str) -> str:
    """What is wrong with the end of a turn; empty if nothing is."""
    if hung:
        return "hung"
    if status != 0:
        return f"status {status}: {(out + err).strip().splitlines()[:1]}"
    if not LINE.fullmatch(out) or err != "":
        return "other output"
    return ""


def growth(samples: list[int]) -> str:
    """Whether memory grew; a run of few samples tells nothing."""
    fifth = len(samples) // 5
    if fifth < 4:
        return ""
    second, last = samples[fifth : 2 * fifth], samples[-fifth:]
    before, after = (statistics.quantiles(part, n=4)[0] for part in (second, last))
    print(f"memory: {shown(second)} in the second fifth of the long run, {shown(last)} in the last", flush=True)
    return f"memory grew from {before} to {after} KiB" if after > before * MOST_GROWTH else ""


def shown(samples: list[int]) -> str:
    """Lower quartile, median and maximum."""
    low, middle, _ = statistics.quantiles(samples, n=4)
    return f"{low / 1024:.0f}-{middle / 1024:.0f}-{max(samples) / 1024:.0f} MiB"


def rate(out: Path) -> str:
    return out.read_text(errors="replace").strip()[:60]


if __name__ == "__main__":
    sys.exit(main())
