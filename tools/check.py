"""`make test`: everything that must hold, in one command.

    check.py              lint, types, the suite, the wheel in an empty environment included; a part of it under torture
    check.py --torture    the programs of the suite under each torture knob, and again with stack barriers on every frame
    check.py --threads    the tests that run programs with GOMAXPROCS 1, 2 and 8
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from support.modes import MODES  # noqa: E402

WORKERS = ["-n", "2"]
PROGRAMS = ["tests/test_lang.py", "tests/test_concurrent.py"]
FOLDERS = ["tests/cli", "tests/observe", "tests/barriers"]
RUNNING = ["tests/test_races.py", "tests/test_scheme_cpython.py", "tests/test_large_programs.py", *FOLDERS]
SUBSET = "basic or containers"
SUBSET_MODES = [f"--mode={name}" for name in ("gc-every-alloc", "gc-always", "barriers-always", "barriers-moving", "everything")]


def main() -> int:
    """Run each step to its end; returns 1 if any failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--torture", action="store_true")
    parser.add_argument("--threads", action="store_true")
    options = parser.parse_args()
    steps = torture_steps() if options.torture else thread_steps() if options.threads else test_steps()
    start = time.perf_counter()
    failed = [name for name, command in steps if not run(name, command)]
    took = time.perf_counter() - start
    print(f"\n{took:.0f} s; {len(steps) - len(failed)} steps passed" + (f", failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def run(name: str, command: list[str]) -> bool:
    print(f"\n== {name}: {' '.join(command[1:])}", flush=True)
    start = time.perf_counter()
    good = subprocess.run(command).returncode == 0
    print(f"== {name}: {'passed' if good else 'FAILED'} in {time.perf_counter() - start:.0f} s", flush=True)
    return good


def module(*args: str) -> list[str]:
    return [sys.executable, "-m", *args]


def test_steps() -> list[tuple[str, list[str]]]:
    return [
        ("lint", module("ruff", "check", "src", "tests", "tools", "bench", "examples", "fuzz")),
        ("types", module("mypy", "--strict", "src/bullsnake")),
        ("suite", module("pytest", *WORKERS, "tests")),
        ("torture subset", module("pytest", *WORKERS, "tests/test_lang.py", "-k", SUBSET, *SUBSET_MODES)),
    ]


def torture_steps() -> list[tuple[str, list[str]]]:
    modes = [name for name in MODES if name != "plain"]
    steps = [(f"torture, {mode}", module("pytest", *WORKERS, *PROGRAMS, "--mode", mode)) for mode in modes]
    others = [name for name in modes if "stack" not in MODES[name].replace("movestack", "")]
    every = ["--knobs", "stackbarrier=all"]
    steps += [(f"torture, {mode}, {every[1]}", module("pytest", *WORKERS, *PROGRAMS, "--mode", mode, *every)) for mode in others]
    return steps


def thread_steps() -> list[tuple[str, list[str]]]:
    """A test that sets GOMAXPROCS itself keeps what it sets."""
    tests = module("pytest", *WORKERS, *PROGRAMS, *RUNNING)
    return [(f"GOMAXPROCS={count}", ["/usr/bin/env", f"GOMAXPROCS={count}", *tests]) for count in (1, 8, 2)]


if __name__ == "__main__":
    sys.exit(main())
