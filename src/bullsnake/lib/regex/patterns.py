"""re.compile and the methods of Pattern; the functions of the module, which compile first. Compiled patterns are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import Match, Pattern

from _prim import implements, is_none, new_object, own_get, same_class, str_len, unchecked
from bslib.objects import hash_of
from bslib.regex.code import Code
from bslib.regex.machine import Machine
from bslib.regex.matches import new_match, text_between
from bslib.regex.nodes import A, I, M, S, U, X
from bslib.regex.parser import Parser
from bslib.regex.templates import Template
from bslib.textrepr import str_repr

END = 9223372036854775807
MOST_KEPT = 512

_kept: dict[tuple[str, int], Pattern[str]] | None = None


@implements("re.error.__init__")
def error_init(self: re.error, msg: str, pattern: str | None = None, pos: int | None = None) -> None:
    """The text names the place; the line, too, if there are several."""
    self.msg = msg
    self.pattern = pattern
    self.pos = pos
    text = msg
    if pattern is not None and pos is not None:
        text = msg + " at position " + str(pos)
        self.lineno = pattern.count("\n", 0, pos) + 1
        self.colno = pos - pattern.rfind("\n", 0, pos)
        if "\n" in pattern:
            text += " (line " + str(self.lineno) + ", column " + str(self.colno) + ")"
    self.args = (text,)


@implements("re.purge")
def purge() -> None:
    global _kept
    _kept = None


@implements("re.compile")
def compile_text(pattern: str, flags: int = 0) -> Pattern[str]:
    global _kept
    key = (pattern, flags)
    kept = _kept
    if kept is None or len(kept) >= MOST_KEPT:
        kept = _kept = {}
    found = kept.get(key)
    if found is None:
        found = _compiled(pattern, flags)
        kept[key] = found
    return found


@implements("re.compile", 1)
def compile_again(pattern: Pattern[str], flags: int = 0) -> Pattern[str]:
    if flags:
        raise ValueError("cannot process flags argument with a compiled pattern")
    return pattern


def _compiled(pattern: str, flags: int) -> Pattern[str]:
    if flags & 4:
        raise ValueError("cannot use LOCALE flag with a str pattern")
    parser = Parser(pattern, flags)
    parsed = parser.whole()
    code = Code(parsed, parser.lengths)
    made: Pattern[str] = new_object()
    made.pattern = pattern
    made.flags = parser.flags
    made.groups = code.groups - 1
    made.groupindex = parser.names
    made._code = code
    return made


def prepared(pattern: str | Pattern[str], flags: int) -> Pattern[str]:
    if isinstance(pattern, str):
        return compile_text(pattern, flags)
    return compile_again(pattern, flags)


def machine_for(self: Pattern[str], string: str, endpos: int) -> Machine:
    code: Code = unchecked(self._code)
    return Machine(code, string, clamped(endpos, string))


def clamped(place: int, string: str) -> int:
    return 0 if place < 0 else min(place, str_len(string))


@implements("re.Pattern.__eq__")
def pattern_eq(self: Pattern[str], other: object) -> bool:
    if is_none(other) or not same_class(self, other):
        return False
    pattern: Pattern[str] = unchecked(other)
    return self.pattern == pattern.pattern and self.flags == pattern.flags


@implements("re.Pattern.__hash__")
def pattern_hash(self: Pattern[str]) -> int:
    return hash_of((self.flags, self.pattern))


@implements("re.Pattern.__repr__")
def pattern_repr(self: Pattern[str]) -> str:
    """The text, cut as CPython does, and the flags but UNICODE."""
    names: list[str] = []
    rest = self.flags & ~U
    for flag, name in ((I, "re.IGNORECASE"), (M, "re.MULTILINE"), (S, "re.DOTALL"), (X, "re.VERBOSE"), (A, "re.ASCII")):
        if rest & flag:
            names.append(name)
    shown = "re.compile(" + str_repr(self.pattern)[:200]
    return shown + (", " + "|".join(names) if names else "") + ")"


# --- one match --------------------------------------------------------------------------------------------------------------------


def found_by(self: Pattern[str], machine: Machine, pos: int, is_match: bool) -> Match[str] | None:
    return new_match(self, machine, pos) if is_match else None


@implements("re.Pattern.match")
def pattern_match(self: Pattern[str], string: str, pos: int = 0, endpos: int = END) -> Match[str] | None:
    machine = machine_for(self, string, endpos)
    pos = clamped(pos, string)
    return found_by(self, machine, pos, pos <= machine.end and machine.match(pos))


@implements("re.Pattern.fullmatch")
def pattern_fullmatch(self: Pattern[str], string: str, pos: int = 0, endpos: int = END) -> Match[str] | None:
    machine = machine_for(self, string, endpos)
    machine.whole = True
    pos = clamped(pos, string)
    return found_by(self, machine, pos, pos <= machine.end and machine.match(pos))


@implements("re.Pattern.search")
def pattern_search(self: Pattern[str], string: str, pos: int = 0, endpos: int = END) -> Match[str] | None:
    machine = machine_for(self, string, endpos)
    pos = clamped(pos, string)
    return found_by(self, machine, pos, machine.search(pos))


@implements("re.match")
def match(pattern: str | Pattern[str], string: str, flags: int = 0) -> Match[str] | None:
    return pattern_match(prepared(pattern, flags), string)


@implements("re.fullmatch")
def fullmatch(pattern: str | Pattern[str], string: str, flags: int = 0) -> Match[str] | None:
    return pattern_fullmatch(prepared(pattern, flags), string)


@implements("re.search")
def search(pattern: str | Pattern[str], string: str, flags: int = 0) -> Match[str] | None:
    return pattern_search(prepared(pattern, flags), string)


# --- all matches --------------------------------------------------------------------------------------------------------------------


def search_on(machine: Machine, at: int) -> int:
    """The next match of a row from a place on: where to go on after it; -1 if there is none. Two never lie in one place."""
    if not machine.search(at):
        return -1
    start, stop = own_get(machine.slots, 0), own_get(machine.slots, 1)
    machine.barred = stop if stop == start else -1
    return stop


@implements("re.Pattern.finditer")
def pattern_finditer(self: Pattern[str], string: str, pos: int = 0, endpos: int = END) -> Iterator[Match[str]]:
    return all_matches(self, machine_for(self, string, endpos), clamped(pos, string))


def all_matches(self: Pattern[str], machine: Machine, at: int) -> Iterator[Match[str]]:
    pos = at
    while True:
        at = search_on(machine, at)
        if at < 0:
            return
        yield new_match(self, machine, pos)


@implements("re.finditer")
def finditer(pattern: str | Pattern[str], string: str, flags: int = 0) -> Iterator[Match[str]]:
    return pattern_finditer(prepared(pattern, flags), string)


@implements("re.Pattern.findall")
def pattern_findall(self: Pattern[str], string: str, pos: int = 0, endpos: int = END) -> list[str]:
    """Of a pattern with one group at most: the texts of that group, or of the whole."""
    if self.groups > 1:
        message = "findall gives tuples for a pattern of " + str(self.groups) + " groups"
        raise TypeError(message + ": write the pattern as a literal there, or use finditer")
    found: list[str] = []
    machine = machine_for(self, string, endpos)
    at = clamped(pos, string)
    while True:
        at = search_on(machine, at)
        if at < 0:
            return found
        found.append(text_between(machine, self.groups))


@implements("re.Pattern._findall")
def pattern_findall_groups(self: Pattern[str], string: str, pos: int = 0, endpos: int = END) -> list[list[str]]:
    """Of a pattern with several: the texts of all of them."""
    found: list[list[str]] = []
    machine = machine_for(self, string, endpos)
    at = clamped(pos, string)
    while True:
        at = search_on(machine, at)
        if at < 0:
            return found
        found.append([text_between(machine, group) for group in range(1, self.groups + 1)])


@implements("re.findall")
def findall(pattern: str | Pattern[str], string: str, flags: int = 0) -> list[str]:
    return pattern_findall(prepared(pattern, flags), string)


@implements("re._findall")
def findall_groups(pattern: str | Pattern[str], string: str, flags: int = 0) -> list[list[str]]:
    return pattern_findall_groups(prepared(pattern, flags), string)


# --- split and sub ----------------------------------------------------------------------------------------------------------------


@implements("re.Pattern.split")
def pattern_split(self: Pattern[str], string: str, maxsplit: int = 0) -> list[str | None]:
    parts: list[str | None] = []
    machine = machine_for(self, string, END)
    at = done = 0
    while maxsplit <= 0 or maxsplit > len(parts) // (self.groups + 1):
        at = search_on(machine, at)
        if at < 0:
            break
        parts.append(string[done : own_get(machine.slots, 0)])
        for group in range(1, self.groups + 1):
            start, stop = own_get(machine.slots, 2 * group), own_get(machine.slots, 2 * group + 1)
            parts.append(string[start:stop] if start >= 0 and stop >= 0 else None)
        done = at
    parts.append(string[done:])
    return parts


@implements("re.split")
def split(pattern: str | Pattern[str], string: str, maxsplit: int = 0, flags: int = 0) -> list[str | None]:
    return pattern_split(prepared(pattern, flags), string, maxsplit)


def replaced(
    self: Pattern[str], template: Template | None, function: Callable[[Match[str]], str] | None, string: str, count: int
) -> tuple[str, int]:
    """All matches, `count` at most if it is not 0, with others in their place; how many."""
    parts: list[str] = []
    machine = machine_for(self, string, END)
    at = done = times = 0
    while count <= 0 or times < count:
        at = search_on(machine, at)
        if at < 0:
            break
        parts.append(string[done : own_get(machine.slots, 0)])
        if template is not None:
            template.put(parts, machine)
        elif function is not None:
            parts.append(function(new_match(self, machine, 0)))
        done = at
        times += 1
    parts.append(string[done:])
    return "".join(parts), times


@implements("re.Pattern.subn")
def pattern_subn(self: Pattern[str], repl: str, string: str, count: int = 0) -> tuple[str, int]:
    return replaced(self, Template(repl, self.groupindex, self.groups), None, string, count)


@implements("re.Pattern.subn", 1)
def pattern_subn_with(self: Pattern[str], repl: Callable[[Match[str]], str], string: str, count: int = 0) -> tuple[str, int]:
    return replaced(self, None, repl, string, count)


@implements("re.Pattern.sub")
def pattern_sub(self: Pattern[str], repl: str, string: str, count: int = 0) -> str:
    return pattern_subn(self, repl, string, count)[0]


@implements("re.Pattern.sub", 1)
def pattern_sub_with(self: Pattern[str], repl: Callable[[Match[str]], str], string: str, count: int = 0) -> str:
    return pattern_subn_with(self, repl, string, count)[0]


@implements("re.sub")
def sub(pattern: str | Pattern[str], repl: str, string: str, count: int = 0, flags: int = 0) -> str:
    return pattern_sub(prepared(pattern, flags), repl, string, count)


@implements("re.sub", 1)
def sub_with(
    pattern: str | Pattern[str], repl: Callable[[Match[str]], str], string: str, count: int = 0, flags: int = 0
) -> str:
    return pattern_sub_with(prepared(pattern, flags), repl, string, count)


@implements("re.subn")
def subn(pattern: str | Pattern[str], repl: str, string: str, count: int = 0, flags: int = 0) -> tuple[str, int]:
    return pattern_subn(prepared(pattern, flags), repl, string, count)


@implements("re.subn", 1)
def subn_with(
    pattern: str | Pattern[str], repl: Callable[[Match[str]], str], string: str, count: int = 0, flags: int = 0
) -> tuple[str, int]:
    return pattern_subn_with(prepared(pattern, flags), repl, string, count)


SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


@implements("re.escape")
def escape(pattern: str) -> str:
    return "".join(["\\" + letter if letter in SPECIAL else letter for letter in pattern])


# --- flags --------------------------------------------------------------------------------------------------------------------------


@implements("re.A")
def flag_a() -> int:
    return A


@implements("re.ASCII")
def flag_ascii() -> int:
    return A


@implements("re.I")
def flag_i() -> int:
    return I


@implements("re.IGNORECASE")
def flag_ignorecase() -> int:
    return I


@implements("re.M")
def flag_m() -> int:
    return M


@implements("re.MULTILINE")
def flag_multiline() -> int:
    return M


@implements("re.S")
def flag_s() -> int:
    return S


@implements("re.DOTALL")
def flag_dotall() -> int:
    return S


@implements("re.U")
def flag_u() -> int:
    return U


@implements("re.UNICODE")
def flag_unicode() -> int:
    return U


@implements("re.X")
def flag_x() -> int:
    return X


@implements("re.VERBOSE")
def flag_verbose() -> int:
    return X


@implements("re.NOFLAG")
def flag_none() -> int:
    return 0
