"""`bullsnake check`: report every obstacle of a program in one run, and compile nothing."""

from __future__ import annotations

import sys

from bullsnake.cli.options import UsageError, parse
from bullsnake.driver import Options, check_program

HELP = "bullsnake check PROGRAM.py ...\n\nReports all errors with their fixes. Status 0 when the programs would compile.\n"


def main(args: list[str]) -> int:
    """Check programs; returns 0 or 1."""
    try:
        found = parse(args, HELP, values=(), flags=(), anywhere=True)
    except UsageError as error:
        print(f"bullsnake check: {error}", file=sys.stderr)
        return 2
    if found.help:
        print(HELP, end="")
        return 0
    if not found.rest:
        print("bullsnake check: which program? bullsnake check PROGRAM.py", file=sys.stderr)
        return 2
    good = [check_program(Options(path=path)) for path in found.rest]
    return 0 if all(good) else 1
