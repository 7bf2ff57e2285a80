"""`bullsnake build`: write a program's executable to a file."""

from __future__ import annotations

import sys
from pathlib import Path

from bullsnake.cache import write_atomically
from bullsnake.cli.options import UsageError, parse
from bullsnake.driver import Options, executable_for

HELP = """\
bullsnake build PROGRAM.py [-o FILE] [--siteids=dynamic]

Writes an executable for this machine. It needs only libc.so.6 and libm.so.6. FILE is PROGRAM by default. The knobs of
BULLSNAKE=... work in it too.

  --siteids=dynamic use dynamic site ids everywhere
"""


def main(args: list[str]) -> int:
    """Build a program; returns 0, 1 or 2."""
    try:
        found = parse(args, HELP, values=("-o", "--siteids"), flags=(), anywhere=True)
    except UsageError as error:
        print(f"bullsnake build: {error}", file=sys.stderr)
        return 2
    if found.help:
        print(HELP, end="")
        return 0
    if len(found.rest) != 1:
        print("bullsnake build: one program, please: bullsnake build PROGRAM.py -o FILE", file=sys.stderr)
        return 2
    options = Options(path=found.rest[0], siteids=found.get("--siteids") or "")
    executable = executable_for(options)
    if executable is None:
        return options.status
    target = Path(found.get("-o") or Path(found.rest[0]).stem)
    if target.is_dir():
        print(f"bullsnake build: {target} is a folder; name a file with -o", file=sys.stderr)
        return 2
    write_atomically(target, Path(executable).read_bytes(), executable=True)
    return 0
