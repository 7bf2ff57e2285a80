"""A program checked again with what mypy found uncertain put into `__certain__`, until it finds no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mypy import nodes as my
from mypy.build import BuildResult
from mypy.errors import CompileError

from bullsnake.diagnostics import Diagnostics
from bullsnake.front.articles import an
from bullsnake.front.reading.certain_values import Certain, Change, Point, SpelledOut
from bullsnake.front.reading.columns import Columns
from bullsnake.front.reading.sources import is_standard
from bullsnake.front.unannotated.signatures import Signatures
from bullsnake.front.unannotated.slots import RETURNS, functions_of, gives_none
from bullsnake.front.uncertain.annotations import NO_VALUE, Annotation, Widening, complaints
from bullsnake.front.uncertain.complaints import concerned
from bullsnake.front.uncertain.contradictions import Contradicted, contradictions
from bullsnake.front.uncertain.places import Uncertain, Updated, uncertain
from bullsnake.ir.core import Pos

if TYPE_CHECKING:
    from bullsnake.front.mypy_runs import Job, Texts

ROUNDS = 8
"""How often: what is got from a certain value, or from a function that may give None after all, may be an Optional again."""


def with_tests(job: Job, read: Texts, built: BuildResult) -> tuple[Texts, BuildResult]:
    """The program with tests where something may be None, if less is wrong with it then; `job` knows of them then."""
    best, wrong = (read, built), len(_wrong(job, built))
    kept = _state(job)
    for _ in range(ROUNDS if wrong else 0):
        if not _add(job, read, built):
            break
        tried = job.complete()
        if isinstance(tried, CompileError):
            break
        read, built = tried
        count = len(_wrong(job, built))
        if count < wrong:
            best, wrong, kept = tried, count, _state(job)
    job.certain, job.optional, job.wanted, job.known = kept
    return best


def with_contradictions(job: Job, read: Texts, built: BuildResult) -> tuple[Texts, BuildResult]:
    """The program with types that it contradicts made wider, if nothing is wrong with it then."""
    kept, tried = _state(job), (read, built)
    for _ in range(ROUNDS):
        if not _wrong(job, tried[1]):
            return tried
        if not _contradict(job, tried[1]) | _add(job, *tried):
            break
        again = job.complete()
        if isinstance(again, CompileError):
            break
        tried = again
    job.certain, job.optional, job.wanted, job.known = kept
    job.contradicted = frozenset()
    return read, built


def _contradict(job: Job, built: BuildResult) -> bool:
    """Add the places that are contradicted to what the job knows; whether there are new ones."""
    errors = _wrong(job, built)
    paths = {s.module: s.path for s in job.sources if not is_standard(s.path)}
    modules = {path: module for module, path in paths.items()}
    told = {module: found for module, path in paths.items() if (found := contradictions(errors, path))}
    if not told:
        return False
    contradicted = Contradicted(built.files, built.types, paths)
    before, places = job.contradicted, set(job.contradicted)
    job.wanted = {place: list(names) for place, names in job.wanted.items()}
    for module, complaints_ in told.items():
        for path, (line, name) in contradicted.of(module, complaints_):
            places.add((modules[path], line, name))
            names = job.wanted.setdefault((modules[path], line), [])
            names += [] if name in names else [name]
            job.optional.get(path, set()).discard((line, name))
    job.contradicted = frozenset(places)
    return job.contradicted != before


State = tuple[dict[str, list[Change]], dict[str, set[Annotation]], dict[tuple[str, int], list[str]], dict[str, Signatures]]


def _state(job: Job) -> State:
    certain = {path: list(changes) for path, changes in job.certain.items()}
    return certain, {path: set(found) for path, found in job.optional.items()}, job.wanted, job.known


def _wrong(job: Job, built: BuildResult) -> list[str]:
    """The errors that count."""
    return [one for one in without_endings(job, built, job.open_errors(built)) if ": error: " in one]


def without_endings(job: Job, built: BuildResult, errors: list[str]) -> list[str]:
    """Errors but for functions that end without a return, and may give None."""
    if not any(one.endswith("  [return]") for one in errors):
        return errors
    paths = {s.module: s.path for s in job.sources if not is_standard(s.path)}
    functions = [(path, function) for module, path in paths.items() for function in functions_of(built.files[module])]
    harmless = tuple(f"{path}:{function.line}:" for path, function in functions if gives_none(function))
    return [one for one in errors if not (one.endswith("  [return]") and one.startswith(harmless))]


def _add(job: Job, read: Texts, built: BuildResult) -> bool:
    """Add what is found now to what the job knows; whether that is anything new."""
    new = False
    for path, changes in _found(job, read, built).items():
        job.certain.setdefault(path, []).extend(changes)
        new = True
    modules = {s.path: s.module for s in job.sources}
    for path, (line, name), is_wrong in _widened(job, built):
        if is_wrong:
            known = job.wanted.get((modules[path], line), [])
            new |= name not in known
            job.wanted = {**job.wanted, (modules[path], line): list(dict.fromkeys([*known, name]))}
        else:
            if (modules[path], line, name) in job.contradicted:
                continue
            new |= (line, name) not in job.optional.setdefault(path, set())
            job.optional[path].add((line, name))
    return new


def _widened(job: Job, built: BuildResult) -> Iterator[tuple[str, Annotation, bool]]:
    """Path, annotation, and whether it is to be read as if it were not there (or else as an Optional)."""
    errors = _wrong(job, built)
    paths = {s.module: s.path for s in job.sources if not is_standard(s.path)}
    told = {module: found for module, path in paths.items() if (found := complaints(errors, path))}
    widening = Widening(built.files, built.types, paths) if told else None
    for module, found in told.items():
        assert widening is not None
        for one in found:
            for path, annotation in widening.of(module, [one]):
                yield path, annotation, one.code == NO_VALUE


def warn_of_tests(job: Job, sink: Diagnostics) -> None:
    """Of the first value in each file that is tested, and how many more there are."""
    for path, changes in job.certain.items():
        text = next(s.text for s in job.sources if s.path == path).split("\n")
        spans = {one.target if isinstance(one, SpelledOut) else (one.start, one.end): one for one in changes}
        (line, start), (last, end) = first = min(spans)
        shown = text[line - 1][start:end] if line == last else "this"
        more = f" ({len(spans) - 1} more in this file)" if len(spans) > 1 else ""
        error = "an AttributeError" if spans[first].told.startswith(".") else "a TypeError"
        message = f"{shown} may be None here, or of another class{more}: {error} then, when the program runs, as under CPython"
        advice = "test it first: `is not None`, or isinstance()"
        sink.warning(Pos(path, line, start + 1), message, advice, end + 1 if line == last else 0)


def warn_of_annotations(job: Job, sink: Diagnostics) -> None:
    """Of the first annotation in each file that is taken for another one, and how many more there are."""
    for path, found in job.optional.items():
        if not found:
            continue
        line, name = min(found)
        what = "the result" if name == RETURNS else name.lstrip(".=")
        more = f" ({len(found) - 1} more in this file)" if len(found) > 1 else ""
        message = f"{what} may be None, which its annotation does not say: taken for an Optional{more}"
        sink.warning(Pos(path, line, 1), message, "add | None to the annotation")


def warn_of_contradictions(job: Job, sink: Diagnostics) -> None:
    """Of the first place in each file whose type is not what the program says it is, and how many more there are."""
    for source in job.sources:
        texts = job.known[source.module].texts if source.module in job.known else {}
        found = sorted((line, name) for module, line, name in job.contradicted if module == source.module and (line, name) in texts)
        if not found:
            continue
        line, name = found[0]
        what = "the result" if name == RETURNS else name.lstrip(".=")
        more = f" ({len(found) - 1} more in this file)" if len(found) > 1 else ""
        shown = _ALIAS.sub("", texts[found[0]])
        message = f"{what} is not what is said here: taken for {an(shown)}{more}, as CPython would"
        sink.warning(Pos(source.path, line, 1), message, f"write {shown}, or look for the mistake")


_ALIAS = re.compile(r"\b__(?:[a-z]+_)+(?=[A-Za-z])")


def _found(job: Job, read: Texts, built: BuildResult) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    errors = job.open_errors(built)
    for source in job.sources:
        lines = concerned(errors, source.path) if errors and not is_standard(source.path) else {}
        columns = Columns(*read[source.path])
        for one in uncertain(built.files[source.module], built.types, lines) if lines else ():
            found.setdefault(source.path, []).append(_change(one, columns))
    return found


def _change(one: Uncertain | Updated, columns: Columns) -> Change:
    if isinstance(one, Uncertain):
        return Certain(*_place(one.value, columns), one.told)
    return SpelledOut(_place(one.statement.lvalue, columns), _place(one.statement.rvalue, columns), one.statement.op, one.told)


def _place(node: my.Expression, columns: Columns) -> tuple[Point, Point]:
    """Where a node begins and ends in the original text."""
    last, end = node.end_line or node.line, node.end_column or 0
    return (node.line, columns.fix(node.line, node.column)), (last, columns.fix(last, end))
