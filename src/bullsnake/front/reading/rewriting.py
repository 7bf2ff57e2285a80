"""The text that mypy reads: the program's, changed here and there, line for line.

Each kind of change has a file of its own that says what and why; here they are made, and the places that mypy reports are changed
back (`Changes`).
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bullsnake.front.reading import (
    bare_returns,
    certain_values,
    empty_containers,
    enum_members,
    file_types,
    ignored_errors,
    list_annotations,
    named_lambdas,
    named_tuple_calls,
    operator_functions,
    optional_annotations,
    repeated_annotations,
    signatures,
    special_methods,
)
from bullsnake.front.reading.certain_values import Change
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


@dataclass(frozen=True, slots=True)
class Found:
    """What earlier looks at a module have found. places: of what may hold anything. known: annotations for what has none.

    certain: what is tested not to be None. optional: annotations that allow None.
    """

    places: Places = frozenset()
    known: Signatures | None = None
    certain: Sequence[Change] = ()
    optional: Collection[tuple[int, str]] = ()

    @property
    def is_nothing(self) -> bool:
        return not self.places and self.known is None and not self.certain and not self.optional


NOTHING = Found()


def for_mypy(text: str, trusted: bool = False, found: Found = NOTHING) -> tuple[str, Changes]:
    """A module's text as mypy reads it; it parses. trusted: one of ours, which may ignore errors."""
    changes = Changes()
    theirs = () if trusted else (ignored_errors, repeated_annotations, list_annotations, bare_returns)
    kinds = (enum_members, file_types, operator_functions, special_methods, named_tuple_calls, *theirs)
    wanted = [one for one in kinds if one.concerns(text)]
    has_lambdas = not trusted and named_lambdas.concerns(text)
    if not wanted and not has_lambdas and found.is_nothing:
        return text, changes
    tree, lines = ast.parse(text), text.split("\n")
    texts = found.known.texts if found.known else {}
    made: list[Iterable[Replacement]] = [one.replacements(tree, lines) for one in wanted]
    made += [
        empty_containers.replacements(tree, lines, found.places),
        signatures.replacements(tree, lines, texts),
        named_lambdas.replacements(tree, lines, texts) if has_lambdas else (),
        certain_values.replacements(lines, found.certain),
        optional_annotations.replacements(tree, lines, found.optional),
    ]
    listed = sorted(set().union(*made))
    for line, found_there in groupby(listed, key=lambda one: one.line):
        _change(lines, line, list(found_there), changes)
    if any(special_methods.ANYTHING in one.text for one in listed):
        lines.append(special_methods.LAST_LINE)
    if any(file_types.TEXT in one.text or file_types.BINARY in one.text for one in listed):
        lines.append(file_types.LAST_LINE)
    lines += found.known.behind if found.known is not None else []
    lines += [optional_annotations.LAST_LINE] if found.optional else []
    return "\n".join(lines), changes


def _change(lines: list[str], line: int, found: list[Replacement], changes: Changes) -> None:
    old, new, done = lines[line - 1], "", 0
    places = []
    for one in found:
        if one.start < done:
            continue  # what stands here has been replaced: an annotation by one that was found
        new += old[done : one.start]
        places.append((len(new), len(new) + len(one.text), one.start, one.end))
        new += one.text
        done = one.end
    lines[line - 1] = new + old[done:]
    changes.lines[line] = places
