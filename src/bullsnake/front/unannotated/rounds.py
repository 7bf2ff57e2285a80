"""A program checked again and again, each time with what the last time has told of what has no annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.build import BuildResult
from mypy.errors import CompileError

from bullsnake.front.reading.sources import is_standard
from bullsnake.front.unannotated.signatures import Signatures, signatures, silent_places
from bullsnake.front.unannotated.widening import places_of

if TYPE_CHECKING:
    from bullsnake.front.mypy_runs import Job, Texts

ROUNDS = 6
"""How often a program is looked at: a type may need another one that was found before."""


def with_signatures(job: Job, read: Texts, built: BuildResult) -> tuple[Texts, BuildResult]:
    """The program with what is found for what has no annotation; then with wider variables too, if less is wrong with it then."""
    paths = {s.module: s.path for s in job.sources if not is_standard(s.path)}
    wanted = silent_places(built.files, paths)
    if wanted:
        read, built = _told(job, read, built, wanted, paths)
    narrow = places_of(built.files, paths, built.errors) if built.errors else {}
    if narrow:
        both = {place: [*wanted.get(place, []), *narrow.get(place, [])] for place in {**wanted, **narrow}}
        wider = _told(job, read, built, both, paths)
        if len(wider[1].errors) < len(built.errors):
            return wider
    return read, built


def _told(
    job: Job, read: Texts, built: BuildResult, wanted: dict[tuple[str, int], list[str]], paths: dict[str, str]
) -> tuple[Texts, BuildResult]:
    known: dict[str, Signatures] = {}
    for _ in range(ROUNDS):
        found = signatures(built.files, built.types, paths, wanted)
        if found == known:
            break
        known = found
        texts = job.read(known)
        again = job.check(texts)
        if isinstance(again, CompileError):
            break
        read, built = texts, again
    return read, built
