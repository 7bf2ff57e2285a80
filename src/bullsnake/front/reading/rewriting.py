"""The text that mypy reads: the program's, changed here and there, line for line.

Each kind of change has a file of its own that says what and why; here they are made, and the places that mypy reports are changed
back (`Changes`).
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from bullsnake.front.reading import (
    empty_containers,
    enum_members,
    ignored_errors,
    named_tuple_calls,
    operator_functions,
    signatures,
    special_methods,
)
from bullsnake.front.reading.empty_containers import Places
from bullsnake.front.reading.replacements import Replacement
from bullsnake.front.unannotated.signatures import Signatures


@dataclass(slots=True)
class Changes:
    """By line: where a new text begins and ends in the changed line, and where the old one did in the original. Columns from 0."""

    lines: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)

    def original(self, line: int, column: int) -> int:
        """The column in the original of one in the changed line."""
        shift = 0
        for new_start, new_end, old_start, old_end in self.lines.get(line, ()):
            if column < new_start:
                break
            if column < new_end:
                return old_start
            shift = old_end - new_end
        return column + shift


def for_mypy(text: str, trusted: bool = False, places: Places = frozenset(), known: Signatures | None = None) -> tuple[str, Changes]:
    """A module's text as mypy reads it; it parses.

    trusted: one of ours, which may ignore errors. places: of what may hold anything. known: annotations found for it.
    """
    changes = Changes()
    kinds = (enum_members, operator_functions, special_methods, named_tuple_calls, *(() if trusted else (ignored_errors,)))
    wanted = [one for one in kinds if one.concerns(text)]
    if not wanted and not places and known is None:
        return text, changes
    tree, lines = ast.parse(text), text.split("\n")
    made = [one.replacements(tree, lines) for one in wanted]
    made += [empty_containers.replacements(tree, lines, places), signatures.replacements(tree, lines, known.texts if known else {})]
    found = sorted(set().union(*made))
    for line in sorted({one.line for one in found}):
        _change(lines, line, [one for one in found if one.line == line], changes)
    if any(special_methods.ANYTHING in one.text for one in found):
        lines.append(special_methods.LAST_LINE)
    lines += known.behind if known is not None else []
    return "\n".join(lines), changes


def _change(lines: list[str], line: int, found: list[Replacement], changes: Changes) -> None:
    old, new, done = lines[line - 1], "", 0
    places = []
    for one in found:
        new += old[done : one.start]
        places.append((len(new), len(new) + len(one.text), one.start, one.end))
        new += one.text
        done = one.end
    lines[line - 1] = new + old[done:]
    changes.lines[line] = places
