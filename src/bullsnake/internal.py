"""Internal errors: what a user sees when the compiler itself fails, and what is saved so that it can be mended."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback

INTERNAL_STATUS = 70


class InternalError(Exception):
    """The compiler broke a rule of its own."""


class Unimplemented(InternalError):
    """A name of the stubs with nothing behind it; in a program that is an error of the program."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def report_internal_error(error: Exception, args: list[str]) -> int:
    """Save a reproducer, tell where it is in one line each, return the exit status."""
    folder = tempfile.mkdtemp(prefix="bullsnake-bug-")
    with open(os.path.join(folder, "error.txt"), "w") as file:
        file.write(f"bullsnake {' '.join(args)}\n\n")
        file.write("".join(traceback.format_exception(error)))
    for arg in args:
        if arg.endswith(".py") and os.path.isfile(arg):
            shutil.copy(arg, folder)
    first = str(error).strip().splitlines()
    reason = f"{type(error).__name__}: {first[0][:300] if first else ''}"
    print(f"bullsnake: internal error: {reason}", file=sys.stderr)
    print(f"this is a bug in bullsnake; the program and the details are in {folder}", file=sys.stderr)
    if os.environ.get("BULLSNAKE_DEBUG"):
        traceback.print_exception(error)
    return INTERNAL_STATUS
