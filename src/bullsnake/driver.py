"""From a program's path to an executable: the cache first, and the compiler only when it must.

Nothing heavy is imported here: a cached run loads no mypy, no llvmlite, no pyelftools, no rich. The stages themselves are in
`stages`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from bullsnake.cache import Cache


@dataclass(slots=True)
class Options:
    """What a command asks for. path: as the user gave it (tracebacks show it); text: the source, when it is not in a file.

    status: set when no executable could be made: 1 for errors in the program, 2 when it cannot be read.
    """

    path: str = ""
    text: str | None = None
    dump: str | None = None
    use_cache: bool = True
    siteids: str = ""
    status: int = 1


def executable_for(options: Options) -> str | None:
    """Path of the program's executable, made if need be; None after errors were printed (see options.status)."""
    if not _readable(options):
        return None
    cache = Cache()
    text_key = "" if options.text is None else options.text
    key = cache.program_key(options.path, f"{options.siteids}\0{text_key}")
    if options.use_cache and options.dump is None:
        found = cache.find_program(key)
        if found is not None:
            return str(found)
    from bullsnake.stages import compile_program

    made = compile_program(cache, options)
    if made is None:
        return None
    return str(cache.store_program(key, made.sources, made.executable))


def check_program(options: Options) -> bool:
    """Report every obstacle of a program; whether it would compile."""
    if not _readable(options):
        return False
    from bullsnake.stages import check

    return check(Cache(), options)


def _readable(options: Options) -> bool:
    if options.text is not None:
        return True
    if os.path.isdir(options.path):
        reason = "is a folder; name the file to run in it"
    elif not os.path.exists(options.path):
        reason = "no such file"
    elif not os.access(options.path, os.R_OK):
        reason = "cannot be read"
    else:
        return True
    options.status = 2
    print(f"bullsnake: {options.path}: {reason}", file=sys.stderr)
    return False
