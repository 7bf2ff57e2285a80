"""The `bullsnake` command: dispatches to one module per command and keeps tracebacks of ours away from users.

Imports as little as possible: a cached run must start like a script.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

USAGE = """\
bullsnake: typed Python as a native program, with a collector whose pauses can be seen

  bullsnake run [--stats FILE] PROGRAM.py [ARGS ...]   compile (or take from the cache) and run
  bullsnake run -c CODE | bullsnake run -              run a string, or the standard input
  bullsnake pauses PROGRAM.py [ARGS ...]               run, and show where its pauses went
  bullsnake check PROGRAM.py                           report every obstacle, compile nothing
  bullsnake build PROGRAM.py -o FILE                   write an executable
  bullsnake doctor                                     is this machine fit, and what is missing
  bullsnake cache dir | bullsnake cache clean          where compiled programs are kept
  bullsnake --version

A first example:

  echo 'print(sum([n * n for n in range(10)]))' > squares.py
  bullsnake run squares.py

`bullsnake COMMAND --help` tells more.
"""

COMMANDS = ("run", "pauses", "check", "build", "doctor", "cache")


def command() -> NoReturn:
    """The process of the `bullsnake` command: it ends without taking the trees of a compilation apart, which takes a second."""
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = 1
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Entry point. Returns the exit status: 0, 1 for errors in the program, 2 for usage, 70 for a bug of ours."""
    args = sys.argv[1:] if argv is None else argv
    if not args or args[0] in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0 if args else 2
    if args[0] == "--version":
        from bullsnake import __version__

        print(f"bullsnake {__version__}")
        return 0
    if args[0] not in COMMANDS:
        print(f"bullsnake: no command '{args[0]}'; one of: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        status: int = import_module(f"bullsnake.cli.{args[0]}").main(args[1:])
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except Exception as error:
        from bullsnake.internal import report_internal_error

        return report_internal_error(error, args)


if __name__ == "__main__":
    sys.exit(main())
