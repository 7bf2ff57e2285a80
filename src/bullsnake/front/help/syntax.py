"""What CPython's parser refuses: its message, where it is shown, and what to write instead.

Rules are asked for the message and the line at once: "invalid syntax" says nothing, but the line often does.
"""

from __future__ import annotations

import ast
import keyword
import re
from typing import NamedTuple

from bullsnake.ir.core import Pos


class Wrong(NamedTuple):
    """A syntax error as it is shown. end: the column after it on its line, 0 if not known."""

    pos: Pos
    message: str
    help: str
    end: int


def describe(error: SyntaxError, path: str, text: str) -> Wrong:
    lines = text.split("\n")
    number = error.lineno or 1
    line = lines[number - 1] if number <= len(lines) else ""
    help_text = _by_line(error.msg, line) or _by_message(error.msg)
    start, end = max(error.offset or 1, 1), (error.end_offset or 0) if error.end_lineno == error.lineno else 0
    if error.msg.startswith("(unicode error)"):
        number, start, end = _escape(lines, number, start)
    return Wrong(Pos(path, number, start), error.msg, help_text, end)


def _escape(lines: list[str], number: int, start: int) -> tuple[int, int, int]:
    """The text with the escape that CPython cannot read: it points behind it."""
    for line in range(number, 0, -1):
        for found in re.finditer(r"""(?<![rR\w])[fFbBuU]?(["']).*?(?<!\\)\1""", lines[line - 1]):
            if "\\" in found[0] and not _is_readable(found[0]):
                return line, found.start() + 1, found.end() + 1
    return number, start, 0


def _is_readable(literal: str) -> bool:
    try:
        ast.parse(literal)
    except SyntaxError:
        return False
    return True


# --- by what stands in the line -------------------------------------------------------------------------------------------

_NEW = 'type parameters in brackets are of Python 3.12: write {name} = TypeVar("{name}")'
_BY_LINE: list[tuple[str, str, str]] = [
    (r"expected ':'", r"^\s*else\s+if\b", "write elif"),
    (r"expected '\('", r"^\s*def\s+\w+\[(?P<name>\w+)", _NEW + " above"),
    (r"^invalid syntax", r"^\s*class\s+\w+\[(?P<name>\w+)", _NEW + ", and derive from Generic[{name}]"),
    (r"^invalid syntax", r"^\s*type\s+(?P<name>\w+)\s*=\s*(?P<rest>.*)", "this is of Python 3.12: write {name} = {rest}"),
    (r"^invalid syntax", r"^\s*(?P<name>\w+)\s*:=\s*(?P<rest>.*)", "write {name} = {rest}; := stands inside of an expression"),
    (r"^invalid syntax", r"(?P<name>[\w.\]\[]+)\+\+", "write {name} += 1"),
    (r"^invalid syntax", r"(?P<name>[\w.\]\[]+)--\s*(#.*)?$", "write {name} -= 1"),
    (r"^invalid syntax", r"\blambda\b[^:]*:\s*return\b", "a lambda gives its expression: leave out return"),
    (r"^invalid syntax", r"&&", "write and"),
    (r"^invalid syntax", r"\|\|", "write or"),
    (r"^invalid syntax", r"!(?!=)\s*\w", "write not"),
    (r"^invalid syntax", r"===", "write =="),
    (r"^invalid syntax", r"^\s*(switch|case)\b", "write match value: and case ...: in it"),
    (r"^invalid syntax", r"^\s*(?:var|let|const)\s+(?P<name>\w+)", "write the name alone: {name} = ..."),
    (r"^invalid syntax", r"^\s*(?:function|func|fn)\s+(?P<name>\w+)", "write def {name}(...):"),
    (r"^invalid syntax", r"^\s*(?:new)\s|=\s*new\s+(?P<name>\w+)", "an object is made by calling its class, without new"),
    (r"^invalid syntax", r"^\s*print\s+\S", "write print(...)"),
    (r"^f-string", r"""[fF][rR]?(?P<quote>["']).*\{[^{}]*(?P=quote)[^{}]*""", "use the other quotes inside of the braces"),
]


def _by_line(message: str, line: str) -> str:
    for start, pattern, text in _BY_LINE:
        if re.match(start, message) and (found := re.search(pattern, line)) is not None:
            parts = {name: part.split("#")[0].strip() for name, part in found.groupdict().items() if part is not None}
            return text.format(**parts)
    return _of_keyword(line) if message == "invalid syntax" else ""


_PLACES = re.compile(r"^\s*(\w+)\s*(?::[^=]+)?=(?!=)|\bdef\s+(\w+)\s*\(|\.(\w+)|\bfor\s+(\w+)\s+in|(?<=[(,])\s*(\w+)\s*(?::|=(?!=))")


def _of_keyword(line: str) -> str:
    """A word of the language where a name should be."""
    names = [name for found in _PLACES.finditer(line) for name in found.groups() if name and keyword.iskeyword(name)]
    return f'"{names[0]}" is a word of the language: write {names[0]}_' if names and names[0] != "lambda" else ""


# --- by the message -------------------------------------------------------------------------------------------------------

_BY_MESSAGE = {
    "expected an indented block": "indent the lines that belong to it by four spaces",
    "expected ':'": "end the line with a colon",
    "'break' outside loop": "break leaves a for or while loop; here use return, or move it into the loop",
    "'return' outside function": "use sys.exit() to end the program, or put the code into a function",
    "'yield' outside function": "put it into a def, which is a generator then",
    "'await' outside": "await is not supported: call an ordinary function",
    "'continue' not properly in loop": "continue goes on with a for or while loop; here use return, or move it into the loop",
    "'(' was never closed": "add the ) that belongs to it",
    "'[' was never closed": "add the ] that belongs to it",
    "'{' was never closed": "add the } that belongs to it",
    "unmatched": "remove it, or add the bracket that it closes",
    "closing parenthesis": "close with the bracket that was opened last",
    "unterminated": "add the quote that ends the text; a text of several lines has three quotes on both sides",
    "unexpected indent": "begin the line where the lines before it begin",
    "unindent does not match": "begin the line where an earlier line of an outer block begins",
    "inconsistent use of tabs": "indent by four spaces everywhere",
    "leading zeros": "write the number without the zeros in front",
    "invalid decimal literal": "a name does not begin with a digit",
    "invalid character": "write the plain sign of the keyboard",
    "invalid non-printable character": "write a space in its place",
    "cannot assign to": "a name, a field or an item stands on the left of =; a comparison is written ==",
    "cannot delete": "del takes away names, items and slices",
    "illegal target for annotation": "a name or a field stands in front of the colon",
    "only single target": "annotate one name on a line of its own",
    "no binding for nonlocal": "nonlocal names a variable of an enclosing function; one of the module is `global`",
    "nonlocal declaration not allowed": "leave it out: at the level of the module every name is its own",
    "keyword argument repeated": "give each argument once",
    "expected 'except' or 'finally' block": "add `except ...:` with what to do then",
    "expected 'else' after": "write a if test else b",
    "non-default argument follows": "move the parameters with defaults to the end",
    "duplicate argument": "give each parameter a name of its own",
    "positional argument follows": "move the arguments with names to the end",
    "Generator expression must be parenthesized": "put parentheses around it",
    "multiple starred expressions": "leave one star: the others take one item each",
    "starred assignment target": "write [*values] = ..., or the name alone",
    "can't use starred expression": "put brackets around it: [*values]",
    "from __future__ imports must occur": "move it above all other lines",
    "alternative patterns bind different names": "let each alternative bind the same names, or write a case for each",
    "multiple assignments to name": "use two names, and compare them: case (a, b) if a == b",
    "name capture": "a bare name takes any value: write the literal, a name with a dot as Color.RED, or `case n if n == LIMIT`",
    "wildcard makes remaining": "move `case _` to the end",
    "assignment expression cannot": "choose another name, or assign in a line before",
    "Missing parentheses in call": "write print(...)",
    "invalid syntax. Maybe you meant '==' or ':='": "a comparison is written ==",
    "invalid syntax. Perhaps you forgot a comma": "add the comma or the operator that is missing between the two",
    "cannot mix bytes and nonbytes": 'write b"..." for both, or for none',
    "bytes can only contain ASCII": 'write "...".encode()',
    "(unicode error)": r'a \ begins an escape: write r"..." for a text with backslashes, or \\',
    "(value error)": r'a \ begins an escape: write r"..." for a text with backslashes, or \\',
    "unexpected character after line continuation": "leave out the backslash, or what stands behind it",
    "f-string: unterminated": "use the other quotes inside of the braces",
    "f-string expression part cannot include a backslash": "give it a name in a line before",
    "f-string: empty expression": "write what to show between the braces; a brace itself is written twice: {{",
    "f-string: single '}'": "a brace itself is written twice: }}",
    "f-string: expecting '}'": "add the } that belongs to it; a brace itself is written twice: {{",
    "future feature": "see which there are in Python's manual; annotations is the usual one",
    "default 'except:' must be last": "move it behind the other ones",
    "cannot have both 'except' and 'except*'": "write except",
}
_GLOBAL = re.compile(r"name '(?P<name>\w+)' is (?:assigned to|used prior to|used) .*(?P<kind>global|nonlocal) declaration")
_PARAMETER = re.compile(r"name '(?P<name>\w+)' is parameter and (?P<kind>global|nonlocal)")
_ANY = "Python cannot read this line either: look at its brackets, colons and commas, and at the line before"


def _by_message(message: str) -> str:
    if (found := _GLOBAL.match(message)) is not None:
        return f"move `{found['kind']} {found['name']}` to the beginning of the function"
    if (found := _PARAMETER.match(message)) is not None:
        return f"give the parameter another name than {found['name']}"
    known = next((text for start, text in _BY_MESSAGE.items() if message.startswith(start)), "")
    return known or (_ANY if message == "invalid syntax" else "")
