"""`make mutants`: puts each cause of failure on record back into the runtime, one by one, and runs the tests that must turn red.

    mutants.py [--only TEXT]     those whose rows or words contain TEXT

The mutations stand in tests/barriers/mutants.py. Each is applied to a copy of the sources, which has a cache of its own. The end is bad
if one survives, or if nothing has failed after ten minutes: then no test holds what it breaks.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "barriers"))

from mutants import MUTANTS, Mutant  # noqa: E402

LONGEST = 600


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args().only
    chosen = [one for one in MUTANTS if wanted in f"{one.rows} {one.what}"]
    survived = 0
    for one in chosen:
        start = time.monotonic()
        red = killed_by(one)
        survived += red == ""
        print(f"{one.rows:<8} {one.what:<76} {red or 'SURVIVED':<70} {time.monotonic() - start:>5.0f} s", flush=True)
    print(f"{len(chosen) - survived} of {len(chosen)} mutations caught")
    return 1 if survived else 0


def killed_by(mutant: Mutant) -> str:
    """The first test that fails with the mutation; empty if none does."""
    with tempfile.TemporaryDirectory(prefix="bullsnake-mutant-") as folder:
        for name in ("src", "tests", "examples"):
            shutil.copytree(ROOT / name, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        target = Path(folder, "src", "bullsnake", mutant.file)
        target.write_text(mutated(mutant, target.read_text()))
        environment = {**os.environ, "PYTHONPATH": str(Path(folder, "src")), "BULLSNAKE_CACHE": str(Path(folder, "cache"))}
        command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", mutant.red]
        command += ["-k", mutant.only] if mutant.only else []
        try:
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return ""
        if done.returncode not in (0, 1):
            raise SystemExit(f"{mutant.what}: pytest ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-1000:]}")
        found = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
        return found[1].rsplit("/", 1)[-1][:70] if found else ""


def mutated(mutant: Mutant, text: str) -> str:
    """The text with the mutation; it must fit in one place."""
    if text.count(mutant.old) != 1:
        raise SystemExit(f"{mutant.file}: the text of the mutation {mutant.what!r} is there {text.count(mutant.old)} times")
    return text.replace(mutant.old, mutant.new)


if __name__ == "__main__":
    sys.exit(main())
