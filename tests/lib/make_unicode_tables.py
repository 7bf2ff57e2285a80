"""Writes src/bullsnake/lib/unicode_tables.py from the character database of the Python that runs it.

    python tests/lib/make_unicode_tables.py src/bullsnake/lib/unicode_tables.py
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable

LAST = 0x10FFFF
HEAD = '''"""Tables of Unicode {version}, written by tests/lib/make_unicode_tables.py from CPython's character database.

Ranges are pairs: first, last. Case runs are four numbers: first, last, step, twice the distance (plus 1 when downwards).
Expansions are a code and the three codes (0: none) that it becomes. Each table is a string whose code points are the numbers.
"""

# fmt: off
'''


def ranges(holds: Callable[[str], bool]) -> list[int]:
    """First and last of each run of characters for which it holds."""
    out: list[int] = []
    for code in range(LAST + 1):
        if holds(chr(code)):
            if out and out[-1] == code - 1:
                out[-1] = code
            else:
                out += [code, code]
    return out


def case_runs(change: Callable[[str], str]) -> list[int]:
    """Runs of characters that move by the same distance, with the same gap between them."""
    runs: list[list[int]] = []
    for code in range(LAST + 1):
        became = change(chr(code))
        if len(became) != 1 or ord(became) == code:
            continue
        distance = ord(became) - code
        last = runs[-1] if runs else [0, -9, 0, 0]
        gap = code - last[1]
        if last[3] == distance and (gap == last[2] or last[0] == last[1] and gap <= 2):
            last[1:3] = [code, gap]
        else:
            runs.append([code, code, 1, distance])
    return [number for first, end, step, d in runs for number in (first, end, step, abs(d) * 2 + (d < 0))]


def expansions(change: Callable[[str], str]) -> list[int]:
    """Characters that become several."""
    out: list[int] = []
    for code in range(LAST + 1):
        became = change(chr(code))
        if len(became) > 1:
            out += [code, *map(ord, became), *[0] * (3 - len(became))]
    return out


def only(change: Callable[[str], str], other: Callable[[str], str]) -> Callable[[str], str]:
    """A change where it is to one character and differs from another change."""
    return lambda c: change(c) if len(change(c)) == 1 and change(c) != other(c) else c


def ignorable(c: str) -> bool:
    """Whether the rule of the final sigma looks past the character."""
    return f"A{c}\u03a3".lower()[-1] == "\u03c2" and f"1{c}\u03a3".lower()[-1] == "\u03c3"


def escaped(code: int) -> str:
    if 32 <= code < 127 and chr(code) not in '"\\':
        return chr(code)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def table(name: str, what: str, numbers: list[int]) -> str:
    lines = [""]
    for number in numbers:
        if len(lines[-1]) > 105:
            lines.append("")
        lines[-1] += escaped(number)
    body = "\n".join(f'    "{line}"' for line in lines)
    return f"# {what}\n{name} = (\n{body}\n)\n"


def tables() -> dict[str, tuple[str, list[int]]]:
    """Name -> what it is, and its numbers."""
    return {
        "ALPHA": ("isalpha", ranges(str.isalpha)),
        "DECIMAL": ("isdecimal: tens from 0 to 9", ranges(str.isdecimal)),
        "DIGIT": ("isdigit and not isdecimal", ranges(lambda c: c.isdigit() and not c.isdecimal())),
        "NUMERIC": ("isnumeric and not isdigit", ranges(lambda c: c.isnumeric() and not c.isdigit())),
        "LOWER": ("islower", ranges(str.islower)),
        "UPPER": ("isupper", ranges(str.isupper)),
        "TITLE": ("letters of title case", ranges(lambda c: unicodedata.category(c) == "Lt")),
        "UNPRINTABLE": ("not isprintable", ranges(lambda c: not c.isprintable())),
        "SPACE": ("isspace", ranges(str.isspace)),
        "IGNORABLE": ("passed over by the rule of the final sigma", ranges(ignorable)),
        "ID_START": ("may begin an identifier", ranges(str.isidentifier)),
        "ID_CONTINUE": ("may only go on in one", ranges(lambda c: f"a{c}".isidentifier() and not c.isidentifier())),
        "TO_UPPER": ("upper", case_runs(str.upper)),
        "TO_LOWER": ("lower", case_runs(str.lower)),
        "TO_TITLE": ("title, where it is not upper", case_runs(only(str.title, str.upper))),
        "TITLE_SAME": ("unchanged by title and not by upper", ranges(lambda c: c.title() == c and c.upper() != c)),
        "TO_FOLD": ("casefold, where it is not lower", case_runs(only(str.casefold, str.lower))),
        "FOLD_SAME": ("unchanged by casefold and not by lower", ranges(lambda c: c.casefold() == c and c.lower() != c)),
        "UPPER_LONG": ("upper to several", expansions(str.upper)),
        "LOWER_LONG": ("lower to several", expansions(str.lower)),
        "TITLE_LONG": ("title to several", expansions(str.title)),
        "FOLD_LONG": ("casefold to several", expansions(str.casefold)),
    }


if __name__ == "__main__":
    parts = [HEAD.format(version=unicodedata.unidata_version)]
    parts += [table(name, what, numbers) for name, (what, numbers) in tables().items()]
    with open(sys.argv[1], "w", encoding="ascii") as file:
        file.write("\n".join(parts))
