"""`bullsnake pauses`: run a program, and show where its pauses went."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bullsnake.cli.options import UsageError, parse
from bullsnake.cli.run import with_knobs
from bullsnake.driver import Options, executable_for

HELP = """\
bullsnake pauses [OPTIONS] PROGRAM.py [ARGS ...]

Runs the program, and then shows how long goroutines waited for the collector, what for, and when.

  --svg FILE        draw it as a picture as well (needs the extra `plots`: pip install 'bullsnake[plots]')
  --trace FILE      keep the trace: Chrome trace events, for Perfetto or chrome://tracing
"""


def main(args: list[str]) -> int:
    """Run and report. Returns the program's status; 2 for usage."""
    try:
        found = parse(args, HELP, values=("--svg", "--trace"), flags=())
    except UsageError as error:
        print(f"bullsnake pauses: {error}", file=sys.stderr)
        return 2
    if found.help:
        print(HELP, end="")
        return 0
    if not found.rest:
        print("bullsnake pauses: which program? bullsnake pauses PROGRAM.py", file=sys.stderr)
        return 2
    svg = found.get("--svg")
    if svg is not None and not can_draw():
        print("bullsnake pauses: --svg needs matplotlib: pip install 'bullsnake[plots]'", file=sys.stderr)
        return 2
    executable = executable_for(options := Options(path=found.rest[0]))
    if executable is None:
        return options.status
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.abspath(found.get("--trace") or os.path.join(folder, "trace.json"))
        environment = {**os.environ, "BULLSNAKE": with_knobs(os.environ.get("BULLSNAKE", ""), trace=path)}
        status = subprocess.run(found.rest, executable=executable, env=environment).returncode
        return report(Path(path), svg, found.rest[0]) or (128 - status if status < 0 else status)


def can_draw() -> bool:
    from importlib.util import find_spec

    return find_spec("matplotlib") is not None


def report(path: Path, svg: str | None, program: str) -> int:
    """Print the report, and save the picture; 1 if the program left no trace."""
    from bullsnake.observe import picture, terminal, trace

    try:
        found = trace.read(path)
    except (OSError, ValueError):
        print("bullsnake pauses: the program ended before it wrote its trace", file=sys.stderr)
        return 1
    sys.stdout.flush()
    print(f"\n{terminal.draw(found)}")
    if svg is not None:
        picture.save(found, Path(svg), f"{Path(program).name}: where the pauses went")
        print(f"\nwrote {svg}")
    return 0
