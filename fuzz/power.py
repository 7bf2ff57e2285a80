"""Does the fuzzer find faults? Plants those of faults.py one by one, and says which are found within N functions.

    fuzz/power.py [--functions N] [--only TEXT]

Each is put into a copy of the sources, with a cache of its own. Nothing is shrunk. It ends badly if fewer than nine of ten are found.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from faults import FAULTS, Fault

ROOT = Path(__file__).resolve().parent.parent
BUDGET = 400
SHARE = 0.9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--functions", type=int, default=BUDGET)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    chosen = [fault for fault in FAULTS if args.only in fault.what]
    found = 0
    for number, fault in enumerate(chosen):
        start = time.monotonic()
        how = discovery(fault, args.functions, number)
        found += how != ""
        print(f"{fault.what:<70} {how or 'NOT FOUND':<50} {time.monotonic() - start:>5.0f} s", flush=True)
    print(f"{found} of {len(chosen)} found, each within {args.functions} functions")
    return 0 if found >= SHARE * len(chosen) else 1


def discovery(fault: Fault, functions: int, seed: int) -> str:
    """What the fuzzer says when it finds the fault; empty if it does not."""
    with tempfile.TemporaryDirectory(prefix="bullsnake-fault-") as folder:
        source = Path(folder, "src")
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
        target = source / "bullsnake" / fault.file
        text = target.read_text()
        if text.count(fault.old) != 1:
            raise SystemExit(f"{fault.file}: the text of {fault.what!r} is there {text.count(fault.old)} times")
        target.write_text(text.replace(fault.old, fault.new))
        environment = {**os.environ, "PYTHONPATH": str(source), "BULLSNAKE_CACHE": str(Path(folder, "cache"))}
        command = [sys.executable, "-W", "ignore", str(ROOT / "fuzz" / "run.py"), "--no-shrink"]
        command += ["--functions", str(functions), "--seed", str(seed)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            return ""
        if done.returncode != 1 or "Traceback" in done.stderr:  # the fuzzer failed: nothing is found
            raise SystemExit(f"{fault.what}: {done.stderr[-1000:]}")
        lines = done.stdout.splitlines()
        return f"after {lines[-1 if len(lines) == 1 else 0].split(',')[0]}: {lines[1][:60] if len(lines) > 1 else ''}"


if __name__ == "__main__":
    sys.exit(main())
