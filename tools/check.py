"""`make test`: everything that must hold, in one command.

    check.py              lint, types, the suite, a part of it under each torture knob, the wheel in an empty environment
    check.py --torture    the whole suite under each torture knob
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

WORKERS = ["-n", "2"]
SUBSET = "basic or classes or containers"


def main() -> int:
    """Run each step to its end; returns 1 if any failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--torture", action="store_true")
    steps = torture_steps() if parser.parse_args().torture else test_steps()
    failed = [name for name, command in steps if not run(name, command)]
    print(f"\n{len(steps) - len(failed)} steps passed" + (f", failed: {', '.join(failed)}" if failed else ""))
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
        ("lint", module("ruff", "check", "src", "tests", "tools", "bench", "examples")),
        ("types", module("mypy", "--strict", "src/bullsnake")),
        ("suite", module("pytest", *WORKERS, "tests")),
        ("torture subset", module("pytest", *WORKERS, "tests/test_lang.py", *_modes("gc-every-alloc", "everything"), "-k", SUBSET)),
    ]


def torture_steps() -> list[tuple[str, list[str]]]:
    return [("torture", module("pytest", *WORKERS, "tests/test_lang.py", *_modes("all")))]


def _modes(*names: str) -> list[str]:
    return [word for name in names for word in ("--mode", name)]


if __name__ == "__main__":
    sys.exit(main())
