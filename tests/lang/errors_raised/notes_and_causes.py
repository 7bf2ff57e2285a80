"""Chains of causes and contexts walked by hand, notes, suppressed contexts, re-raising in finally, errors as values and keys."""
from __future__ import annotations

import traceback
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Callable, Iterator


class ConfigError(Exception):
    """Base of all."""

    hint = "see the manual"

    def __init__(self, *args: object, line: int | None = None) -> None:
        super().__init__(*args)
        self.line = line

    def __str__(self) -> str:
        where = f" in line {self.line}" if self.line is not None else ""
        return super().__str__() + where


class Missing(ConfigError):
    hint = "add it"


class BadValue(ConfigError):
    @property
    def value(self) -> object:
        return self.args[-1] if self.args else None


@dataclass
class Report:
    ok: dict[str, int]
    failed: list[ConfigError]

    def first(self) -> ConfigError:
        try:
            return self.failed[0]
        except IndexError:
            raise LookupError("no failure") from None


def chain(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        link, text = "", f"{type(error).__name__}({error})"
        if (following := error.__cause__) is not None:
            link = " <- "
        elif not error.__suppress_context__ and (following := error.__context__) is not None:
            link = " .. "
        yield text + link
        error = following


def number(text: str, line: int) -> int:
    try:
        return int(text)
    except ValueError as error:
        if text == "":
            raise Missing("empty", line=line) from None
        new = BadValue("no number", text, line=line)
        new.add_note(f"the text has {len(text)} characters")
        if text.isalpha():
            new.add_note("it is a word")
            raise new
        raise new from error


def parse(lines: list[str], strict: bool = False) -> Report:
    report = Report({}, [])
    for n, text in enumerate(lines, 1):
        key, _, value = text.partition("=")
        try:
            if key in report.ok:
                raise BadValue(f"{key} again", line=n)
            report.ok[key] = number(value, n)
        except ConfigError as error:
            report.failed.append(error)
            if strict:
                raise ConfigError("stopped") from error
    return report


@contextmanager
def noting(text: str) -> Iterator[list[str]]:
    notes: list[str] = []
    try:
        yield notes
    except Exception as error:
        for note in [text, *notes]:
            error.add_note(note)
        raise


def cleanup(kind: str) -> str:
    with suppress(ZeroDivisionError), ExitStack() as stack:
        stack.callback(lambda: print("  callback 1", kind))
        stack.enter_context(noting(f"while {kind}"))
        match kind:
            case "zero":
                return f"{1 // len(kind[4:])}"
            case "key":
                return {"a": "b"}[kind]
            case "nested":
                try:
                    raise BadValue(1, 2)
                finally:
                    raise Missing("inside of finally")
        return "fine"
    return "suppressed"


report = parse(["a=1", "b=x1", "c=word", "d=", "a=2", "e=-7", "=0", "f"])
print(report.ok)
for error in report.failed:
    print(f"{error!r:<44} {''.join(chain(error))} | {error.hint}")
    print("   ", repr("".join(traceback.format_exception_only(error))), isinstance(error, Missing), error.value if isinstance(error, BadValue) else "-")
print(repr(report.first()), {type(e): e.line for e in report.failed})
attempts: list[Callable[[], object]] = [lambda: parse(["q=1", "q=?"], True), lambda: Report({}, []).first()]
for attempt in attempts:
    try:
        print(attempt())
    except (ConfigError, LookupError) as error:
        print("".join(chain(error)))
for kind in ("fine", "zero", "key", "nested"):
    try:
        print(cleanup(kind))
    except Exception as error:
        print("".join(chain(error)), "|", "".join(traceback.format_exception_only(error)).replace("\n", "~"))
try:
    with noting("outer") as notes:
        notes.append("middle")
        with noting("inner"):
            raise BadValue("last", 3.5, line=0)
except ConfigError as error:
    print("".join(traceback.format_exception_only(error)).splitlines(), error.args, error.hint)
    saved = error
try:
    raise saved from OSError("disk")
except BadValue as again:
    print(again is saved, "".join(chain(again)))
