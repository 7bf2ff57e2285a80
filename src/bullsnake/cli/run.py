"""`bullsnake run`: make an executable (or find it in the cache) and become it."""

from __future__ import annotations

import os
import sys

from bullsnake.cli.options import UsageError, parse
from bullsnake.driver import Options, executable_for

HELP = """\
bullsnake run [OPTIONS] PROGRAM.py [ARGS ...]
bullsnake run [OPTIONS] -c CODE [ARGS ...]
bullsnake run [OPTIONS] - [ARGS ...]        program from the standard input

  --stats FILE      write what the collector did, as one JSON object, at exit
  --trace FILE      write each pause, as Chrome trace events (Perfetto, chrome://tracing), at exit
  --dump STAGE      print a stage of the compilation instead of running: tree, ir, passes, llvm, asm
  --no-cache        compile anew
  --siteids=dynamic use dynamic site ids everywhere
"""


def main(args: list[str]) -> int:
    """Run a program. On success this process is replaced and main does not return."""
    try:
        found = parse(args, HELP, values=("--stats", "--trace", "--dump", "-c", "--siteids"), flags=("--no-cache",))
    except UsageError as error:
        print(f"bullsnake run: {error}", file=sys.stderr)
        return 2
    if found.help:
        print(HELP, end="")
        return 0
    options = Options(dump=found.get("--dump"), use_cache="--no-cache" not in found.flags, siteids=found.get("--siteids") or "")
    code = found.get("-c")
    rest = found.rest
    if code is not None:
        options.path, options.text, argv = "<string>", code, ["-c", *rest]
    elif not rest:
        print("bullsnake run: which program? bullsnake run PROGRAM.py", file=sys.stderr)
        return 2
    elif rest[0] == "-":
        options.path, options.text, argv = "<stdin>", sys.stdin.read(), rest
    else:
        options.path, argv = rest[0], rest
    executable = executable_for(options)
    if executable is None:
        return options.status
    files = {name: path for name in ("stats", "trace") if (path := found.get(f"--{name}")) is not None}
    if files:
        os.environ["BULLSNAKE"] = with_knobs(os.environ.get("BULLSNAKE", ""), **files)
    sys.stdout.flush()
    os.execv(executable, argv)


def with_knobs(before: str, **files: str) -> str:
    """Knobs, and more that name files; a name may hold what separates knobs."""
    more = [f"{name}=" + path.replace("\\", "\\\\").replace(",", "\\,") for name, path in files.items()]
    return ",".join([*([before] if before else []), *more])
