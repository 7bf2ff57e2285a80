"""A program checked again and again, each time with what the last time has told of what has no annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.build import BuildResult
from mypy.errors import CompileError

from bullsnake.front.reading.sources import is_standard
from bullsnake.front.unannotated.signatures import signatures, silent_places
from bullsnake.front.unannotated.widening import places_of

if TYPE_CHECKING:
    from bullsnake.front.mypy_runs import Job, Texts

ROUNDS = 6
"""How often a program is looked at: a type may need another one that was found before."""


def with_signatures(job: Job, read: Texts, built: BuildResult) -> tuple[Texts, BuildResult]:
    """The program with what is found for what has no annotation; then with wider variables too, if less is wrong with it then.

    `job` keeps what was found, and begins with that when the program is checked again.
    """
    paths = {s.module: s.path for s in job.sources if not is_standard(s.path)}
    if not job.known and not job.wanted:
        job.wanted = silent_places(built.files, paths, built.errors, job.bare)
    if job.wanted:
        read, built = _told(job, read, built, paths)
    narrow = places_of(built.files, paths, job.open_errors(built)) if built.errors else {}
    if narrow:
        before = job.wanted, job.known
        job.wanted = {place: [*job.wanted.get(place, []), *narrow.get(place, [])] for place in {**job.wanted, **narrow}}
        wider = _told(job, read, built, paths)
        if len(wider[1].errors) < len(built.errors):
            return wider
        job.wanted, job.known = before
    return read, built


def _told(job: Job, read: Texts, built: BuildResult, paths: dict[str, str]) -> tuple[Texts, BuildResult]:
    for _ in range(ROUNDS):
        found = signatures(built.files, built.types, paths, job.wanted, job.contradicted)
        if found == job.known:
            break
        texts = job.read(found)
        again = job.check(texts)
        if isinstance(again, CompileError):
            break
        job.known, read, built = found, texts, again
    return read, built
