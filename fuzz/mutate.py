"""Broken sources: tokens of the suite's programs dropped, doubled, swapped or replaced. The compiler must refuse them or make a program.

    fuzz/mutate.py [N] [SEED]

Each of N texts goes through front end and builder in this process. Any exception but a diagnosis is a bug: its place is printed, and the
text is kept in fuzz/found. About 0.3 s for each.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import tokenize
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / "fuzz" / "found"
SOURCES = sorted([*ROOT.glob("tests/lang/*/*.py"), *ROOT.glob("tests/concurrent/*/*.py"), *ROOT.glob("examples/*/*.py")])
OTHERS = ["None", "x", "0", '"s"', "[]", "()", "int", "str", "self", "1.5", "{}", "lambda: 0", "Any", "*", "not", "b''", "yield", "type"]
KINDS = (tokenize.NAME, tokenize.NUMBER, tokenize.STRING, tokenize.OP)


def mutated(text: str, chance: random.Random) -> str:
    """One or two tokens are dropped, doubled, or become others."""
    tokens = [t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type in KINDS and t.start[0] == t.end[0]]
    lines = text.split("\n")
    for _ in range(chance.choice([1, 1, 2])):
        token = chance.choice(tokens)
        row, start, end = token.start[0] - 1, token.start[1], token.end[1]
        way = chance.random()
        new = "" if way < 0.3 else chance.choice(tokens).string if way < 0.6 else f"{token.string} {token.string}"
        new = chance.choice(OTHERS) if way >= 0.8 else new
        if lines[row][start:end] == token.string:
            lines[row] = lines[row][:start] + new + lines[row][end:]
    return "\n".join(lines)


def failure(text: str, base: object) -> str:
    """What goes wrong beside a diagnosis; empty if nothing does."""
    from bullsnake import stages
    from bullsnake.diagnostics import Diagnostics
    from bullsnake.driver import Options

    quiet = io.StringIO()
    try:
        with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            stages._build(base, Options(path="mutant.py", text=text), Diagnostics())  # type: ignore[arg-type]
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        places = [f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-3:]]
        return f"{type(error).__name__}: {str(error)[:120]} {' '.join(places)}"
    return ""


def main(args: list[str]) -> int:
    from bullsnake.cache import Cache
    from bullsnake.stages import image

    count = int(args[0]) if args else 10000
    chance = random.Random(int(args[1]) if len(args) > 1 else 0)
    base = image(Cache())
    done = bad = 0
    while done < count:
        source = chance.choice(SOURCES)
        try:
            text = mutated(source.read_text(encoding="utf-8"), chance)
        except (tokenize.TokenError, IndentationError):
            continue
        done += 1
        found = failure(text, base)
        if found:
            bad += 1
            FOUND.mkdir(parents=True, exist_ok=True)
            (FOUND / f"mutant_{done}.py").write_text(text, encoding="utf-8")
            print(f"{source.relative_to(ROOT)}: {found}", flush=True)
        if done % 500 == 0:
            print(f"{done} mutants, {bad} internal errors", flush=True)
    print(f"{done} mutants, {bad} internal errors")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
